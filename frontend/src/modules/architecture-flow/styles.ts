import { css } from 'lit';

export const flowStyles = css`
  .flow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  flow-strip {
    display: contents;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    min-height: 2.5rem;
  }
  .samples {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    min-height: 2.5rem;
  }
  /* Room for two rows before the samples come. */
  @media (max-width: 30rem) {
    .samples {
      flex-basis: 100%;
      min-height: calc(5rem + var(--space-2));
    }
  }
  .samples button {
    padding: 0 0.7rem 0 0.25rem;
    font-size: 0.875rem;
  }
  .samples button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .samples img {
    width: 2rem;
    height: 2rem;
    border-radius: 3px;
    object-fit: cover;
  }
  .note {
    max-width: 44rem;
    font-size: 0.8125rem;
  }
  .panel {
    padding-top: var(--space-3);
    border-top: 1px solid var(--rule);
  }
  .panel header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    margin-bottom: var(--space-3);
  }
  h3 {
    font: 600 1.25rem/1.3 var(--serif);
  }
  .links {
    display: flex;
    gap: var(--space-3);
    margin-left: auto;
    font-size: 0.875rem;
  }
`;
