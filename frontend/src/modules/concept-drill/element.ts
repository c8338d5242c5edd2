import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Api } from '../../api/client';
import type { Drill, DrillAnswer, DrillVerdict } from '../../api/practice';
import { Announcer } from '../../controllers/announcer';
import { AskController } from '../../controllers/ask-controller';
import { LinkedItemController } from '../../controllers/linked-item';
import { sharedStyles } from '../../elements/shared-styles';
import { answersInWords } from './draw';
import type { Explained } from './explanation';
import { drillStyles } from './styles';

/** What became of a drill so far. */
interface Tried {
  answer: DrillAnswer;
  verdict: DrillVerdict;
  kept: boolean;
}

/**
 * `<concept-drill api="/api/v1" concept="…">`: predict a measured result, see it, explain it, and
 * compare. Inside it stands what the server wrote, for whoever has no JavaScript. HTML comes from
 * the site, which cleaned it.
 */
export class ConceptDrill extends LitElement {
  static override styles = [sharedStyles, drillStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @state() private drills: Drill[] | null = null;
  @state() private at = 0;
  @state() private tried: Record<string, Tried> = {};
  private readonly site = new AskController(this, () => this.api);
  private readonly news = new Announcer(this);
  private readonly linked = new LinkedItemController(this, 'drill', (item) => this.goTo(item));

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.drills) void this.load();
  }

  override render(): TemplateResult {
    const drill = this.drills?.[this.at];
    if (!this.drills || !drill) {
      return html`<problem-note .problem=${this.site.problem}>
          <button type="button" @click=${() => void this.load()}>Try again</button>
        </problem-note>
        <slot></slot>`;
    }
    const tried = this.tried[drill.id];
    return html`<div class="frame">
      ${this.drills.length > 1 ? this.list(this.drills) : nothing}
      ${keyed(drill.id, this.question(drill, tried))} ${tried ? keyed(drill.id, this.explanation(drill, tried)) : nothing}
      <problem-note .problem=${this.site.problem}></problem-note>
      <p class="unseen" role="status">${this.news.text}</p>
    </div>`;
  }

  private list(drills: Drill[]): TemplateResult {
    return html`<nav aria-label="Drills">
      <ol>
        ${drills.map(({ id, title }, at) => {
          const right = this.tried[id]?.verdict.right;
          return html`<li>
            <button type="button" aria-current=${at === this.at} @click=${() => this.go(at)}>
              ${title}${right ? html`<span class="done" aria-hidden="true">✓</span><span class="unseen">, predicted rightly</span>` : nothing}
            </button>
          </li>`;
        })}
      </ol>
    </nav>`;
  }

  private question(drill: Drill, tried: Tried | undefined): TemplateResult {
    return html`<drill-question
      .drill=${drill}
      .answer=${tried?.answer ?? null}
      .verdict=${tried?.verdict ?? null}
      ?busy=${this.site.busy}
      @predict=${(event: CustomEvent<DrillAnswer>) => void this.predict(drill, event.detail)}
      @again=${() => this.forget(drill)}
    ></drill-question>`;
  }

  private explanation(drill: Drill, tried: Tried): TemplateResult {
    return html`<drill-explanation
      .verdict=${tried.verdict}
      .answer=${tried.answer}
      ?busy=${this.site.busy}
      ?kept=${tried.kept}
      @keep=${(event: CustomEvent<Explained>) => void this.keep(drill, { ...tried.answer, ...event.detail })}
    ></drill-explanation>`;
  }

  private go(at: number): void {
    this.at = at;
    this.site.forget();
  }

  private goTo(item: string): Element | null {
    const at = this.drills?.findIndex(({ id }) => id === item) ?? -1;
    if (at < 0) return null;
    this.go(at);
    return this;
  }

  private forget(drill: Drill): void {
    this.tried = Object.fromEntries(Object.entries(this.tried).filter(([id]) => id !== drill.id));
  }

  private async load(): Promise<void> {
    await this.site.ask(async (api) => {
      const shown = await api.get<{ drills: Drill[] }>(`/concepts/${this.concept}/activities/drills/`);
      this.drills = shown.drills;
      this.linked.follow();
    });
  }

  private async predict(drill: Drill, answer: DrillAnswer): Promise<void> {
    await this.site.ask(async (api) => {
      const verdict = await this.attempt(api, drill, answer);
      this.tried = { ...this.tried, [drill.id]: { answer, verdict, kept: false } };
      this.news.say(`${verdict.right ? 'You were right' : 'Not as you said'}: ${answersInWords(drill, verdict.answers)}.`);
    });
  }

  private async keep(drill: Drill, answer: DrillAnswer): Promise<void> {
    await this.site.ask(async (api) => {
      const verdict = await this.attempt(api, drill, answer);
      this.tried = { ...this.tried, [drill.id]: { answer, verdict, kept: true } };
      this.news.say('Your sentence is kept with your rating.');
    });
  }

  private async attempt(api: Api, drill: Drill, answer: DrillAnswer): Promise<DrillVerdict> {
    const asked = { concept: this.concept, kind: 'drill', item: drill.id, answer };
    const verdict = await api.post<DrillVerdict>('/study/attempts/', asked);
    const detail = { kind: 'drill', item: drill.id, right: verdict.right };
    this.dispatchEvent(new CustomEvent('attempt', { bubbles: true, composed: true, detail }));
    return verdict;
  }
}
