import { css } from 'lit';

export const deckStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-3);
    min-height: 2.5rem;
    margin-bottom: var(--space-2);
  }
  .bar div {
    display: flex;
    gap: var(--space-2);
  }
  .bar p {
    font-variant-numeric: lining-nums tabular-nums;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .tools button,
  .tools .button {
    min-height: 2.25rem;
    padding: 0 0.7rem;
    font-size: 0.875rem;
    text-decoration: none;
  }
  .table {
    min-height: 24rem;
  }
  .over {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: var(--space-3);
    min-height: 24rem;
    padding: var(--space-4);
    border: 1px solid var(--rule);
    border-radius: calc(2 * var(--radius));
    background: var(--surface);
    text-align: center;
  }
  .over h3 {
    font: 500 1.5rem/1.2 var(--serif);
  }
  .over p {
    max-width: 30rem;
  }
  .sync {
    min-height: 1.45em;
    margin-top: var(--space-2);
    color: var(--muted);
    font-size: 0.875rem;
  }
  .others ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    margin: var(--space-1) 0 0;
    padding: 0;
    list-style: none;
  }
  slot {
    display: block;
    margin-top: var(--space-4);
  }
  slot[hidden] {
    display: none;
  }
`;

/** What opens above the deck: a card to write, the map of keys. */
export const dialogStyles = css`
  dialog {
    padding: var(--space-4);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
  }
  h3 {
    margin-bottom: var(--space-3);
    font-size: 1.125rem;
  }
`;
