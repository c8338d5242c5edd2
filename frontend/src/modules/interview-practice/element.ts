import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { asProblem } from '../../api/problem';
import type { Problem } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { LinkedItemController } from '../../controllers/linked-item';
import { sharedStyles } from '../../elements/shared-styles';
import { NotesKeeper } from './notes-keeper';
import { PracticeApi } from './practice-api';
import type { InterviewQuestion } from './question';
import { practiceStyles } from './styles';
import type { Answered, Judged, Question, Questions } from './types';
import { firstOf, standing, verdict } from './words';

/**
 * `<interview-practice api="/api/v1" concept="…">`: interview questions of a concept, or without
 * one those that are due; with `mock`, a mock interview by its id. Inside it stands the list that
 * the server wrote, for whoever has no JavaScript or would rather read.
 */
export class InterviewPractice extends LitElement {
  static override styles = [sharedStyles, practiceStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @property() mock = '';
  @state() private all: Questions | null = null;
  @state() private at = 0;
  @state() private came: Answered | null = null;
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  @state() private reading = false;
  /** Answers in waiting, each with the key under which the site keeps it once. */
  private sending: { key: string; judged: Judged } | null = null;
  private written = new Map<string, string>();
  private readonly news = new Announcer(this);
  private readonly linked = new LinkedItemController(this, 'question', (item) => this.goTo(item));
  private readonly keeper = new NotesKeeper(this, (question, text) => this.site.keepNotes(question, text));
  @query('interview-question') private shown?: InterviewQuestion;

  protected override firstUpdated(): void {
    if (!this.mock) void this.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('concept')) void this.load();
  }

  override render(): TemplateResult {
    if (this.mock) return html`<mock-interview api=${this.api} mock=${this.mock}></mock-interview>`;
    const { all } = this;
    if (!all) return html`<problem-note .problem=${this.problem}></problem-note><slot></slot>`;
    if (all.questions.length === 0) return html`<slot></slot>`;
    return html`<div class="frame">
        ${this.head(all)} ${this.reading ? nothing : this.practice(all)}
        <p class="unseen" role="status">${this.news.text}</p>
      </div>
      ${this.reading ? html`<slot></slot>` : nothing}`;
  }

  private get site(): PracticeApi {
    return new PracticeApi(this.api);
  }

  private get question(): Question | undefined {
    return this.all?.questions[this.at];
  }

  private async load(): Promise<void> {
    try {
      this.all = await this.site.questions(this.concept);
      this.at = firstOf(this.all.questions, new Date());
      this.linked.follow();
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  private head({ questions }: Questions): TemplateResult {
    return html`<div class="head">
      <ol class="steps" aria-label="Questions">
        ${questions.map(
          (question, at) => html`<li>
            <button
              type="button"
              class=${question.last?.right ? 'done' : ''}
              aria-current=${at === this.at && !this.reading ? 'step' : nothing}
              aria-label="Question ${at + 1}. ${standing(question, new Date())}"
              @click=${() => this.go(at)}
            >
              ${at + 1}
            </button>
          </li>`,
        )}
      </ol>
      <button type="button" class="plain" aria-expanded=${this.reading} @click=${() => (this.reading = !this.reading)}>
        ${this.reading ? 'Back to practising' : 'Only read them, with answers'}
      </button>
    </div>`;
  }

  private practice({ parts, rule }: Questions): TemplateResult | typeof nothing {
    const { question } = this;
    if (!question) return nothing;
    return html`<interview-question
        .question=${question}
        .parts=${parts}
        .standing=${`${standing(question, new Date())}${this.concept ? '' : ` From “${question.concept_title}”.`}`}
        .notes=${this.notesOf(question)}
        .kept=${KEPT[this.keeper.state]}
        ?busy=${this.busy}
        @notes=${(event: CustomEvent<string>) => this.write(question, event.detail)}
        @judged=${(event: CustomEvent<Judged>) => void this.judge(question, event.detail)}
      ></interview-question>
      <problem-note .problem=${this.problem}></problem-note>
      ${this.came ? this.result(this.came) : nothing}
      <p class="rule">${rule}</p>`;
  }

  private result(came: Answered): TemplateResult {
    const last = this.at + 1 === this.all?.questions.length;
    return html`<div class="verdict ${came.right ? 'right' : ''}">
      <p>${verdict(came, new Date())}</p>
      <div class="line">
        ${last ? nothing : html`<button type="button" class="primary" @click=${() => this.go(this.at + 1)}>Next question</button>`}
        <button type="button" @click=${() => this.again()}>Answer this one again</button>
      </div>
    </div>`;
  }

  private notesOf(question: Question): string {
    return this.written.get(nameOf(question)) ?? question.notes;
  }

  private write(question: Question, text: string): void {
    this.written.set(nameOf(question), text);
    this.keeper.write(question, text);
  }

  private go(at: number): void {
    this.keeper.turn();
    this.reading = false;
    this.came = this.problem = null;
    this.sending = null;
    this.at = at;
  }

  private goTo(item: string): Element | null {
    const at = this.all?.questions.findIndex(({ key }) => key === item) ?? -1;
    if (at < 0) return null;
    this.go(at);
    return this;
  }

  private again(): void {
    this.came = this.problem = null;
    this.sending = null;
    this.shown?.again();
  }

  private async judge(question: Question, judged: Judged): Promise<void> {
    // tried again after a lost connection, the same answer goes under the same key
    if (!this.sending || !same(this.sending.judged, judged)) this.sending = { key: crypto.randomUUID(), judged };
    const { key } = this.sending;
    this.busy = true;
    this.problem = null;
    try {
      const notes = this.notesOf(question);
      this.came = await this.site.answer({ concept: question.concept, question: question.key, key, notes, ...judged });
      this.keep(question, this.came, judged);
      this.news.say(verdict(this.came, new Date()));
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }

  /** What the site now knows of a question, here as well. */
  private keep(question: Question, { right, points, due }: Answered, { met }: Judged): void {
    if (!this.all) return;
    const last = { met, points, right, created: new Date().toISOString() };
    const now = { ...question, due, last, times: question.times + 1 };
    this.all = { ...this.all, questions: this.all.questions.map((one) => (one === question ? now : one)) };
  }
}

const KEPT = {
  none: 'Only you can see this.',
  waiting: 'Only you can see this.',
  kept: 'Kept. Only you can see this.',
  failed: 'Not kept: the site could not be reached. It is tried again when you write on.',
};

const nameOf = ({ concept, key }: Question): string => `${concept}/${key}`;

const same = (one: Judged, other: Judged): boolean => one.seconds === other.seconds && one.met.join() === other.met.join();
