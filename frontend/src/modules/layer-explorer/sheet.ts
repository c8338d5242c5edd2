import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { UnitBrief } from '../../api/learnt';
import type { Layer } from '../../api/types';
import { rove } from '../../elements/roving';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import type { Atlas } from '../../lib/atlas';
import { activation } from '../../lib/numbers';
import type { Bytes } from '../../lib/pixels';
import { partName, selectivity } from '../../lib/selectivity';
import { tileStyle, type Sheet } from '../../lib/sheets';

/** The units' maps of a picture, that picture, and the activation of the strongest colour (`null`: each its own). */
export interface Maps {
  atlas: Atlas | null;
  under: Bytes | null;
  top: number | null;
}

/** Units as pictures of what they look for; fires `unit` (detail: its index) for one chosen. */
export class ExplorerSheet extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .units {
        display: grid;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        gap: 4px;
        align-content: start;
      }
      @media (max-width: 30rem) {
        .units {
          grid-template-columns: repeat(6, minmax(0, 1fr));
        }
      }
      button {
        display: block;
        min-height: 0;
        padding: 0;
        border: 0;
        border-radius: 2px;
        background: var(--surface);
      }
      button:hover {
        box-shadow: 0 0 0 2px var(--accent);
      }
      .tile,
      .place {
        background-color: var(--surface);
        border-radius: 2px;
        aspect-ratio: 1;
        image-rendering: pixelated;
      }
      .smooth {
        image-rendering: auto;
      }
      .dead {
        opacity: 0.35;
      }
      .readout {
        min-height: 2.9em;
        margin-top: var(--space-2);
        color: var(--muted);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property() label = '';
  @property({ type: Number }) expected = 0;
  /** The units in the order shown; `null` until they have come. */
  @property({ attribute: false }) units: UnitBrief[] | null = null;
  /** How many units the layer has. */
  @property({ type: Number }) of = 0;
  /** The part they were looked for by. */
  @property() wanted = '';
  @property({ attribute: false }) sheet: Sheet | null = null;
  /** Tiles of the sheet that belong to one unit; its first is shown. */
  @property({ type: Number }) step = 1;
  /** What is shown instead of a sheet: the maps of the page's picture. */
  @property({ attribute: false }) maps: Maps | null = null;
  /** What the page's run says of the layer. */
  @property({ attribute: false }) told: Layer | null = null;
  @state() private reached = 0;
  @state() private pointed: UnitBrief | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('units') && this.reached >= (this.units?.length ?? 0)) this.reached = 0;
  }

  override render(): TemplateResult {
    const units = this.units;
    return html`<div class="units" role="group" aria-label=${this.label} @keydown=${this.onKey}>
        ${units
          ? units.map((unit, at) => this.unit(unit, at))
          : Array.from({ length: this.expected }, () => html`<div class="place"></div>`)}
      </div>
      <p class="readout" aria-hidden=${units?.length ? 'true' : 'false'}>${this.readout()}</p>`;
  }

  private unit(unit: UnitBrief, at: number): TemplateResult {
    return html`<button
      type="button"
      tabindex=${at === this.reached ? 0 : -1}
      aria-label=${this.name(unit)}
      @focus=${() => this.point(unit, at)}
      @pointerenter=${() => (this.pointed = unit)}
      @pointerleave=${() => (this.pointed = null)}
      @blur=${() => (this.pointed = null)}
      @click=${() => this.dispatchEvent(new CustomEvent('unit', { detail: unit.index }))}
    >
      ${this.maps ? this.map(unit, this.maps) : this.tile(unit)}
    </button>`;
  }

  private tile({ index, dead }: UnitBrief): TemplateResult {
    const { sheet } = this;
    const smooth = (sheet?.tile[0] ?? 0) > 32;
    return html`<div
      class="tile ${smooth ? 'smooth' : ''} ${dead ? 'dead' : ''}"
      style=${styleMap(sheet ? tileStyle(sheet, index * this.step) : {})}
    ></div>`;
  }

  private map({ index }: UnitBrief, { atlas, under, top }: Maps): TemplateResult {
    const max = this.told?.units.find((unit) => unit.index === index)?.max ?? 0;
    const gain = max <= 0 ? 0 : top === null ? 1 : max / top;
    return html`<unit-map class="tile" .atlas=${atlas} .under=${under} unit=${index} gain=${gain}></unit-map>`;
  }

  private name(unit: UnitBrief): string {
    const max = this.told?.units.find(({ index }) => index === unit.index)?.max;
    const strength = max === undefined ? '' : `, strongest on this picture ${activation(max)}`;
    return `unit ${unit.index}, ${selectivity(unit)}${strength}`;
  }

  private readout(): string {
    const { units, wanted } = this;
    if (!units) return '';
    if (this.pointed) return this.name(this.pointed);
    if (wanted && units.length === 0) return `No unit of this layer matches “${partName(wanted)}” well enough.`;
    if (wanted) return `${units.length} of ${this.of} units match “${partName(wanted)}”.`;
    return `${this.of} units. Choose one to see what it learnt.`;
  }

  private point(unit: UnitBrief, at: number): void {
    this.reached = at;
    this.pointed = unit;
  }

  private onKey(event: KeyboardEvent): void {
    const group = event.currentTarget as HTMLElement;
    const columns = getComputedStyle(group).gridTemplateColumns.split(' ').length;
    rove(event, [...group.querySelectorAll('button')], columns);
  }
}
