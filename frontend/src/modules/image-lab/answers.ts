import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { NETWORKS, type NetworkName, type Probability, type Run } from '../../api/types';
import { pairStyles, sharedStyles } from '../../elements/shared-styles';
import { styleMap } from '../../elements/style-map';
import { percent } from '../../lib/numbers';
import { answerInWords, NETWORK_TITLES } from '../../lib/words';

/** Both networks' answers: a sentence, and every probability as a labelled bar. */
export class LabAnswers extends LitElement {
  static override styles = [
    sharedStyles,
    pairStyles,
    css`
      h3 {
        margin-bottom: var(--space-2);
        font: 600 1.25rem/1.3 var(--serif);
      }
      /* Room for the bars before they come. */
      .faces {
        min-height: 27.5rem;
      }
      .cars {
        min-height: 21.5rem;
      }
      .words {
        min-height: 2.9em;
        margin-bottom: var(--space-2);
        font: 1.0625rem/1.4 var(--serif);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.875rem;
      }
      th {
        width: 1%;
        padding: 0.1rem var(--space-2) 0.1rem 0;
        font-weight: 400;
        text-align: left;
        white-space: nowrap;
      }
      td:last-child {
        width: 4.5rem;
        text-align: right;
        white-space: nowrap;
      }
      .bar {
        height: 0.75rem;
        min-width: 1px;
        border-radius: 0 2px 2px 0;
        background: var(--accent);
      }
      td:not(:last-child) {
        border-left: 1px solid var(--rule);
      }
      tr:first-child :is(th, td:last-child) {
        font-weight: 600;
      }
      caption {
        padding-top: var(--space-2);
        caption-side: bottom;
        color: var(--muted);
        font-size: 0.8125rem;
        text-align: left;
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;

  override render(): TemplateResult {
    return html`<section aria-labelledby="title">
      <h3 id="title">Answers</h3>
      <div class="pair">${NETWORKS.map((name) => this.answer(name, this.run?.networks[name]?.output ?? []))}</div>
    </section>`;
  }

  private answer(network: NetworkName, output: readonly Probability[]): TemplateResult {
    const title = NETWORK_TITLES[network];
    return html`<div class=${network}>
      <h4>${title}</h4>
      <p class="words">${answerInWords(network, output)}</p>
      ${output.length > 0
        ? html`<table>
            <caption>
              Probabilities of the ${title.toLowerCase()}; together they make
              ${(100 * output.reduce((sum, { probability }) => sum + probability, 0)).toFixed(1)} %.
            </caption>
            <tbody>${output.map(bar)}</tbody>
          </table>`
        : ''}
    </div>`;
  }
}

function bar({ label, probability }: Probability): TemplateResult {
  return html`<tr>
    <th scope="row">${label}</th>
    <td aria-hidden="true"><div class="bar" style=${styleMap({ width: `${probability * 100}%` })}></div></td>
    <td class="number">${percent(probability)}</td>
  </tr>`;
}
