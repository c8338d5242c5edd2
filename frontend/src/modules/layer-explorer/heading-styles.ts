import { css } from 'lit';

/** The heading of one unit's view: its name and network left, what to do with it right. */
export const headingStyles = css`
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
  .network {
    color: var(--accent);
    font-weight: 400;
  }
`;
