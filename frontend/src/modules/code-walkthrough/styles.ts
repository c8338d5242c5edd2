import { css } from 'lit';

export const walkStyles = css`
  .walk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3) var(--space-4);
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .networks {
    display: flex;
    gap: var(--space-2);
  }
  .networks [aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    color: var(--accent);
  }
  [role='tablist'] {
    display: flex;
    gap: 0.15rem;
    overflow-x: auto;
    padding: 2px;
  }
  [role='tab'] {
    flex: 1 0 auto;
    gap: var(--space-2);
    min-height: 2.5rem;
    padding: 0 0.6rem;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--muted);
    font-size: 0.875rem;
    text-align: start;
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
  .count {
    color: var(--accent);
    font-variant-numeric: tabular-nums;
  }
  .title {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  [role='tabpanel'] {
    min-width: 0;
    scroll-margin-top: 1rem;
  }
  h3 {
    margin-bottom: var(--space-2);
    font: 600 1.25rem/1.3 var(--serif);
  }
  .prose {
    max-width: 40rem;
    margin: 0 0 var(--space-3);
    font: 1.0625rem/1.55 var(--serif);
  }
  .prose p + p {
    margin-top: var(--space-2);
  }
  dt {
    margin-top: var(--space-3);
    font: 600 0.9375rem/1.4 var(--sans);
  }
  dd {
    margin: var(--space-1) 0 0;
  }
  .from {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .turn {
    display: flex;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  @media (min-width: 64rem) {
    .walk {
      grid-template-columns: 13.5rem minmax(0, 1fr);
    }
    .head {
      grid-column: 1 / -1;
    }
    [role='tablist'] {
      flex-direction: column;
      align-self: start;
    }
    [role='tab'] {
      flex: none;
      justify-content: start;
      padding: 0.45rem 0.6rem;
      border-bottom: 0;
      border-left: 3px solid transparent;
    }
    .title {
      position: static;
      width: auto;
      height: auto;
      clip-path: none;
    }
    .count {
      flex: none;
      width: 1.25rem;
    }
  }
`;
