import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Announcer } from '../../controllers/announcer';
import { AskController } from '../../controllers/ask-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { verdictInWords } from './replies';
import { quizStyles } from './styles';
import type { Item, Quiz, QuizVerdict, Reply } from './types';

/**
 * `<concept-quiz api="/api/v1" concept="…">`: a quiz that asks until it is sure, and says why
 * after each reply. Inside it stands what the server wrote, for whoever has no JavaScript.
 */
export class ConceptQuiz extends LitElement {
  static override styles = [sharedStyles, quizStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @state() private quiz: Quiz | null = null;
  /** What is shown: the item asked, or the one that was just answered. */
  @state() private item: Item | null = null;
  @state() private came: QuizVerdict | null = null;
  private readonly site = new AskController(this, () => this.api);
  @state() private reading = false;
  private readonly news = new Announcer(this);
  @query('.frame') private frame?: HTMLElement;
  @query('.reason') private reason?: HTMLElement;

  override render(): TemplateResult {
    return html`<div class="frame" tabindex="-1">
        ${this.quiz ? this.asked(this.quiz) : this.invitation()}
        <problem-note .problem=${this.site.problem}></problem-note>
        <p class="unseen" role="status">${this.news.text}</p>
      </div>
      ${this.reading ? html`<slot></slot>` : nothing}`;
  }

  private invitation(): TemplateResult {
    return html`<div class="line">
      <button type="button" class="primary" ?disabled=${this.site.busy} @click=${() => void this.begin()}>Begin the quiz</button>
      <button type="button" class="plain" aria-expanded=${this.reading} @click=${() => (this.reading = !this.reading)}>
        ${this.reading ? 'Hide the list' : 'Other ways to take it'}
      </button>
    </div>`;
  }

  private asked(quiz: Quiz): TemplateResult {
    const over = this.came !== null && quiz.item === null;
    const number = quiz.replies.length + (this.came ? 0 : 1);
    return html`<div class="head">
        <span>Item ${number}, of ${quiz.most} at most</span>
        <ol class="marks" aria-label="Replies so far">
          ${quiz.replies.map(
            ({ right }) => html`<li class=${right ? 'right' : 'wrong'}><span aria-hidden="true">${right ? '✓' : '✗'}</span><span class="unseen">${right ? 'right' : 'wrong'}</span></li>`,
          )}
        </ol>
      </div>
      <quiz-item .item=${this.item} .answer=${this.came?.answer ?? null} ?busy=${this.site.busy} @reply=${(event: CustomEvent<Reply>) => void this.reply(event.detail)}></quiz-item>
      ${this.came ? this.why(this.came) : nothing} ${over ? this.result(quiz) : nothing}
      <p class="rule">${quiz.rule}</p>`;
  }

  private why(came: QuizVerdict): TemplateResult {
    return html`<section class="reason ${came.right ? 'right' : ''}" tabindex="-1" aria-label="Why">
        <p><strong>${came.right ? 'Right.' : 'Not right.'}</strong></p>
        ${unsafeHTML(came.explanation_html)} ${came.measured ? html`<p class="muted">${came.measured}</p>` : nothing}
        <p><a href=${came.taught}>Where this is taught</a></p>
      </section>
      ${came.quiz.item ? html`<button type="button" class="primary" @click=${() => void this.next(came.quiz)}>Next item</button>` : nothing}`;
  }

  private result(quiz: Quiz): TemplateResult {
    return html`<p class="reason ${quiz.verdict === 'known' ? 'right' : ''}">${sentence(quiz)}</p>
      <button type="button" ?disabled=${this.site.busy} @click=${() => void this.begin()}>Take it again</button>`;
  }

  private async begin(): Promise<void> {
    await this.site.ask(async (api) => {
      const quiz = await api.post<Quiz>('/study/quizzes/', { concept: this.concept });
      this.reading = false;
      await this.next(quiz);
    });
  }

  private async next(quiz: Quiz): Promise<void> {
    this.quiz = quiz;
    this.item = quiz.item;
    this.came = null;
    this.site.forget();
    await this.updateComplete;
    this.frame?.focus({ preventScroll: true });
  }

  private async reply(answer: Reply): Promise<void> {
    const { quiz, item } = this;
    if (!quiz || !item) return;
    await this.site.ask(async (api) => {
      const came = await api.post<QuizVerdict>(`/study/quizzes/${quiz.id}/replies/`, { item: item.id, answer });
      this.came = came;
      this.quiz = came.quiz;
      this.news.say(`${came.right ? 'Right.' : 'Not right.'} ${came.quiz.item ? '' : sentence(came.quiz)}`);
      await this.updateComplete;
      this.reason?.focus({ preventScroll: true });
    });
  }
}

function sentence({ verdict, replies }: Quiz): string {
  return verdictInWords(verdict, replies.filter(({ right }) => right).length, replies.length);
}
