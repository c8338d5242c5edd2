import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { Api } from '../../api/client';
import type { Failure, Verdict } from '../../api/failures';
import { asProblem } from '../../api/problem';
import type { Problem, Run } from '../../api/types';
import { Announcer } from '../../controllers/announcer';
import { LinkedItemController } from '../../controllers/linked-item';
import { PageRunController } from '../../controllers/page-run';
import { sharedStyles } from '../../elements/shared-styles';
import { readQuery, withQuery } from '../../lib/query';
import { whenSeen } from '../../lib/when-seen';
import { SLOW } from '../../lib/words';
import { symptoms } from './draw';
import { gallery, looked, symptomTable } from './exhibits';
import { MeasureController } from './measure';
import { labStyles } from './styles';

interface Answer {
  cause: string;
  remedy: string;
}

/**
 * Failures as a person on call meets them: first what is seen, then cause and remedy are named,
 * then the remedy is applied and measured, on the page's picture where the failure can be set off
 * there. Attributes: `api`, `concept` (its slug), `sample` (fails where the page has no run yet).
 */
export class FailureLab extends LitElement {
  static override styles = [sharedStyles, labStyles];

  @property() api = '/api/v1';
  @property() concept = '';
  @property() sample = '';
  @state() private failures: Failure[] = [];
  @state() private at = 0;
  @state() private verdicts: Readonly<Record<string, Verdict>> = {};
  @state() private sending = false;
  @state() private problem: Problem | null = null;
  @query('.verdict h4') private told!: HTMLElement | null;
  @query('.case h3') private heading!: HTMLElement | null;

  private readonly client = (): Api => new Api(this.api);
  private readonly page = new PageRunController(this, this.client, 'asks');
  private readonly measured = new MeasureController(this, this.client);
  private readonly news = new Announcer(this);
  private readonly linked = new LinkedItemController(this, 'failure', (item) => this.goTo(item));
  private unseen: () => void = () => undefined;
  private again: () => Promise<void> = () => this.load();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.unseen = whenSeen(this, () => void (this.sample && this.page.ensure(this.sample)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unseen();
  }

  protected override willUpdate(): void {
    const run = this.page.run;
    this.measured.want(run?.status === 'done' ? run.id : null, this.failures[this.at]?.live ?? null);
  }

  override render(): TemplateResult {
    const failure = this.failures[this.at];
    return html`<div class="lab">
      <problem-note .problem=${this.problem}>
        <button type="button" @click=${() => void this.again()}>Try again</button>
      </problem-note>
      ${failure ? this.bench(failure) : nothing}
      <p class="unseen" role="status">${this.news.text}</p>
    </div>`;
  }

  private bench(failure: Failure): TemplateResult {
    const right = Object.values(this.verdicts).filter((verdict) => verdict.right).length;
    return html`<nav aria-label="Failures">
        <p class="muted">${this.failures.length} calls, ${right} solved</p>
        <ol>
          ${this.failures.map(
            (one, at) => html`<li>
              <button type="button" aria-current=${at === this.at ? 'true' : nothing} @click=${() => this.open(at)}>
                <span>${one.title}</span>${this.mark(one)}
              </button>
            </li>`,
          )}
        </ol>
      </nav>
      <article class="case" aria-labelledby="case">
        <p class="quiet">Call ${this.at + 1} of ${this.failures.length}</p>
        <h3 id="case" tabindex="-1">${failure.title}</h3>
        <div class="words">${unsafeHTML(failure.symptom_html)}</div>
        ${failure.live ? this.symptom(this.page.run) : nothing}
        <details class="look">
          <summary>Look closer</summary>
          <div class="words">${unsafeHTML(failure.look_html)}</div>
          ${failure.live ? looked(symptoms(this.measured.exhibits)) : nothing}
        </details>
        <failure-naming
          .failure=${failure}
          .verdict=${this.verdicts[failure.id] ?? null}
          ?busy=${this.sending}
          @name=${(event: CustomEvent<Answer>) => void this.judge(failure, event.detail)}
        ></failure-naming>
        ${this.verdict(failure, this.verdicts[failure.id])}
      </article>`;
  }

  private mark({ id }: Failure): TemplateResult | typeof nothing {
    const verdict = this.verdicts[id];
    if (!verdict) return nothing;
    return verdict.right ? html`<span class="solved">solved</span>` : html`<span class="seen">answered</span>`;
  }

  /** On the page's picture: what came back. */
  private symptom(run: Run | null): TemplateResult {
    const seen = symptoms(this.measured.exhibits);
    const title = run?.source.title ?? '';
    return html`<div class="symptom" aria-busy=${this.measured.busy}>
      <p class="muted">
        ${run?.status === 'done' ? html`Set off on: <strong>${title}</strong>${this.lab()}` : 'The picture is on its way through the networks …'}
      </p>
      <problem-note .problem=${this.page.problem}><button type="button" @click=${() => void this.page.retry()}>Try again</button></problem-note>
      <problem-note .problem=${this.measured.problem}><button type="button" @click=${() => this.measured.retry()}>Measure again</button></problem-note>
      <p class="muted" role="status">${this.measured.slow ? SLOW : ''}</p>
      ${seen.length > 0 ? symptomTable(seen) : nothing}
    </div>`;
  }

  /** The way to another picture, where the page has a lab to choose it in. */
  private lab(): TemplateResult | typeof nothing {
    const { id = '' } = document.querySelector('image-lab') ?? {};
    return id ? html` (<a href="#${id}">use another picture</a>)` : nothing;
  }

  private verdict(failure: Failure, verdict: Verdict | undefined): TemplateResult | typeof nothing {
    if (!verdict) return nothing;
    return html`<section class="verdict" aria-labelledby="verdict">
      <h4 id="verdict" tabindex="-1">${inWords(verdict)}</h4>
      ${failure.live && this.measured.exhibits.length > 0
        ? html`<p class="muted">The remedy applied, and every case measured on this picture:</p>
            ${gallery(this.measured.exhibits)}`
        : nothing}
      <div class="words">${unsafeHTML(verdict.explanation_html)}</div>
      <div class="interview">
        <p class="quiet">In an interview</p>
        ${unsafeHTML(verdict.interview_html)}
      </div>
      <p class="next">
        <a href="#${failure.section}">Read: ${document.getElementById(failure.section)?.textContent.trim() ?? failure.section}</a>
        ${this.at + 1 < this.failures.length ? html`<button type="button" @click=${() => this.open(this.at + 1)}>Next call</button>` : nothing}
      </p>
    </section>`;
  }

  private async load(): Promise<void> {
    this.again = () => this.load();
    await this.attempt('The failures could not be fetched', async () => {
      const path = `/concepts/${encodeURIComponent(this.concept)}/activities/failures/`;
      const { failures } = await this.client().get<{ failures: Failure[] }>(path);
      const asked = readQuery(location.search, ['failure']).failure;
      this.at = Math.max(0, failures.findIndex(({ id }) => id === asked));
      this.failures = failures;
      this.linked.follow();
    });
  }

  private async judge(failure: Failure, answer: Answer): Promise<void> {
    this.again = () => this.judge(failure, answer);
    this.sending = true;
    await this.attempt('Your answer could not be judged', async () => {
      const body = { concept: this.concept, kind: 'failure', item: failure.id, answer };
      const verdict = await this.client().post<Verdict>('/study/attempts/', body);
      this.verdicts = { ...this.verdicts, [failure.id]: verdict };
      await this.updateComplete;
      this.told?.focus();
    });
    this.sending = false;
  }

  private async attempt(title: string, work: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await work();
    } catch (error) {
      const problem = asProblem(error);
      this.problem = { ...problem, title: problem.status ? problem.title : title };
    }
  }

  private goTo(item: string): Element | null {
    const at = this.failures.findIndex(({ id }) => id === item);
    if (at < 0) return null;
    this.at = at;
    return this;
  }

  private open(at: number): void {
    this.at = at;
    history.replaceState(history.state, '', withQuery(location.href, { failure: this.failures[at]?.id }));
    void this.updateComplete.then(() => {
      this.heading?.scrollIntoView({ block: 'nearest' });
      this.heading?.focus({ preventScroll: true });
    });
  }
}

function inWords({ cause, remedy }: Verdict): string {
  if (cause.right && remedy.right) return 'Cause and remedy are right.';
  if (cause.right) return 'The cause is right; the remedy would not have helped.';
  return remedy.right ? 'The remedy is right; the cause is another.' : 'It was something else.';
}
