import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { greyCell, inkOn, largest, signedColour } from './draw';

/**
 * A small grid of numbers, each cell coloured by its value: signed, or a brightness. Fires `cell`
 * (detail: column and row) for the one that is pointed at.
 */
export class ExplorerGrid extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        container-type: inline-size;
        min-width: 0;
      }
      table {
        width: 100%;
        aspect-ratio: 1;
        table-layout: fixed;
        border-collapse: collapse;
        font: 500 clamp(0.46rem, 4.1cqw, 0.75rem) / 1 var(--sans);
        font-variant-numeric: tabular-nums;
      }
      td {
        padding: 0;
        overflow: hidden;
        text-align: center;
      }
      .marked {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
        font-weight: 700;
      }
      .beyond {
        background: var(--surface);
        color: var(--muted);
      }
      caption {
        min-height: 2.9em;
        font-size: 0.8125rem;
        line-height: 1.4;
        text-align: left;
      }
      caption b {
        font-weight: 600;
      }
    `,
  ];

  @property() override title = '';
  @property() note = '';
  @property() kind: 'signed' | 'grey' = 'signed';
  /** Rows of numbers; `null` beyond the picture. */
  @property({ attribute: false }) values: readonly (readonly (number | null)[])[] = [];
  /** The number of the strongest colour; without one, the grid's largest. */
  @property({ attribute: false }) top: number | null = null;
  /** Column and row of the cell that is spoken of. */
  @property({ attribute: false }) marked: readonly [column: number, row: number] | null = null;

  override render(): TemplateResult {
    const own = this.kind === 'signed' ? largest(this.values.map((row) => row.map((value) => value ?? 0))) : 255;
    const top = this.top ?? own;
    return html`<table>
      <caption>
        <b>${this.title}</b><br />${this.note}${this.kind === 'signed' ? html`; colours to <span class="number">±${exact(top, 2)}</span>` : nothing}
      </caption>
      <tbody @pointerover=${this.onPoint}>
        ${this.values.map((row, y) => html`<tr>${row.map((value, x) => this.cell(value, top, own, x, y))}</tr>`)}
      </tbody>
    </table>`;
  }

  private cell(value: number | null, top: number, own: number, x: number, y: number): TemplateResult {
    const marked = this.marked?.[0] === x && this.marked[1] === y;
    if (value === null) return html`<td class="beyond ${marked ? 'marked' : ''}" aria-label="beyond the picture">·</td>`;
    const colours = this.kind === 'grey' ? greyCell(value / 255) : { background: signedColour(value, top), color: inkOn(value, top) };
    return html`<td class=${marked ? 'marked' : ''} style=${styleMap(colours)}>${short(value, own)}</td>`;
  }

  private onPoint({ target }: Event): void {
    if (!(target instanceof HTMLTableCellElement)) return;
    const row = target.parentElement as HTMLTableRowElement;
    this.dispatchEvent(new CustomEvent('cell', { detail: [target.cellIndex, row.sectionRowIndex] }));
  }
}

/** Two digits that matter beside the largest of the grid. */
function short(value: number, top: number): string {
  if (top >= 100) return String(Math.round(value));
  const text = top >= 10 ? value.toFixed(0) : top >= 1 ? value.toFixed(1) : value.toFixed(2).replace(/^(-?)0\./, '$1.');
  return /^-?0?\.?0*$/.test(text) ? '0' : text.replace('-', '−');
}

function exact(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}
