import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NETWORKS, type Layer, type LayerName, type NetworkName } from '../../../api/types';
import { pairStyles, sharedStyles } from '../../../elements/shared-styles';
import { activation } from '../../../lib/numbers';
import type { PaletteName } from '../../../lib/palettes';
import { LAYER_WORDS, NETWORK_TITLES } from '../../../lib/words';
import { pairsOf, type Pair } from './pairs-order';
import type { Reading } from './tiles';

const FEW = 6;

/**
 * The same units of two readings side by side: both maps in one scale of colour, the strongest
 * activation of each, and how it differs. Those that differ most come first.
 */
export class LabPairs extends LitElement {
  static override styles = [
    sharedStyles,
    pairStyles,
    css`
      .pair {
        --pair-least: 20rem;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.8125rem;
      }
      caption {
        padding-bottom: 0.2rem;
        border-bottom: 2px solid var(--accent);
        color: var(--accent);
        font-size: 0.875rem;
        font-weight: 600;
        text-align: left;
      }
      th,
      td {
        padding: var(--space-1) var(--space-2) var(--space-1) 0;
        font-weight: 400;
        text-align: left;
        vertical-align: middle;
      }
      thead th {
        color: var(--muted);
      }
      .number {
        text-align: right;
      }
      td:has(unit-map) {
        width: 5rem;
      }
      unit-map {
        width: 100%;
        max-width: 5.5rem;
        min-width: 3.25rem;
      }
      .rows {
        min-height: 34rem; /* room for the maps before they come */
      }
      button {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) first: Reading | null = null;
  @property({ attribute: false }) second: Reading | null = null;
  /** What the two are called in the heads of the columns. */
  @property({ attribute: false }) names: readonly [string, string] = ['before', 'after'];
  @property() layer: LayerName = 'parts';
  @property() palette: PaletteName = 'own';
  /** How many atlases have come: a change asks for a new drawing. */
  @property({ type: Number }) arrived = 0;
  @state() private all = false;

  override render(): TemplateResult {
    const count = this.layerOf(this.first, 'faces')?.shape[0] ?? this.layerOf(this.first, 'cars')?.shape[0] ?? 0;
    return html`<div class="pair rows">${NETWORKS.filter((name) => this.first?.run.networks[name]).map((name) => this.side(name))}</div>
      <button type="button" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>${this.all ? `Show the ${FEW} that differ most` : `Show all ${count} units`}</button>`;
  }

  private side(network: NetworkName): TemplateResult {
    const [first, second] = [this.layerOf(this.first, network), this.layerOf(this.second, network)];
    const pairs = first && second ? pairsOf(first, second) : [];
    const [one, other] = this.names;
    return html`<div class=${network}>
      <table>
        <caption>${NETWORK_TITLES[network]}, ${LAYER_WORDS[this.layer].title.toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">unit</th>
            <th scope="col">${one}</th>
            <th scope="col">${other}</th>
            <th scope="col" class="number">strongest activation</th>
          </tr>
        </thead>
        <tbody>${first && second ? (this.all ? pairs : pairs.slice(0, FEW)).map((pair) => this.row(pair, first, second)) : nothing}</tbody>
      </table>
    </div>`;
  }

  private row(pair: Pair, first: Layer, second: Layer): TemplateResult {
    const top = Math.max(pair.first, pair.second);
    const map = (reading: Reading | null, layer: Layer, max: number): TemplateResult => {
      const atlas = reading?.bytes.atlas(layer.atlas) ?? null;
      const under = reading?.bytes.inputOf(reading.run) ?? null;
      return html`<unit-map .atlas=${atlas} .under=${under} unit=${pair.index} gain=${top > 0 ? max / top : 0} palette=${this.palette}></unit-map>`;
    };
    return html`<tr>
      <th scope="row" class="number">${pair.index}</th>
      <td>${map(this.first, first, pair.first)}</td>
      <td>${map(this.second, second, pair.second)}</td>
      <td class="number">${activation(pair.first)} → ${activation(pair.second)}</td>
    </tr>`;
  }

  private layerOf(reading: Reading | null, network: NetworkName): Layer | null {
    return reading?.run.networks[network]?.layers.find(({ name }) => name === this.layer) ?? null;
  }
}
