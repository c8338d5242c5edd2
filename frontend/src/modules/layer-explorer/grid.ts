import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { sharedStyles } from '../../elements/shared-styles';
import { greyCell, inkOn, largest, signedColour } from './draw';

/** A small grid of numbers, each cell coloured by its value: signed, or a brightness. */
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

  override render(): TemplateResult {
    const top = this.kind === 'signed' ? largest(this.values.map((row) => row.map((value) => value ?? 0))) : 255;
    return html`<table>
      <caption>
        <b>${this.title}</b><br />${this.note}
      </caption>
      <tbody>
        ${this.values.map((row) => html`<tr>${row.map((value) => this.cell(value, top))}</tr>`)}
      </tbody>
    </table>`;
  }

  private cell(value: number | null, top: number): TemplateResult {
    if (value === null) return html`<td class="beyond" aria-label="beyond the picture">·</td>`;
    const colours = this.kind === 'grey' ? greyCell(value / 255) : { background: signedColour(value, top), color: inkOn(value, top) };
    return html`<td style=${styleMap(colours)} title=${exact(value)}>${short(value, top)}</td>`;
  }
}

/** Two digits that matter beside the largest of the grid. */
function short(value: number, top: number): string {
  if (top >= 100) return String(Math.round(value));
  const text = top >= 10 ? value.toFixed(0) : top >= 1 ? value.toFixed(1) : value.toFixed(2).replace(/^(-?)0\./, '$1.');
  return /^-?0?\.?0*$/.test(text) ? '0' : text.replace('-', '−');
}

function exact(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−');
}
