import { css } from 'lit';

export const labStyles = css`
  .lab {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4) var(--space-5);
    min-height: 44rem; /* room for a case before it comes */
    align-content: start;
  }
  problem-note,
  .unseen {
    grid-column: 1 / -1;
  }
  @media (min-width: 56rem) {
    .lab {
      grid-template-columns: 15rem minmax(0, 1fr);
    }
  }
  nav ol {
    display: grid;
    gap: 1px;
    margin-top: var(--space-2);
    list-style: none;
  }
  nav button {
    justify-content: space-between;
    width: 100%;
    min-height: 2.5rem;
    padding: 0.4rem 0.6rem;
    border: 0;
    border-left: 3px solid var(--rule);
    border-radius: 0;
    background: none;
    line-height: 1.3;
    text-align: left;
  }
  nav button[aria-current] {
    border-color: var(--ink);
    background: var(--surface);
    font-weight: 600;
  }
  .solved,
  .seen {
    flex: none;
    font-size: 0.75rem;
    font-weight: 600;
  }
  .solved {
    color: var(--good);
  }
  .seen {
    color: var(--muted);
  }
  @media (max-width: 55.99rem) {
    nav ol {
      grid-auto-flow: column;
      grid-auto-columns: minmax(11rem, 14rem);
      gap: var(--space-2);
      padding-bottom: var(--space-2);
      overflow-x: auto;
      scroll-snap-type: x proximity;
    }
    nav li {
      scroll-snap-align: start;
    }
    nav button {
      height: 100%;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
    }
  }
  .case {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .quiet {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  h3 {
    margin-top: calc(-1 * var(--space-2));
    font: 600 1.5rem/1.3 var(--serif);
    scroll-margin-top: 4rem;
  }
  h3:focus,
  h4:focus {
    outline: none; /* moved there by the module; nothing to do there */
  }
  h4 {
    font: 600 1.25rem/1.3 var(--serif);
  }
  .words {
    max-width: var(--measure);
    font: 1.0625rem/1.55 var(--serif);
  }
  .words p + p,
  .words table {
    margin-top: var(--space-2);
  }
  .words figure {
    margin: 0 0 var(--space-3);
    max-width: 34rem;
  }
  .words img {
    max-width: none;
    border: 0;
  }
  .words figcaption {
    margin-top: var(--space-1);
    color: var(--muted);
    font: 0.875rem/1.4 var(--sans);
  }
  .words table {
    border-collapse: collapse;
    font: 0.875rem/1.4 var(--sans);
  }
  .words :is(th, td) {
    padding: 0.25rem var(--space-3) 0.25rem 0;
    border-bottom: 1px solid var(--rule);
    text-align: left;
  }
  .symptom {
    min-height: 11rem;
  }
  .scroll {
    margin-top: var(--space-2);
    overflow-x: auto;
  }
  .answers {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.875rem;
  }
  .answers caption {
    padding-bottom: var(--space-1);
    color: var(--muted);
    font-size: 0.8125rem;
    text-align: left;
  }
  .answers :is(th, td) {
    min-width: 7.25rem;
    padding: var(--space-2) clamp(0.5rem, 2vw, 1.5rem) var(--space-2) 0;
    border-top: 1px solid var(--rule);
    text-align: left;
    vertical-align: top;
  }
  .answers :is(td:first-child, tbody th) {
    min-width: 4.25rem;
    color: var(--accent);
  }
  .stopped,
  .said {
    overflow-wrap: anywhere;
    font: 0.8125rem/1.45 var(--mono);
  }
  .stopped {
    max-width: 16rem;
  }
  .shares {
    list-style: none;
  }
  .shares li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
  }
  .shares .number {
    margin-left: auto;
  }
  .shares .track {
    flex: 0 0 100%;
  }
  .shares .bar {
    display: block;
    height: 4px;
    margin-bottom: 2px;
    border-radius: 0 2px 2px 0;
    background: var(--accent);
  }
  .look {
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--radius);
  }
  summary {
    min-height: 1.75rem;
    color: var(--link);
    cursor: pointer;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11.5rem), 1fr));
    gap: var(--space-4) var(--space-3);
    margin: var(--space-3) 0;
  }
  figure {
    min-width: 0;
    font-size: 0.875rem;
  }
  img {
    display: block;
    width: 100%;
    max-width: 12rem;
    height: auto;
    border: 1px solid var(--rule);
  }
  figcaption {
    margin: var(--space-1) 0 var(--space-2);
    line-height: 1.35;
  }
  .state {
    display: block;
    font-size: 0.75rem;
    font-weight: 600;
  }
  .healthy .state {
    color: var(--muted);
  }
  .broken .state {
    color: var(--bad);
  }
  .mended .state {
    color: var(--good);
  }
  h5 {
    margin: var(--space-2) 0 0;
    color: var(--accent);
    font-size: 0.75rem;
    font-weight: 600;
  }
  dl {
    margin: var(--space-2) 0 0;
    font-size: 0.8125rem;
  }
  dl div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
    padding: 0.15rem 0;
    border-top: 1px solid var(--rule);
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
  }
  .said {
    margin-top: var(--space-2);
    padding-left: var(--space-2);
    border-left: 2px solid var(--rule);
  }
  .verdict {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding-top: var(--space-3);
    border-top: 1px solid var(--rule);
  }
  .interview {
    max-width: var(--measure);
    padding-left: var(--space-3);
    border-left: 3px solid var(--focus);
    font: italic 1.0625rem/1.5 var(--serif);
  }
  .interview .quiet {
    font: 0.8125rem/1.4 var(--sans);
  }
  .next {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
`;
