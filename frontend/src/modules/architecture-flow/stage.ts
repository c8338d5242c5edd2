import { html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { UnitBrief } from '../../api/learnt';
import { NETWORKS, type Layer, type LayerName, type NetworkName, type Run, type Unit } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { rove } from '../../elements/roving';
import { pairStyles, sharedStyles } from '../../elements/shared-styles';
import { activation, counted, percent } from '../../lib/numbers';
import { lookupTable } from '../../lib/palettes';
import { putBytes } from '../../lib/pixels';
import { ordered } from '../../lib/scales';
import { selectivity } from '../../lib/selectivity';
import { answerInWords, NETWORK_TITLES } from '../../lib/words';
import type { Stage } from './draw';
import { stageStyles } from './stage-styles';

const SHOWN = 6; // strongest units of each network

/**
 * One stage, opened: its strongest units and where in the picture they look. Fires `explore`
 * (detail: {network, layer, unit}) where the student wants to know more about a unit.
 */
export class FlowStage extends LitElement {
  static override styles = [sharedStyles, pairStyles, stageStyles];

  @property({ attribute: false }) stage: Stage = 'edges';
  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  @property({ type: Number }) arrived = 0;
  /** What was measured about the units of a layer of a network. */
  @property({ attribute: false }) learnt: (network: NetworkName, layer: LayerName) => readonly UnitBrief[] | null = () => null;
  /** Whether a module of the page shows units in full. */
  @property({ type: Boolean }) explorable = false;
  /** Of each network, which of the strongest units is marked. */
  @state() private marked: Partial<Record<NetworkName, number>> = {};
  @query('.pixels') private pixels!: HTMLCanvasElement | null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('stage') || changed.has('run')) this.marked = {};
  }

  override render(): TemplateResult {
    const { stage } = this;
    if (stage === 'input') return this.input();
    return html`<div class="pair">
      ${NETWORKS.map(
        (network) => html`<section class=${network} aria-label=${NETWORK_TITLES[network]}>
          <h4>${NETWORK_TITLES[network]}</h4>
          ${stage === 'output' ? this.answer(network) : this.layer(network, stage)}
        </section>`,
      )}
    </div>`;
  }

  private input(): TemplateResult {
    const side = this.run?.input?.size ?? 96;
    return html`<div class="one">
      <canvas class="pixels" role="img" aria-label="The picture as the networks see it: ${side} × ${side} grey pixels"></canvas>
      <p>
        This is all that either network gets: ${counted(side * side)} brightnesses in ${side} rows. Before the
        edges, each is compared with its surroundings: their mean is taken away, and the rest divided by how much they vary.
        In the lab you can read the numbers themselves.
      </p>
    </div>`;
  }

  private answer(network: NetworkName): TemplateResult {
    const output = this.run?.networks[network]?.output ?? [];
    return html`<p class="said">${answerInWords(network, output)}</p>
      <table>
        <caption class="unseen">Probabilities of the ${NETWORK_TITLES[network].toLowerCase()}</caption>
        <tbody>
          ${output.map(({ label, probability }) => html`<tr><th scope="row">${label}</th><td class="number">${percent(probability)}</td></tr>`)}
        </tbody>
      </table>`;
  }

  private layer(network: NetworkName, name: LayerName): TemplateResult {
    const { run } = this;
    const layer = run?.networks[network]?.layers.find((one) => one.name === name);
    if (!run || !layer) return html`<p class="muted room">Not computed yet.</p>`;
    const units = ordered(layer.units, 'strength').slice(0, SHOWN).filter(({ max }) => max > 0);
    if (units.length === 0) return html`<p class="room">Every unit of this layer is silent on this picture.</p>`;
    const marked = Math.min(this.marked[network] ?? 0, units.length - 1);
    return html`<div class="layer">
        ${this.picture(network, run, layer, units, marked)}
        <div role="toolbar" aria-label="Strongest units of the ${NETWORK_TITLES[network].toLowerCase()}" class="units" @keydown=${(event: KeyboardEvent) => this.onKey(event, network)}>
          ${units.map((unit, at) => this.unit(network, layer, unit, at, at === marked))}
        </div>
      </div>
      ${this.words(network, layer, units[marked])}`;
  }

  private picture(network: NetworkName, run: Run, layer: Layer, units: readonly Unit[], marked: number): TemplateResult {
    const { url, width, height, crop } = run.picture;
    const side = run.input?.size ?? 96;
    const [x0, y0, x1, y1] = crop;
    const others = units.filter((_, at) => at !== marked);
    const shown = units[marked];
    const name = `Where the ${units.length} strongest units of the ${NETWORK_TITLES[network].toLowerCase()} look, windows of ${layer.receptive_field} × ${layer.receptive_field} pixels on the picture.`;
    return html`<svg class="where" viewBox="0 0 ${side} ${side}" role="img" aria-label=${name}>
      ${svg`<svg viewBox="${x0} ${y0} ${x1 - x0} ${y1 - y0}" width=${side} height=${side}>
          <image href=${url} width=${width} height=${height} preserveAspectRatio="none" />
        </svg>
        ${others.map((unit) => windowBox(unit, 'window'))}
        ${shown ? [windowBox(shown, 'halo'), windowBox(shown, 'window marked')] : nothing}`}
    </svg>`;
  }

  private unit(network: NetworkName, layer: Layer, unit: Unit, at: number, marked: boolean): TemplateResult {
    const top = Math.max(...layer.units.map(({ max }) => max));
    return html`<button
      type="button"
      class="unit"
      data-at=${at}
      tabindex=${marked ? 0 : -1}
      aria-pressed=${marked}
      aria-label="unit ${unit.index}, ${this.known(network, layer.name, unit.index)}, strongest ${activation(unit.max)}"
      @click=${() => this.mark(network, at)}
    >
      <unit-map .atlas=${this.bytes?.atlas(layer.atlas) ?? null} .under=${this.bytes?.inputOf(this.run) ?? null} unit=${unit.index} gain=${unit.max / top}></unit-map>
      <span class="number">${unit.index}</span>
    </button>`;
  }

  private words(network: NetworkName, layer: Layer, unit: Unit | undefined): TemplateResult {
    if (!unit) return html``;
    const [x0, y0, x1, y1] = unit.box;
    return html`<p class="about">
      <strong>Unit ${unit.index}</strong>, ${this.known(network, layer.name, unit.index)}: strongest with
      <span class="number">${activation(unit.max)}</span>, looking at columns ${x0} to ${x1 - 1}, rows ${y0} to ${y1 - 1}.
      ${this.explorable
        ? html`<button type="button" class="plain" @click=${() => this.explore(network, layer.name, unit.index)}>
            What unit ${unit.index} learnt<span class="unseen"> in the ${NETWORK_TITLES[network].toLowerCase()}</span>
          </button>`
        : nothing}
    </p>`;
  }

  private known(network: NetworkName, layer: LayerName, index: number): string {
    const unit = this.learnt(network, layer)?.find((one) => one.index === index);
    return unit ? selectivity(unit) : 'not measured';
  }

  protected override updated(): void {
    const input = this.bytes?.inputOf(this.run);
    if (this.pixels && input) putBytes(this.pixels, input, lookupTable('grey'));
  }

  private onKey(event: KeyboardEvent, network: NetworkName): void {
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.unit')];
    const at = rove(event, buttons, 3);
    if (at !== null) this.mark(network, at);
  }

  private mark(network: NetworkName, at: number): void {
    this.marked = { ...this.marked, [network]: at };
  }

  private explore(network: NetworkName, layer: LayerName, unit: number): void {
    this.dispatchEvent(new CustomEvent('explore', { detail: { network, layer, unit } }));
  }
}

function windowBox({ box: [x0, y0, x1, y1] }: Unit, name: string): SVGTemplateResult {
  return svg`<rect class=${name} x=${x0} y=${y0} width=${x1 - x0} height=${y1 - y0} />`;
}
