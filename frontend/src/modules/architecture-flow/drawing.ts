import { html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { LayerFacts } from '../../api/learnt';
import { LAYERS, NETWORKS, type Layer, type LayerName, type NetworkName, type Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { InkController } from '../../controllers/ink-controller';
import { rove } from '../../elements/roving';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import type { XY } from '../../lib/hull';
import { drawGhost } from '../../lib/ghost';
import { activation, percent } from '../../lib/numbers';
import { asGlass, lookupTable } from '../../lib/palettes';
import { putBytes, putPixels } from '../../lib/pixels';
import { ordered } from '../../lib/scales';
import { tilePixels } from '../../lib/tile-pixels';
import { NETWORK_TITLES } from '../../lib/words';
import { boxOn, cellOn, layFlow, STAGES, wedge, type FlowLayout, type Rect, type Stage } from './draw';
import { drawingStyles } from './drawing-styles';
import { factsOf, flowInWords, STAGE_WORDS } from './words';

/**
 * Pixels to probability in one drawing that carries a run's activations. Its stages' headings are
 * a toolbar; fires `stage` (detail: the Stage) when one is chosen.
 */
export class FlowDrawing extends LitElement {
  static override styles = [sharedStyles, drawingStyles];

  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  /** How many atlases have come: a change asks for a new drawing. */
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) facts: readonly LayerFacts[] | null = null;
  @property({ attribute: false }) open: Stage | null = null;
  /** The stage that the text beside the reader's eyes is about. */
  @property({ attribute: false }) reading: Stage | null = null;
  @state() private width = 0;
  @state() private reached = 0;
  @query('.drawing') private frame!: HTMLElement;
  @query('canvas') private canvas!: HTMLCanvasElement;
  private readonly ink = new InkController(this);
  private readonly small = document.createElement('canvas');
  private readonly ghost = document.createElement('canvas');
  private readonly watcher = new ResizeObserver(() => (this.width = this.frame.clientWidth));

  /** Put the keyboard back on a stage's heading. */
  focusStage(stage: Stage): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-stage=${stage}]`)?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  protected override firstUpdated(): void {
    this.width = this.frame.clientWidth;
    this.watcher.observe(this.frame);
  }

  override render(): TemplateResult {
    const layout = layFlow(this.width || 1088);
    return html`<div class="drawing" style=${styleMap({ height: `${layout.height}px` })}>
      <canvas aria-hidden="true"></canvas>
      <svg width=${layout.width} height=${layout.height} role="img" aria-label=${this.run ? flowInWords(this.run) : 'The flow, still without a picture.'}>
        ${NETWORKS.map((network) => this.strand(network, layout))}
      </svg>
      <div role="toolbar" aria-label="Stages, from pixels to probability" aria-orientation=${layout.wide ? 'horizontal' : 'vertical'} @keydown=${this.onKey}>
        ${STAGES.map((stage, at) => this.head(stage, at, layout.heads[stage]))}
      </div>
    </div>`;
  }

  private head(stage: Stage, at: number, { x, y, width, height }: Rect): TemplateResult {
    const { title } = STAGE_WORDS[stage];
    const place = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
    return html`<button
      type="button"
      class=${classMap({ head: true, reading: stage === this.reading })}
      style=${styleMap(place)}
      data-stage=${stage}
      tabindex=${at === this.reached ? 0 : -1}
      aria-expanded=${stage === this.open}
      aria-current=${stage === this.reading ? 'step' : nothing}
      @focus=${() => (this.reached = at)}
      @click=${() => this.choose(stage)}
    >
      <span class="title">${title}</span>
      ${factsOf(stage, this.facts, this.run).map((line) => html`<span class="fact">${line}</span>`)}
    </button>`;
  }

  /** One network's row: its windows, the points that they end in, and its answer. */
  private strand(network: NetworkName, layout: FlowLayout): SVGTemplateResult {
    const layers = this.run?.networks[network]?.layers ?? [];
    const [x, y] = layout.names[network];
    return svg`<g class=${network}>
      <text class="name" x=${x} y=${y}>${NETWORK_TITLES[network]}</text>
      ${LAYERS.map((name, at) => [this.step(network, name, at, layers, layout), this.scale(name, layers, layout, layout.tiles[network][name])])}
      ${this.bars(network, layout.answers[network])}
    </g>`;
  }

  private step(network: NetworkName, name: LayerName, at: number, layers: readonly Layer[], layout: FlowLayout): SVGTemplateResult {
    const layer = layers.find((one) => one.name === name);
    const best = layer?.units.find(({ rank }) => rank === 0);
    const below = LAYERS[at - 1];
    const from = below ? layout.tiles[network][below][0] : layout.picture;
    const tile = layout.tiles[network][name][0];
    if (!layer || !best || best.max <= 0 || !from || !tile) return svg``;
    const side = this.run?.input?.size ?? 96;
    const box = boxOn(from, best.box, side);
    const [, rows, columns] = layer.shape;
    const point = cellOn(tile, best.peak, [rows, columns]);
    return svg`<path class="wedge" d=${wedge(box, point)} />
      ${outline(box)}${dot(point)}
      ${name === 'objects' ? this.toAnswer(point, layout.answers[network], layout) : nothing}`;
  }

  /** What the colours of a layer's tiles stand for. */
  private scale(name: LayerName, layers: readonly Layer[], { wide }: FlowLayout, tiles: readonly Rect[]): SVGTemplateResult {
    const top = layers.find((one) => one.name === name)?.units.find(({ rank }) => rank === 0)?.max;
    const [first, second] = tiles;
    if (top === undefined || !first || !second) return svg``;
    const y = wide ? first.y - 8 : first.y + first.height + 13;
    return svg`<text class="scale" x=${second.x + second.width} y=${y} text-anchor="end">0 to ${activation(top)}</text>`;
  }

  private toAnswer([x, y]: XY, answers: Rect, { wide }: FlowLayout): SVGTemplateResult {
    const [ex, ey] = wide ? [answers.x - 4, answers.y + 26] : [answers.x + 4, answers.y + 8];
    const bend = wide ? `${(x + ex) / 2} ${y} ${(x + ex) / 2} ${ey}` : `${x} ${(y + ey) / 2} ${ex} ${(y + ey) / 2}`;
    return svg`<path class="thread" d="M${x} ${y}C${bend} ${ex} ${ey}" />`;
  }

  private bars(network: NetworkName, { x, y, width }: Rect): SVGTemplateResult[] {
    const output = this.run?.networks[network]?.output ?? [];
    return output.slice(0, 3).map(({ label, probability }, at) => {
      const top = y + at * 44;
      return svg`<g class=${at === 0 ? 'answer first' : 'answer'}>
        <text x=${x} y=${top + 15}>${label}</text>
        <text x=${x + width} y=${top + 15} text-anchor="end">${percent(probability)}</text>
        <rect class="all" x=${x} y=${top + 22} width=${width} height="8" />
        <rect class="share" x=${x} y=${top + 22} width=${Math.max(1, width * probability)} height="8" />
      </g>`;
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Nothing changed: the page turned dark or light. A heading alone needs no new drawing.
    const needed = changed.size === 0 || [...changed.keys()].some((key) => !['reading', 'open', 'reached'].includes(String(key)));
    if (this.width > 0 && needed) this.draw(layFlow(this.width));
  }

  private draw(layout: FlowLayout): void {
    const zoom = devicePixelRatio;
    this.canvas.width = Math.round(layout.width * zoom);
    this.canvas.height = Math.round(layout.height * zoom);
    const context = this.canvas.getContext('2d');
    if (!context) return;
    context.scale(zoom, zoom);
    context.imageSmoothingEnabled = false;
    this.fillPlaces(context, layout);
    const input = this.bytes?.inputOf(this.run);
    if (input) {
      putBytes(this.small, input, lookupTable('grey'));
      this.put(context, layout.picture);
      drawGhost(this.ghost, input, this.ink.read().ground);
    }
    for (const network of NETWORKS) for (const name of LAYERS) this.drawMaps(context, network, name, layout, input ? this.ghost : null);
  }

  /** What stands where nothing has come yet. */
  private fillPlaces(context: CanvasRenderingContext2D, layout: FlowLayout): void {
    context.fillStyle = this.ink.read().ground;
    const tiles = NETWORKS.flatMap((network) => LAYERS.flatMap((name) => layout.tiles[network][name]));
    for (const { x, y, width, height } of [layout.picture, ...tiles]) context.fillRect(x, y, width, height);
  }

  private drawMaps(context: CanvasRenderingContext2D, network: NetworkName, name: LayerName, layout: FlowLayout, ghost: CanvasImageSource | null): void {
    const layer = this.run?.networks[network]?.layers.find((one) => one.name === name);
    const atlas = layer && this.bytes?.atlas(layer.atlas);
    const row = this.renderRoot.querySelector(`svg .${network}`);
    if (!atlas || !row) return;
    const units = ordered(layer.units, 'strength');
    const table = asGlass(lookupTable('own', this.ink.read(row)));
    const top = units[0]?.max ?? 0;
    layout.tiles[network][name].forEach((tile, at) => {
      const unit = units[at];
      if (!unit || unit.max <= 0) return;
      if (ghost) context.drawImage(ghost, tile.x, tile.y, tile.width, tile.height);
      putPixels(this.small, { width: atlas.tileWidth, height: atlas.tileHeight }, tilePixels(atlas, unit.index, unit.max / top, table));
      this.put(context, tile);
    });
  }

  private put(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
    context.drawImage(this.small, x, y, width, height);
  }

  private onKey(event: KeyboardEvent): void {
    rove(event, [...this.renderRoot.querySelectorAll<HTMLElement>('.head')], this.width >= 720 ? undefined : 1);
  }

  private choose(stage: Stage): void {
    this.dispatchEvent(new CustomEvent('stage', { detail: stage }));
  }
}

function outline({ x, y, width, height }: Rect): SVGTemplateResult {
  return svg`<rect class="halo" x=${x} y=${y} width=${width} height=${height} />
    <rect class="box" x=${x} y=${y} width=${width} height=${height} />`;
}

function dot([x, y]: XY): SVGTemplateResult {
  return svg`<circle class="dot" cx=${x} cy=${y} r="3.5" />`;
}
