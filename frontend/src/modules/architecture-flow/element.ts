import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { Api } from '../../api/client';
import type { LayerName, NetworkName, Run, Sample } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { BytesController } from '../../controllers/bytes-controller';
import { LearntController } from '../../controllers/learnt-controller';
import { PageRunController } from '../../controllers/page-run';
import { ReadingController } from '../../controllers/reading';
import { SamplesController } from '../../controllers/samples-controller';
import { goneNote, remedy, waitNote } from '../../elements/remedy';
import { goneStyles, sharedStyles } from '../../elements/shared-styles';
import { readQuery, withQuery } from '../../lib/query';
import { whenSeen } from '../../lib/when-seen';
import { exploreQuery, EXPLORE } from '../../lib/explore-place';
import { STAGES, type Stage } from './draw';
import type { FlowDrawing } from './drawing';
import { readSections } from './sections';
import { flowStyles } from './styles';
import { doneInWords, STAGE_WORDS } from './words';

const KINDS = ['faces', 'cars', 'neither'] as const;

/**
 * The flow of the page's picture through both networks, with what they really compute for it.
 * Attributes: `api`, `samples-url`, `sample` (flows where the page has no run yet), `offers` (names
 * of samples to choose from; one of each kind without it), and `sections`
 * (which headings belong to which stage: `edges:theory parts:emergence,receptive-field`).
 */
export class ArchitectureFlow extends LitElement {
  static override styles = [sharedStyles, goneStyles, flowStyles];

  @property() api = '/api/v1';
  @property({ attribute: 'samples-url' }) samplesUrl = '';
  @property() sample = '';
  @property() offers = '';
  @property() sections = '';
  @state() private open: Stage | null = null;
  /** Whether any of the flow can be seen. */
  @state() private near = true;
  @query('flow-drawing') private drawing!: FlowDrawing;

  private readonly client = (): Api => new Api(this.api);
  private readonly page = new PageRunController(this, this.client);
  private readonly bytes = new BytesController(this, this.client);
  private readonly learnt = new LearntController(this, this.client);
  private readonly samples = new SamplesController(this, this.client, () => this.samplesUrl);
  private readonly news = new Announcer(this);
  private readonly reading = new ReadingController(this, () => new Map(readSections(this.sections).map(({ id, stage }) => [id, stage])));
  private told: string | null = null;
  private unseen: () => void = () => undefined;
  private watcher: IntersectionObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const { stage } = readQuery(location.search, ['stage']);
    this.open = STAGES.find((name) => name === stage) ?? null;
    this.unseen = whenSeen(this, () => void this.begin());
    if (typeof IntersectionObserver === 'undefined') return;
    this.watcher = new IntersectionObserver((entries) => (this.near = entries.at(-1)?.isIntersecting ?? true));
    this.watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unseen();
    this.watcher?.disconnect();
  }

  override render(): TemplateResult {
    const { run } = this.page;
    const facts = this.learnt.layers('faces');
    return html`<div class="flow">
      <div>
        ${this.chooser(run)} ${this.problems()}
        <p class="unseen" role="status">${this.news.text}</p>
        ${waitNote(this.page.wait)}
      </div>
      <flow-drawing
        .run=${run}
        .bytes=${this.bytes}
        arrived=${this.bytes.count}
        .facts=${facts}
        .open=${this.open}
        .reading=${this.reading.topic}
        @stage=${(event: CustomEvent<Stage>) => this.toggle(event.detail)}
      ></flow-drawing>
      <p class="note muted">
        Shown of each layer: the units that answer most to this picture, strongest first, each over the picture. Colour is
        activation, from none to the layer’s strongest, by the numbers beside the tiles: beside one strong unit, weak ones are faint. A square marks what the strongest unit sees below, and the dot
        where it answers. Choose a stage to open it.
      </p>
      ${this.open ? this.panel(this.open, run) : nothing}
      <flow-strip
        .run=${run}
        .bytes=${this.bytes}
        arrived=${this.bytes.count}
        .reading=${this.reading.topic}
        ?near=${this.near}
        @stage=${(event: CustomEvent<Stage>) => void this.show(event.detail)}
      ></flow-strip>
    </div>`;
  }

  private chooser(run: Run | null): TemplateResult {
    const offered = this.offers ? this.named(this.offers.split(' ')) : this.oneOfEach();
    const title = run?.source.sample ? run.source.title : run ? run.source.title || 'Your picture' : '…';
    return html`<div class="choice">
      <p>In the flow: <strong>${title}</strong></p>
      <div class="samples" role="group" aria-label="Send another picture through">
        ${offered.map(
          ({ name, title, picture_url }) => html`<button type="button" aria-pressed=${name === run?.source.sample} @click=${() => void this.page.start(name)}>
            <img src=${picture_url} alt="" width="32" height="32" decoding="async" />${title}
          </button>`,
        )}
      </div>
    </div>`;
  }

  private named(names: readonly string[]): Sample[] {
    return names.flatMap((wanted) => this.samples.list?.find(({ name }) => name === wanted) ?? []);
  }

  private oneOfEach(): Sample[] {
    const own = this.samples.list?.find(({ name }) => name === this.sample);
    return KINDS.flatMap((kind) => (own?.kind === kind ? own : (this.samples.list?.find((sample) => sample.kind === kind) ?? [])));
  }

  private problems(): TemplateResult {
    return html`<problem-note .problem=${this.page.problem}>
        <button type="button" @click=${() => void this.page.retry()}>Try again</button>
      </problem-note>
      <problem-note .problem=${this.bytes.problem}>
        ${remedy(this.bytes.problem, this.page.run, { retry: () => this.bytes.retry(), start: (name) => void this.restart(name) })}
      </problem-note>
      ${goneNote(this.page.gone, this.page.run)}
      <problem-note .problem=${this.samples.problem ?? this.learnt.problem}>
        <button type="button" @click=${() => this.again()}>Fetch it again</button>
      </problem-note>`;
  }

  private panel(stage: Stage, run: Run | null): TemplateResult {
    const { title, about } = STAGE_WORDS[stage];
    return html`<section class="panel" id="stage" aria-labelledby="stage-title">
      <header>
        <h3 id="stage-title">${title}</h3>
        <p class="muted">${about}</p>
        <p class="links">${this.paragraph(stage)}<button type="button" class="plain" @click=${() => this.close()}>Close</button></p>
      </header>
      <flow-stage
        .stage=${stage}
        .run=${run}
        .bytes=${this.bytes}
        arrived=${this.bytes.count}
        .learnt=${(network: NetworkName, layer: LayerName) => this.learnt.layer(network, layer)?.units ?? null}
        ?explorable=${document.querySelector('layer-explorer') !== null}
        @explore=${(event: CustomEvent<{ network: NetworkName; layer: LayerName; unit: number }>) => this.explore(event.detail)}
      ></flow-stage>
    </section>`;
  }

  /** The stage's first heading, where the page has it. */
  private paragraph(stage: Stage): TemplateResult | typeof nothing {
    const id = readSections(this.sections).find((one) => one.stage === stage)?.id;
    const heading = id ? document.getElementById(id) : null;
    return heading ? html`<a href="#${id}">Read: ${heading.textContent.trim()}</a>` : nothing;
  }

  protected override willUpdate(): void {
    const { run } = this.page;
    if (run?.status !== 'done' || run.id === this.told) return;
    if (this.told !== null) this.news.say(doneInWords(run)); // what comes unasked is not announced
    this.told = run.id;
  }

  private again(): void {
    this.learnt.retry();
    if (this.samples.problem) void this.samples.load();
  }

  /** Seen for the first time: with no run on the page, the sample flows. */
  private async begin(): Promise<void> {
    if (!this.sample) await this.samples.load();
    const name = this.sample || this.samples.list?.[0]?.name;
    if (name) await this.page.ensure(name);
  }

  /** The run on the page is gone: its sample is sent through again. */
  private async restart(sample: string): Promise<void> {
    await this.page.start(sample);
    this.bytes.retry();
  }

  private toggle(stage: Stage): void {
    this.open = this.open === stage ? null : stage;
    history.replaceState(history.state, '', withQuery(location.href, { stage: this.open ?? undefined }));
  }

  /** Back from the text to a stage of the flow. */
  private async show(stage: Stage): Promise<void> {
    if (this.open !== stage) this.toggle(stage);
    await this.updateComplete;
    this.scrollIntoView({ block: 'start' });
    this.drawing.focusStage(stage);
  }

  private close(): void {
    const stage = this.open;
    if (!stage) return;
    this.toggle(stage);
    this.drawing.focusStage(stage);
  }

  /** Take the student to the module that shows units in full. */
  private explore(place: { network: NetworkName; layer: LayerName; unit: number }): void {
    history.replaceState(history.state, '', withQuery(location.href, exploreQuery(place)));
    document.dispatchEvent(new Event(EXPLORE));
    document.querySelector<HTMLElement>('layer-explorer')?.scrollIntoView({ block: 'start' });
  }
}
