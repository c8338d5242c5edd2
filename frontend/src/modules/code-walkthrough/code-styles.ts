import { css, unsafeCSS } from 'lit';
import colours from '../../../styles/code.css?inline';

/** The colours of the page's code, whose sheets no shadow sees. */
export const codeColours = unsafeCSS(colours);

/** Code as the page itself shows it, a line a row; what a line made stands beside it. */
export const codeStyles = css`
  .code {
    margin: var(--space-3) 0;
    padding: var(--space-2) 0;
    border-radius: var(--radius);
    background: var(--surface);
    list-style: none;
    container-type: inline-size;
  }
  .code > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--space-4);
    padding: 0.05rem var(--space-3);
  }
  .code > li.made {
    padding-block: var(--space-2);
  }
  .code > li.made:not(:first-child) {
    border-top: 1px solid var(--rule);
  }
  .code > li.made + li:not(.made) {
    border-top: 1px solid var(--rule);
  }
  .source {
    min-width: 0;
  }
  code {
    font: 0.8125rem/1.6 var(--mono);
  }
  .source > code {
    display: block;
    padding-left: 4ch; /* what does not fit goes on further in */
    text-indent: -4ch;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .pale > .source > code {
    opacity: 0.5;
  }
  .note {
    max-width: 34rem;
    margin: 0.15rem 0 0.35rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .values {
    display: grid;
    gap: var(--space-3);
    align-content: start;
    padding: var(--space-2) 0;
  }
  @container (min-width: 44rem) {
    .followed > li.made {
      grid-template-columns: minmax(0, 1fr) 19rem;
    }
    .values {
      padding: 0;
    }
  }
`;
