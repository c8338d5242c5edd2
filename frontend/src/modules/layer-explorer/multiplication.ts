import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../../api/client';
import type { LayerFacts, Multiplication } from '../../api/learnt';
import { LAYERS, type Layer, type LayerName, type NetworkName, type Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { MultiplyController } from '../../controllers/multiply-controller';
import { remedy } from '../../elements/remedy';
import { fieldStyles, sharedStyles } from '../../elements/shared-styles';
import type { ScaleName } from '../../lib/scales';
import type { Point } from '../../lib/windows';
import { LAYER_WORDS, NETWORK_TITLES, SLOW } from '../../lib/words';
import { largest, largestAt, products, sum, type Numbers } from './draw';
import { place } from './go';
import { headingStyles } from './heading-styles';
import { multiplicationStyles } from './multiplication-styles';
import { signed } from './walk';

const FEW = 8; // inputs offered of those that matter
const MOVES: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * One activation, number by number: window × kernel, added up, plus bias, cut at 0. The numbers
 * are the network's own for the page's picture.
 */
export class ExplorerMultiplication extends LitElement {
  static override styles = [sharedStyles, fieldStyles, headingStyles, multiplicationStyles];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The explorer brings the API.');
  };
  @property() network: NetworkName = 'faces';
  @property() layer: LayerName = 'edges';
  @property({ type: Number }) unit = 0;
  /** Column and row of the activation; `null` until the run is there. */
  @property({ attribute: false }) at: readonly [number, number] | null = null;
  @property({ attribute: false }) facts: readonly LayerFacts[] | null = null;
  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  @property({ type: Number }) arrived = 0;
  /** Which input's window is shown, by its number in the answer; the strongest without one. */
  @state() private input: number | null = null;
  /** The cell of all grids whose product is spelt out; the largest product without one. */
  @state() private cell: Point | null = null;
  /** How far the grids' colours reach: each its own, or one for all. */
  @property() scale: ScaleName = 'tile';
  private readonly asked = new MultiplyController(this, () => this.api());

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('unit') || changed.has('layer') || changed.has('network')) this.input = this.cell = null;
    const { run, network, layer, unit: index, at } = this;
    if (run?.status === 'done' && run.id && at) this.asked.want({ run: run.id, network, layer, index, at });
  }

  override render(): TemplateResult {
    const { answer } = this.asked;
    const fitting = answer?.network === this.network && answer.layer === this.layer && answer.index === this.unit ? answer : null;
    return html`<section class=${this.network} aria-labelledby="title">
      <header>
        <h3 id="title">${LAYER_WORDS[this.layer].title}, unit ${this.unit}, at one place <span class="network">${NETWORK_TITLES[this.network]}</span></h3>
        <button type="button" @click=${() => place(this, { zoom: 'unit', unit: this.unit })}>Back to the unit</button>
      </header>
      <problem-note .problem=${this.asked.problem}>
        ${remedy(this.asked.problem, this.run, { retry: () => this.asked.retry(), start: (detail) => this.dispatchEvent(new CustomEvent('restart', { detail, bubbles: true, composed: true })) })}
      </problem-note>
      <div class="body">
        ${this.place()}
        <div class="numbers" aria-busy=${this.asked.waiting}>${fitting ? this.numbers(fitting) : this.waitingWords()}</div>
      </div>
    </section>`;
  }

  private waitingWords(): TemplateResult {
    return html`<p class="muted">${this.whyWaiting()}</p>`;
  }

  private whyWaiting(): string {
    if (!this.run) return 'There is no picture on the page yet: send one through the lab above.';
    if (!this.run.id) return 'This picture is shared with you to be looked at. To take its numbers apart, send one of your own through the lab above.';
    return this.asked.slow ? SLOW : 'The numbers are being fetched.';
  }

  /** Where in the unit's map: a map that is pointed at. */
  private place(): TemplateResult {
    const told = this.told();
    return html`<explorer-place
      .run=${this.run}
      .layer=${told}
      .facts=${this.facts}
      unit=${this.unit}
      .at=${this.at}
      .atlas=${told && this.bytes ? this.bytes.atlas(told.atlas) : null}
      .under=${this.bytes?.inputOf(this.run) ?? null}
    ></explorer-place>`;
  }

  private told(): Layer | null {
    return this.run?.networks[this.network]?.layers.find(({ name }) => name === this.layer) ?? null;
  }

  private numbers(answer: Multiplication): TemplateResult {
    const sums = answer.window.map((window, at) => sum(products(window, answer.kernel[at] ?? [])));
    const order = sums.map((_, at) => at).sort((a, b) => Math.abs(sums[b] ?? 0) - Math.abs(sums[a] ?? 0));
    const input = this.input ?? order[0] ?? 0;
    const [window, kernel] = [answer.window[input] ?? [], answer.kernel[input] ?? []];
    const product = products(window, kernel);
    const cell = this.cell ?? largestAt(product);
    const top = this.scale === 'tile' ? null : largest(window, kernel, product);
    const mark = (event: CustomEvent<Point>): Point => (this.cell = event.detail);
    return html`${answer.inputs.length > 1 ? this.inputs(answer, sums, order.slice(0, FEW), input) : nothing}
      <div class="grids">
        ${answer.pixels
          ? html`<explorer-grid kind="grey" title="Pixels" note="brightness, 0 to 255" .values=${answer.pixels} .marked=${cell} @cell=${mark}></explorer-grid>
              <span class="sign" aria-hidden="true">→</span>`
          : nothing}
        <explorer-grid title=${this.windowTitle(answer, input)} note=${answer.pixels ? 'local contrast' : 'activations below'} .values=${window} .top=${top} .marked=${cell} @cell=${mark}></explorer-grid>
        <span class="sign" aria-hidden="true">×</span>
        <explorer-grid title="Kernel" note="weights" .values=${kernel} .top=${top} .marked=${cell} @cell=${mark}></explorer-grid>
        <span class="sign" aria-hidden="true">=</span>
        <explorer-grid title="Products" note="add up to ${signed(sums[input] ?? 0)}" .values=${product} .top=${top} .marked=${cell} @cell=${mark}></explorer-grid>
      </div>
      ${this.formula(window, kernel, cell)}
      <div class="keys">
        <p class="muted key">Orange numbers are positive, violet ones negative. Where a number and the weight on it have the same
          sign, their product speaks for the unit.</p>
        <label class="choice">
          <span>Strongest colour: the largest number of</span>
          <select @change=${(event: Event) => place(this, { scale: (event.target as HTMLSelectElement).value as ScaleName })}>
            <option value="tile" .selected=${this.scale === 'tile'}>each grid</option>
            <option value="layer" .selected=${this.scale !== 'tile'}>all grids</option>
          </select>
        </label>
      </div>
      ${this.sum(answer, sums)}`;
  }

  /** One product spelt out; the arrow keys, or pointing at a grid, lead to the others. */
  private formula(window: Numbers, kernel: Numbers, [x, y]: Point): TemplateResult {
    const [input, weight] = [window[y]?.[x] ?? 0, kernel[y]?.[x] ?? 0];
    const words = `${signed(input)} × ${signed(weight)} = ${signed(input * weight)}`;
    const side = window.length;
    return html`<p
      class="formula"
      role="slider"
      tabindex="0"
      aria-label="Product that is spelt out"
      aria-roledescription="two-way slider"
      aria-valuemin="0"
      aria-valuemax=${side * side - 1}
      aria-valuenow=${y * side + x}
      aria-valuetext="row ${y + 1}, column ${x + 1}: ${words}"
      @keydown=${(event: KeyboardEvent) => this.onFormulaKey(event, [x, y], side)}
    >
      <span class="muted">Row ${y + 1}, column ${x + 1}:</span> <b class="number">${words}</b>
      <span class="muted">Point at a cell, or use the arrow keys here.</span>
    </p>`;
  }

  private onFormulaKey(event: KeyboardEvent, [x, y]: Point, side: number): void {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const kept = (value: number): number => Math.max(0, Math.min(side - 1, value));
    this.cell = [kept(x + move[0]), kept(y + move[1])];
  }

  private windowTitle({ inputs, pixels }: Multiplication, input: number): string {
    if (pixels) return 'Window';
    const below = LAYERS[LAYERS.indexOf(this.layer) - 1];
    return `Window on unit ${inputs[input] ?? ''}${below ? ` of the ${below}` : ''}`;
  }

  private inputs(answer: Multiplication, sums: readonly number[], shown: readonly number[], input: number): TemplateResult {
    return html`<label class="choice">
      <span>The kernel lies on all ${answer.inputs.length} maps of the layer below; shown is the window on</span>
      <select @change=${(event: Event) => (this.input = Number((event.target as HTMLSelectElement).value))}>
        ${[...new Set([...shown, input])].map(
          (at) => html`<option value=${at} .selected=${at === input}>unit ${answer.inputs[at]}, which adds ${signed(sums[at] ?? 0)}</option>`,
        )}
      </select>
    </label>`;
  }

  private sum({ bias, sum: total, activation, inputs }: Multiplication, sums: readonly number[]): TemplateResult {
    const all = sums.reduce((whole, part) => whole + part, 0);
    return html`<p class="sum number" role="status">
        <span>${inputs.length > 1 ? `all ${inputs.length} maps together` : 'all products together'} <b>${signed(all)}</b></span>
        <span>bias <b>${signed(bias)}</b></span>
        <span>sum <b>${signed(total)}</b></span>
        <span>after ReLU <b class="result">${activation === 0 ? '0' : signed(activation).slice(1)}</b></span>
      </p>
      ${relu(total)}
      <p class="muted note">${
        activation > 0
          ? 'The sum is positive, so the ReLU lets it through.'
          : 'The sum is not positive, so the ReLU makes it 0: what the unit looks for is not here.'
      }</p>`;
  }
}

/** The ReLU as a bent line, with a dot where this sum lies on it. */
function relu(total: number): TemplateResult {
  const x = 60 * (Math.abs(total) / (1 + Math.abs(total))) * Math.sign(total); // far sums stay on the page
  const name = total > 0 ? 'The ReLU: a positive sum passes as it is.' : 'The ReLU: a sum below zero becomes zero.';
  return html`<svg class="relu" viewBox="-66 -66 132 76" role="img" aria-label=${name}>
    ${svg`<path class="axis" d="M-64 0H64M0 -64V8" /><path class="bend" d="M-64 0H0L62 -62" />
      <circle cx=${x} cy=${-Math.max(0, x)} r="5" />`}
  </svg>`;
}
