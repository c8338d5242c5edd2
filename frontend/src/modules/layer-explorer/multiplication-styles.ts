import { css } from 'lit';

export const multiplicationStyles = css`
  .body {
    display: grid;
    grid-template-columns: minmax(0, 15rem) minmax(0, 1fr);
    gap: var(--space-4);
  }
  .numbers {
    min-height: 26rem;
    transition: opacity 0.15s;
  }
  .numbers[aria-busy='true'] {
    opacity: 0.55;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15rem var(--space-2);
    margin-bottom: var(--space-3);
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .grids {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2);
  }
  explorer-grid {
    flex: 1 1 9.5rem;
    max-width: 18rem;
  }
  .sign {
    align-self: center;
    color: var(--muted);
    font-size: 1.125rem;
  }
  .formula {
    margin-top: var(--space-2);
    padding: var(--space-1) 0;
    font-size: 0.875rem;
  }
  .formula b {
    display: inline-block;
    min-width: 13em;
    font-size: 1.0625rem;
  }
  .keys {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .key {
    flex: 1 1 20rem;
    max-width: 36rem;
    font-size: 0.8125rem;
  }
  .keys .choice {
    margin: 0;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    min-height: 1.6em;
    margin-top: var(--space-3);
    padding-top: var(--space-3);
    border-top: 1px solid var(--rule);
  }
  .result {
    color: var(--accent);
  }
  .relu {
    display: block;
    width: 9rem;
    margin-top: var(--space-2);
  }
  .relu path {
    fill: none;
    stroke: var(--rule);
    stroke-width: 1;
  }
  .relu .bend {
    stroke: var(--muted);
    stroke-width: 2;
  }
  .relu circle {
    fill: var(--accent);
  }
  .note {
    min-height: 2.9em;
    margin-top: var(--space-2);
    font-size: 0.8125rem;
  }
  @media (max-width: 46rem) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
    .sign {
      display: none;
    }
    explorer-grid {
      flex-basis: 100%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .numbers {
      transition: none;
    }
  }
`;
