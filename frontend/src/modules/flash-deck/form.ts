import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, queryAll, state } from 'lit/decorators.js';
import type { Api } from '../../api/client';
import { asProblem } from '../../api/problem';
import type { Problem } from '../../api/types';
import { unwrapped } from './draw';
import { sharedStyles } from '../../elements/shared-styles';
import { dialogStyles } from './styles';
import type { StudyCard } from './types';

/** A card's two sides to write in: a new card of one's own, or one's own words on a card. */
export class DeckForm extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
      }
      label {
        display: block;
        margin-bottom: var(--space-3);
        font-weight: 600;
      }
      textarea,
      input {
        display: block;
        width: 100%;
        margin-top: var(--space-1);
        padding: var(--space-2);
        border: 1px solid var(--muted);
        border-radius: var(--radius);
        background: var(--paper);
        color: var(--ink);
        font: 400 1rem/1.5 var(--sans);
        resize: vertical;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) api!: () => Api;
  @property() concept = '';
  @state() private card: StudyCard | null = null;
  @state() private problem: Problem | null = null;
  @state() private busy = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#front') private front!: HTMLTextAreaElement;
  @query('#back') private back!: HTMLTextAreaElement;
  @queryAll('input') private alts!: NodeListOf<HTMLInputElement>;

  /** Open for `card`, or for a new one. */
  async show(card: StudyCard | null): Promise<void> {
    this.card = card;
    this.problem = null;
    await this.updateComplete;
    this.front.value = card ? written(card, 'front') : '';
    this.back.value = card ? written(card, 'back') : '';
    for (const field of this.alts) field.value = card?.[field.name as 'alt' | 'back_alt'] ?? '';
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { card } = this;
    return html`<dialog aria-labelledby="title">
      <form @submit=${this.save}>
        <h3 id="title">${card ? 'In your own words' : 'A card of your own'}</h3>
        <label>Front <textarea id="front" rows="3" maxlength="10000" ?required=${!pictured(card?.alt)} aria-describedby="how"></textarea></label>
        ${pictured(card?.alt) ? altField('alt', 'front') : nothing}
        <label>Back <textarea id="back" rows="5" maxlength="10000" ?required=${!pictured(card?.back_alt)} aria-describedby="how"></textarea></label>
        ${pictured(card?.back_alt) ? altField('back_alt', 'back') : nothing}
        <p id="how" class="muted">Markdown, and formulas between dollar signs: $a^2$. Only you see it.</p>
        <problem-note .problem=${this.problem}></problem-note>
        <div class="buttons">
          <button class="primary" ?disabled=${this.busy}>Save</button>
          <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
          ${card?.edited ? html`<button type="button" ?disabled=${this.busy} @click=${() => this.put('', '')}>Use the course’s words again</button>` : ''}
        </div>
      </form>
    </dialog>`;
  }

  /** What was written about the pictures, by field. */
  private get words(): Record<string, string> {
    return Object.fromEntries([...this.alts].map((field) => [field.name, field.value]));
  }

  private readonly save = (event: Event): void => {
    event.preventDefault();
    void this.put(this.front.value, this.back.value);
  };

  private async put(front: string, back: string): Promise<void> {
    this.busy = true;
    try {
      const saved = this.card
        ? await this.api().patch<StudyCard>(`/study/cards/${encodeURIComponent(this.card.key)}/`, { front, back, ...this.words })
        : await this.api().post<StudyCard>('/study/cards/', { front, back, source: location.pathname + location.search, ...(this.concept && { concept: this.concept }) });
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('card-saved', { detail: saved }));
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }
}

/** A side's words as they were written; the course's as they can be written again. */
function written(card: StudyCard, side: 'front' | 'back'): string {
  return card.own ? card[`${side}_text`] : card[`${side}_text`] || unwrapped(card[side]);
}

const pictured = (alt: string | null | undefined): boolean => typeof alt === 'string';

function altField(name: string, side: string): TemplateResult {
  return html`<label>What the picture on the ${side} shows <input name=${name} maxlength="300" /></label>`;
}
