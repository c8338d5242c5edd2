import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Problem } from '../api/types';
import { sharedStyles } from './shared-styles';

/** A problem in full: what was wrong, what is allowed, and (slotted) what to do about it. */
export class ProblemNote extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      .note {
        margin-top: var(--space-3);
        padding: var(--space-3);
        border-left: 3px solid var(--bad);
        background: var(--surface);
      }
      strong {
        color: var(--bad);
      }
      ul {
        padding-left: 1.2em;
      }
      slot {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) problem: Problem | null = null;

  override render(): TemplateResult {
    const said = this.problem;
    const errors = Object.values(said?.errors ?? {}).flat().filter((text) => text !== said?.detail);
    return html`<div role="alert" class=${said ? 'note' : ''}>
      ${said
        ? html`<p><strong>${said.title}.</strong> ${said.detail}</p>
            ${errors.length > 0 ? html`<ul>${errors.map((text) => html`<li>${text}</li>`)}</ul>` : nothing}
            <slot></slot>`
        : nothing}
    </div>`;
  }
}
