import { css, html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { TopInput, UnitBrief } from '../../api/learnt';
import type { LayerName, NetworkName } from '../../api/types';
import type { LearntController } from '../../controllers/learnt-controller';
import { rove } from '../../elements/roving';
import { sharedStyles } from '../../elements/shared-styles';
import { selectivity } from '../../lib/selectivity';
import { tileStyle } from '../../lib/sheets';
import { LAYER_WORDS } from '../../lib/words';
import { layNodes, linkPath, linkWidth, type Node } from './draw';
import { place } from './go';
import { inputInWords, layerAt, openSteps, signed, walkTo, type Walk } from './walk';

const TILE = 60; // largest side of a picture
const GAP = 8;
const LINKS = 56; // height of the links between two rows
const WORDS = 20; // below a picture

/**
 * The strongest inputs of a unit as a small graph, walked down row by row: choose an input to see
 * its own inputs. Fires `walk` (detail: the Walk that comes next).
 */
export class ExplorerGraph extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .title {
        margin-bottom: var(--space-2);
        font-weight: 600;
      }
      .row {
        position: relative;
      }
      .row button,
      .top {
        position: absolute;
        display: block;
        min-height: 0;
        padding: 0;
        border: 0;
        border-radius: 2px;
        background: var(--surface);
      }
      .row button:hover {
        box-shadow: 0 0 0 2px var(--accent);
      }
      .row button[aria-expanded='true'] {
        box-shadow:
          0 0 0 2px var(--paper),
          0 0 0 4px var(--accent);
      }
      .tile {
        width: 100%;
        border-radius: 2px;
        image-rendering: pixelated;
      }
      svg {
        display: block;
        overflow: visible;
      }
      path {
        fill: none;
        stroke: var(--accent);
        stroke-opacity: 0.75;
      }
      .inhibits {
        stroke: var(--muted);
        stroke-dasharray: 4 3;
      }
      .weight {
        position: absolute;
        overflow: hidden;
        color: var(--muted);
        font-size: 0.6875rem;
        line-height: 20px;
        text-align: center;
        white-space: nowrap;
      }
      .about {
        min-height: 4.4em;
        margin-top: var(--space-2);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property() network: NetworkName = 'faces';
  @property({ attribute: false }) walk: Walk = { layer: 'parts', units: [0] };
  @property({ attribute: false }) learnt: LearntController | null = null;
  @property({ type: Number }) arrived = 0;
  @state() private width = 0;
  /** In each row, the input that the tab key reaches; and the one that is spoken of. */
  @state() private reached: readonly number[] = [];
  @state() private spoken: { step: number; input: TopInput } | null = null;
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
      this.reached = [];
      this.spoken = null;
    }
  }

  override render(): TemplateResult {
    const [first] = this.walk.units;
    return html`<p class="title">Its strongest inputs, down to the edges</p>
      <div class="graph">
        ${this.top(first ?? 0)} ${openSteps(this.walk).map((step) => this.row(step))}
      </div>
      <p class="about" role="status">${this.about()}</p>`;
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

  private row(step: number): TemplateResult {
    const above = this.walk.units[step] ?? 0;
    const [from, layer] = [layerAt(this.walk, step), layerAt(this.walk, step + 1)];
    const inputs = (from && this.learnt?.unit(this.network, from, above)?.top_inputs) ?? [];
    if (!layer) return html``;
    const nodes = layNodes(Math.max(inputs.length, 1), this.width, TILE, GAP);
    const side = nodes[0]?.side ?? TILE;
    return html`<svg width=${this.width} height=${LINKS} aria-hidden="true">${this.links(step, inputs, nodes)}</svg>
      <div
        class="row"
        role="toolbar"
        aria-label="${LAYER_WORDS[layer].title} that unit ${above} is made of"
        style=${styleMap({ height: `${side + WORDS}px` })}
        @keydown=${(event: KeyboardEvent) => this.onKey(event, step)}
      >
        ${inputs.map((input, at) => this.node(step, layer, input, at, nodes[at]))}
      </div>`;
  }

  private links(step: number, inputs: readonly TopInput[], nodes: readonly Node[]): SVGTemplateResult[] {
    const strongest = Math.max(...inputs.map(({ weight }) => Math.abs(weight)), 0);
    const parent = this.middleOf(step);
    return inputs.map(({ weight }, at) => {
      const node = nodes[at];
      if (!node) return svg``;
      const path = linkPath([node.x + node.side / 2, LINKS - 2], [parent, step === 0 ? 2 : 0]);
      return svg`<path class=${weight < 0 ? 'inhibits' : ''} d=${path} stroke-width=${linkWidth(weight, strongest)} />`;
    });
  }

  /** Middle of the node at a step of the walk, across. */
  private middleOf(step: number): number {
    if (step === 0) return this.width / 2;
    const [above, from] = [this.walk.units[step - 1] ?? 0, layerAt(this.walk, step - 1)];
    const inputs = (from && this.learnt?.unit(this.network, from, above)?.top_inputs) ?? [];
    const at = inputs.findIndex(({ unit }) => unit === this.walk.units[step]);
    const node = layNodes(inputs.length, this.width, TILE, GAP)[at];
    return node ? node.x + node.side / 2 : this.width / 2;
  }

  private node(step: number, layer: LayerName, input: TopInput, at: number, node: Node | undefined): TemplateResult {
    if (!node) return html``;
    const walked = this.walk.units[step + 1] === input.unit;
    const further = layerAt(this.walk, step + 2) !== null;
    return html`<button
        type="button"
        style=${styleMap({ left: `${node.x}px`, width: `${node.side}px` })}
        tabindex=${at === (this.reached[step] ?? 0) ? 0 : -1}
        aria-label="${inputInWords(input)}; ${this.named(layer, input.unit)}"
        aria-expanded=${further ? String(walked) : nothing}
        @focus=${() => this.reach(step, at, input)}
        @click=${() => this.choose(step, input, further)}
      >
        ${this.tile(layer, input.unit)}
      </button>
      <span class="weight number" aria-hidden="true" style=${styleMap({ left: `${node.x - 4}px`, width: `${node.side + 8}px`, top: `${node.side}px` })}>
        ${signed(input.weight)}
      </span>`;
  }

  private tile(layer: LayerName, unit: number): TemplateResult {
    const sheets = this.learnt?.layer(this.network, layer)?.sheets;
    const sheet = sheets?.kernels ?? sheets?.means;
    return html`<div class="tile" style=${sheet ? styleMap(tileStyle(sheet, unit)) : 'aspect-ratio: 1'}></div>`;
  }

  private about(): TemplateResult | string {
    if (!this.spoken) {
      return 'Wider links weigh more; dashed ones inhibit. Choose an input to walk down from it. A weight says how much an input of its usual strength adds.';
    }
    const { step, input } = this.spoken;
    const layer = layerAt(this.walk, step + 1);
    if (!layer) return '';
    return html`${LAYER_WORDS[layer].title}, ${inputInWords(input)}; ${this.named(layer, input.unit)}.
      <button type="button" class="plain" @click=${() => place(this, { layer, unit: input.unit, zoom: 'unit' })}>
        Look at unit ${input.unit}
      </button>`;
  }

  private named(layer: LayerName, unit: number): string {
    const found: UnitBrief | undefined = this.learnt?.layer(this.network, layer)?.units.find(({ index }) => index === unit);
    return found ? selectivity(found) : '';
  }

  private sideOf(count: number): number {
    return layNodes(count, this.width, TILE, GAP)[0]?.side ?? TILE;
  }

  private reach(step: number, at: number, input: TopInput): void {
    const reached = [...this.reached];
    reached[step] = at;
    this.reached = reached;
    this.spoken = { step, input };
  }

  private choose(step: number, input: TopInput, further: boolean): void {
    this.spoken = { step, input };
    if (further) this.dispatchEvent(new CustomEvent('walk', { detail: walkTo(this.walk, step, input.unit) }));
  }

  /** Left and right within a row; down to the inputs of the one walked to, up to where it came from. */
  private onKey(event: KeyboardEvent, step: number): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=toolbar]')];
    const towards = { ArrowDown: step + 1, ArrowUp: step - 1 }[event.key];
    if (towards !== undefined) {
      event.preventDefault();
      rows[towards]?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      return;
    }
    rove(event, [...(event.currentTarget as HTMLElement).querySelectorAll('button')]);
  }
}
