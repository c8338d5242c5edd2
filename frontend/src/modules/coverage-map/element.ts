import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Api } from '../../api/client';
import type { Check, Coverage, Point } from '../../api/coverage';
import { asProblem } from '../../api/problem';
import type { Problem } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { sharedStyles } from '../../elements/shared-styles';
import { checkInWords, newsInWords, STATES, sumInWords } from './draw';
import { coverageStyles } from './styles';

const FRESH = 1000; // ms for which an answer is not asked for again

/**
 * The points of a concept: what the student has shown, what is still before them, what to do
 * next. Nothing can be ticked here; it is looked up again whenever it comes back into view.
 * Attributes: `concept` (its slug), `api`.
 */
export class CoverageMap extends LitElement {
  static override styles = [sharedStyles, coverageStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @state() private coverage: Coverage | null = null;
  @state() private problem: Problem | null = null;

  private readonly news = new Announcer(this);
  private watcher: IntersectionObserver | null = null;
  private asked = -Infinity;
  private later: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    if (typeof IntersectionObserver === 'undefined') return void this.load();
    this.watcher = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && this.look());
    this.watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    this.watcher?.disconnect();
    clearTimeout(this.later);
  }

  override render(): TemplateResult {
    const { coverage } = this;
    return html`${coverage ? this.map(coverage) : html`<slot></slot>`}
      <p class="unseen" role="status">${this.news.text}</p>
      <problem-note .problem=${this.problem}>
        <button type="button" @click=${() => void this.load()}>Look again</button>
      </problem-note>`;
  }

  private map(coverage: Coverage): TemplateResult {
    return html`<p class="sum">${sumInWords(coverage)}</p>
      ${next(coverage)}
      <ol class="points">
        ${coverage.points.map(point)}
      </ol>`;
  }

  /** Look again: at once, or as soon as the last answer is no longer fresh. */
  private readonly look = (): void => {
    if (document.visibilityState === 'hidden') return;
    clearTimeout(this.later);
    this.later = setTimeout(() => void this.load(), Math.max(0, this.asked + FRESH - performance.now()));
  };

  private async load(): Promise<void> {
    this.asked = performance.now();
    this.problem = null;
    try {
      const found = await new Api(this.api).get<Coverage>(`/study/coverage/${encodeURIComponent(this.concept)}/`);
      const said = newsInWords(this.coverage, found);
      this.coverage = found;
      if (said) this.news.say(said);
    } catch (error) {
      this.problem = { ...asProblem(error), title: 'What you have shown could not be looked up' };
    }
  }
}

function next({ next: ahead, points }: Coverage): TemplateResult | typeof nothing {
  const about = points.find(({ id }) => id === ahead?.point);
  if (!ahead || !about) return nothing;
  return html`<p class="next">
    <span class="label">Next</span>
    <span><a href=${local(ahead.url)}>${ahead.named}: ${ahead.title}</a>, or first read <a href=${local(ahead.learn)}>${ahead.section || 'where it is taught'}</a>.</span>
  </p>`;
}

function point({ html: text, state, section, url, evidence }: Point): TemplateResult {
  return html`<li class=${state}>
    <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true"><circle r="6" /><path d="M-3 0.3 -0.8 2.6 3.2 -2.4" /></svg>
    <div>
      <p class="text">
        ${unsafeHTML(text) /* cleaned on the server */}
        <span class="state">${STATES[state]}</span>
      </p>
      <p class="links"><span class="label">Taught in</span> <a href=${local(url)}>${section || 'this section'}</a></p>
      <ul class="links">
        ${evidence.map(check)}
      </ul>
    </div>
  </li>`;
}

function check(one: Check): TemplateResult {
  return html`<li class=${one.state}>
    <span class="label">${one.named}</span> <a href=${local(one.url)}>${one.title}</a> <span class="muted">${checkInWords(one, 'en-GB')}</span>
  </li>`;
}

/** Of an address on this very page, its anchor: the page is not fetched again. */
function local(url: string): string {
  const { pathname, hash } = new URL(url, location.href);
  return pathname === location.pathname && hash ? hash : url;
}
