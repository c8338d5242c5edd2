import { css } from 'lit';

export const experimentStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
  }
  h3 {
    font: 600 1.5rem/1.3 var(--serif);
  }
  h4 {
    margin-top: var(--space-3);
    font: 600 1.25rem/1.3 var(--serif);
  }
  .first {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 2.5rem;
  }
  .first input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--ink);
  }
  .bench {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--space-4) var(--space-5);
  }
  @media (max-width: 46rem) {
    .bench {
      grid-template-columns: minmax(0, 1fr);
    }
    .bench > :last-child {
      order: -1; /* the picture stays near what changes it */
    }
  }
  lab-silenced {
    margin-top: var(--space-4);
  }
  .words {
    min-height: 2.9em;
  }
  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .room > * {
    grid-area: 1 / 1;
  }
  .room > [inert] {
    visibility: hidden; /* keeps its place */
  }
  .grade {
    align-self: start;
    min-height: 3.2em;
    padding-left: var(--space-3);
    border-left: 3px solid var(--rule);
    font: 1.0625rem/1.5 var(--serif);
  }
  .grade.right {
    border-color: var(--good);
  }
`;
