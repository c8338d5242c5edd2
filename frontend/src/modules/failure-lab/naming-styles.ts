import { css } from 'lit';

export const namingStyles = css`
  form {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
    gap: var(--space-4);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: var(--space-2);
    font: 600 1.125rem/1.3 var(--serif);
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-2);
    align-items: start;
    padding: 0.5rem;
    border-left: 3px solid transparent;
    cursor: pointer;
  }
  label:hover {
    background: var(--surface);
  }
  input {
    width: 1.125rem;
    height: 1.125rem;
    margin: 0.1rem 0 0;
    accent-color: var(--ink);
  }
  .right {
    border-color: var(--good);
  }
  .wrong {
    border-color: var(--bad);
  }
  .mark {
    grid-column: 2;
    font-size: 0.8125rem;
  }
  .right .mark {
    color: var(--good);
  }
  .wrong .mark {
    color: var(--bad);
  }
  .why {
    margin: 0 0 var(--space-2) 2.1rem;
    color: var(--muted);
  }
  .commit {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  .commit p {
    color: var(--bad);
  }
`;
