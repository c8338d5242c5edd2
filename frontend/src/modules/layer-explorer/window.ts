import { css, html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { LayerFacts } from '../../api/learnt';
import type { LayerName, NetworkName, Run } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';
import { nearestActivation, windowOf, within, type Point } from '../../lib/windows';

const MOVES: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BEYOND = 12; // input pixels shown around the picture, where windows reach beyond it

/**
 * How far one activation of each layer sees, on the page's picture, around a point that can be
 * moved; the layer that is explored stands out.
 */
export class ExplorerWindow extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      figure {
        display: grid;
        grid-template-columns: minmax(0, 13rem) minmax(0, 1fr);
        gap: var(--space-3);
        margin-top: var(--space-3);
        padding-top: var(--space-3);
        border-top: 1px solid var(--rule);
      }
      .seen {
        aspect-ratio: 1;
        background: var(--surface);
        cursor: crosshair;
        touch-action: none;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
      }
      rect {
        fill: none;
        vector-effect: non-scaling-stroke;
        transition:
          x 0.25s,
          y 0.25s;
      }
      @media (prefers-reduced-motion: reduce) {
        rect {
          transition: none;
        }
      }
      .halo {
        stroke: #fff;
        stroke-opacity: 0.8;
        stroke-width: 3.5;
      }
      .window {
        stroke: #222;
        stroke-width: 1.5;
      }
      .chosen {
        stroke: var(--accent);
        stroke-width: 3;
      }
      figcaption {
        font-size: 0.875rem;
      }
      ul {
        margin-top: var(--space-2);
        list-style: none;
      }
      .now {
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  @property() network: NetworkName = 'faces';
  @property() layer: LayerName = 'parts';
  @property({ type: Number }) unit = 0;
  @property({ attribute: false }) facts: readonly LayerFacts[] | null = null;
  @property({ attribute: false }) run: Run | null = null;
  /** The point that all windows are centred on, as nearly as their steps allow; in input pixels. */
  @state() private point: Point = [48, 48];

  protected override willUpdate(changed: PropertyValues<ExplorerWindow>): void {
    const asked: (keyof ExplorerWindow)[] = ['network', 'layer', 'unit', 'run', 'facts'];
    if (asked.some((name) => changed.has(name))) this.toPeak();
  }

  override render(): TemplateResult {
    const side = this.run?.input?.size ?? 96;
    const [x, y] = this.point;
    return html`<figure>
      <div
        class="seen"
        role="slider"
        tabindex="0"
        aria-label="Point that the windows are centred on"
        aria-roledescription="two-way slider"
        aria-valuemin="0"
        aria-valuemax=${side * side - 1}
        aria-valuenow=${y * side + x}
        aria-valuetext="column ${x}, row ${y}"
        @keydown=${this.onKey}
        @pointerdown=${this.onPointer}
        @pointermove=${(event: PointerEvent) => event.buttons > 0 && this.onPointer(event)}
      >
        <svg viewBox="${-BEYOND} ${-BEYOND} ${side + 2 * BEYOND} ${side + 2 * BEYOND}" aria-hidden="true">
          ${this.picture(side)} ${this.windows()}
        </svg>
      </div>
      <figcaption>
        How far one activation sees grows from layer to layer. Drag, or use the arrow keys, to move the point.
        <ul>
          ${this.facts?.map((layer) => html`<li class=${layer.name === this.layer ? 'now' : ''}>${this.sees(layer, side)}</li>`) ?? nothing}
        </ul>
      </figcaption>
    </figure>`;
  }

  private picture(side: number): SVGTemplateResult {
    if (!this.run) return svg``;
    const { url, width, height, crop } = this.run.picture;
    const [x0, y0, x1, y1] = crop;
    return svg`<svg viewBox="${x0} ${y0} ${x1 - x0} ${y1 - y0}" width=${side} height=${side}>
      <image href=${url} width=${width} height=${height} preserveAspectRatio="none" />
    </svg>`;
  }

  private windows(): SVGTemplateResult[] {
    const edges = this.facts?.find(({ name }) => name === 'edges');
    if (!edges) return [];
    const side = this.run?.input?.size ?? 96;
    return (this.facts ?? []).map((layer) => {
      const [x0, y0, x1, y1] = windowOf(layer, edges, nearestActivation(layer, edges, this.point, side));
      const rect = (name: string): SVGTemplateResult => svg`<rect class=${name} x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />`;
      return svg`${rect('halo')}${rect(layer.name === this.layer ? 'window chosen' : 'window')}`;
    });
  }

  private sees(layer: LayerFacts, side: number): string {
    const edges = this.facts?.find(({ name }) => name === 'edges') ?? layer;
    const [x0, y0, x1, y1] = within(windowOf(layer, edges, nearestActivation(layer, edges, this.point, side)), side);
    const { receptive_field: sees } = layer;
    return `${layer.name}: ${sees} × ${sees} of ${side} × ${side}; here columns ${x0} to ${x1 - 1}, rows ${y0} to ${y1 - 1}`;
  }

  /** Begin where the unit answers most. */
  private toPeak(): void {
    const edges = this.facts?.find(({ name }) => name === 'edges');
    const layer = this.facts?.find(({ name }) => name === this.layer);
    const told = this.run?.networks[this.network]?.layers.find(({ name }) => name === this.layer);
    const peak = told?.units.find(({ index }) => index === this.unit)?.peak;
    if (!edges || !layer || !peak) return;
    const [x0, y0, x1, y1] = windowOf(layer, edges, peak);
    this.move((x0 + x1 - 1) / 2, (y0 + y1 - 1) / 2);
  }

  private move(x: number, y: number): void {
    const last = (this.run?.input?.size ?? 96) - 1;
    this.point = [Math.max(0, Math.min(last, Math.round(x))), Math.max(0, Math.min(last, Math.round(y)))];
  }

  private onPointer(event: PointerEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const whole = (this.run?.input?.size ?? 96) + 2 * BEYOND;
    this.move(((event.clientX - box.left) / box.width) * whole - BEYOND, ((event.clientY - box.top) / box.height) * whole - BEYOND);
  }

  private onKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const step = event.shiftKey ? 8 : 2;
    this.move(this.point[0] + move[0] * step, this.point[1] + move[1] * step);
  }
}
