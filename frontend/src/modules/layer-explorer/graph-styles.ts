import { css } from 'lit';

export const graphStyles = css`
  .title {
    margin-bottom: var(--space-2);
    font-weight: 600;
  }
  .row {
    position: relative;
  }
  .row button,
  .top {
    position: absolute;
    display: block;
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: var(--surface);
  }
  .top {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .row button:hover {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .row button[aria-expanded='true'] {
    box-shadow:
      0 0 0 2px var(--paper),
      0 0 0 4px var(--accent);
  }
  .tile {
    width: 100%;
    aspect-ratio: 1;
    border-radius: 2px;
    image-rendering: pixelated;
  }
  svg {
    display: block;
    overflow: visible;
  }
  path {
    fill: none;
    stroke: var(--accent);
    stroke-opacity: 0.75;
  }
  .takes {
    stroke: var(--muted);
    stroke-dasharray: 4 3;
  }
  text {
    fill: var(--muted);
    stroke: var(--paper);
    stroke-width: 4;
    font-size: 0.75rem;
    paint-order: stroke;
  }
  .adds {
    position: absolute;
    overflow: hidden;
    color: var(--muted);
    font-size: 0.6875rem;
    line-height: 20px;
    text-align: center;
    white-space: nowrap;
  }
  .about {
    min-height: 4.4em;
    margin-top: var(--space-2);
    font-size: 0.8125rem;
  }
`;
