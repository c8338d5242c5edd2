import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Api } from '../../api/client';
import type { LayerFacts } from '../../api/learnt';
import { LAYERS, NETWORKS, type LayerName, type Run } from '../../api/types';
import { BytesController } from '../../controllers/bytes-controller';
import { LearntController } from '../../controllers/learnt-controller';
import { PageRunController } from '../../controllers/page-run';
import { rove } from '../../elements/roving';
import { goneNote, remedy, waitNote } from '../../elements/remedy';
import { goneStyles, sharedStyles } from '../../elements/shared-styles';
import { EXPLORE, exploreQuery, readExplore, ZOOMS, type ExplorePlace, type Zoom } from '../../lib/explore-place';
import { withQuery } from '../../lib/query';
import { whenSeen } from '../../lib/when-seen';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import { explorerStyles } from './styles';
import type { ExplorerUnit } from './unit';

const ZOOM_TITLES: Record<Zoom, string> = {
  network: 'All units',
  unit: 'One unit',
  multiplication: 'One multiplication',
  film: 'Training film',
};

/**
 * What both networks learnt, at every zoom: all units of a layer, one unit, one multiplication,
 * and the film of the training. Attributes: `api` and `sample` (looked at where the page has no
 * run). Everything that it shows is in the address.
 */
export class LayerExplorer extends LitElement {
  static override styles = [sharedStyles, goneStyles, explorerStyles];

  @property() api = '/api/v1';
  @property() sample = '';
  @state() private place: ExplorePlace = readExplore('');
  @query('[role=tabpanel]') private panel!: HTMLElement;
  @query('explorer-unit') private one!: ExplorerUnit | null;

  private readonly client = (): Api => new Api(this.api);
  private readonly page = new PageRunController(this, this.client);
  private readonly bytes = new BytesController(this, this.client);
  private readonly learnt = new LearntController(this, this.client);
  private unseen: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.travel();
    window.addEventListener('popstate', this.travel);
    document.addEventListener(EXPLORE, this.travel);
    this.unseen = whenSeen(this, () => {
      if (this.sample) void this.page.ensure(this.sample);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.travel);
    document.removeEventListener(EXPLORE, this.travel);
    this.unseen();
  }

  override render(): TemplateResult {
    const { zoom, network } = this.place;
    const { run } = this.page;
    const problem = this.learnt.problem ?? this.page.problem ?? this.bytes.problem;
    return html`<div class="explorer ${network}">
      <div class="bar">
        <div role="tablist" aria-label="How near" @keydown=${this.onTabKey}>${ZOOMS.map((name) => this.tab(name))}</div>
        ${zoom === 'film' ? nothing : this.choice('Layer', LAYERS, this.place.layer, (name) => LAYER_WORDS[name].title, (layer) => this.toLayer(layer))}
        ${zoom === 'unit' || zoom === 'multiplication'
          ? this.choice('Network', NETWORKS, network, (name) => NETWORK_TITLES[name], (other) => this.go({ network: other, at: null }))
          : nothing}
      </div>
      <problem-note .problem=${problem}>${remedy(problem, run, { retry: () => this.again(), start: (name) => void this.restart(name) })}</problem-note>
      ${waitNote(this.page.wait)} ${goneNote(this.page.gone, run)}
      <div
        role="tabpanel"
        id="panel"
        tabindex="-1"
        aria-labelledby="tab-${zoom}"
        @place=${(event: CustomEvent<Partial<ExplorePlace>>) => this.go(event.detail)}
        @restart=${(event: CustomEvent<string>) => void this.restart(event.detail)}
        @keydown=${this.onPanelKey}
      >
        ${this.view()}
      </div>
    </div>`;
  }

  private tab(name: Zoom): TemplateResult {
    const chosen = name === this.place.zoom;
    return html`<button
      type="button"
      role="tab"
      id="tab-${name}"
      aria-selected=${chosen}
      aria-controls="panel"
      tabindex=${chosen ? 0 : -1}
      @click=${() => this.zoomTo(name)}
    >
      ${ZOOM_TITLES[name]}
    </button>`;
  }

  private choice<Name extends string>(
    legend: string,
    options: readonly Name[],
    chosen: Name,
    title: (option: Name) => string,
    choose: (option: Name) => void,
  ): TemplateResult {
    return html`<fieldset>
      <legend class="unseen">${legend}</legend>
      ${options.map(
        (option) => html`<label>
          <input type="radio" name=${legend} value=${option} .checked=${option === chosen} @change=${() => choose(option)} />
          <span>${title(option)}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  private view(): TemplateResult {
    const { network, layer, zoom } = this.place;
    const facts = this.learnt.layers(network);
    if (zoom === 'film') return html`<explorer-film .learnt=${this.learnt} arrived=${this.learnt.count} frame=${this.place.frame ?? -1}></explorer-film>`;
    if (zoom === 'network') {
      return html`<explorer-network
        layer=${layer}
        .place=${this.place}
        .learnt=${this.learnt}
        .bytes=${this.bytes}
        arrived=${this.learnt.count + this.bytes.count}
        .run=${this.page.run}
      ></explorer-network>`;
    }
    return zoom === 'unit' ? this.unit(facts) : this.multiplication(facts, this.page.run);
  }

  private unit(facts: LayerFacts[] | null): TemplateResult {
    const { network, layer } = this.place;
    return html`<explorer-unit
      network=${network}
      layer=${layer}
      unit=${this.place.unit ?? 0}
      .walk=${this.place.walk}
      .facts=${facts}
      .learnt=${this.learnt}
      arrived=${this.learnt.count}
      .run=${this.page.run}
    ></explorer-unit>`;
  }

  private multiplication(facts: LayerFacts[] | null, run: Run | null): TemplateResult {
    const { network, layer, unit, at } = this.place;
    const index = unit ?? 0;
    const told = run?.networks[network]?.layers.find(({ name }) => name === layer);
    return html`<explorer-multiplication
      .api=${this.client}
      network=${network}
      layer=${layer}
      unit=${index}
      scale=${this.place.scale}
      .at=${at ?? told?.units.find((one) => one.index === index)?.peak ?? null}
      .facts=${facts}
      .run=${run}
      .bytes=${this.bytes}
      arrived=${this.bytes.count}
    ></explorer-multiplication>`;
  }

  /** Another layer's units are others: the number would mean nothing there. */
  private toLayer(layer: LayerName): void {
    this.go({ layer, unit: this.place.zoom === 'network' ? null : 0, at: null });
  }

  private zoomTo(zoom: Zoom): void {
    const near = zoom === 'unit' || zoom === 'multiplication';
    this.go({ zoom, ...(near && this.place.unit === null && { unit: 0 }) });
  }

  /** Show another place; small moves replace the address, others can be gone back from. */
  private go(change: Partial<ExplorePlace>): void {
    const next = { ...this.place, ...change };
    const large = (['network', 'layer', 'unit', 'zoom'] as const).some((key) => next[key] !== this.place[key]);
    if (large && next.zoom !== 'multiplication' && change.at === undefined) next.at = null;
    if ((['network', 'layer', 'unit'] as const).some((key) => next[key] !== this.place[key])) next.walk = [];
    this.place = next;
    const address = withQuery(location.href, exploreQuery(next));
    if (large) history.pushState(history.state, '', address);
    else history.replaceState(history.state, '', address);
    if (change.zoom && this.shadowRoot?.activeElement?.getAttribute('role') !== 'tab') this.panel.focus({ preventScroll: true });
  }

  private again(): void {
    this.learnt.retry();
    this.bytes.retry();
    if (this.page.problem) void this.page.retry();
  }

  /** The run on the page is gone: its sample is sent through again. */
  private async restart(sample: string): Promise<void> {
    await this.page.start(sample);
    this.bytes.retry();
  }

  private onTabKey(event: KeyboardEvent): void {
    const at = rove(event, [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')]);
    const zoom = at === null ? undefined : ZOOMS[at];
    if (zoom) this.zoomTo(zoom);
  }

  /** Left and right travel through the units from everywhere that has no other use for them. */
  private onPanelKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const busy = event.composedPath().some((at) => at instanceof Element && at.matches('[role=toolbar], [role=slider], input, select'));
    if (step === undefined || busy || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.one) return;
    event.preventDefault();
    this.one.step(step);
  }

  /** The address has changed: by the back button, or by another module. */
  private readonly travel = (): void => {
    this.place = readExplore(location.search);
  };
}
