import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { isOver } from '../../api/apply-event';
import { Api, type Picture } from '../../api/client';
import { waitInWords } from '../../api/patience';
import type { SilencedUnit } from '../../api/probes';
import { LAYERS, type LayerName, type NetworkName, type Run } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { BytesController } from '../../controllers/bytes-controller';
import { PlaceController } from '../../controllers/place-controller';
import { RunController } from '../../controllers/run-controller';
import { SamplesController } from '../../controllers/samples-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { cameByLink } from '../../lib/came-by-link';
import type { Place } from '../../lib/deep-link';
import { SLOW } from '../../lib/words';
import { countInWords } from './count-words';
import type { LabExperiments } from './experiments/element';
import { newsOf } from './news';
import { openUnit } from './open-unit';
import { toggled } from './same-unit';
import { imageLabStyles } from './styles';
import type { LabLayer } from './layer-panel';
import { FIRST_VIEW, type View } from './view-controls';

/**
 * The lab: a picture goes through both networks, and everything they compute on the way can be
 * looked at. Attributes: `api` (base address) and `samples-url`. Fires `lab-run` (detail: the
 * Run) once a run is done and `lab-run-gone` (detail: its id) once one is deleted, or another's (without id) is closed.
 */
export class ImageLab extends LitElement {
  static override styles = [sharedStyles, imageLabStyles];

  @property() api = '/api/v1';
  @property({ attribute: 'samples-url' }) samplesUrl = '';
  /** The slug of the concept page that this is on. */
  @property() concept = '';
  @state() private view: View = FIRST_VIEW;
  /** Units that the experiments hold at 0. */
  @state() private silenced: readonly SilencedUnit[] = [];
  /** Whether a link leads others to the run. */
  @state() private linked = false;
  /** The experiments' code: it comes once a run is done. */
  @state() private experiments: 'none' | 'there' | 'lost' = 'none';
  @query('lab-picture-chooser') private chooser!: HTMLElement;
  @query('lab-experiments') private bench!: LabExperiments | null;

  private readonly client = (): Api => new Api(this.api);
  private readonly bytes = new BytesController(this, this.client);
  private readonly samples = new SamplesController(this, this.client, () => this.samplesUrl);
  private readonly news = new Announcer(this);
  private readonly places = new PlaceController(this, (place) => this.travel(place));
  private readonly runs = new RunController(this, this.client, { onRun: (run, before) => this.hear(run, before) });
  /** True until the view has been brought to what a link leads to. */
  private following = false;
  /** True while the back button would close the unit that is open. */
  private pushed = false;
  /** True while the unit that closes was silenced: what follows is shown further down. */
  private goingOn = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { run, shared } = this.places.place;
    this.following = (run ?? shared) !== undefined && cameByLink();
    if (run) void this.runs.open(run);
    else if (shared) void this.runs.openShared(shared);
  }

  override render(): TemplateResult {
    const { phase, run, picture } = this.runs;
    const chosen = run?.source.sample ?? (picture && 'sample' in picture ? picture.sample : '');
    return html`<div class="lab">
      <lab-picture-chooser
        .samples=${this.samples.list}
        chosen=${chosen}
        @picture=${(event: CustomEvent<Picture>) => this.start(event.detail)}
      ></lab-picture-chooser>
      ${this.problems()}
      <p class="unseen" role="status">${this.news.text}</p>
      <p class="slow" role="status">${this.runs.wait ? waitInWords(this.runs.wait) : this.runs.slow ? `${SLOW} You may wait, or stop it.` : ''}</p>
      ${phase === 'deleted' ? html`<p class="word">The run is deleted: its picture, maps and answers are gone.</p>` : nothing}
      ${phase === 'empty' || phase === 'deleted' ? nothing : this.results()}
    </div>`;
  }

  private problems(): TemplateResult {
    const { problem, canRetry, picture } = this.runs;
    return html`<problem-note .problem=${problem}>
        ${canRetry
          ? html`<button type="button" @click=${() => void this.runs.retry()}>Try again</button>`
          : html`<button type="button" @click=${() => this.forget()}>
              ${picture ? 'Choose another picture' : 'Start with a new picture'}
            </button>`}
      </problem-note>
      <problem-note .problem=${this.samples.problem}>
        <button type="button" @click=${() => void this.samples.load()}>Fetch the samples again</button>
      </problem-note>
      <problem-note .problem=${this.bytes.problem}>
        <button type="button" @click=${() => this.bytes.retry()}>Fetch the maps again</button>
      </problem-note>`;
  }

  private results(): TemplateResult {
    const { run, phase } = this.runs;
    const input = run?.input ? this.bytes.input(run.input) : null;
    const seen = this.runs.shared ? 'guest' : this.linked ? 'shared' : 'own';
    return html`<lab-run-bar phase=${phase} .run=${run} seen=${seen} @remove=${this.removeRun} @stop=${this.forget}></lab-run-bar>
      <div class="pictures">
        <figure>
          <lab-picture .run=${run}></lab-picture>
          <figcaption>The picture; outlined, the square that the networks see.</figcaption>
        </figure>
        <lab-input .input=${input}></lab-input>
        <p class="count">${run ? countInWords(run.picture, run.input?.size ?? 96) : ''}</p>
      </div>
      <lab-view-controls
        .view=${this.view}
        @view=${(event: CustomEvent<Partial<View>>) => (this.view = { ...this.view, ...event.detail })}
      ></lab-view-controls>
      ${LAYERS.map(
        (name) => html`<lab-layer
          name=${name}
          .run=${run}
          .bytes=${this.bytes}
          arrived=${this.bytes.count}
          .view=${this.view}
          @lab-unit=${this.onUnit}
        ></lab-layer>`,
      )}
      <lab-answers .run=${run}></lab-answers>
      ${run?.status === 'failed' || this.runs.shared ? nothing : this.own(run)} ${this.unit(run, input)}`;
  }

  /** What only the owner of a run can do: take it away, share it, experiment on it. */
  private own(run: Run | null): TemplateResult {
    return html`<lab-own
        .api=${this.client}
        .run=${run}
        .bytes=${this.bytes}
        .view=${this.view}
        concept=${this.concept}
        @shared=${(event: CustomEvent<boolean>) => (this.linked = event.detail)}
      ></lab-own>
      <div class="experiments">${this.changes(run)}</div>`;
  }

  private changes(run: Run | null): TemplateResult | typeof nothing {
    if (run?.status !== 'done') return nothing;
    if (this.experiments === 'lost') {
      return html`<p class="word" role="alert">
        The experiments could not be loaded: the connection may be lost.
        <button type="button" @click=${() => void this.loadExperiments()}>Load them again</button>
      </p>`;
    }
    if (this.experiments === 'none') return nothing;
    return html`<lab-experiments
      .api=${this.client}
      .run=${run}
      .bytes=${this.bytes}
      arrived=${this.bytes.count}
      .view=${this.view}
      .silenced=${this.silenced}
      .samples=${this.samples.list}
      concept=${this.concept}
      @silenced=${(event: CustomEvent<readonly SilencedUnit[]>) => (this.silenced = event.detail)}
      @unit-silence=${(event: CustomEvent<SilencedUnit>) => this.silence(event.detail)}
    ></lab-experiments>`;
  }

  private unit(run: Run | null, input: ReturnType<BytesController['input']>): TemplateResult {
    const open = openUnit(run, this.places.place);
    return html`<lab-unit
      .open=${open}
      .run=${run}
      .input=${input}
      .atlas=${open ? this.bytes.atlas(open.layer.atlas) : null}
      .view=${this.view}
      .silenced=${this.silenced}
      ?still=${this.runs.shared !== ''}
      @unit-silence=${(event: CustomEvent<SilencedUnit>) => {
        this.goingOn = this.experiments === 'there';
        this.silence(event.detail);
      }}
      @unit-travel=${(event: CustomEvent<number>) => this.places.replace({ ...this.places.place, unit: event.detail })}
      @unit-close=${() => this.closeUnit()}
    ></lab-unit>`;
  }

  private start(picture: Picture): void {
    this.bytes.clear();
    this.news.say('Sending the picture.');
    void this.runs.start(picture);
  }

  private hear(run: Run, before: Run | null): void {
    if (!this.runs.shared && before?.id !== run.id && this.places.place.run !== run.id) this.places.push({ run: run.id });
    if (this.following && isOver(run)) void this.goToPlace();
    const news = newsOf(run, before);
    if (news) this.news.say(news);
    if (before?.id !== run.id) this.silenced = [];
    if (run.status === 'done' && before?.status !== 'done' && !this.runs.shared) {
      void this.loadExperiments();
      this.tell('lab-run', run);
    }
  }

  /** Bring what the link names into view: the layer, or the run as a whole. */
  private async goToPlace(): Promise<void> {
    this.following = false;
    await this.updateComplete;
    const { layer } = this.places.place;
    this.renderRoot.querySelector(layer ? `lab-layer[name=${layer}]` : 'lab-run-bar')?.scrollIntoView();
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** The back or forward button was used. */
  private travel(place: Place): void {
    this.pushed = false;
    if (this.goingOn) this.goOn();
    if (place.shared) void this.runs.openShared(place.shared);
    else if (!place.run) this.runs.clear();
    else if (place.run !== this.runs.run?.id) {
      this.bytes.clear();
      void this.runs.open(place.run);
    }
  }

  private onUnit(event: CustomEvent<{ network: NetworkName; layer: LayerName; unit: number }>): void {
    const { run } = this.runs;
    if (!run) return;
    this.places.push({ ...this.ground(), ...event.detail });
    this.pushed = true;
  }

  private closeUnit(): void {
    const { network, layer, unit } = this.places.place;
    const goesBack = this.pushed;
    if (goesBack) history.back();
    else this.places.replace({ ...this.ground(), ...(network && { network }), ...(layer && { layer }) });
    this.pushed = false;
    if (this.goingOn) {
      if (!goesBack) this.goOn();
      return;
    }
    if (!network || !layer || unit === undefined) return;
    void this.renderRoot.querySelector<LabLayer>(`lab-layer[name=${layer}]`)?.focusUnit(network, unit);
  }

  /** The run's own part of the address. */
  private ground(): Place {
    const { run, shared } = this.places.place;
    return { ...(run && { run }), ...(shared && { shared }) };
  }

  /** Silence a unit, or hear it again. */
  private silence(unit: SilencedUnit): void {
    this.silenced = toggled(this.silenced, unit);
  }

  private async loadExperiments(): Promise<void> {
    try {
      await import('./experiments/define');
      this.experiments = 'there';
    } catch {
      this.experiments = 'lost';
    }
  }

  /** Lead to what follows from a silenced unit, once the browser is done with its own going back. */
  private goOn(): void {
    this.goingOn = false;
    setTimeout(() => void this.bench?.focusSilenced(), 50); // it restores the place on the page last
  }

  private async removeRun(): Promise<void> {
    const id = this.runs.run?.id;
    await this.runs.remove();
    if (this.runs.phase !== 'deleted') return;
    this.tell('lab-run-gone', id);
    this.news.say('The run is deleted.');
    this.bytes.clear();
    this.places.push({});
    this.chooser.focus();
  }

  /** Back to the start, with a clean address: a link led nowhere, or sending was stopped. */
  private forget(): void {
    if (this.runs.shared) this.tell('lab-run-gone', '');
    this.runs.clear();
    this.places.push({});
    this.chooser.focus();
  }
}
