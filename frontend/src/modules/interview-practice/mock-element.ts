import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { asProblem } from '../../api/problem';
import type { Problem } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { sharedStyles } from '../../elements/shared-styles';
import { MockDrafts, nextOf, phaseOf, type Phase } from './mock';
import { PracticeApi } from './practice-api';
import { practiceStyles } from './styles';
import type { Judged, Mock, Question } from './types';
import { remaining, verdict } from './words';

/**
 * A mock interview: all questions are answered first, then each is held against its rubric. The
 * clock shows what is left and goes on past nothing; it ends nothing.
 */
export class MockInterview extends LitElement {
  static override styles = [sharedStyles, practiceStyles];

  @property() api = '/api/v1';
  @property() mock = '';
  @state() private held: Mock | null = null;
  @state() private at = 0;
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  @state() private now = new Date();
  private drafts = new MockDrafts('none');
  private key = crypto.randomUUID();
  private beat: ReturnType<typeof setInterval> | undefined;
  private readonly news = new Announcer(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.beat = setInterval(() => (this.now = new Date()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.beat);
  }

  protected override firstUpdated(): void {
    this.drafts = new MockDrafts(this.mock);
    void this.load();
  }

  override render(): TemplateResult {
    const { held } = this;
    if (!held) return html`<problem-note .problem=${this.problem}></problem-note>`;
    const phase = phaseOf(held, this.drafts);
    const question = held.questions[this.at];
    return html`<div class="frame">
      <div class="head">
        <h2 class="level">${phase === 'asking' ? 'Answer' : 'Judge'} question ${this.at + 1} of ${held.questions.length}</h2>
        ${phase === 'asking' ? this.clock(held) : nothing}
      </div>
      ${phase === 'judging' ? html`<p class="muted">Now the worked answers. Mark what your answer said.</p>` : nothing}
      ${question ? this.show(question, held, phase) : nothing}
      <problem-note .problem=${this.problem}></problem-note>
      <div class="head"><span></span><button type="button" class="plain" ?disabled=${this.busy} @click=${() => void this.end()}>End the interview now</button></div>
      <p class="unseen" role="status">${this.news.text}</p>
    </div>`;
  }

  private clock({ minutes, begun }: Mock): TemplateResult {
    const { seconds, words } = remaining(minutes, begun, this.now);
    return html`<span class="clock ${seconds < 0 ? 'over' : ''}" role="timer" aria-live="off">${words}</span>`;
  }

  private show(question: Question, { parts }: Mock, phase: Phase): TemplateResult {
    return html`<interview-question
      .question=${question}
      .parts=${parts}
      .notes=${this.drafts.of(question.key).notes}
      .kept=${'Only you can see this. It is kept with the interview.'}
      ?sealed=${phase === 'asking'}
      ?over=${phase !== 'asking'}
      ?busy=${this.busy}
      @notes=${(event: CustomEvent<string>) => this.drafts.write(question.key, { notes: event.detail })}
      @done=${(event: CustomEvent<number>) => this.done(question, event.detail)}
      @judged=${(event: CustomEvent<Judged>) => void this.judge(question, event.detail)}
    ></interview-question>`;
  }

  private async load(): Promise<void> {
    try {
      this.held = await new PracticeApi(this.api).mock(this.mock);
      this.at = nextOf(this.held, this.drafts);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  private done(question: Question, seconds: number): void {
    this.drafts.write(question.key, { seconds, done: true });
    if (!this.held) return;
    this.at = nextOf(this.held, this.drafts);
    const judging = phaseOf(this.held, this.drafts) === 'judging';
    this.news.say(judging ? 'All answered. Now judge each answer.' : `Question ${this.at + 1} of ${this.held.questions.length}.`);
    this.requestUpdate();
  }

  private async judge(question: Question, { met }: Judged): Promise<void> {
    const { notes, seconds } = this.drafts.of(question.key);
    await this.ask(async (site) => {
      const came = await site.answer({ concept: question.concept, question: question.key, key: this.key, met, notes, seconds, mock: this.mock });
      this.key = crypto.randomUUID();
      this.held = await site.mock(this.mock);
      this.at = nextOf(this.held, this.drafts);
      this.news.say(verdict(came, new Date()));
    });
    if (this.held?.questions.every(({ last }) => last)) await this.end();
  }

  private async end(): Promise<void> {
    await this.ask(async (site) => {
      await site.endMock(this.mock);
      this.drafts.forget();
      location.reload(); // the page shows the summary now
    });
  }

  private async ask(act: (site: PracticeApi) => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      await act(new PracticeApi(this.api));
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }
}
