import { css } from 'lit';

/** What every element of ours shares; colours and spaces come from the site's tokens. */
export const sharedStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--ink);
    font: 0.9375rem/1.45 var(--sans);
    font-variant-numeric: lining-nums;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  p,
  figure,
  h3,
  h4,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  .faces {
    --accent: var(--faces);
    --accent-soft: var(--faces-soft);
  }
  .cars {
    --accent: var(--cars);
    --accent-soft: var(--cars-soft);
  }
  .muted {
    color: var(--muted);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 2.5rem;
    padding: 0 0.9rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    cursor: pointer;
  }
  button:hover:not(:disabled),
  .button:hover {
    border-color: var(--muted);
  }
  button:disabled {
    color: var(--muted);
    cursor: default;
  }
  button.primary {
    border-color: var(--ink);
    background: var(--ink);
    color: var(--paper);
  }
  button.plain {
    min-height: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--link);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  a {
    color: var(--link);
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  canvas {
    display: block;
  }
`;
