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

/** Both networks side by side, and one under the other where the page is narrow. */
export const pairStyles = css`
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, var(--pair-least, 18rem)), 1fr));
    gap: var(--space-4) var(--space-5);
  }
  .pair > * > :is(h3, h4, h5):first-child {
    margin: 0 0 var(--space-2);
    padding-bottom: 0.2rem;
    border-bottom: 2px solid var(--accent);
    color: var(--accent);
    font: 600 0.875rem/1.45 var(--sans);
  }
`;

/** A note of `goneNote`. */
export const goneStyles = css`
  .gone {
    max-width: 44rem;
    color: var(--muted);
    font-size: 0.875rem;
  }
`;

/** What is chosen from a list, typed or picked from files: as high as a button. */
export const fieldStyles = css`
  select,
  [type='number'],
  [type='file'] {
    min-height: 2.5rem;
    max-width: 100%;
    padding: 0 0.6rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 0.9375rem var(--sans);
  }
`;
