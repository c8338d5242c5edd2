import { css } from 'lit';

export const unitDialogStyles = css`
  dialog {
    width: min(60rem, 100vw - 2rem);
    max-height: calc(100dvh - 2rem);
    padding: 0;
    overflow: auto;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .sheet {
    padding: var(--space-3) var(--space-4) var(--space-4);
    border-top: 3px solid var(--accent);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-3);
    margin-bottom: var(--space-3);
  }
  h3 {
    font: 600 1.25rem/1.3 var(--serif);
  }
  h3 .muted {
    font-weight: 400;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    gap: var(--space-4);
  }
  .stage {
    position: relative;
    width: min(100%, 70dvh);
    aspect-ratio: 1;
    overflow: hidden;
    background: var(--paper);
  }
  .stage > * {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .map,
  .patch {
    image-rendering: pixelated;
  }
  rect {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .halo {
    stroke: #fff;
    stroke-width: 5;
  }
  .box {
    stroke: #111;
    stroke-width: 2;
  }
  .strength {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 2.5rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .strength input {
    flex: 1;
    min-width: 0;
    accent-color: var(--accent);
  }
  .patch {
    width: min(100%, 14rem);
    background: var(--surface);
  }
  figcaption {
    min-height: 2.9em;
    margin: var(--space-1) 0 var(--space-3);
    font-size: 0.8125rem;
  }
  dl {
    margin: 0 0 var(--space-3);
  }
  dl div {
    display: flex;
    justify-content: space-between;
    gap: var(--space-3);
    padding: 0.3rem 0;
    border-bottom: 1px solid var(--rule);
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
    text-align: right;
  }
  .silence button {
    margin-bottom: var(--space-1);
  }
  @media (max-width: 40rem) {
    .patch {
      max-width: 10rem;
    }
    .sheet {
      padding-inline: var(--space-3);
    }
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
