import { css } from 'lit';

export const unitStyles = css`
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .measured {
    width: 100%;
    max-width: 46rem;
    min-height: 4.2em;
    font: 1.0625rem/1.4 var(--serif);
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
    gap: var(--space-4) var(--space-5);
  }
  .few {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
    gap: var(--space-3);
    margin-bottom: var(--space-3);
  }
  .picture {
    width: 100%;
    border-radius: 2px;
    background-color: var(--surface);
    image-rendering: pixelated;
  }
  .smooth {
    image-rendering: auto;
  }
  .room {
    min-height: 30rem;
  }
  .nine {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-1) var(--space-2);
    max-width: 22rem;
    list-style: none;
  }
  .nine span {
    color: var(--muted);
    font-size: 0.75rem;
  }
  figcaption,
  .foot {
    margin-top: var(--space-1);
    color: var(--muted);
    font-size: 0.8125rem;
  }
  @media (max-width: 46rem) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
