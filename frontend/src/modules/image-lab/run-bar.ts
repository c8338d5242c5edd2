import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Phase } from '../../controllers/run-controller';
import { LAYERS, NETWORKS, type Run } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';
import { moment } from '../../lib/numbers';
import { LAYER_WORDS } from '../../lib/words';

/**
 * How far the run is, how long it is kept, and the way to be rid of it. Fires `remove`, or `stop`
 * while there is no run yet, and to close another's.
 */
export class LabRunBar extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        min-height: 3.25rem;
        padding: var(--space-2) 0;
        border-block: 1px solid var(--rule);
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        list-style: none;
      }
      li {
        color: var(--muted);
      }
      li::before {
        display: inline-block;
        width: 0.55rem;
        height: 0.55rem;
        margin-right: 0.4rem;
        border: 1.5px solid currentColor;
        border-radius: 50%;
        content: '';
      }
      li[data-done] {
        color: var(--ink);
      }
      li[data-done]::before {
        background: currentColor;
      }
      @media (max-width: 46rem) {
        .kept {
          width: 100%;
          min-height: 4.6rem; /* room before the words come */
        }
      }
      .kept {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        color: var(--muted);
        font-size: 0.8125rem;
      }
    `,
  ];

  @property() phase: Phase = 'empty';
  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) now = new Date();
  /** Whether others can see it, or it is another's that is looked at. */
  @property() seen: 'own' | 'shared' | 'guest' = 'own';

  override render(): TemplateResult {
    return html`<ol aria-label="Steps of the run">
        ${steps(this.run).map(
          ([title, done]) => html`<li ?data-done=${done}>${title}<span class="unseen">${done ? ': done' : ': not yet'}</span></li>`,
        )}
      </ol>
      <div class="kept">${this.run ? this.kept(this.run) : this.coming()}</div>`;
  }

  private coming(): TemplateResult {
    return html`<p>${this.phase === 'opening' ? 'Fetching the run.' : 'Sending the picture.'}</p>
      <button type="button" class="plain" @click=${() => this.dispatchEvent(new CustomEvent('stop'))}>Stop</button>`;
  }

  private kept(run: Run): TemplateResult {
    const until = moment(run.expires, this.now);
    if (this.seen === 'guest') {
      return html`<p>Shared with you until ${until}; only its owner can change it.</p>
        <button type="button" class="plain" @click=${() => this.dispatchEvent(new CustomEvent('stop'))}>Close it</button>`;
    }
    return html`<p>Kept until ${until}; ${this.seen === 'shared' ? 'whoever has your link can see it.' : 'only you can see it.'}</p>
      <button type="button" class="plain" @click=${() => this.dispatchEvent(new CustomEvent('remove'))}>
        ${this.phase === 'running' ? 'Stop and delete' : 'Delete it now'}
      </button>`;
  }
}

/** Each step of a run with whether it is done, in every network of the run. */
function steps(run: Run | null): [title: string, done: boolean][] {
  const networks = NETWORKS.map((name) => run?.networks[name]).filter((network) => network !== undefined);
  const all = (has: (network: (typeof networks)[number]) => boolean): boolean => networks.length > 0 && networks.every(has);
  return [
    ['Sent', run !== null],
    ['Pixels', run?.input != null],
    ...LAYERS.map((layer): [string, boolean] => [
      LAYER_WORDS[layer].title,
      all(({ layers }) => layers.some(({ name }) => name === layer)),
    ]),
    ['Answers', all(({ output }) => output.length > 0)],
  ];
}
