import { html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Connected, UnitBrief, UnitLearnt } from '../../api/learnt';
import type { LayerName, NetworkName } from '../../api/types';
import type { LearntController } from '../../controllers/learnt-controller';
import { rove } from '../../elements/roving';
import { sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { selectivity } from '../../lib/selectivity';
import { tileStyle } from '../../lib/sheets';
import { LAYER_WORDS } from '../../lib/words';
import { layNodes, linkPath, linkWidth, type Node } from './draw';
import { place } from './go';
import { graphStyles } from './graph-styles';
import { inputInWords, layerAt, openSteps, outputInWords, signed, sumInWords, walkTo, type Walk } from './walk';

const TILE = 60; // largest side of a picture
const GAP = 8;
const LINKS = 56; // height of the links between two rows
const WORDS = 20; // below a picture
const UP = -1; // the step that leads to the layer above

/** One row of the graph: the units at one step of the walk, and the unit that they are linked to. */
interface Row {
  step: number;
  layer: LayerName;
  units: readonly Connected[];
  nodes: readonly Node[];
  /** What the row is to the unit that it is linked to, in a few words and in full. */
  title: string;
  name: string;
}

/**
 * The strongest inputs of a unit as a small graph, walked down row by row: choose an input to see
 * its own inputs. Above it stand the units that it adds to most, which lead to their own graphs.
 * Fires `walk` (detail: the Walk that comes next).
 */
export class ExplorerGraph extends LitElement {
  static override styles = [sharedStyles, graphStyles];

  @property() network: NetworkName = 'faces';
  @property({ attribute: false }) walk: Walk = { layer: 'parts', units: [0] };
  @property({ attribute: false }) learnt: LearntController | null = null;
  @property({ type: Number }) arrived = 0;
  @state() private width = 0;
  /** In each row, by its step, the unit that the tab key reaches; and the one that is spoken of. */
  @state() private reached: Readonly<Record<number, number>> = {};
  @state() private spoken: { step: number; unit: Connected } | null = null;
  @query('.graph') private frame!: HTMLElement;
  private readonly watcher = new ResizeObserver(() => (this.width = this.frame.clientWidth));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  protected override firstUpdated(): void {
    this.width = this.frame.clientWidth;
    this.watcher.observe(this.frame);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('walk');
    if (changed.has('network') || (before && (before.layer !== this.walk.layer || before.units[0] !== this.walk.units[0]))) {
      this.reached = {};
      this.spoken = null;
    }
  }

  override render(): TemplateResult {
    const [first = 0] = this.walk.units;
    const down = openSteps(this.walk);
    return html`<p class="title">${down.length > 0 ? 'What it is made of, down to the edges' : 'What it becomes part of'}</p>
      <div class="graph">
        ${this.above(first)} ${this.top(first)}
        ${down.map((step) => this.below(step))}
      </div>
      <p class="about" role="status">${this.about()}</p>`;
  }

  /** The units that the walk's first adds to. */
  private above(unit: number): TemplateResult | typeof nothing {
    const layer = layerAt(this.walk, UP);
    if (!layer) return nothing;
    const units = this.told(this.walk.layer, unit)?.top_outputs ?? [];
    const title = `${LAYER_WORDS[layer].title} it adds to most`;
    const row = this.rowOf(UP, layer, units, title, `${LAYER_WORDS[layer].title} that unit ${unit} adds to most`);
    return html`${this.row(row)}${this.links(row, ([x]) => linkPath([this.width / 2, LINKS - 2], [x, 0]), LINKS - 8)}`;
  }

  private top(unit: number): TemplateResult {
    const side = this.sideOf(6);
    const left = (this.width - side) / 2;
    return html`<div class="row" style=${styleMap({ height: `${side}px` })}>
      <div class="top" style=${styleMap({ left: `${left}px`, width: `${side}px` })} role="img" aria-label="unit ${unit}, ${this.named(this.walk.layer, unit)}">
        ${this.tile(this.walk.layer, unit)}
      </div>
    </div>`;
  }

  private below(step: number): TemplateResult {
    const layer = layerAt(this.walk, step + 1);
    if (!layer) return html``;
    const unit = this.walk.units[step] ?? 0;
    const name = `${LAYER_WORDS[layer].title} that unit ${unit} is made of`;
    const row = this.rowOf(step, layer, this.inputsAt(step), `${LAYER_WORDS[layer].title} that make unit ${unit}`, name);
    const to = this.middleOf(step);
    return html`${this.links(row, ([x]) => linkPath([x, LINKS - 2], [to, step === 0 ? 2 : 0]), 12)} ${this.row(row)}`;
  }

  private rowOf(step: number, layer: LayerName, units: readonly Connected[], title: string, name: string): Row {
    return { step, layer, units, title, name, nodes: layNodes(Math.max(units.length, 1), this.width, TILE, GAP) };
  }

  private row(row: Row): TemplateResult {
    const height = (row.nodes[0]?.side ?? TILE) + WORDS;
    return html`<div class="row" role="toolbar" aria-label=${row.name} style=${styleMap({ height: `${height}px` })} @keydown=${this.onKey}>
      ${row.units.map((unit, at) => this.node(row, unit, at, row.nodes[at]))}
    </div>`;
  }

  private links({ units, nodes, title }: Row, path: (from: readonly [number]) => string, words: number): TemplateResult {
    const strongest = Math.max(...units.map(({ contribution }) => Math.abs(contribution)), 0);
    return html`<svg width=${this.width} height=${LINKS} aria-hidden="true">
      ${units.map(({ contribution }, at): SVGTemplateResult => {
        const node = nodes[at];
        if (!node) return svg``;
        const line = path([node.x + node.side / 2]);
        return svg`<path class=${contribution < 0 ? 'takes' : ''} d=${line} stroke-width=${linkWidth(contribution, strongest)} />`;
      })}
      ${svg`<text x="0" y=${words}>${title}</text>`}
    </svg>`;
  }

  /** Middle of the node at a step of the walk, across. */
  private middleOf(step: number): number {
    if (step === 0) return this.width / 2;
    const inputs = this.inputsAt(step - 1);
    const node = layNodes(inputs.length, this.width, TILE, GAP)[inputs.findIndex(({ unit }) => unit === this.walk.units[step])];
    return node ? node.x + node.side / 2 : this.width / 2;
  }

  private node({ step, layer }: Row, unit: Connected, at: number, node: Node | undefined): TemplateResult {
    if (!node) return html``;
    const further = step !== UP && layerAt(this.walk, step + 2) !== null;
    return html`<button
        type="button"
        style=${styleMap({ left: `${node.x}px`, width: `${node.side}px` })}
        tabindex=${at === (this.reached[step] ?? 0) ? 0 : -1}
        aria-label="${this.inWords(step, unit)}; ${this.named(layer, unit.unit)}"
        aria-expanded=${further ? String(this.walk.units[step + 1] === unit.unit) : nothing}
        @focus=${() => this.reach(step, at, unit)}
        @pointerenter=${() => (this.spoken = { step, unit })}
        @click=${() => this.choose(step, layer, unit, further)}
      >
        ${this.tile(layer, unit.unit)}
      </button>
      <span class="adds number" aria-hidden="true" style=${styleMap({ left: `${node.x - 4}px`, width: `${node.side + 8}px`, top: `${node.side}px` })}>
        ${signed(unit.contribution)}
      </span>`;
  }

  private tile(layer: LayerName, unit: number): TemplateResult {
    const sheets = this.learnt?.layer(this.network, layer)?.sheets;
    const sheet = sheets?.kernels ?? sheets?.means;
    return html`<div class="tile" style=${styleMap(sheet ? tileStyle(sheet, unit) : {})}></div>`;
  }

  private about(): TemplateResult | string {
    if (!this.spoken) {
      const last = openSteps(this.walk).at(-1);
      const layer = last === undefined ? null : layerAt(this.walk, last);
      const unit = layer && this.told(layer, this.walk.units[last ?? 0] ?? 0);
      return `${unit ? sumInWords(unit) : ''} Wider links add more; dashed ones take away. Choose a unit to walk to it.`.trim();
    }
    const { step, unit } = this.spoken;
    const layer = layerAt(this.walk, step === UP ? UP : step + 1);
    if (!layer) return '';
    return html`${LAYER_WORDS[layer].title}, ${this.inWords(step, unit)}; ${this.named(layer, unit.unit)}.
      <button type="button" class="plain" @click=${() => this.look(layer, unit)}>Look at unit ${unit.unit}</button>`;
  }

  private inWords(step: number, unit: Connected): string {
    return step === UP ? outputInWords(unit) : inputInWords(unit);
  }

  private named(layer: LayerName, unit: number): string {
    const found: UnitBrief | undefined = this.learnt?.layer(this.network, layer)?.units.find(({ index }) => index === unit);
    return found ? selectivity(found) : '';
  }

  private told(layer: LayerName, unit: number): UnitLearnt | null {
    return this.learnt?.unit(this.network, layer, unit) ?? null;
  }

  private inputsAt(step: number): readonly Connected[] {
    const layer = layerAt(this.walk, step);
    return (layer && this.told(layer, this.walk.units[step] ?? 0)?.top_inputs) ?? [];
  }

  private sideOf(count: number): number {
    return layNodes(count, this.width, TILE, GAP)[0]?.side ?? TILE;
  }

  private reach(step: number, at: number, unit: Connected): void {
    this.reached = { ...this.reached, [step]: at };
    this.spoken = { step, unit };
  }

  private choose(step: number, layer: LayerName, unit: Connected, further: boolean): void {
    this.spoken = { step, unit };
    if (further) this.dispatchEvent(new CustomEvent('walk', { detail: walkTo(this.walk, step, unit.unit) }));
    else this.look(layer, unit);
  }

  private look(layer: LayerName, { unit }: Connected): void {
    place(this, { layer, unit, zoom: 'unit' });
  }

  /** Left and right within a row, up and down from row to row. */
  private onKey(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=toolbar]')];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) {
      rove(event, [...(event.currentTarget as HTMLElement).querySelectorAll('button')]);
      return;
    }
    event.preventDefault();
    const to = rows[rows.indexOf(event.currentTarget as HTMLElement) + by];
    to?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }
}
