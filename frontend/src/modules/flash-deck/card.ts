import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { sharedStyles } from '../../elements/shared-styles';
import { swipe, type Point } from './draw';
import { cardStyles } from './card-styles';
import { GRADE_WORDS, GRADES, type Grade, type StudyCard } from './types';

/**
 * One card on the table. Events: `flip`, and `grade` with the grade. `turned` shows its back and
 * the four grades. The HTML of both sides was cleaned by the site.
 */
export class DeckCard extends LitElement {
  static override styles = [sharedStyles, cardStyles];

  @property({ attribute: false }) card: StudyCard | null = null;
  @property({ type: Boolean }) turned = false;
  @property({ type: Boolean }) cram = false;
  /** Whether the intervals are those of the card as it now is. */
  @property({ type: Boolean }) fresh = true;
  @query('.side') private side!: HTMLElement;
  @query('.answer') private answer!: HTMLElement | null;
  @query('textarea') private typed!: HTMLTextAreaElement | null;
  private from: Point | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('turned') && !this.turned && this.typed) this.typed.value = '';
  }

  /** Where a reader goes on: the answer once it is shown, else the question. */
  read(): void {
    (this.answer ?? this.side).focus({ preventScroll: true });
  }

  override render(): TemplateResult | typeof nothing {
    const { card } = this;
    if (!card) return nothing;
    return html`<article
      class=${this.turned ? 'turned' : ''}
      aria-label="Card"
      @click=${this.onClick}
      @pointerdown=${this.onDown}
      @pointerup=${this.onUp}
      @pointercancel=${() => (this.from = null)}
    >
      <div class="faces-of-card">
        <div class="side" tabindex="-1" role="group" aria-label="Question">${unsafeHTML(card.front)}</div>
        <label class="typed">
          <span class="muted">Your answer, if you like to write it; nobody reads it</span>
          <textarea rows="2" placeholder=" " ?readonly=${this.turned}></textarea>
        </label>
        ${this.turned
          ? html`<div class="side answer" tabindex="-1" role="group" aria-label="Answer">
              ${unsafeHTML(card.back)}
              ${card.taught_url ? html`<p class="taught"><a href=${card.taught_url}>${card.own ? 'Where it came from' : 'Where this is taught'}</a></p>` : nothing}
            </div>`
          : nothing}
      </div>
      <div class="foot">${this.turned ? this.grades(card) : this.flip()}</div>
    </article>`;
  }

  private flip(): TemplateResult {
    return html`<button type="button" class="primary turn" aria-keyshortcuts="Space Enter" @click=${() => this.tell('flip')}>Show the answer</button>`;
  }

  private grades(card: StudyCard): TemplateResult {
    return html`<div class="grades" role="group" aria-label="How well did you know it?">
      ${GRADES.map((grade, at) => {
        const wait = this.cram ? '' : this.fresh ? card.intervals[grade].words : 'after sync';
        return html`<button type="button" class=${grade} aria-keyshortcuts=${at + 1} @click=${() => this.tell('grade', grade)}>
          <span>${GRADE_WORDS[grade]}</span>${wait ? html` <span class="wait">${wait}</span>` : nothing}
        </button>`;
      })}
    </div>`;
  }

  /** A click anywhere on the question turns it; links, buttons and the writing keep their own. */
  private onClick(event: Event): void {
    const on = event.composedPath().find((at) => at instanceof Element && at.matches('a, button, textarea, label'));
    if (!on && !this.turned && getSelection()?.isCollapsed !== false) this.tell('flip');
  }

  private onDown(event: PointerEvent): void {
    this.from = event.pointerType === 'touch' ? { x: event.clientX, y: event.clientY } : null;
  }

  private onUp(event: PointerEvent): void {
    const way = this.from && swipe(this.from, { x: event.clientX, y: event.clientY });
    this.from = null;
    if (!way) return;
    if (!this.turned) this.tell('flip');
    else this.tell('grade', way === 'right' ? 'good' : 'again');
  }

  private tell(name: 'flip'): void;
  private tell(name: 'grade', grade: Grade): void;
  private tell(name: string, grade?: Grade): void {
    this.dispatchEvent(new CustomEvent(name, { detail: grade }));
  }
}
