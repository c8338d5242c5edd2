import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Fill } from '../../../api/probes';
import { fieldStyles, sharedStyles } from '../../../elements/shared-styles';
import { styleMap } from '../../../elements/style-map';
import { lookupTable } from '../../../lib/palettes';
import { putBytes, type Bytes } from '../../../lib/pixels';
import { drawnOn, hasRoom, isCovered, path, preview, SIDE, stroke, type Point } from './brush';
import { NOTHING, type Recipe } from './changes';

const MOVES: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 2; // input pixels a key
const FILLS: Record<Fill, string> = { mean: 'its mean grey', black: 'black', noise: 'noise' };

/**
 * The input before and after, and a brush that covers the latter: drag, or move with the arrow
 * keys and cover with space. Fires `recipe` (detail: the changed part of it).
 */
export class LabCover extends LitElement {
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      .pictures {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-3);
      }
      .picture {
        position: relative;
        container-type: inline-size;
        aspect-ratio: 1;
        overflow: hidden;
        background: var(--surface);
      }
      canvas,
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      canvas {
        image-rendering: pixelated;
      }
      .brush {
        cursor: crosshair;
        touch-action: none;
      }
      .cover {
        fill: none;
        stroke: #808080;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .cursor {
        display: none;
        fill: none;
        stroke: var(--focus);
        stroke-width: 1;
      }
      .brush:focus-visible .cursor {
        display: inline;
      }
      figcaption,
      .limit {
        min-height: 2.9em;
        margin-top: var(--space-1);
        color: var(--muted);
        font-size: 0.8125rem;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--space-2) var(--space-3);
        margin-top: var(--space-2);
      }
      .tools label {
        display: flex;
        flex-direction: column;
        font-size: 0.8125rem;
      }
      [type='range'] {
        width: 8rem;
        min-height: 2.5rem;
        margin: 0;
        accent-color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) was: Bytes | null = null;
  /** The measured input after; without one, `was` is shown with a preview of the change. */
  @property({ attribute: false }) now: Bytes | null = null;
  /** True while what is after waits for a prediction. */
  @property({ type: Boolean }) hide = false;
  @property({ attribute: false }) recipe: Recipe = NOTHING;
  @state() private width = 12;
  @state() private at: Point = [SIDE / 2, SIDE / 2];
  private painting = false;
  @query('.before') private first!: HTMLCanvasElement;
  @query('.after') private second!: HTMLCanvasElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('was')) show(this.first, this.was);
    if (changed.has('was') || changed.has('now')) show(this.second, this.now ?? this.was);
  }

  override render(): TemplateResult {
    const { strokes, fill } = this.recipe;
    return html`<div class="pictures">
        <figure>
          <div class="picture" role="img" aria-label="The input before: ${SIDE} × ${SIDE} pixels, grey">
            <canvas class="before" aria-hidden="true" width="0" height="0"></canvas>
          </div>
          <figcaption>Before.</figcaption>
        </figure>
        <figure>
          ${this.brush()}
          <figcaption>${this.hide ? 'After: a preview, without scramble and noise.' : 'After.'} Drag to cover; or arrow keys, then the space bar.</figcaption>
        </figure>
      </div>
      <div class="tools" role="group" aria-label="Brush">
        <label>
          <span>Brush: <span class="number">${this.width}</span> pixels wide</span>
          <input type="range" min="2" max="40" step="2" .value=${String(this.width)} aria-valuetext="${this.width} pixels" @input=${(event: Event) => (this.width = Number((event.target as HTMLInputElement).value))} />
        </label>
        <label>
          Cover with
          <select @change=${(event: Event) => this.tell({ fill: (event.target as HTMLSelectElement).value as Fill })}>
            ${Object.entries(FILLS).map(([name, words]) => html`<option value=${name} ?selected=${name === fill}>${words}</option>`)}
          </select>
        </label>
        <button type="button" ?disabled=${strokes.length === 0} @click=${() => this.tell({ strokes: strokes.slice(0, -1) })}>Undo a stroke</button>
        <button type="button" ?disabled=${strokes.length === 0} @click=${() => this.tell({ strokes: [] })}>Uncover all</button>
      </div>
      ${hasRoom(strokes) ? nothing : html`<p class="limit" role="status">The cover has as many strokes as it can hold: undo one to go on.</p>`}`;
  }

  private brush(): TemplateResult {
    const { strokes, settings } = this.recipe;
    const [x, y] = this.at;
    const place = `column ${Math.round(x)}, row ${Math.round(y)}, ${isCovered(this.at, strokes) ? 'covered' : 'open'}`;
    return html`<div
      class="picture brush"
      role="slider"
      tabindex="0"
      aria-label="Brush on the input after the change: arrow keys move it, space covers"
      aria-roledescription="brush"
      aria-valuemin="0"
      aria-valuemax=${(SIDE + 1) ** 2}
      aria-valuenow=${Math.round(y) * (SIDE + 1) + Math.round(x)}
      aria-valuetext=${place}
      @keydown=${this.onKey}
      @pointerdown=${this.onDown}
      @pointermove=${this.onMove}
      @pointerup=${this.onUp}
      @pointercancel=${this.onUp}
    >
      <canvas class="after" aria-hidden="true" width="0" height="0" style=${styleMap(this.now ? {} : preview(settings))}></canvas>
      <svg viewBox="0 0 ${SIDE} ${SIDE}" aria-hidden="true">
        ${this.now ? nothing : strokes.map((one) => svg`<path class="cover" d=${path(one)} stroke-width=${one.width} />`)}
        <circle class="cursor" cx=${x} cy=${y} r=${this.width / 2} />
      </svg>
    </div>`;
  }

  private onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.painting = true;
    this.cover(this.place(event));
  }

  private onMove(event: PointerEvent): void {
    if (!this.painting) return;
    this.at = this.place(event);
    const strokes = drawnOn(this.recipe.strokes, this.at);
    if (strokes !== this.recipe.strokes) this.tell({ strokes });
  }

  private onUp(): void {
    this.painting = false;
  }

  private onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (!move && event.key !== ' ') return;
    event.preventDefault();
    if (!move) this.cover(this.at);
    else {
      const far = event.shiftKey ? 6 * STEP : STEP;
      const [x, y] = this.at.map((value, axis) => Math.max(0, Math.min(SIDE, value + (move[axis] ?? 0) * far))) as Point;
      this.at = [x, y];
    }
  }

  private cover(at: Point): void {
    this.at = at;
    const { strokes } = this.recipe;
    if (hasRoom(strokes)) this.tell({ strokes: [...strokes, stroke(at, this.width)] });
  }

  private place(event: PointerEvent): Point {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  }

  private tell(detail: Partial<Recipe>): void {
    this.dispatchEvent(new CustomEvent('recipe', { detail }));
  }
}

function show(canvas: HTMLCanvasElement, picture: Bytes | null): void {
  if (picture) putBytes(canvas, picture, lookupTable('grey'));
  else canvas.width = 0; // nothing of an earlier picture stays
}
