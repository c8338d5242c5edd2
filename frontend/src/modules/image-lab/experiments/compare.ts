import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DirectiveResult } from 'lit/directive.js';
import type { Probe } from '../../../api/probes';
import { NETWORKS, type NetworkName, type Probability, type Run } from '../../../api/types';
import { pairStyles, sharedStyles } from '../../../elements/shared-styles';
import { styleMap } from '../../../elements/style-map';
import { percent } from '../../../lib/numbers';
import { answerInWords, NETWORK_TITLES } from '../../../lib/words';

/** Both networks' outputs before and after a change: words, bars, and each label's change. */
export class LabCompare extends LitElement {
  static override styles = [
    sharedStyles,
    pairStyles,
    css`
      :host {
        --pair-least: 20rem;
      }
      .words {
        min-height: 4.2em; /* the longest sentence at 360 px: nothing jumps */
        margin-bottom: var(--space-2);
        font: 1.0625rem/1.4 var(--serif);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.8125rem;
      }
      th,
      td {
        padding: 0.1rem 0 0.1rem var(--space-2);
        font-weight: 400;
        text-align: right;
        white-space: nowrap;
      }
      tbody th {
        width: 1%;
        padding-left: 0;
        text-align: left;
      }
      thead {
        color: var(--muted);
      }
      .number {
        width: 3.6rem;
      }
      .bars {
        position: relative;
        min-width: 2rem;
      }
      .bars div {
        height: 0.35rem;
        min-width: 1px;
        background: var(--accent);
      }
      .bars .was {
        margin-bottom: 1px;
        background: var(--muted);
        opacity: 0.6;
      }
      .moved {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;
  /** The answer; without one before and after are the same. */
  @property({ attribute: false }) probe: Probe | null = null;
  /** True while the answer waits for a prediction. */
  @property({ type: Boolean }) hide = false;
  /** Another run's answers, where that is what is compared with. */
  @property({ attribute: false }) others: Run['networks'] | null = null;
  /** What the two are called in the heads of the columns. */
  @property({ attribute: false }) names: readonly [string, string] = ['before', 'after'];

  override render(): TemplateResult {
    return html`<div class="pair">${NETWORKS.filter((name) => this.run?.networks[name]).map((name) => this.side(name))}</div>`;
  }

  private side(network: NetworkName): TemplateResult {
    const before = this.run?.networks[network]?.output ?? [];
    const after = this.hide ? null : ((this.others ?? this.probe?.networks)?.[network]?.output ?? before);
    return html`<div class=${network}>
      <h5>${NETWORK_TITLES[network]}</h5>
      <p class="words">${after ? `${this.others ? 'The other picture: ' : ''}${answerInWords(network, after)}` : 'The answer waits for what you think will happen.'}</p>
      <table aria-label="Probabilities of the ${NETWORK_TITLES[network].toLowerCase()}, ${this.names.join(' and ')}">
        <thead>
          <tr>
            <th scope="col"><span class="unseen">Label</span></th>
            <td aria-hidden="true"></td>
            ${this.names.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col">${this.others ? 'differs by' : 'change'}</th>
          </tr>
        </thead>
        <tbody>
          ${before.map((was) => row(was, after?.find(({ label }) => label === was.label)?.probability ?? null))}
        </tbody>
      </table>
    </div>`;
  }
}

function row({ label, probability: was }: Probability, now: number | null): TemplateResult {
  return html`<tr>
    <th scope="row">${label}</th>
    <td class="bars" aria-hidden="true">
      <div class="was" style=${bar(was)}></div>
      <div style=${bar(now ?? 0)}></div>
    </td>
    <td class="number">${percent(was)}</td>
    <td class="number">${now === null ? '?' : percent(now)}</td>
    <td class="number ${now !== null && Math.abs(now - was) >= 0.02 ? 'moved' : ''}">${now === null ? '?' : points(now - was)}</td>
  </tr>`;
}

function bar(share: number): DirectiveResult {
  return styleMap({ width: `${share * 100}%` });
}

/** A change of probability in percentage points. */
export function points(change: number): string {
  const value = (100 * Math.abs(change)).toFixed(1);
  return value === '0.0' ? '0' : `${change > 0 ? '+' : '−'}${value}`;
}
