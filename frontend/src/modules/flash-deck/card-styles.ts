import { css } from 'lit';

export const cardStyles = css`
  article {
    display: grid;
    grid-template-rows: 1fr auto;
    min-height: 24rem;
    padding: var(--space-4);
    border: 1px solid var(--rule);
    border-radius: calc(2 * var(--radius));
    background: var(--paper);
    box-shadow: 0 1px 3px rgb(0 0 0 / 8%);
    touch-action: pan-y;
  }
  .side {
    max-width: 34rem;
    margin-inline: auto;
    font: 1.25rem/1.5 var(--serif);
    overflow-wrap: anywhere;
  }
  .side:focus {
    outline: none;
  }
  .side p {
    margin: 0 0 var(--space-3);
  }
  .side img {
    max-width: 100%;
    height: auto;
  }
  .side pre {
    overflow-x: auto;
  }
  .answer {
    margin-top: var(--space-4);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
    font-size: 1.125rem;
  }
  .taught {
    font: 0.875rem/1.45 var(--sans);
  }
  .typed {
    display: block;
    max-width: 34rem;
    margin: var(--space-4) auto 0;
    font-size: 0.8125rem;
  }
  .turned .typed:has(textarea:placeholder-shown) {
    display: none;
  }
  textarea {
    display: block;
    width: 100%;
    margin-top: var(--space-1);
    padding: var(--space-2);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: 1rem/1.45 var(--sans);
    resize: vertical;
  }
  .foot {
    min-height: 3.75rem;
    margin-top: var(--space-4);
  }
  .turn {
    width: 100%;
    min-height: 3.25rem;
  }
  .grades {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--space-2);
  }
  .grades button {
    flex-direction: column;
    gap: 0;
    min-height: 3.25rem;
    padding: 0.3rem 0.25rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .wait {
    color: var(--muted);
    font-weight: 400;
    font-size: 0.8125rem;
  }
  .again {
    border-bottom: 3px solid var(--bad);
  }
  .hard {
    border-bottom: 3px solid var(--faces);
  }
  .good {
    border-bottom: 3px solid var(--good);
  }
  .easy {
    border-bottom: 3px solid var(--cars);
  }
  @media (width < 30rem) {
    article {
      padding: var(--space-3);
    }
    .side {
      font-size: 1.125rem;
    }
  }
`;
