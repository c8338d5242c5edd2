import { css } from 'lit';

export const filmStyles = css`
  .controls {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--space-2) var(--space-3);
    margin-bottom: var(--space-3);
  }
  .play {
    min-width: 10.5rem;
  }
  input {
    width: 100%;
    min-height: 2.5rem;
    margin: 0;
    accent-color: var(--ink);
  }
  .moment {
    grid-column: 1 / -1;
    min-height: 1.45em;
    font: 1.0625rem/1.4 var(--serif);
  }
  .chart {
    min-height: 8.2rem;
  }
  svg {
    display: block;
    width: 100%;
    height: 5.75rem;
    border-bottom: 1px solid var(--rule);
    background: var(--surface);
  }
  path,
  line {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .accuracy-line {
    stroke: var(--accent);
    stroke-width: 2.5;
  }
  .loss-line {
    stroke: var(--muted);
    stroke-dasharray: 4 3;
    stroke-width: 1.5;
  }
  .turn {
    stroke: var(--rule);
  }
  figure {
    position: relative;
  }
  /* The chart's scale stands in it, as there is nothing there to hide. */
  figure::before,
  figure::after {
    position: absolute;
    left: 2px;
    color: var(--muted);
    font-size: 0.6875rem;
    line-height: 1;
  }
  figure::before {
    top: 2px;
    content: '100 %';
  }
  figure::after {
    top: 4.95rem;
    content: '0 %';
  }
  .stages {
    position: relative;
    height: 1.1rem;
    color: var(--muted);
    font-size: 0.75rem;
  }
  .stages span {
    position: absolute;
  }
  .now {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  figcaption {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-3);
    margin-top: var(--space-1);
    font-size: 0.8125rem;
  }
  .accuracy {
    color: var(--accent);
  }
  .accuracy::before {
    content: '— ';
  }
  .loss {
    color: var(--muted);
  }
  .loss::before {
    content: '┄ ';
  }
  .layer {
    margin: var(--space-3) 0 var(--space-1);
    font-size: 0.875rem;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 3px;
    min-height: 3rem;
  }
  .edges {
    grid-template-columns: repeat(12, minmax(0, 1fr));
  }
  .edges div {
    image-rendering: pixelated;
  }
  .tiles div {
    background-color: var(--surface);
  }
  @media (max-width: 30rem) {
    .controls {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
