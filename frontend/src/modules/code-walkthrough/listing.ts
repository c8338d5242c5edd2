import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Follow, WalkStep } from '../../api/walkthrough';
import { tell, type Told } from './draw';

/** A function line by line; beside each line what it made, once that is known. */
export function listing(step: WalkStep, follow: Follow | null): TemplateResult {
  const told = follow && step.followed ? tell(step, follow) : null;
  const lines: Told[] = told ?? step.lines.map((line) => ({ line, values: [], ran: true }));
  return html`<ol class=${classMap({ code: true, followed: step.followed })} aria-label="${step.symbol} in ${step.file}, line by line">
      ${lines.map((line) => row(line, follow))}
    </ol>
    ${follow && step.followed && !told
      ? html`<p class="muted">The code has changed since this page was made, so its numbers are left out.</p>`
      : nothing}`;
}

function row({ line, values, ran }: Told, follow: Follow | null): TemplateResult {
  return html`<li class=${classMap({ pale: !ran, made: values.length > 0, noted: line.note_html !== '' })}>
    <div class="source">
      <code>${unsafeHTML(line.html) /* highlighted on the server, nothing but spans */}${line.text === '' ? '\u00a0' : nothing}</code>
      ${ran ? nothing : html`<span class="unseen">, did not run for this picture</span>`}
      ${line.note_html ? html`<p class="note">${unsafeHTML(line.note_html) /* cleaned on the server */}</p>` : nothing}
    </div>
    ${values.length > 0
      ? html`<div class="values">
          ${values.map(
            (value) => html`<code-value
              .value=${value}
              .picture=${value.picture === null ? null : (follow?.pictures[value.picture] ?? null)}
              .labels=${follow?.labels ?? []}
            ></code-value>`,
          )}
        </div>`
      : nothing}
  </li>`;
}
