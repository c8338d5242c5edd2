import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Layer, Unit } from '../api/types';
import type { Atlas } from '../lib/atlas';
import { InkController } from '../controllers/ink-controller';
import { columnsFor, layTiles, type TileLayout } from '../lib/draw-atlas';
import { moveInGrid } from '../lib/grid-keys';
import { activation } from '../lib/numbers';
import { asGlass, lookupTable, type PaletteName } from '../lib/palettes';
import type { Bytes } from '../lib/pixels';
import { ordered, type OrderName } from '../lib/scales';
import { sharedStyles } from './shared-styles';
import { styleMap } from './style-map';
import { TilePainter } from './tile-painter';

const GAP = 1; // CSS pixels between tiles

/**
 * All units of one layer as tiles, with a keyboard grid of named cells above them.
 * Fires `unit-open` (detail: the unit's index) when a tile is clicked or entered.
 */
export class UnitTiles extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .frame {
        position: relative;
        overflow: hidden;
        background: var(--surface);
      }
      .maps {
        image-rendering: pixelated;
      }
      canvas,
      [role='grid'] {
        position: absolute;
        inset: 0 auto auto 0;
      }
      [role='grid'] {
        display: grid;
      }
      [role='row'] {
        display: contents;
      }
      [role='gridcell'] {
        cursor: zoom-in;
        outline-offset: -2px;
      }
      [role='gridcell']:hover,
      [role='gridcell'][data-marked] {
        box-shadow: inset 0 0 0 2px var(--accent, var(--focus));
      }
      [role='gridcell']:focus-visible {
        outline: 3px solid var(--focus);
        box-shadow: inset 0 0 0 5px var(--paper);
      }
      .readout {
        min-height: 1.45em;
        margin-top: var(--space-1);
        overflow: hidden;
        color: var(--muted);
        font-size: 0.8125rem;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  /** What the grid is called, such as “Edges of the face network”. */
  @property() label = '';
  /** Units to keep room for until the layer comes. */
  @property({ type: Number }) expected = 0;
  @property({ attribute: false }) layer: Layer | null = null;
  @property({ attribute: false }) atlas: Atlas | null = null;
  /** The activation of the palette's last colour; `null`: each unit's own max. */
  @property({ attribute: false }) top: number | null = null;
  /** The picture, to lie faintly behind the maps; `null`: nothing does. */
  @property({ attribute: false }) under: Bytes | null = null;
  @property() palette: PaletteName = 'own';
  @property() order: OrderName = 'strength';

  @state() private width = 0;
  @state() private active = 0;
  @state() private pointed: Unit | null = null;
  @query('.frame') private frame!: HTMLElement;
  @query('.behind') private behind!: HTMLCanvasElement;
  @query('.maps') private maps!: HTMLCanvasElement;

  private units: Unit[] = [];
  private readonly ink = new InkController(this);
  private readonly painter = new TilePainter();
  private readonly watcher = new ResizeObserver(() => (this.width = this.frame.clientWidth));

  /** Move the keyboard's place to a unit and focus it. */
  async focusUnit(index: number): Promise<void> {
    await this.updateComplete;
    this.active = Math.max(0, this.units.findIndex((unit) => unit.index === index));
    await this.updateComplete;
    this.cell(this.active)?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  protected override firstUpdated(): void {
    this.width = this.frame.clientWidth;
    this.watcher.observe(this.frame);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('layer') && !changed.has('order')) return;
    const focused = this.units[this.active]?.index;
    this.units = this.layer ? ordered(this.layer.units, this.order) : [];
    this.active = Math.max(0, this.units.findIndex(({ index }) => index === focused));
  }

  override render(): TemplateResult {
    const count = this.layer?.shape[0] ?? this.expected;
    const columns = columnsFor(count);
    const ratio = `${columns} / ${Math.ceil(count / columns)}`;
    return html`<div class="frame" style=${styleMap({ 'aspect-ratio': ratio })}>
        <canvas class="behind" aria-hidden="true" width="0" height="0"></canvas>
        <canvas class="maps" aria-hidden="true" width="0" height="0"></canvas>
        ${this.units.length > 0 ? guard([this.units, this.active, this.width, this.label], () => this.grid(columns)) : nothing}
      </div>
      <p class="readout number" aria-hidden="true">${this.readout()}</p>`;
  }

  private grid(columns: number): TemplateResult {
    const { tile, gap } = this.cssLayout();
    const rows = Array.from({ length: Math.ceil(this.units.length / columns) }, (_, row) => row);
    return html`<div
      role="grid"
      aria-label=${this.label}
      style=${styleMap({ background: lines(tile, gap), gap: `${gap}px`, 'grid-template-columns': `repeat(${columns}, ${tile}px)`, 'grid-auto-rows': `${tile}px` })}
      @keydown=${this.onKey}
      @click=${this.onClick}
      @pointerover=${this.onPoint}
      @pointerleave=${() => (this.pointed = null)}
      @focusin=${this.onPoint}
      @focusout=${() => (this.pointed = null)}
    >
      ${rows.map(
        (row) => html`<div role="row">
          ${this.units.slice(row * columns, (row + 1) * columns).map((unit, at) => this.gridCell(unit, row * columns + at))}
        </div>`,
      )}
    </div>`;
  }

  private gridCell(unit: Unit, at: number): TemplateResult {
    return html`<div
      role="gridcell"
      data-at=${at}
      tabindex=${at === this.active ? 0 : -1}
      aria-haspopup="dialog"
      aria-label=${unitName(unit)}
    ></div>`;
  }

  private readout(): string {
    if (!this.layer) return '';
    if (this.units.every(({ max }) => max === 0)) return 'Every unit here is silent: nothing in this picture excites it.';
    if (!this.pointed) return 'Choose a tile to see it large over the picture.';
    return `${unitName(this.pointed)} · rank ${this.pointed.rank + 1} of ${this.units.length}`;
  }

  protected override updated(): void {
    const { layer, atlas, units, top, under } = this;
    if (!layer || !atlas || this.width === 0) {
      this.painter.clear(this.maps, this.behind);
      return;
    }
    const ink = this.ink.read();
    const table = lookupTable(this.palette, ink);
    const layout = this.layout();
    this.painter.paintBehind(this.behind, under, ink.ground, units, layout);
    this.painter.paintMaps(this.maps, { layer, atlas, units, top, table: under ? asGlass(table) : table }, layout);
    const { width, height, gap } = layout;
    stretch(this.behind, width, height);
    stretch(this.maps, width + gap, height + gap); // each tile reaches under the line that follows it
  }

  /** In device pixels, so that every tile is crisp on every screen. */
  private layout(): TileLayout {
    return layTiles(this.units.length, Math.floor(this.width * devicePixelRatio), Math.round(GAP * devicePixelRatio));
  }

  private cssLayout(): { tile: number; gap: number } {
    const { tile, gap } = this.layout();
    return { tile: tile / devicePixelRatio, gap: gap / devicePixelRatio };
  }

  private cell(at: number): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-at="${at}"]`);
  }

  private unitOf(event: Event): Unit | undefined {
    const at = (event.target as HTMLElement).dataset.at;
    return at === undefined ? undefined : this.units[Number(at)];
  }

  private onPoint(event: Event): void {
    this.pointed = this.unitOf(event) ?? null;
  }

  private onClick(event: Event): void {
    const unit = this.unitOf(event);
    if (unit) this.open(unit);
  }

  private onKey(event: KeyboardEvent): void {
    const unit = this.units[this.active];
    if (unit && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.open(unit);
      return;
    }
    const next = moveInGrid(event, this.active, this.units.length, columnsFor(this.units.length));
    if (next === null) return;
    event.preventDefault();
    this.active = next;
    this.cell(next)?.focus();
  }

  private open(unit: Unit): void {
    this.active = this.units.indexOf(unit);
    this.dispatchEvent(new CustomEvent('unit-open', { detail: unit.index, bubbles: true, composed: true }));
  }
}

/** Show a canvas at so many device pixels. */
function stretch(canvas: HTMLCanvasElement, width: number, height: number): void {
  canvas.style.width = `${width / devicePixelRatio}px`;
  canvas.style.height = `${height / devicePixelRatio}px`;
}

/** Lines in the gaps between square tiles, as CSS. */
function lines(tile: number, gap: number): string {
  const line = (to: string): string => `repeating-linear-gradient(to ${to}, transparent 0 ${tile}px, var(--rule) ${tile}px ${tile + gap}px)`;
  return `${line('right')}, ${line('bottom')}`;
}

/** A unit's name and what it says about this picture. */
export function unitName({ index, max, peak: [column, row] }: Unit): string {
  return max > 0
    ? `unit ${index}, strongest ${activation(max)} at column ${column}, row ${row}`
    : `unit ${index}, silent on this picture`;
}
