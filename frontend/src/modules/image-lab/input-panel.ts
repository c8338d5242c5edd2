import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { lookupTable } from '../../lib/palettes';
import { putBytes, type Bytes } from '../../lib/pixels';
import { intensities, windowAt } from './draw';

const WINDOW = 12; // pixels a side: as many numbers as fit a phone
const MOVES: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The picture as the networks see it, and a window of it as the numbers it is made of. */
export class LabInput extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: contents; /* its two figures are columns of the lab's */
      }
      @media (max-width: 46rem) {
        .numbers {
          grid-column: 1 / -1;
          max-width: 28rem;
        }
      }
      .seen {
        position: relative;
        aspect-ratio: 1;
        background: var(--surface);
        cursor: crosshair;
        touch-action: pan-y;
      }
      canvas {
        width: 100%;
        height: 100%;
        image-rendering: pixelated;
      }
      .window {
        position: absolute;
        border: 2px solid var(--focus);
        box-shadow: 0 0 0 1px var(--paper);
        pointer-events: none;
      }
      table {
        width: 100%;
        aspect-ratio: 1;
        table-layout: fixed;
        border-collapse: collapse;
        background: var(--surface);
        font: 500 clamp(0.5625rem, 2.6cqw, 0.75rem) / 1 var(--sans);
        font-variant-numeric: tabular-nums;
      }
      .numbers {
        container-type: inline-size;
      }
      td {
        padding: 0;
        text-align: center;
      }
      figcaption {
        min-height: 2.9em;
        margin-top: var(--space-1);
        color: var(--muted);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) input: Bytes | null = null;
  @state() private corner: [left: number, top: number] = [42, 36];
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('input')) return;
    if (this.input) putBytes(this.canvas, this.input, lookupTable('grey'));
    else this.canvas.width = 0; // nothing of an earlier picture stays
  }

  override render(): TemplateResult {
    const side = this.input?.width ?? 96;
    return html`<figure>
        <div
          class="seen"
          role="slider"
          tabindex="0"
          aria-label="Window of numbers on the picture as the networks see it: ${side} × ${side} pixels, grey"
          aria-roledescription="two-way slider"
          aria-valuemin="0"
          aria-valuemax=${(side - WINDOW + 1) ** 2 - 1}
          aria-valuenow=${this.corner[1] * (side - WINDOW + 1) + this.corner[0]}
          aria-valuetext=${this.place()}
          @keydown=${this.onKey}
          @pointerdown=${this.onPointer}
          @pointermove=${this.onPointer}
        >
          <canvas aria-hidden="true" width="0" height="0"></canvas>
          <div class="window" ?hidden=${!this.input} style=${styleMap(this.windowStyle(side))}></div>
        </div>
        <figcaption>As the networks see it: ${side} × ${side} pixels, grey. Point, drag or use the arrow keys to move the window.</figcaption>
      </figure>
      <figure class="numbers">
        ${this.table()}
        <figcaption>The same, as numbers: ${this.place()}. 0 is black, 255 is white.</figcaption>
      </figure>`;
  }

  private table(): TemplateResult {
    const [left, top] = this.corner;
    const rows = this.input ? intensities(this.input, left, top, WINDOW) : emptyRows();
    return html`<table aria-label="Intensities, ${this.place()}">
      <tbody>
        ${rows.map((row) => html`<tr>${row.map(numberCell)}</tr>`)}
      </tbody>
    </table>`;
  }

  private place(): string {
    const [left, top] = this.corner;
    return `columns ${left} to ${left + WINDOW - 1}, rows ${top} to ${top + WINDOW - 1}`;
  }

  private windowStyle(side: number): Record<string, string> {
    const [left, top] = this.corner.map((at) => `${(at / side) * 100}%`) as [string, string];
    const size = `${(WINDOW / side) * 100}%`;
    return { left, top, width: size, height: size };
  }

  private onPointer(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' && event.type === 'pointermove' && event.buttons === 0) return;
    const side = this.input?.width;
    if (!side) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * side;
    const y = ((event.clientY - box.top) / box.height) * side;
    this.corner = windowAt(x, y, WINDOW, side);
  }

  private onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    const side = this.input?.width;
    if (!move || !side) return;
    event.preventDefault();
    const step = event.shiftKey ? WINDOW : 1;
    const [x, y] = this.corner.map((at, axis) => at + (move[axis] ?? 0) * step + WINDOW / 2) as [number, number];
    this.corner = windowAt(x, y, WINDOW, side);
  }
}

function numberCell(value: number | null): TemplateResult {
  if (value === null) return html`<td></td>`;
  const colours = { background: `rgb(${value}, ${value}, ${value})`, color: value > 117 ? '#000' : '#fff' };
  return html`<td style=${styleMap(colours)}>${value}</td>`;
}

function emptyRows(): null[][] {
  return Array.from({ length: WINDOW }, () => Array.from({ length: WINDOW }, () => null));
}
