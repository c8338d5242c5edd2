import { css } from 'lit';

export const reorderStyles = css`
  .frame {
    padding: var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
    background: var(--paper);
  }
  .ask {
    margin-bottom: var(--space-2);
    font: 560 1.2rem/1.45 var(--serif);
  }
  .hint {
    margin-bottom: var(--space-3);
    color: var(--muted);
  }
  kbd {
    padding: 0 0.3em;
    border: 1px solid var(--rule);
    border-radius: 3px;
    font: 0.875em var(--sans);
  }
  .steps {
    display: grid;
    gap: var(--space-2);
    list-style: none;
  }
  .step {
    display: grid;
    grid-template-columns: 2.25rem minmax(0, 1fr) auto;
    gap: 0 var(--space-2);
    align-items: start;
    padding: var(--space-2) var(--space-3) var(--space-2) 0;
    border: 1px solid var(--rule);
    border-left: 4px solid var(--rule);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: grab;
    scroll-margin: 4rem;
  }
  .step[aria-selected='true'] {
    border-color: var(--focus);
  }
  .step.carried {
    background: var(--paper);
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
    cursor: grabbing;
  }
  .step.fits {
    border-left-color: var(--good);
  }
  .step.breaks {
    border-left-color: var(--bad);
  }
  .place {
    color: var(--muted);
    text-align: right;
  }
  .title {
    font-weight: 600;
  }
  .grip {
    align-self: stretch;
    display: grid;
    place-items: center;
    width: 2.5rem;
    margin-right: calc(-1 * var(--space-2));
    color: var(--muted);
    touch-action: none;
  }
  .why {
    grid-column: 2 / -1;
    margin-top: var(--space-2);
    padding-top: var(--space-2);
    border-top: 1px solid var(--rule);
  }
  .mark {
    color: var(--bad);
    font-weight: 600;
  }
  .fits .mark {
    color: var(--good);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  .verdict {
    min-height: 1.5em;
    margin-top: var(--space-3);
  }
  .verdict.told {
    padding-left: var(--space-3);
    border-left: 3px solid var(--bad);
    font: 1.0625rem/1.5 var(--serif);
  }
  .verdict.right {
    border-color: var(--good);
  }
`;
