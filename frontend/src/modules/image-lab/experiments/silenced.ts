import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SilencedUnit } from '../../../api/probes';
import { sharedStyles } from '../../../elements/shared-styles';
import { unitInWords } from './changes';

/** The units that are held at 0. Fires `silenced` (detail: the units that stay so). */
export class LabSilenced extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      h4 {
        margin-bottom: var(--space-1);
        font: 600 0.9375rem/1.45 var(--sans);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin: var(--space-2) 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        padding: 0.25rem var(--space-2);
        border-left: 3px solid var(--accent);
        background: var(--surface);
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) units: readonly SilencedUnit[] = [];

  override render(): TemplateResult {
    return html`<h4 id="title" tabindex="-1">Silence units</h4>
      <p class="muted">
        ${this.units.length === 0
          ? 'Open any tile, here or above, and choose “Silence this unit”: it is then held at 0, and all later layers follow.'
          : 'Held at 0; all later layers follow.'}
      </p>
      ${this.units.length === 0
        ? ''
        : html`<ul aria-labelledby="title">
              ${this.units.map(
                (unit) => html`<li class=${unit.network}>
                  ${unitInWords(unit)}
                  <button type="button" class="plain" aria-label="Hear again: ${unitInWords(unit)}" @click=${() => this.hear(unit)}>Hear again</button>
                </li>`,
              )}
            </ul>
            <button type="button" @click=${() => this.tell([])}>Hear all again</button>`}`;
  }

  override focus(): void {
    this.renderRoot.querySelector('h4')?.focus();
  }

  private hear(unit: SilencedUnit): void {
    this.tell(this.units.filter((one) => one !== unit));
  }

  private tell(detail: readonly SilencedUnit[]): void {
    this.dispatchEvent(new CustomEvent('silenced', { detail }));
    this.focus(); // the button that was pressed is gone
  }
}
