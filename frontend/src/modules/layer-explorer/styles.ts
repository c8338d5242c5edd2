import { css } from 'lit';

export const explorerStyles = css`
  .explorer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-4);
    border-bottom: 1px solid var(--rule);
    padding-bottom: var(--space-2);
  }
  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    flex: 1 1 24rem;
    margin-bottom: calc(-1 * var(--space-2) - 1px);
  }
  [role='tab'] {
    padding: 0 0.75rem;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--muted);
  }
  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--ink);
    color: var(--ink);
    font-weight: 600;
  }
  fieldset {
    display: flex;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label {
    position: relative;
  }
  label span {
    display: inline-flex;
    align-items: center;
    min-height: 2.25rem;
    padding: 0 0.8rem;
    border: 1px solid var(--rule);
    margin-left: -1px;
    font-size: 0.875rem;
    cursor: pointer;
  }
  label:first-of-type span {
    border-radius: var(--radius) 0 0 var(--radius);
  }
  label:last-of-type span {
    border-radius: 0 var(--radius) var(--radius) 0;
  }
  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  input:checked + span {
    background: var(--ink);
    color: var(--paper);
  }
  input:focus-visible + span {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  [role='tabpanel'] {
    min-height: 34rem; /* room before it comes, and one height for all zooms */
    outline: none;
  }
`;
