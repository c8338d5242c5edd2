import { css } from 'lit';

export const stageStyles = css`
  .layer,
  .one {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-3);
    align-items: start;
  }
  .one {
    grid-template-columns: minmax(0, 14rem) minmax(0, 34rem);
  }
  .where,
  .pixels {
    display: block;
    width: 100%;
    aspect-ratio: 1;
    background: var(--surface);
  }
  .pixels {
    image-rendering: pixelated;
  }
  .where rect {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .window {
    stroke: #fff; /* on a picture, in light and dark */
    stroke-opacity: 0.85;
    stroke-width: 1.25;
  }
  .where .halo {
    stroke: var(--paper);
    stroke-width: 5;
  }
  .where .marked {
    stroke: var(--accent);
    stroke-opacity: 1;
    stroke-width: 2.5;
  }
  .units {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .unit {
    display: block;
    min-height: 0;
    padding: 3px;
    border-color: transparent;
    border-radius: 3px;
    font-size: 0.8125rem;
    line-height: 1.3;
    text-align: left;
  }
  .unit[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .about {
    min-height: 4.4em;
    margin-top: var(--space-2);
    font-size: 0.875rem;
  }
  .said {
    min-height: 2.9em;
    margin-bottom: var(--space-2);
    font: 1.0625rem/1.4 var(--serif);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }
  th {
    font-weight: 400;
    text-align: left;
  }
  td {
    text-align: right;
  }
  tr + tr :is(th, td) {
    border-top: 1px solid var(--rule);
  }
  .room {
    min-height: 12rem;
  }
  @media (max-width: 30rem) {
    .one {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
