import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Problem } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';
import { moment } from '../../lib/numbers';

/** Sharing a run: who sees what until when, the link, and the way back. Fires `share` and `unshare`. */
export class LabShare extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        min-height: 4rem;
        font-size: 0.875rem;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      input {
        flex: 1 1 18rem;
        min-width: 0;
        min-height: 2.5rem;
        padding: 0 0.6rem;
        border: 1px solid var(--rule);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: 0.875rem var(--mono);
      }
      p {
        max-width: 46rem;
        margin-top: var(--space-1);
      }
      .copied {
        min-width: 6em;
      }
    `,
  ];

  /** Token of the link; `null` where there is none. */
  @property({ attribute: false }) token: string | null = null;
  /** When the run ends (ISO); empty before that is known. */
  @property() until = '';
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) problem: Problem | null = null;
  @property({ attribute: false }) now = new Date();
  @state() private copied = '';
  @query('input') private field!: HTMLInputElement | null;

  override render(): TemplateResult {
    const until = this.until ? moment(this.until, this.now) : 'the run ends';
    return html`${this.token === null ? this.offer(until) : this.link(this.token, until)}
      <problem-note .problem=${this.problem}></problem-note>`;
  }

  private offer(until: string): TemplateResult {
    return html`<div class="line">
        <button type="button" ?disabled=${this.busy} @click=${() => this.tell('share')}>Share it by a link</button>
      </div>
      <p class="muted">
        Everybody who has the link can then look at the picture, its maps and its answers until ${until}: at nothing else, such as your experiments, and
        they can change or delete nothing.
      </p>`;
  }

  private link(token: string, until: string): TemplateResult {
    return html`<div class="line">
        <input readonly aria-label="Link to this run" .value=${addressOf(token)} @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
        <button type="button" @click=${() => void this.copy(token)}>Copy</button>
        <button type="button" ?disabled=${this.busy} @click=${() => this.tell('unshare')}>Take the link back</button>
        <span class="copied muted" role="status">${this.copied}</span>
      </div>
      <p>
        <strong>Shared.</strong> Everybody who has this link can look at the picture, its maps and its answers until ${until}. They cannot see your
        experiments, and can change or delete nothing. Take the link back, or delete the run, and it leads nowhere at once.
      </p>`;
  }

  private async copy(token: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(addressOf(token));
      this.copied = 'Copied.';
    } catch {
      this.field?.select();
      this.copied = 'Select and copy it.';
    }
  }

  private tell(name: string): void {
    this.copied = '';
    this.dispatchEvent(new CustomEvent(name));
  }
}

/** The page's own address with the link's token, and nothing else of its query. */
export function addressOf(token: string, page: string = location.href): string {
  const address = new URL(page);
  address.search = '';
  address.hash = '';
  address.searchParams.set('shared', token);
  return address.href;
}
