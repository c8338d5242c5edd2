import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { LayerLearnt } from '../../api/learnt';
import { NETWORKS, type Layer, type LayerName, type NetworkName, type Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import type { LearntController } from '../../controllers/learnt-controller';
import { pairStyles, fieldStyles, sharedStyles } from '../../elements/shared-styles';
import { FIRST_PLACE, SHOWS, type ExplorePlace, type Show, type Sort } from '../../lib/explore-place';
import { reference, scaleInWords, SCALES, type ScaleName } from '../../lib/scales';
import { partName } from '../../lib/selectivity';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import { findUnits, partsFound } from './find';
import { place } from './go';
import { controlStyles } from './control-styles';

const SHOW_TITLES: Record<Show, string> = {
  kernels: 'kernels: the weights themselves',
  means: 'means of the strongest patches',
  'means-real': 'means of the strongest patches of photographs',
  optimised: 'inputs made to excite them',
  exemplars: 'the strongest patch of each',
  maps: 'their maps of my picture',
};
const SORT_TITLES: Record<Sort, string> = {
  index: 'unit number',
  selectivity: 'how well they match a part',
  strength: 'strength on my picture',
};

/** All units of one layer of both networks, side by side. Fires `place` for what is chosen. */
export class ExplorerNetwork extends LitElement {
  static override styles = [
    sharedStyles,
    pairStyles,
    fieldStyles,
    controlStyles,
    css`
      .about {
        max-width: 44rem;
        min-height: 2.9em;
        margin-bottom: var(--space-3);
      }
    `,
  ];

  @property() layer: LayerName = 'parts';
  @property({ attribute: false }) place: ExplorePlace = FIRST_PLACE;
  @property({ attribute: false }) learnt: LearntController | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) run: Run | null = null;

  override render(): TemplateResult {
    const layers = NETWORKS.map((network) => this.learnt?.layer(network, this.layer) ?? null);
    const offered = SHOWS.filter((name) => (name === 'maps' ? this.run : layers.some((layer) => layer?.sheets[name])));
    const show = offered.find((name) => name === this.place.show) ?? offered[0] ?? 'means';
    return html`<div class="controls">
        ${this.choice('Show', offered.map((name) => [name, SHOW_TITLES[name]]), show, (value) => place(this, { show: value as Show }))}
        ${show === 'maps'
          ? this.choice('Colours scaled to', Object.entries(SCALES), this.place.scale, (value) => place(this, { scale: value as ScaleName }))
          : nothing}
        ${this.choice('Find', this.parts(layers), this.place.part ?? '', (value) => place(this, { part: value || null }))}
        ${this.choice('Order by', this.sorts(), this.place.sort, (value) => place(this, { sort: value as Sort }))}
      </div>
      <p class="about muted">${LAYER_WORDS[this.layer].about} ${this.sees(layers)}</p>
      <div class="pair">${NETWORKS.map((network, at) => this.sheet(network, layers[at] ?? null, show))}</div>
      ${show === 'maps' ? html`<p class="muted">${scaleInWords(this.place.scale)}</p>` : nothing}`;
  }

  private parts(layers: (LayerLearnt | null)[]): [string, string][] {
    const found = partsFound(...layers.map((layer) => layer?.units ?? null));
    const named = found.map(([part, units]): [string, string] => [part, `${partName(part)} (${units} ${units === 1 ? 'unit' : 'units'})`]);
    const { part } = this.place;
    const missing = part !== null && !found.some(([name]) => name === part);
    return [['', 'all units'], ...named, ...(missing ? [[part, `${partName(part)} (none here)`] as [string, string]] : [])];
  }

  /** Strength can be asked for where there is a picture. */
  private sorts(): [string, string][] {
    const known = Object.entries(SORT_TITLES);
    return this.run || this.place.sort === 'strength' ? known : known.filter(([name]) => name !== 'strength');
  }

  private choice(label: string, options: [string, string][], chosen: string, choose: (value: string) => void): TemplateResult {
    return html`<label>
      ${label}
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${options.map(([value, title]) => html`<option value=${value} .selected=${value === chosen}>${title}</option>`)}
      </select>
    </label>`;
  }

  private sees(layers: (LayerLearnt | null)[]): string {
    const layer = layers.find((found) => found !== null);
    return layer ? `One activation sees ${layer.receptive_field}\u00a0×\u00a0${layer.receptive_field} pixels of the picture.` : '';
  }

  private sheet(network: NetworkName, learnt: LayerLearnt | null, show: Show): TemplateResult {
    const { part, sort } = this.place;
    const told = this.told(network);
    const maps = show === 'maps' && told ? { atlas: this.bytes?.atlas(told.atlas) ?? null, under: this.bytes?.inputOf(this.run) ?? null, top: this.top(network, told) } : null;
    return html`<section class=${network} aria-label=${NETWORK_TITLES[network]}>
      <h3>${NETWORK_TITLES[network]}</h3>
      <explorer-sheet
        label="${LAYER_WORDS[this.layer].title} of the ${NETWORK_TITLES[network].toLowerCase()}"
        expected=${LAYER_WORDS[this.layer].expected}
        .units=${learnt ? findUnits(learnt.units, part, sort, told) : null}
        of=${learnt?.units.length ?? 0}
        wanted=${part ?? ''}
        .sheet=${show === 'maps' ? null : (learnt?.sheets[show] ?? null)}
        .maps=${maps}
        step=${show === 'exemplars' ? 9 : 1}
        .told=${told}
        @unit=${(event: CustomEvent<number>) => place(this, { network, unit: event.detail, zoom: 'unit' })}
      ></explorer-sheet>
      ${maps ? html`<colour-legend .top=${maps.top}></colour-legend>` : nothing}
    </section>`;
  }

  private top(network: NetworkName, layer: Layer): number | null {
    return reference(this.place.scale, layer, this.run?.networks[network]?.layers ?? []);
  }

  private told(network: NetworkName): Layer | null {
    return this.run?.networks[network]?.layers.find(({ name }) => name === this.layer) ?? null;
  }
}
