import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { DrillAnswer, DrillVerdict } from '../../api/practice';
import { sharedStyles } from '../../elements/shared-styles';
import { drillStyles } from './styles';

/** What a student wrote, and the points found in it. */
export type Explained = Required<Pick<DrillAnswer, 'sentence' | 'met'>>;

/**
 * The student's own sentence, then a model answer beside it, and points for the student to judge
 * by. Fires `keep` (detail: Explained).
 */
export class DrillExplanation extends LitElement {
  static override styles = [sharedStyles, drillStyles];

  @property({ attribute: false }) verdict: DrillVerdict | null = null;
  @property({ attribute: false }) answer: DrillAnswer | null = null;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) kept = false;
  @state() private sentence = '';
  @state() private compared = false;
  @state() private met: readonly string[] = [];
  @state() private missing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('answer') || this.answer?.sentence === undefined) return;
    this.sentence = this.answer.sentence;
    this.met = this.answer.met ?? [];
    this.compared = true;
  }

  override render(): TemplateResult | typeof nothing {
    const { verdict } = this;
    if (!verdict) return nothing;
    return this.compared ? this.comparison(verdict) : this.writing();
  }

  private writing(): TemplateResult {
    return html`<form novalidate @submit=${this.compare}>
      <div>
        <label class="label" for="sentence">Explain in one sentence why it is so</label>
        <textarea id="sentence" maxlength="600" .value=${this.sentence} @input=${this.write}></textarea>
      </div>
      <p role="alert">${this.missing ? 'Write your own sentence first: comparing teaches nothing without it.' : ''}</p>
      <div class="line"><button class="primary">Compare with a model answer</button></div>
    </form>`;
  }

  private comparison(verdict: DrillVerdict): TemplateResult {
    return html`<section aria-label="Your sentence beside a model answer">
      <div class="both">
        <div>
          <h4>You</h4>
          <p class="words">${this.sentence}</p>
        </div>
        <div class="model">
          <h4>A model answer</h4>
          <div class="words">${unsafeHTML(verdict.model_html)}</div>
        </div>
      </div>
      <form @submit=${this.keep}>
        <fieldset class="points" ?disabled=${this.kept}>
          <legend>My sentence says that …</legend>
          ${verdict.points.map(
            ({ id, html: words }) => html`<label>
              <input type="checkbox" .checked=${this.met.includes(id)} @change=${() => this.toggle(id)} />
              <span>${unsafeHTML(words)}</span>
            </label>`,
          )}
        </fieldset>
        <div class="line">
          ${this.kept
            ? html`<p class="muted">Kept: ${this.met.length} of ${verdict.points.length} points.</p>`
            : html`<button class="primary" ?disabled=${this.busy}>Keep my sentence and rating</button>`}
          <button type="button" @click=${() => (this.compared = false)} ?disabled=${this.kept}>Write it again</button>
        </div>
      </form>
    </section>`;
  }

  private readonly write = (event: Event): void => {
    this.sentence = (event.target as HTMLTextAreaElement).value;
    this.missing = false;
  };

  private readonly compare = (event: Event): void => {
    event.preventDefault();
    this.missing = this.sentence.trim() === '';
    this.compared = !this.missing;
  };

  private readonly keep = (event: Event): void => {
    event.preventDefault();
    const detail: Explained = { sentence: this.sentence.trim(), met: [...this.met] };
    this.dispatchEvent(new CustomEvent('keep', { detail }));
  };

  private toggle(id: string): void {
    this.met = this.met.includes(id) ? this.met.filter((one) => one !== id) : [...this.met, id];
  }
}
