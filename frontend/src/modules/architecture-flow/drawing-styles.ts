import { css } from 'lit';

export const drawingStyles = css`
  .drawing {
    position: relative;
    overflow: hidden;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  svg {
    position: absolute;
    inset: 0;
    overflow: visible;
    pointer-events: none;
  }
  .head {
    position: absolute;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: flex-start;
    gap: 0;
    min-height: 0;
    padding: 0.35rem 0 0;
    overflow: hidden;
    border: 0;
    border-top: 2px solid var(--rule);
    border-radius: 0;
    background: none;
    text-align: left;
    line-height: 1.35;
  }
  .head:hover {
    border-top-color: var(--ink);
  }
  .head[aria-expanded='true'],
  .head.reading {
    border-top-color: var(--focus);
    box-shadow: inset 0 2px var(--focus);
  }
  .head:focus-visible {
    outline-offset: -2px;
  }
  .title {
    font: 600 1.125rem/1.3 var(--serif);
  }
  .title::after {
    content: ' ▾';
    color: var(--muted);
    font-size: 0.8em;
  }
  [aria-expanded='true'] .title::after {
    content: ' ▴';
  }
  .fact {
    color: var(--muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 48rem) {
    .head,
    .title {
      display: block;
    }
    .fact:not(:last-child)::after {
      content: ' · ';
      white-space: pre;
    }
  }
  text {
    fill: var(--ink);
    font: 0.8125rem var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .name {
    fill: var(--accent);
    font-weight: 600;
  }
  .scale {
    fill: var(--muted);
    font-size: 0.75rem;
  }
  .first text {
    font-weight: 600;
  }
  .all {
    fill: var(--surface);
  }
  .share {
    fill: var(--accent);
  }
  .wedge {
    fill: var(--accent);
    fill-opacity: 0.16;
    stroke: var(--accent);
    stroke-opacity: 0.55;
    stroke-linejoin: round;
  }
  .thread {
    fill: none;
    stroke: var(--accent);
    stroke-opacity: 0.7;
    stroke-width: 1.5;
  }
  .halo {
    fill: none;
    stroke: var(--paper);
    stroke-width: 3.5;
  }
  .box {
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.75;
  }
  .dot {
    fill: var(--accent);
    stroke: var(--paper);
    stroke-width: 1.5;
  }
`;
