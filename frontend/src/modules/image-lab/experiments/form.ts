import { css, html, type TemplateResult } from 'lit';
import { fieldStyles } from '../../../elements/shared-styles';

/** A labelled choice among some options, by value. */
export function choice(label: string, value: string, options: Record<string, string>, choose: (value: string) => void): TemplateResult {
  return html`<label>
    ${label}
    <select .value=${value} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${Object.entries(options).map(([name, words]) => html`<option value=${name} ?selected=${name === value}>${words}</option>`)}
    </select>
  </label>`;
}

export const formStyles = css`
  ${fieldStyles}
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-3);
  }
  .line label {
    display: flex;
    flex-direction: column;
    max-width: 100%;
    font-size: 0.8125rem;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    min-height: 2.5rem;
    margin-top: var(--space-2);
  }
`;
