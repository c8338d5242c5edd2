import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Order, OrderStep, OrderVerdict } from '../../api/practice';
import { Announcer } from '../../controllers/announcer';
import { AskController } from '../../controllers/ask-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { Dragging } from './dragging';
import { moved, placeInWords, targetOf } from './draw';
import { reorderStyles } from './styles';

const COMES = { right: 'Fits.', early: 'Too early.', late: 'Too late.' };

/**
 * `<flow-reorder api="/api/v1" concept="…">`: steps to be put in order, by pointer or keyboard. A
 * wrong order is told by what would break. Inside it stands what the server wrote, for whoever
 * has no JavaScript. HTML comes from the site, which cleaned it.
 */
export class FlowReorder extends LitElement {
  static override styles = [sharedStyles, reorderStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @state() private order: Order | null = null;
  @state() private steps: readonly OrderStep[] = [];
  /** The step that the keys and the buttons move. */
  @state() private active = 0;
  @state() private verdict: OrderVerdict | null = null;
  private readonly site = new AskController(this, () => this.api);
  private readonly news = new Announcer(this, 400);
  private readonly drag = new Dragging(this, (from, to) => this.move(from, to));

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.order) void this.load();
  }

  override render(): TemplateResult {
    if (!this.order) {
      return html`<problem-note .problem=${this.site.problem}>
          <button type="button" @click=${() => void this.load()}>Try again</button>
        </problem-note>
        <slot></slot>`;
    }
    return html`<div class="frame">
      <p class="ask" id="ask">${unsafeHTML(this.order.ask_html)}</p>
      <p class="hint" id="hint">
        Drag a step, or choose it and move it with the buttons, or with <kbd>Alt</kbd> and the arrow keys.
      </p>
      <ul class="steps" role="listbox" aria-labelledby="ask" aria-describedby="hint" @keydown=${this.onKey}>
        ${repeat(this.steps, ({ id }) => id, (step, at) => this.step(step, at))}
      </ul>
      ${this.tools(this.order)}
      <div class="verdict ${this.verdict ? 'told' : ''} ${this.verdict?.right ? 'right' : ''}" role="status">
        ${this.verdict ? unsafeHTML(this.verdict.explanation_html) : nothing}
      </div>
      <problem-note .problem=${this.site.problem}></problem-note>
      <p class="unseen" role="status">${this.news.text}</p>
    </div>`;
  }

  private step(step: OrderStep, at: number): TemplateResult {
    const judged = this.verdict?.steps[at];
    const mark = judged ? (judged.fits ? 'fits' : 'breaks') : '';
    return html`<li
      class="step ${mark} ${this.drag.at === at ? 'carried' : ''}"
      role="option"
      tabindex=${at === this.active ? 0 : -1}
      aria-selected=${at === this.active}
      aria-posinset=${at + 1}
      aria-setsize=${this.steps.length}
      @focus=${() => (this.active = at)}
      @pointerdown=${(event: PointerEvent) => this.drag.start(event, at)}
    >
      <span class="place" aria-hidden="true">${at + 1}</span>
      <span><span class="title">${step.title}.</span> ${unsafeHTML(step.html)}</span>
      <span class="grip" aria-hidden="true">⠿</span>
      ${judged
        ? html`<span class="why"><span class="mark">${COMES[judged.comes]}</span> ${unsafeHTML(judged.explanation_html)}</span>`
        : nothing}
    </li>`;
  }

  private tools(order: Order): TemplateResult {
    const title = this.steps[this.active]?.title ?? '';
    const last = this.steps.length - 1;
    return html`<div class="line">
      <button type="button" aria-disabled=${this.active === 0} aria-label="Move “${title}” up" @click=${() => this.carry(this.active - 1)}>↑ Up</button>
      <button type="button" aria-disabled=${this.active === last} aria-label="Move “${title}” down" @click=${() => this.carry(this.active + 1)}>↓ Down</button>
      <button type="button" class="primary" ?disabled=${this.site.busy} @click=${() => void this.check(order)}>Run it in this order</button>
    </div>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const to = targetOf(event.key, this.active, this.steps.length);
    if (to === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) this.carry(to);
    else this.active = to;
    void this.updateComplete.then(() => this.options[this.active]?.focus());
  };

  /** Move the active step, as the buttons and the keys do. */
  private carry(to: number): void {
    if (to < 0 || to >= this.steps.length) return;
    this.move(this.active, to);
  }

  private move(from: number, to: number): void {
    if (from !== to) this.verdict = null;
    this.steps = moved(this.steps, from, to);
    this.active = to;
    this.news.say(placeInWords(this.steps[to]?.title ?? '', to, this.steps.length));
  }

  private get options(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=option]')];
  }

  private async load(): Promise<void> {
    await this.site.ask(async (api) => {
      this.order = await api.get<Order>(`/concepts/${this.concept}/activities/order/`);
      this.steps = this.order.steps;
    });
  }

  private async check(order: Order): Promise<void> {
    await this.site.ask(async (api) => {
      const answer = { order: this.steps.map(({ id }) => id) };
      const asked = { concept: this.concept, kind: 'order', item: order.id, answer };
      this.verdict = await api.post<OrderVerdict>('/study/attempts/', asked);
      const { right } = this.verdict;
      this.dispatchEvent(new CustomEvent('attempt', { bubbles: true, composed: true, detail: { kind: 'order', item: order.id, right } }));
    });
  }
}
