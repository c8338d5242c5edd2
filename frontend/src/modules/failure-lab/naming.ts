import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Choice, Failure, Verdict } from '../../api/failures';
import { sharedStyles } from '../../elements/shared-styles';
import { namingStyles } from './naming-styles';

type Part = 'cause' | 'remedy';
const PARTS: Record<Part, { legend: string; list: 'causes' | 'remedies' }> = {
  cause: { legend: 'What is the cause?', list: 'causes' },
  remedy: { legend: 'What will you do about it?', list: 'remedies' },
};

/**
 * Cause and remedy to choose from, and afterwards which were right and why. Fires `name` with
 * {cause, remedy}, ids of the choices.
 */
export class FailureNaming extends LitElement {
  static override styles = [sharedStyles, namingStyles];

  @property({ attribute: false }) failure: Failure | null = null;
  @property({ attribute: false }) verdict: Verdict | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private chosen: Partial<Record<Part, string>> = {};
  @state() private missing = false;

  protected override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('failure') as Failure | null | undefined;
    if (changed.has('failure') && before?.id !== this.failure?.id) {
      this.chosen = {};
      this.missing = false;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { failure } = this;
    if (!failure) return nothing;
    return html`<form @submit=${(event: Event) => this.commit(event)}>
      ${(Object.keys(PARTS) as Part[]).map((part) => this.choices(part, failure[PARTS[part].list]))}
      ${this.verdict
        ? nothing
        : html`<div class="commit">
            <button class="primary" ?disabled=${this.busy}>Name them, and see</button>
            <p role="alert">${this.missing ? 'Choose one cause and one remedy first.' : nothing}</p>
          </div>`}
    </form>`;
  }

  private choices(part: Part, choices: readonly Choice[]): TemplateResult {
    return html`<fieldset>
      <legend>${PARTS[part].legend}</legend>
      ${choices.map((choice) => this.choice(part, choice))}
    </fieldset>`;
  }

  private choice(part: Part, { id, html: words }: Choice): TemplateResult {
    const judged = this.verdict?.[part];
    const mine = this.chosen[part] === id;
    const right = judged?.answer === id;
    const wrong = judged !== undefined && mine && !right;
    return html`<label class=${right ? 'right' : wrong ? 'wrong' : ''}>
        <input
          type="radio"
          name=${part}
          .value=${id}
          .checked=${mine}
          ?disabled=${judged !== undefined || this.busy}
          @change=${() => (this.chosen = { ...this.chosen, [part]: id })}
        />
        <span>${unsafeHTML(words)}</span>
        ${right ? html`<strong class="mark">${mine ? 'right, and you said so' : 'this is it'}</strong>` : wrong ? html`<strong class="mark">not this</strong>` : nothing}
      </label>
      ${right || wrong ? html`<p class="why">${unsafeHTML(right ? judged.answer_html : judged.chosen_html)}</p>` : nothing}`;
  }

  private commit(event: Event): void {
    event.preventDefault();
    const { cause, remedy } = this.chosen;
    this.missing = !cause || !remedy;
    if (cause && remedy) this.dispatchEvent(new CustomEvent('name', { detail: { cause, remedy } }));
  }
}
