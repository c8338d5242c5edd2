import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Prediction } from '../../../api/probes';
import { NETWORKS, type NetworkName, type Run } from '../../../api/types';
import { sharedStyles } from '../../../elements/shared-styles';
import { percent } from '../../../lib/numbers';
import { NETWORK_TITLES, surest } from '../../../lib/words';
import { choice, formStyles } from './form';
import { DIRECTIONS, type Direction } from './grade-words';

/**
 * What the student thinks will happen, before it is shown. Fires `predict` (detail: the
 * Prediction) and `skip` (see the answer without predicting).
 */
export class LabPrediction extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      form {
        padding: var(--space-3);
        border-left: 3px solid var(--focus);
        background: var(--surface);
      }
      h4 {
        margin-bottom: var(--space-2);
        font: 600 1.0625rem/1.4 var(--serif);
      }
      .line {
        margin-bottom: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;
  /** The network chosen; without a choice the one that is surest of the picture. */
  @state() private chosen: NetworkName | null = null;
  @state() private about: Prediction['about'] = 'probability';
  @state() private label = '';
  @state() private direction: Direction = 'down';

  override render(): TemplateResult {
    const networks = NETWORKS.filter((name) => this.run?.networks[name]);
    const network = this.chosen && networks.includes(this.chosen) ? this.chosen : surest(this.run?.networks ?? {});
    const output = this.run?.networks[network]?.output ?? [];
    const label = output.some((one) => one.label === this.label) ? this.label : (output[0]?.label ?? '');
    const labels = Object.fromEntries(output.map((one) => [one.label, `${one.label} (now ${percent(one.probability)})`]));
    return html`<form aria-labelledby="title" @submit=${(event: Event) => this.commit(event, network, label)}>
      <h4 id="title">What will happen?</h4>
      <div class="line">
        ${choice('Network', network, Object.fromEntries(networks.map((name) => [name, NETWORK_TITLES[name]])), (value) => (this.chosen = value as NetworkName))}
        ${choice('I say', this.about, { probability: 'how a probability moves', output: 'which label wins' }, (value) => (this.about = value as Prediction['about']))}
        ${choice(this.about === 'output' ? 'This label will win' : 'The probability of', label, labels, (value) => (this.label = value))}
        ${this.about === 'output' ? '' : choice('It', this.direction, DIRECTIONS, (value) => (this.direction = value as Direction))}
      </div>
      <div class="line">
        <button class="primary">Commit, then see</button>
        <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('skip'))}>See it without a prediction</button>
      </div>
    </form>`;
  }

  private commit(event: Event, network: NetworkName, label: string): void {
    event.preventDefault();
    const detail: Prediction =
      this.about === 'output'
        ? { network, about: 'output', expects: label }
        : { network, about: 'probability', label, direction: this.direction };
    this.dispatchEvent(new CustomEvent('predict', { detail }));
  }
}
