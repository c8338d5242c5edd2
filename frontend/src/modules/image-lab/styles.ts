import { css } from 'lit';

export const imageLabStyles = css`
  .lab {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  /* Empty notes must leave no gap behind. */
  problem-note:not(:has(*)) {
    display: none;
  }
  .word {
    padding: var(--space-3);
    background: var(--surface);
  }
  .pictures {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--space-4);
  }
  @media (max-width: 46rem) {
    .pictures {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  figcaption {
    min-height: 2.9em;
    margin-top: var(--space-1);
    color: var(--muted);
    font-size: 0.8125rem;
  }
  lab-layer {
    margin-top: var(--space-3);
  }
`;
