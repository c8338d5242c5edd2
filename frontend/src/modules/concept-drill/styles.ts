import { css } from 'lit';

export const drillStyles = css`
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
  }
  nav ol {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    list-style: none;
  }
  nav button[aria-current='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 -2px 0 var(--ink);
    font-weight: 600;
  }
  .done {
    color: var(--good);
  }
  h3 {
    font: 600 1.25rem/1.3 var(--serif);
  }
  .question {
    font: 1.0625rem/1.55 var(--serif);
  }
  .question p + p {
    margin-top: var(--space-2);
  }
  form,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  form + section {
    margin-top: var(--space-4);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--space-2);
    padding: 0;
    font-weight: 600;
  }
  .values {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .values label,
  .points label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 2.5rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    cursor: pointer;
  }
  .values label:has(:checked) {
    border-color: var(--ink);
    background: var(--surface);
  }
  .values label.is-right {
    border-color: var(--good);
  }
  .points label {
    align-items: start;
    border: 0;
    padding-left: 0;
  }
  input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0.15rem 0 0;
    accent-color: var(--ink);
  }
  .mark {
    color: var(--good);
    font-weight: 600;
  }
  .verdict {
    padding-left: var(--space-3);
    border-left: 3px solid var(--bad);
    font: 1.0625rem/1.55 var(--serif);
  }
  .verdict.right {
    border-color: var(--good);
  }
  .verdict p + p,
  .model p + p {
    margin-top: var(--space-2);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-bottom: var(--space-2);
    color: var(--muted);
    text-align: left;
  }
  th,
  td {
    padding: 0.35rem var(--space-3) 0.35rem 0;
    border-top: 1px solid var(--rule);
    font-weight: 400;
    text-align: left;
    vertical-align: middle;
  }
  th.asked {
    font-weight: 600;
  }
  td.number {
    width: 1%;
    text-align: right;
    white-space: nowrap;
  }
  td.bar {
    width: 45%;
  }
  .bar span {
    display: block;
    height: 0.75rem;
    min-width: 1px;
    border-radius: 2px;
    background: var(--link);
  }
  textarea {
    width: 100%;
    min-height: 5rem;
    padding: var(--space-2);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 1.0625rem/1.5 var(--serif);
    resize: vertical;
  }
  .label {
    display: block;
    margin-bottom: var(--space-2);
    font-weight: 600;
  }
  .both {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
    gap: var(--space-3) var(--space-4);
  }
  .both h4 {
    margin-bottom: var(--space-2);
    font: 600 0.9375rem/1.4 var(--sans);
  }
  .both .words {
    font: 1.0625rem/1.5 var(--serif);
    overflow-wrap: anywhere;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  [role='alert']:empty {
    display: none;
  }
  [role='alert'] {
    color: var(--bad);
  }
  @media (max-width: 30rem) {
    td.bar {
      width: 30%;
    }
  }
`;
