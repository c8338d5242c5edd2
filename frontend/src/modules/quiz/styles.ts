import { css } from 'lit';

export const quizStyles = css`
  :host(concept-quiz) {
    margin-bottom: 0.75rem;
  }
  .frame {
    padding: var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--space-2) var(--space-3);
    margin-bottom: var(--space-3);
    color: var(--muted);
  }
  .marks {
    display: flex;
    gap: 0.25rem;
    padding: 0;
    list-style: none;
  }
  .marks li {
    width: 1.5rem;
    font-weight: 600;
    text-align: center;
  }
  .marks .right {
    color: var(--good);
  }
  .marks .wrong {
    color: var(--bad);
  }
  .ask {
    margin: 0 0 var(--space-3);
    font: 560 1.2rem/1.45 var(--serif);
  }
  .sample {
    display: block;
    width: min(11rem, 60%);
    height: auto;
    margin: 0 0 var(--space-3);
    border-radius: 3px;
  }
  fieldset {
    min-width: 0;
    margin: 0 0 var(--space-3);
    padding: 0;
    border: 0;
  }
  .option {
    display: grid;
    grid-template-columns: 1.5rem 1fr;
    gap: var(--space-2);
    align-items: start;
    margin-bottom: var(--space-2);
    padding: 0.7rem 0.9rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    cursor: pointer;
    font: 1.0625rem/1.45 var(--serif);
  }
  .option:hover {
    border-color: var(--muted);
  }
  .option:has(input:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .option input {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.15rem 0 0;
    accent-color: var(--ink);
  }
  .option.is-right {
    border-color: var(--good);
    box-shadow: inset 4px 0 0 var(--good);
  }
  .option.is-wrong {
    border-color: var(--bad);
    box-shadow: inset 4px 0 0 var(--bad);
  }
  .mark {
    display: block;
    font: 600 0.875rem/1.4 var(--sans);
  }
  .is-right .mark {
    color: var(--good);
  }
  .is-wrong .mark {
    color: var(--bad);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: var(--space-2);
  }
  .tiles svg {
    display: block;
    width: 100%;
    max-width: 9rem;
    margin-bottom: var(--space-1);
    background: var(--surface);
  }
  .steps {
    padding: 0;
    list-style: none;
    counter-reset: step;
  }
  .steps li {
    display: grid;
    grid-template-columns: 1.6rem 1fr auto;
    gap: var(--space-2);
    align-items: center;
    margin-bottom: var(--space-2);
    padding: 0.5rem 0.7rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    counter-increment: step;
    font: 1.0625rem/1.4 var(--serif);
  }
  .steps li::before {
    content: counter(step);
    color: var(--muted);
  }
  .steps .moves {
    display: flex;
    gap: var(--space-1);
  }
  .steps button {
    min-width: 2.5rem;
    padding: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr);
    gap: var(--space-2) var(--space-3);
    align-items: center;
    margin-bottom: var(--space-2);
    font: 1.0625rem/1.4 var(--serif);
  }
  select,
  input[type='text'] {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.4rem 0.6rem;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--paper);
    color: inherit;
    font: 1rem/1.4 var(--sans);
  }
  input[type='text'] {
    max-width: 10rem;
  }
  .reason {
    margin: var(--space-3) 0;
    padding: var(--space-3);
    border-left: 3px solid var(--bad);
    background: var(--surface);
    font: 1.0625rem/1.55 var(--serif);
  }
  .reason.right {
    border-color: var(--good);
  }
  .reason strong {
    font-family: var(--sans);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  p.line {
    margin-bottom: var(--space-3);
  }
  .rule {
    margin-top: var(--space-3);
    font-size: 0.875rem;
    color: var(--muted);
  }
  @media (width < 30rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
