import { css } from 'lit';

/** Styles of interview practice and of what it is made of. */
export const practiceStyles = css`
  .frame {
    padding: var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
  }
  .head,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .head {
    justify-content: space-between;
    margin-bottom: var(--space-3);
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    padding: 0;
    list-style: none;
  }
  .steps button {
    min-width: 2.5rem;
    padding: 0 0.4rem;
    font-variant-numeric: tabular-nums;
  }
  .steps button[aria-current] {
    border-color: var(--ink);
    box-shadow: inset 0 -3px 0 var(--ink);
  }
  .steps .done::after {
    content: '✓';
    color: var(--good);
  }
  .level {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
    color: var(--muted);
  }
  .asked {
    margin: var(--space-2) 0 var(--space-3);
    font: 560 1.25rem/1.4 var(--serif);
  }
  .asked p + p {
    margin-top: 0.6em;
  }
  h3 {
    margin: var(--space-4) 0 var(--space-2);
    font: 600 1.0625rem/1.4 var(--serif);
  }
  label.notes {
    display: block;
    margin: var(--space-3) 0 var(--space-1);
    font-weight: 600;
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 9rem;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: 1.0625rem/1.55 var(--serif);
    resize: vertical;
  }
  .kept {
    min-height: 1.45em;
    margin: var(--space-1) 0 var(--space-3);
    font-size: 0.875rem;
    color: var(--muted);
  }
  .structure {
    padding-left: 1.3em;
  }
  .structure li {
    margin-bottom: var(--space-1);
  }
  .worked {
    margin-top: var(--space-4);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius);
    background: var(--surface);
    font: 1.0625rem/1.6 var(--serif);
    overflow-wrap: anywhere;
  }
  .worked p {
    margin-bottom: 0.7em;
  }
  .worked h3:first-child {
    margin-top: 0;
  }
  .senior {
    margin-top: var(--space-3);
    padding-left: var(--space-3);
    border-left: 3px solid var(--rule);
  }
  fieldset {
    margin: var(--space-4) 0 var(--space-3);
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: var(--space-2);
    font: 600 1.0625rem/1.4 var(--serif);
  }
  .point {
    display: grid;
    grid-template-columns: 1.5rem 1fr;
    gap: var(--space-2);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--rule);
    cursor: pointer;
    font: 1rem/1.5 var(--serif);
  }
  .point input {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.2rem 0 0;
    accent-color: var(--ink);
  }
  .verdict {
    margin: var(--space-3) 0;
    padding: var(--space-3);
    border-left: 3px solid var(--muted);
    background: var(--surface);
  }
  .verdict.right {
    border-color: var(--good);
  }
  .rule {
    margin-top: var(--space-3);
    font-size: 0.875rem;
    color: var(--muted);
  }
  .clock {
    font: 500 1.125rem/1 var(--sans);
    font-variant-numeric: tabular-nums;
  }
  .clock.over {
    color: var(--bad);
  }
`;
