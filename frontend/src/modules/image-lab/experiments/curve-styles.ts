import { css } from 'lit';

export const curveStyles = css`
  form {
    display: grid;
    gap: var(--space-2);
  }
  [type='number'] {
    width: 6rem;
  }
  .why:empty {
    display: none;
  }
  .why {
    color: var(--bad);
  }
  progress {
    width: min(100%, 14rem);
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(14rem, 20rem);
    gap: var(--space-3) var(--space-4);
    margin-top: var(--space-3);
  }
  @media (max-width: 46rem) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .words {
    min-height: 5.8em;
    margin-top: var(--space-2);
  }
  .scroll {
    height: 22rem;
    overflow: auto;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
  }
  .scroll[data-empty] {
    visibility: hidden; /* its room is kept */
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.8125rem;
  }
  th,
  td {
    padding: 0.15rem var(--space-2);
    font-weight: 400;
    text-align: right;
  }
  thead th {
    position: sticky;
    top: 0;
    border-bottom: 1px solid var(--rule);
    background: var(--paper);
    color: var(--accent, var(--muted));
    font-weight: 600;
  }
`;
