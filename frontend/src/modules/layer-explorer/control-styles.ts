import { css } from 'lit';

/** Labelled controls in a row. */
export const controlStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    margin-bottom: var(--space-3);
  }
  .controls label {
    display: flex;
    flex-direction: column;
    gap: 0.15rem;
    min-width: 0;
    max-width: 100%;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  @media (min-width: 64rem) {
    .controls {
      flex-wrap: nowrap; /* rather a narrower list than a second line */
      align-items: end;
    }
  }
`;
