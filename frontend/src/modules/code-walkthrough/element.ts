import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Api } from '../../api/client';
import { asProblem } from '../../api/problem';
import { NETWORKS, type NetworkName, type Problem } from '../../api/types';
import type { Walkthrough, WalkStep } from '../../api/walkthrough';
import { FollowController } from '../../controllers/follow-controller';
import { PageRunController } from '../../controllers/page-run';
import { rove } from '../../elements/roving';
import { sharedStyles } from '../../elements/shared-styles';
import { readQuery, withQuery } from '../../lib/query';
import { whenSeen } from '../../lib/when-seen';
import { NETWORK_TITLES, SLOW } from '../../lib/words';
import { listing } from './listing';
import { codeColours, codeStyles } from './code-styles';
import { walkStyles } from './styles';

const CONTRACT = 'contract';
const INTERVIEW = 'interview';

/** A tab: the contract, one function, or what to say of it all. */
interface Stop {
  id: string;
  title: string;
  step: WalkStep | null;
}

/**
 * The project's own code for one forward pass, with what each line made of the page's picture.
 * Attributes: `concept`, `api`, `sample` (followed where the page has no run yet), `network`.
 */
export class CodeWalkthrough extends LitElement {
  static override styles = [sharedStyles, codeColours, codeStyles, walkStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @property() sample = '';
  @property() network: NetworkName = 'faces';
  @state() private walk: Walkthrough | null = null;
  @state() private problem: Problem | null = null;
  @state() private at = 0;
  @query('[role=tablist]') private tabs!: HTMLElement;
  @query('[role=tabpanel]') private panel!: HTMLElement;

  private readonly client = (): Api => new Api(this.api);
  private readonly page = new PageRunController(this, this.client, 'asks');
  private readonly follow = new FollowController(this, this.client);
  private unseen: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.unseen = whenSeen(this, () => this.sample && void this.page.ensure(this.sample));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unseen();
  }

  override render(): TemplateResult {
    if (!this.walk) {
      return html`<slot></slot>
        <problem-note .problem=${this.problem}>
          <button type="button" @click=${() => void this.load()}>Fetch it again</button>
        </problem-note>`;
    }
    const stops = this.stops(this.walk);
    const stop = stops[this.at] ?? stops[0];
    return html`<div class="walk ${this.network}">
      <div class="head">${this.choice()} ${this.problems()}</div>
      ${this.list(stops)} ${stop ? this.open(stop, stops.length, this.walk) : nothing}
    </div>`;
  }

  /** Which picture, and which network reads it. */
  private choice(): TemplateResult {
    const { run } = this.page;
    const title = run ? run.source.title || 'Your picture' : '…';
    return html`<div class="choice">
      <p>Followed: <strong>${title}</strong></p>
      <div role="group" aria-label="Network that reads it" class="networks">
        ${NETWORKS.map(
          (name) => html`<button type="button" class=${name} aria-pressed=${name === this.network} @click=${() => (this.network = name)}>
            ${NETWORK_TITLES[name]}
          </button>`,
        )}
      </div>
    </div>`;
  }

  private problems(): TemplateResult {
    return html`<problem-note .problem=${this.page.problem}>
        <button type="button" @click=${() => void this.page.retry()}>Try again</button>
      </problem-note>
      <problem-note .problem=${this.follow.problem}>
        <button type="button" @click=${() => this.follow.retry()}>Follow it again</button>
      </problem-note>`;
  }

  private list(stops: readonly Stop[]): TemplateResult {
    return html`<div role="tablist" aria-label="Steps of one forward pass" @keydown=${this.onKey}>
      ${stops.map(
        ({ title }, at) => html`<button
          type="button"
          role="tab"
          id="tab-${at}"
          aria-controls="panel"
          aria-selected=${at === this.at}
          tabindex=${at === this.at ? 0 : -1}
          @click=${() => this.show(at)}
        >
          <span class="count" aria-hidden="true">${mark(at, stops.length)}</span><span class="title">${title}</span>
        </button>`,
      )}
    </div>`;
  }

  private open(stop: Stop, count: number, walk: Walkthrough): TemplateResult {
    return html`<div role="tabpanel" id="panel" aria-labelledby="tab-${this.at}" tabindex="-1">
      <h3>${stop.title}</h3>
      ${stop.step ? this.step(stop.step) : stop.id === CONTRACT ? contract(walk) : interview(walk)}
      <p class="turn">
        <button type="button" ?disabled=${this.at === 0} @click=${() => this.turn(-1)}>Back</button>
        <button type="button" class="primary" ?disabled=${this.at === count - 1} @click=${() => this.turn(1)}>Next</button>
      </p>
    </div>`;
  }

  private step(step: WalkStep): TemplateResult {
    const { run } = this.page;
    const done = run?.status === 'done' ? run : null;
    const follow = done && step.followed ? this.follow.of(done.id, this.network) : null;
    const heading = document.getElementById(step.section);
    return html`<div class="prose">${unsafeHTML(step.html) /* cleaned on the server */}</div>
      <p class="from">
        <code>${step.symbol}</code> in <code>${step.file}</code>${heading ? html`; read: <a href="#${step.section}">${heading.textContent.trim()}</a>` : nothing}
      </p>
      ${listing(step, follow)}
      ${step.followed && !follow && !this.follow.problem ? html`<p class="muted" role="status">${this.follow.slow ? SLOW : 'Running the code…'}</p>` : nothing}`;
  }

  private stops({ steps }: Walkthrough): Stop[] {
    const functions = steps.map((step) => ({ id: step.id, title: step.title, step }));
    return [{ id: CONTRACT, title: 'The contract', step: null }, ...functions, { id: INTERVIEW, title: 'In an interview', step: null }];
  }

  private async load(): Promise<void> {
    this.problem = null;
    try {
      const walk = await this.client().get<Walkthrough>(`/concepts/${encodeURIComponent(this.concept)}/activities/walkthrough/`);
      const { code } = readQuery(location.search, ['code']);
      this.at = Math.max(0, this.stops(walk).findIndex(({ id }) => id === code));
      this.walk = walk;
    } catch (error) {
      this.problem = { ...asProblem(error), title: 'The walk through the code could not be fetched' };
    }
  }

  private onKey(event: KeyboardEvent): void {
    const at = rove(event, [...this.tabs.querySelectorAll<HTMLElement>('[role=tab]')], 1) ?? sideways(event, this.tabs);
    if (at !== null) this.show(at);
  }

  private show(at: number): void {
    this.at = at;
    const stop = this.walk && this.stops(this.walk)[at];
    history.replaceState(history.state, '', withQuery(location.href, { code: at === 0 ? undefined : (stop?.id ?? undefined) }));
  }

  /** To the step before or after; its beginning comes into view and has the focus. */
  private turn(by: number): void {
    this.show(this.at + by);
    void this.updateComplete.then(() => {
      this.panel.focus({ preventScroll: true });
      this.panel.scrollIntoView({ block: 'nearest' });
    });
  }
}

function mark(at: number, count: number): string {
  return at === 0 ? '¶' : at === count - 1 ? '“”' : String(at);
}

/** Left and right lead along the list, too: it lies down where the page is narrow. */
function sideways(event: KeyboardEvent, tabs: HTMLElement): number | null {
  const turned = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key];
  if (!turned) return null;
  const items = [...tabs.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = items.findIndex((item) => item === event.target) + (turned === 'ArrowDown' ? 1 : -1);
  if (at < 0 || at >= items.length) return null;
  event.preventDefault();
  items[at]?.focus();
  return at;
}

function contract({ contract: { input_html, output_html } }: Walkthrough): TemplateResult {
  return html`<dl class="prose">
    <dt>What goes in</dt>
    <dd>${unsafeHTML(input_html) /* cleaned on the server */}</dd>
    <dt>What comes out</dt>
    <dd>${unsafeHTML(output_html)}</dd>
  </dl>`;
}

function interview({ trade_off_html, failure_html }: Walkthrough): TemplateResult {
  return html`<dl class="prose">
    <dt>One trade-off</dt>
    <dd>${unsafeHTML(trade_off_html) /* cleaned on the server */}</dd>
    <dt>One failure</dt>
    <dd>${unsafeHTML(failure_html)}</dd>
  </dl>`;
}
