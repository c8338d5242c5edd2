import { html, nothing, type TemplateResult } from 'lit';
import { waitInWords, type Wait } from '../api/patience';
import type { Problem, Run } from '../api/types';

/** What a module can do about a piece of the page's run that is missing. */
export interface Remedies {
  /** Fetch it again. */
  retry: () => void;
  /** Send a sample through anew; it becomes the page's run. */
  start: (sample: string) => void;
}

/** Buttons for a problem with a run: fetch again, or, where the run is gone, send a picture anew. */
export function remedy(problem: Problem | null, run: Run | null, { retry, start }: Remedies): TemplateResult {
  if (problem?.status !== 404 || !run) return html`<button type="button" @click=${retry}>Try again</button>`;
  const { sample, title } = run.source;
  return sample
    ? html`<button type="button" @click=${() => start(sample)}>Send ${title} through again</button>`
    : html`<button type="button" @click=${toLab}>Choose your picture again in the lab</button>`;
}

/** Said where the address names a run that is gone, and a sample stands in for it. */
export function goneNote(gone: boolean, run: Run | null): TemplateResult | typeof nothing {
  if (!gone) return nothing;
  return html`<p class="gone">
    The picture that this address names is gone: pictures are kept for a day, are shown to their owner and to those who have
    its link alone, and can be deleted before. ${run?.source.title ?? 'A sample'} is shown instead.
  </p>`;
}

function toLab(): void {
  document.querySelector('image-lab')?.scrollIntoView({ block: 'start' });
}

/** That the site asked to wait, and that it goes on by itself; the line stays, so that it is heard. */
export function waitNote(wait: Wait | null): TemplateResult {
  return html`<p class="muted" role="status">${wait ? waitInWords(wait) : ''}</p>`;
}
