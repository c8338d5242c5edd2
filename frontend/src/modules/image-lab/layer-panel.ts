import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { NETWORKS, type Layer, type LayerName, type NetworkName, type Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { pairStyles, sharedStyles } from '../../elements/shared-styles';
import type { UnitTiles } from '../../elements/unit-tiles';
import { reference } from '../../lib/scales';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import { FIRST_VIEW, type View } from './view-controls';

/**
 * One layer of both networks, side by side: all units as tiles, one legend each.
 * Lets `unit-open` (detail: {network, layer, unit}) rise as `lab-unit`.
 */
export class LabLayer extends LitElement {
  static override styles = [
    sharedStyles,
    pairStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-3);
        margin-bottom: var(--space-2);
      }
      h3 {
        font: 600 1.25rem/1.3 var(--serif);
      }
      .facts {
        width: 100%;
        min-height: 1.45em;
        font-size: 0.8125rem;
      }
      @media (max-width: 30rem) {
        .facts {
          min-height: 2.9em; /* room for the numbers before they come */
        }
      }
      .coming {
        visibility: hidden;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-3);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property() name: LayerName = 'edges';
  /** Said after the layer's name, where a page shows a layer more than once. */
  @property() when = '';
  @property({ attribute: false }) run: Run | null = null;
  /** The run whose largest activations set the colours, where it is not `run` itself. */
  @property({ attribute: false }) scaleBy: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  /** How many atlases have come: a change asks for a new drawing. */
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) view: View = FIRST_VIEW;

  /** Focus a unit's tile. */
  async focusUnit(network: NetworkName, unit: number): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector<UnitTiles>(`.${network} unit-tiles`)?.focusUnit(unit);
  }

  override render(): TemplateResult {
    const { title, about } = LAYER_WORDS[this.name];
    return html`<section aria-labelledby="title">
      <header>
        <h3 id="title">${title}${this.when && `, ${this.when}`}</h3>
        <p class="muted">${about}</p>
        <p class="facts muted number">${this.facts()}</p>
      </header>
      <div class="pair">${NETWORKS.map((network) => this.panel(network))}</div>
    </section>`;
  }

  /** The numbers that both networks share, as they are one architecture. */
  private facts(): string {
    const layer = NETWORKS.map((name) => this.layerOf(name)).find((found) => found !== null);
    if (!layer) return '';
    const [units, height, width] = layer.shape;
    const side = layer.receptive_field;
    return `${units} units, each a map of ${width} × ${height}; one activation sees ${side} × ${side} pixels.`;
  }

  private layerOf(network: NetworkName): Layer | null {
    return this.run?.networks[network]?.layers.find(({ name }) => name === this.name) ?? null;
  }

  private panel(network: NetworkName): TemplateResult {
    const layer = this.layerOf(network);
    const atlas = layer && this.bytes?.atlas(layer.atlas);
    const { title, expected } = LAYER_WORDS[this.name];
    const { palette, order, ground } = this.view;
    const under = ground === 'picture' ? (this.bytes?.inputOf(this.run) ?? null) : null;
    const top = layer && this.top(network, layer);
    return html`<div class=${network}>
      <h4>${NETWORK_TITLES[network]}</h4>
      <unit-tiles
        label="${title} of the ${NETWORK_TITLES[network].toLowerCase()}, all units${this.when && `, ${this.when}`}"
        expected=${expected}
        .layer=${layer}
        .atlas=${atlas}
        .top=${top}
        .under=${under}
        palette=${palette}
        order=${order}
        @unit-open=${(event: CustomEvent<number>) => this.open(network, event.detail)}
      ></unit-tiles>
      <footer>
        <colour-legend class=${layer ? '' : 'coming'} palette=${palette} .top=${top}></colour-legend>
        ${layer
          ? html`<a href=${layer.atlas.png_url} download="${network}-${layer.name}.png">Save the maps (PNG)</a>`
          : nothing}
      </footer>
    </div>`;
  }

  private top(network: NetworkName, layer: Layer): number | null {
    const layers = (this.scaleBy ?? this.run)?.networks[network]?.layers ?? [];
    return reference(this.view.scale, layers.find(({ name }) => name === layer.name) ?? layer, layers);
  }

  private open(network: NetworkName, unit: number): void {
    const detail = { network, layer: this.name, unit };
    this.dispatchEvent(new CustomEvent('lab-unit', { detail, bubbles: true, composed: true }));
  }
}
