import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Api } from '../../../api/client';
import type { Prediction, Probe, SilencedUnit } from '../../../api/probes';
import { NETWORKS, type Run, type Sample } from '../../../api/types';
import { Announcer } from '../../../controllers/announcer';
import { BytesController } from '../../../controllers/bytes-controller';
import { ProbeController } from '../../../controllers/probe-controller';
import { waitNote } from '../../../elements/remedy';
import { sharedStyles } from '../../../elements/shared-styles';
import type { Bytes } from '../../../lib/pixels';
import { SLOW } from '../../../lib/words';
import { FIRST_VIEW, type View } from '../view-controls';
import { changesOf, inWords, NOTHING, type Recipe } from './changes';
import { compose, lookOf } from '../figure';
import { figureOfChange } from '../figure-parts';
import { gradeInWords } from './grade-words';
import { changedRun, newsOf } from './reading';
import { saveCanvas } from './save-drawing';
import type { LabSilenced } from './silenced';
import { experimentStyles } from './styles';
import type { Looked, Reading } from './tiles';

const PAUSE = 250; // ms without another change before it is measured

/**
 * Experiments on a run: the picture changed or covered, units silenced, the outcome predicted,
 * and everything measured anew. Fires `silenced` (detail: the units that stay silenced).
 */
export class LabExperiments extends LitElement {
  static override styles = [sharedStyles, experimentStyles];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The lab brings the API.');
  };
  /** A run that is done. */
  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  /** How many of the run's atlases have come. */
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) view: View = FIRST_VIEW;
  @property({ attribute: false }) silenced: readonly SilencedUnit[] = [];
  @property({ attribute: false }) samples: readonly Sample[] | null = null;
  /** The slug of the concept page that this is on. */
  @property() concept = '';
  @state() private own: Omit<Recipe, 'silenced'> = NOTHING;
  @state() private predicting = false;
  /** True while a change waits for a prediction. */
  @state() private open = false;
  @state() private looked: Looked = { layer: 'parts', when: 'after' };
  /** The last answer whose pictures have come, so that nothing flickers in between. */
  private reading: Reading | null = null;
  private coming: Reading | null = null;
  private readonly news = new Announcer(this);
  private readonly asked = new ProbeController(this, () => this.api(), (probe) => this.hear(probe));
  @query('lab-silenced') private list!: LabSilenced;

  /** Bring the silenced units into view and give them the focus. */
  async focusSilenced(): Promise<void> {
    await this.updateComplete;
    this.list.scrollIntoView({ block: 'center' });
    this.list.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('run');
    if (changed.has('run') && before?.id !== this.run?.id) this.reset();
    else if (changed.has('silenced')) this.measure();
    if (this.coming && this.hasCome(this.coming)) [this.reading, this.coming] = [this.coming, null];
  }

  override render(): TemplateResult {
    const { run } = this;
    if (!run?.input || !this.bytes) return html``;
    const before = { run, bytes: this.bytes };
    const after = this.reading ?? before;
    return html`<section aria-labelledby="title">
      <h3 id="title">Change something, and see what follows</h3>
      <p>Every change goes through both networks anew. One cause at a time tells most.</p>
      <label class="first">
        <input type="checkbox" .checked=${this.predicting} @change=${(event: Event) => this.predictFirst((event.target as HTMLInputElement).checked)} />
        Let me predict what will happen before I see it
      </label>
      ${this.bench(before.bytes.input(run.input))}
      <p class="words">${inWords(this.recipe)} <span class="muted">${this.asked.busy && !this.asked.wait ? (this.asked.slow ? SLOW : 'Measuring …') : ''}</span></p>
      <problem-note .problem=${this.asked.problem}>${this.afterProblem()}</problem-note>
      <p class="unseen" role="status">${this.news.text}</p>
      ${waitNote(this.asked.wait)}
      ${this.prediction()}
      <h4>Answers, before and after</h4>
      <lab-compare .run=${run} .probe=${this.changed ? this.asked.probe : null} ?hide=${this.open} aria-busy=${this.asked.busy}></lab-compare>
      <h4>Units, before and after</h4>
      <p class="muted">Both in the colours of before, every unit in its place.</p>
      <lab-tiles
        .was=${before}
        .now=${this.open ? before : after}
        arrived=${this.arrived + (this.reading?.bytes.count ?? 0)}
        .looked=${this.looked}
        ?hide=${this.open}
        .view=${this.view}
        .silenced=${this.silenced}
        @look=${(event: CustomEvent<Partial<Looked>>) => (this.looked = { ...this.looked, ...event.detail })}
      ></lab-tiles>
      <h4>Side by side</h4>
      <lab-side-by-side
        .api=${this.api}
        .first=${before}
        .changed=${this.open ? before : after}
        .samples=${this.samples}
        layer=${this.looked.layer}
        .view=${this.view}
        arrived=${this.arrived + (this.reading?.bytes.count ?? 0)}
      ></lab-side-by-side>
      ${this.downloads(before, after)}
      <h4>How far can it go?</h4>
      <p>One change in more and more strength${this.changed ? ', on top of what is changed above' : ''}: the probability of a label along the way.</p>
      <lab-curve .api=${this.api} .run=${run} .changes=${changesOf(this.recipe)} seed=${this.own.seed}></lab-curve>
      <h4>Why?</h4>
      <p>Which pixels${this.changed ? ' of the changed picture' : ''} speak for an answer, or excite a unit.</p>
      <lab-why .api=${this.api} .run=${run} .changes=${changesOf(this.recipe)}></lab-why>
    </section>`;
  }

  private bench(before: Bytes | null): TemplateResult {
    const { reading } = this;
    const measured = reading && !this.open && !this.asked.busy && reading.run.input ? reading.bytes.input(reading.run.input) : null;
    return html`<div class="bench">
      <lab-changes .recipe=${this.recipe} @recipe=${this.onRecipe}></lab-changes>
      <div>
        <lab-cover .was=${before} .now=${measured} .recipe=${this.recipe} ?hide=${this.open} @recipe=${this.onRecipe}></lab-cover>
        <lab-silenced .units=${this.silenced} @silenced=${(event: CustomEvent<readonly SilencedUnit[]>) => this.tellSilenced(event.detail)}></lab-silenced>
      </div>
    </div>`;
  }

  private downloads(before: Reading, after: Reading): TemplateResult {
    const { probe } = this.asked;
    const there = this.changed && !this.open && probe && this.reading && this.run;
    return html`<lab-downloads
      what="this change"
      .api=${this.api}
      base=${there ? `/runs/${there.id}/probes/${probe.id}/` : ''}
      picture=${there ? `/runs/${there.id}/picture.jpg` : ''}
      @save-png=${() => void saveCanvas(compose(figureOfChange(before, after, this.looked.layer, this.view, inWords(this.recipe)), lookOf(this)), 'change')}
    ></lab-downloads>`;
  }

  private afterProblem(): TemplateResult {
    return this.asked.canRetry
      ? html`<button type="button" @click=${() => this.asked.retry()}>Measure again</button>`
      : html`<p>Choose the picture again, above: that starts a new run.</p>`;
  }

  /** The form and its outcome share one place, as large as the form, so that neither pushes the page. */
  private prediction(): TemplateResult | typeof nothing {
    if (!this.predicting) return nothing;
    const graded = this.changed ? this.asked.probe?.prediction : null;
    return html`<div class="room">
      <lab-prediction
        .run=${this.run}
        ?inert=${!this.open}
        @predict=${(event: CustomEvent<Prediction>) => this.see({ ...event.detail, ...(this.concept && { concept: this.concept }) })}
        @skip=${() => this.see()}
      ></lab-prediction>
      <p class="grade ${graded?.right ? 'right' : ''}" ?hidden=${this.open}>
        ${graded ? gradeInWords(graded) : this.changed ? '' : 'Change something: you are asked what will happen before it is shown.'}
      </p>
    </div>`;
  }

  private get recipe(): Recipe {
    return { ...this.own, silenced: this.silenced };
  }

  private get changed(): boolean {
    return changesOf(this.recipe) !== null;
  }

  private onRecipe(event: CustomEvent<Partial<Recipe>>): void {
    this.own = { ...this.own, ...event.detail };
    this.measure();
  }

  private predictFirst(on: boolean): void {
    this.predicting = on;
    if (!on && this.open) this.see();
  }

  /** The change is a new one: measure it, or wait for a prediction. */
  private measure(): void {
    const changes = changesOf(this.recipe);
    this.open = this.predicting && changes !== null;
    if (!changes) this.forget();
    else if (this.open) this.asked.cancel();
    else if (this.run) this.asked.ask(this.run.id, { kind: 'change', ...changes }, PAUSE);
  }

  private see(prediction?: Prediction): void {
    const changes = changesOf(this.recipe);
    this.open = false;
    if (changes && this.run) this.asked.ask(this.run.id, { kind: 'change', ...changes, ...(prediction && { prediction }) });
  }

  private hear(probe: Probe): void {
    if (!this.run) return;
    this.coming = { run: changedRun(this.run, probe), bytes: new BytesController(this, () => this.api()) };
    const grade = probe.prediction ? gradeInWords(probe.prediction) : '';
    this.news.say([grade, newsOf(this.run, probe)].filter(Boolean).join(' '));
  }

  /** Whether a reading's pictures are there, as far as they are looked at. */
  private hasCome({ run, bytes }: Reading): boolean {
    const places = NETWORKS.flatMap((name) => run.networks[name]?.layers.filter((layer) => layer.name === this.looked.layer) ?? []);
    const atlases = places.map(({ atlas }) => bytes.atlas(atlas));
    const input = run.input && bytes.input(run.input);
    return (input !== null && !atlases.includes(null)) || bytes.problem !== null;
  }

  private forget(): void {
    this.asked.clear();
    this.reading = this.coming = null;
  }

  private reset(): void {
    this.forget();
    this.own = NOTHING;
    this.open = false;
  }

  private tellSilenced(detail: readonly SilencedUnit[]): void {
    this.dispatchEvent(new CustomEvent('silenced', { detail }));
  }
}
