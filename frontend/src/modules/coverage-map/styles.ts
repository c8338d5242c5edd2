import { css } from 'lit';

export const coverageStyles = css`
  .sum {
    font: 1.125rem/1.5 var(--serif);
  }
  .next {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    margin: var(--space-3) 0;
    padding: var(--space-3);
    border-left: 3px solid var(--ink);
    background: var(--surface);
  }
  .label {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .next .label {
    color: var(--ink);
    font-weight: 600;
    font-size: inherit;
  }
  .points {
    list-style: none;
  }
  .points > li {
    display: grid;
    grid-template-columns: 1rem minmax(0, 1fr);
    gap: 0 var(--space-3);
    position: relative;
    padding: 0 0 var(--space-4);
  }
  .points > li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset: 1.5rem auto -0.35rem 0.46875rem;
    border-left: 1px solid var(--rule);
  }
  svg {
    margin-top: 0.3rem;
    overflow: visible;
  }
  circle {
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.5;
  }
  path {
    display: none;
    fill: none;
    stroke: var(--paper);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .shown circle {
    fill: var(--good);
    stroke: var(--good);
  }
  .shown path {
    display: block;
  }
  .slipped circle {
    stroke: var(--bad);
    stroke-dasharray: 3 2.5;
  }
  .text {
    font: 1.0625rem/1.5 var(--serif);
  }
  .state {
    margin-left: var(--space-2);
    color: var(--muted);
    font: 0.8125rem/1.4 var(--sans);
    white-space: nowrap;
  }
  .shown .state {
    color: var(--good);
  }
  .slipped .state {
    color: var(--bad);
  }
  .links {
    margin-top: var(--space-1);
    font-size: 0.875rem;
    list-style: none;
  }
  ul.links {
    display: grid;
    gap: 0.15rem;
  }
  ul.links a {
    color: inherit;
    text-decoration-color: var(--muted);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .right > .muted {
    color: var(--good);
  }
  .wrong > .muted {
    color: var(--bad);
  }
`;
