import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { sharedStyles } from '../../elements/shared-styles';
import { emptyDraft, inOrder, moved, replyOf, type Draft } from './replies';
import { quizStyles } from './styles';
import type { Item, Option, Reply, TileOption } from './types';

/**
 * One item and the reply to it. Fires `reply` (detail: Reply). With `answer` it shows what was
 * right and takes no more replies. HTML comes from the site, which cleaned it.
 */
export class QuizItem extends LitElement {
  static override styles = [sharedStyles, quizStyles];

  @property({ attribute: false }) item: Item | null = null;
  /** The right answer, once it may be seen. */
  @property({ attribute: false }) answer: Reply | null = null;
  @property({ type: Boolean }) busy = false;
  @state() private draft: Draft = { choice: null, order: [], pairs: {}, number: '' };
  @state() private missing = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item') && this.item && changed.get('item')?.id !== this.item.id) {
      this.draft = emptyDraft(this.item);
      this.missing = false;
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    return html`<form novalidate @submit=${this.onSubmit}>
      <div class="ask" id="ask">${unsafeHTML(item.ask_html)}</div>
      ${item.kind === 'fires'
        ? html`<img class="sample" src=${item.picture.address} width=${item.picture.width} height=${item.picture.height} alt=${item.picture.alt} />`
        : nothing}
      ${this.body(item)}
      <p role="alert">${this.missing ? MISSING[item.kind] : ''}</p>
      ${this.answer ? nothing : html`<button class="primary" ?disabled=${this.busy}>Answer</button>`}
    </form>`;
  }

  private body(item: Item): TemplateResult {
    switch (item.kind) {
      case 'choice':
        return html`<fieldset aria-labelledby="ask" ?disabled=${this.answer !== null}>${item.options.map((option) => this.option(option))}</fieldset>`;
      case 'fires':
        return html`<fieldset class="tiles" aria-labelledby="ask" ?disabled=${this.answer !== null}>
          ${item.options.map((option) => this.option(option, tile(option)))}
        </fieldset>`;
      case 'order':
        return this.steps(item.options);
      case 'match':
        return html`<fieldset aria-labelledby="ask" ?disabled=${this.answer !== null}>${item.left.map((one) => this.pair(one, item.options))}</fieldset>`;
      case 'number':
        return this.number(item.unit);
    }
  }

  private option({ key, html: words }: Option, picture: TemplateResult | typeof nothing = nothing): TemplateResult {
    const right = this.answer && 'choice' in this.answer && this.answer.choice === key;
    const chosen = this.draft.choice === key;
    const mark = right ? 'Right' : this.answer && chosen ? 'Your answer' : '';
    return html`<label class="option ${right ? 'is-right' : mark ? 'is-wrong' : ''}">
      <input type="radio" name="choice" .checked=${chosen} @change=${() => this.put({ choice: key })} />
      <span>${picture}${unsafeHTML(words)}${mark ? html`<span class="mark">${mark}</span>` : nothing}</span>
    </label>`;
  }

  private steps(options: Option[]): TemplateResult {
    const right = this.answer && 'order' in this.answer ? this.answer.order : null;
    const { order } = this.draft;
    return html`${right ? html`<p class="muted">In the right order:</p>` : nothing}
      <ol class="steps" aria-labelledby="ask">
        ${inOrder(options, right ?? order).map(
          ({ key, html: words }, at) => html`<li>
            <span id="step-${key}">${unsafeHTML(words)}</span>
            ${right
              ? nothing
              : html`<span class="moves">
                  ${this.mover(key, at, -1)} ${this.mover(key, at, 1)}
                </span>`}
          </li>`,
        )}
      </ol>`;
  }

  private mover(key: string, at: number, by: 1 | -1): TemplateResult {
    const to = at + by;
    return html`<button
      type="button"
      aria-label=${by < 0 ? 'Move up' : 'Move down'}
      aria-describedby="step-${key}"
      aria-disabled=${to < 0 || to >= this.draft.order.length}
      data-move="${key} ${by}"
      @click=${() => void this.move(key, at, by)}
    >
      ${by < 0 ? '↑' : '↓'}
    </button>`;
  }

  /** Move a step, and keep the focus on the button that moved it. */
  private async move(key: string, at: number, by: number): Promise<void> {
    this.put({ order: moved(this.draft.order, at, at + by) });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-move="${key} ${by}"]`)?.focus();
  }

  private pair({ key, html: words }: Option, options: Option[]): TemplateResult {
    const right = this.answer && 'pairs' in this.answer ? this.answer.pairs[key] : null;
    const given = this.draft.pairs[key] ?? '';
    const told = right ? options.find((option) => option.key === right) : undefined;
    return html`<div class="pair ${right ? (right === given ? 'is-right' : 'is-wrong') : ''}">
      <span id="left-${key}">${unsafeHTML(words)}</span>
      ${told
        ? html`<span>${unsafeHTML(told.html)}<span class="mark">${right === given ? 'Right' : 'You chose another'}</span></span>`
        : html`<select aria-labelledby="left-${key}" .value=${given} @change=${(event: Event) => this.put({ pairs: { ...this.draft.pairs, [key]: (event.target as HTMLSelectElement).value } })}>
            <option value="">Choose …</option>
            ${options.map((option) => html`<option value=${option.key} ?selected=${option.key === given}>${plain(option.html)}</option>`)}
          </select>`}
    </div>`;
  }

  private number(unit: string): TemplateResult {
    const right = this.answer && 'number' in this.answer ? this.answer.number : null;
    return html`<p class="line">
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-labelledby="ask"
          .value=${this.draft.number}
          ?disabled=${this.answer !== null}
          @input=${(event: Event) => this.put({ number: (event.target as HTMLInputElement).value })}
        />
        ${unit}
      </p>
      ${right === null ? nothing : html`<p>It is <strong>${right}</strong> ${unit}</p>`}`;
  }

  private put(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.missing = false;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    if (!this.item || this.answer) return;
    const detail = replyOf(this.item, this.draft);
    this.missing = detail === null;
    if (detail) this.dispatchEvent(new CustomEvent('reply', { detail }));
  }
}

const MISSING: Record<Item['kind'], string> = {
  choice: 'Choose one of them first.',
  fires: 'Choose one of them first.',
  order: '',
  match: 'Give each one its partner first.',
  number: 'Write a number, such as 12.5.',
};

/** A tile of a sheet, cut out. */
function tile({ tile: { address, width, height, box }, alt }: TileOption): TemplateResult {
  const [x0, y0, x1, y1] = box;
  return html`<svg viewBox="${x0} ${y0} ${x1 - x0} ${y1 - y0}" role="img" aria-label=${alt}>
    ${svg`<image href=${address} width=${width} height=${height} />`}
  </svg>`;
}

/** The text of an option, for a control that shows no markup. */
function plain(markup: string): string {
  return new DOMParser().parseFromString(markup, 'text/html').body.textContent;
}
