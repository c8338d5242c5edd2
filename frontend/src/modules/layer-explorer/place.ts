import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LayerFacts } from '../../api/learnt';
import type { Layer, Run } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';
import { activationAt, type Atlas } from '../../lib/atlas';
import { activation } from '../../lib/numbers';
import type { Bytes } from '../../lib/pixels';
import { windowOf } from '../../lib/windows';
import { place } from './go';

const MOVES: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Choose one activation of a unit: on its map, beside the picture with the window that it sees. */
export class ExplorerPlace extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        align-content: start;
      }
      .map {
        position: relative;
        aspect-ratio: 1;
        cursor: crosshair;
        touch-action: none;
      }
      unit-map,
      .map svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .picture {
        display: block;
        width: 100%;
        aspect-ratio: 1;
        background: var(--surface);
      }
      rect {
        fill: none;
        vector-effect: non-scaling-stroke;
      }
      .halo {
        stroke: #fff;
        stroke-width: 5;
      }
      .box {
        stroke: #111;
        stroke-width: 2;
      }
      figcaption {
        min-height: 2.9em;
        margin-top: var(--space-1);
        color: var(--muted);
        font-size: 0.8125rem;
      }
      @media (max-width: 46rem) {
        :host {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) layer: Layer | null = null;
  @property({ attribute: false }) facts: readonly LayerFacts[] | null = null;
  @property({ type: Number }) unit = 0;
  @property({ attribute: false }) at: readonly [column: number, row: number] | null = null;
  @property({ attribute: false }) atlas: Atlas | null = null;
  /** The picture as the networks see it. */
  @property({ attribute: false }) under: Bytes | null = null;

  override render(): TemplateResult {
    return html`<figure>${this.map()}<figcaption>The unit’s map. Point, drag or use the arrow keys to choose an activation: ${this.words()}.</figcaption></figure>
      <figure>${this.picture()}<figcaption>Its window on the picture.</figcaption></figure>`;
  }

  private map(): TemplateResult {
    const [, rows, columns] = this.layer?.shape ?? [0, 1, 1];
    const [column, row] = this.at ?? [0, 0];
    return html`<div
      class="map"
      role="slider"
      tabindex="0"
      aria-label="Activation that is taken apart"
      aria-roledescription="two-way slider"
      aria-valuemin="0"
      aria-valuemax=${rows * columns - 1}
      aria-valuenow=${row * columns + column}
      aria-valuetext=${this.words()}
      @keydown=${this.onKey}
      @pointerdown=${this.onPointer}
      @pointermove=${(event: PointerEvent) => event.buttons > 0 && this.onPointer(event)}
    >
      <unit-map .atlas=${this.atlas} .under=${this.under} unit=${this.unit} gain="1"></unit-map>
      <svg viewBox="0 0 ${columns} ${rows}" aria-hidden="true">
        ${this.at ? ['halo', 'box'].map((name) => svg`<rect class=${name} x=${column} y=${row} width="1" height="1" />`) : nothing}
      </svg>
    </div>`;
  }

  private picture(): TemplateResult {
    const side = this.run?.input?.size ?? 96;
    const edges = this.facts?.find(({ name }) => name === 'edges');
    const box = this.layer && edges && this.at ? windowOf(this.layer, edges, this.at) : null;
    if (!this.run) return html`<div class="picture"></div>`;
    const { url, width, height, crop } = this.run.picture;
    const [x0, y0, x1, y1] = crop;
    const name = box ? `The picture, with the window of columns ${box[0]} to ${box[2] - 1}, rows ${box[1]} to ${box[3] - 1}` : 'The picture';
    return html`<svg class="picture" viewBox="0 0 ${side} ${side}" role="img" aria-label=${name}>
      ${svg`<svg viewBox="${x0} ${y0} ${x1 - x0} ${y1 - y0}" width=${side} height=${side}>
          <image href=${url} width=${width} height=${height} preserveAspectRatio="none" />
        </svg>
        ${box ? ['halo', 'box'].map((kind) => svg`<rect class=${kind} x=${box[0]} y=${box[1]} width=${box[2] - box[0]} height=${box[3] - box[1]} />`) : nothing}`}
    </svg>`;
  }

  private words(): string {
    const unit = this.layer?.units.find(({ index }) => index === this.unit);
    if (!this.at || !unit) return 'none yet';
    const [column, row] = this.at;
    const value = this.atlas ? `, activation about ${activation(activationAt(this.atlas, unit, column, row))}` : '';
    return `column ${column}, row ${row}${value}`;
  }

  private onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (!move || !this.at) return;
    event.preventDefault();
    const step = event.shiftKey ? 4 : 1;
    this.move(this.at[0] + move[0] * step, this.at[1] + move[1] * step);
  }

  private onPointer(event: PointerEvent): void {
    const [, rows, columns] = this.layer?.shape ?? [0, 1, 1];
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.move(Math.floor(((event.clientX - box.left) / box.width) * columns), Math.floor(((event.clientY - box.top) / box.height) * rows));
  }

  private move(column: number, row: number): void {
    const [, rows, columns] = this.layer?.shape ?? [0, 1, 1];
    const kept = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
    place(this, { at: [kept(column, columns), kept(row, rows)] });
  }
}
