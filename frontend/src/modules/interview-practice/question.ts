import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { sharedStyles } from '../../elements/shared-styles';
import { practiceStyles } from './styles';
import type { ThinkTimer } from './think-timer';
import type { Judged, Part, Question } from './types';
import { levelInWords } from './words';

/**
 * One question: time to think, notes written or spoken, then the worked answer and its rubric. Fires `notes`
 * (detail: the text so far), `judged` (detail: Judged) and, while `sealed`, `done` (detail:
 * seconds thought). HTML comes from the site, which cleaned it.
 */
export class InterviewQuestion extends LitElement {
  static override styles = [sharedStyles, practiceStyles];

  @property({ attribute: false }) question: Question | null = null;
  @property({ attribute: false }) parts: readonly Part[] = [];
  @property() notes = '';
  /** How the question stands with its reader, in words. */
  @property() standing = '';
  /** What became of the notes, in words. */
  @property() kept = '';
  /** True while the answer must stay hidden: the first half of a mock interview. */
  @property({ type: Boolean }) sealed = false;
  /** True where thinking is over: the second half of one. */
  @property({ type: Boolean }) over = false;
  @property({ type: Boolean }) busy = false;
  @state() private revealed = false;
  @state() private structure = false;
  @state() private met: ReadonlySet<string> = new Set();
  @query('think-timer') private timer?: ThinkTimer;
  @query('.worked') private worked?: HTMLElement;

  /** Begin anew with the same question. */
  again(): void {
    this.revealed = this.structure = false;
    this.met = new Set();
    this.timer?.reset();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('question') && changed.get('question')?.key !== this.question?.key) this.again();
  }

  override render(): TemplateResult | typeof nothing {
    const { question } = this;
    if (!question) return nothing;
    const shown = !this.sealed && (this.revealed || this.over);
    return html`<p><span class="level">${levelInWords(question.level)}</span>${this.standing ? html` · <span class="muted">${this.standing}</span>` : nothing}</p>
      <div class="asked" id="asked">${unsafeHTML(question.question)}</div>
      ${this.over ? nothing : html`<think-timer></think-timer>`}
      <label class="notes" for="notes">Your answer, in notes or in full</label>
      <textarea id="notes" aria-describedby="kept" .value=${this.notes} maxlength="20000" @input=${this.onInput}></textarea>
      <p class="kept" id="kept">${this.kept}</p>
      <voice-notes name=${`${question.concept}/${question.key}`} @speaking=${() => this.timer?.start()}></voice-notes>
      <div class="line">
        <button type="button" aria-expanded=${this.structure} @click=${() => (this.structure = !this.structure)}>
          ${this.structure ? 'Hide' : 'Show'} the parts of a strong answer
        </button>
        ${this.sealed
          ? html`<button type="button" class="primary" @click=${this.onDone}>Done with this question</button>`
          : shown
            ? nothing
            : html`<button type="button" class="primary" @click=${this.reveal}>Reveal the worked answer</button>`}
      </div>
      ${this.structure ? this.structureList() : nothing} ${shown ? this.answer(question) : nothing}`;
  }

  private structureList(): TemplateResult {
    return html`<h3>A strong answer has four parts</h3>
      <ol class="structure">
        ${this.parts.map((part) => html`<li><strong>${part.title}.</strong> ${part.hint}</li>`)}
      </ol>`;
  }

  private answer(question: Question): TemplateResult {
    return html`<section class="worked" tabindex="-1" aria-labelledby="worked">
        <h3 id="worked">A worked answer</h3>
        ${unsafeHTML(question.answer)}
        ${question.senior_angle
          ? html`<div class="senior"><h3>What a senior adds</h3>${unsafeHTML(question.senior_angle)}</div>`
          : nothing}
        <p><a href=${question.taught}>Where this is taught</a></p>
      </section>
      <form @submit=${this.onJudge}>
        <fieldset>
          <legend>Which of these did your answer say?</legend>
          ${question.rubric.map(
            ({ key, html: says }) => html`<label class="point">
              <input type="checkbox" .checked=${this.met.has(key)} @change=${(event: Event) => this.mark(key, (event.target as HTMLInputElement).checked)} />
              <span>${unsafeHTML(says)}</span>
            </label>`,
          )}
        </fieldset>
        <button class="primary" ?disabled=${this.busy}>Keep this result: ${this.met.size} of ${question.rubric.length}</button>
      </form>`;
  }

  private onInput(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.timer?.start(); // writing is thinking
    this.dispatchEvent(new CustomEvent('notes', { detail: text }));
  }

  private onDone(): void {
    const detail = this.stop();
    this.dispatchEvent(new CustomEvent('done', { detail }));
  }

  private async reveal(): Promise<void> {
    this.stop();
    this.revealed = true;
    await this.updateComplete;
    this.worked?.focus({ preventScroll: true });
  }

  private onJudge(event: Event): void {
    event.preventDefault();
    const detail: Judged = { met: [...this.met], seconds: this.stop() };
    this.dispatchEvent(new CustomEvent('judged', { detail }));
  }

  private mark(key: string, on: boolean): void {
    const met = new Set(this.met);
    if (on) met.add(key);
    else met.delete(key);
    this.met = met;
  }

  /** Stop the clock; the seconds it counted. */
  private stop(): number {
    this.timer?.pause();
    return this.timer?.seconds ?? 0;
  }
}
