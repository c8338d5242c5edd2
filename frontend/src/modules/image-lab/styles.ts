import { css } from 'lit';

export const imageLabStyles = css`
  .lab {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .lab > :not(problem-note, [role='status']) ~ :not(problem-note, [role='status']) {
    margin-top: var(--space-4);
  }
  .lab > lab-layer,
  .lab > lab-answers,
  .lab > lab-own {
    padding-top: var(--space-3);
  }
  .slow:not(:empty) {
    margin-top: var(--space-3);
  }
  .slow:not(:empty),
  .word {
    padding: var(--space-3);
    background: var(--surface);
  }
  /* Room for the experiments before their code comes. */
  .experiments {
    min-height: 150rem;
  }
  @media (min-width: 46rem) {
    .experiments {
      min-height: 105rem;
    }
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-4);
  }
  @media (max-width: 46rem) {
    .pictures {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-3);
    }
  }
  .count {
    grid-column: 1 / -1;
    min-height: 1.45em;
    font-size: 0.875rem;
  }
  @media (max-width: 46rem) {
    .count {
      min-height: 4.35em; /* three lines at 360 px: nothing jumps */
    }
  }
  figcaption {
    min-height: 2.9em;
    margin-top: var(--space-1);
    color: var(--muted);
    font-size: 0.8125rem;
  }
`;
