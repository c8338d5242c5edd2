import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Api, Picture } from '../../../api/client';
import type { LayerName, Sample } from '../../../api/types';
import { BytesController } from '../../../controllers/bytes-controller';
import { RunController } from '../../../controllers/run-controller';
import { waitNote } from '../../../elements/remedy';
import { sharedStyles } from '../../../elements/shared-styles';
import { lookupTable } from '../../../lib/palettes';
import { ACCEPT, whyNot } from '../../../lib/picture-check';
import { putBytes } from '../../../lib/pixels';
import { SLOW } from '../../../lib/words';
import type { View } from '../view-controls';
import { FIRST_VIEW } from '../view-controls';
import { choice, formStyles } from './form';
import type { Reading } from './tiles';

/**
 * Two readings in one view: before and after the change, or this picture and another one. The
 * other one is a run of its own, kept as long and deleted as easily.
 */
export class LabSideBySide extends LitElement {
  static override styles = [
    sharedStyles,
    formStyles,
    css`
      .inputs {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 12rem));
        gap: var(--space-3);
        margin: var(--space-3) 0;
      }
      .inputs canvas {
        width: 100%;
        aspect-ratio: 1;
        background: var(--surface);
        image-rendering: pixelated;
      }
      figcaption {
        min-height: 2.9em;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      [type='file'] {
        padding: 0.45rem 0.6rem;
      }
      .why {
        color: var(--bad);
      }
      h5 {
        margin: var(--space-3) 0 var(--space-2);
        font: 600 0.9375rem/1.45 var(--sans);
      }
    `,
  ];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The lab brings the API.');
  };
  @property({ attribute: false }) first: Reading | null = null;
  /** What is after the change; the same as `first` where nothing is changed. */
  @property({ attribute: false }) changed: Reading | null = null;
  @property({ attribute: false }) samples: readonly Sample[] | null = null;
  @property() layer: LayerName = 'parts';
  @property({ attribute: false }) view: View = FIRST_VIEW;
  @property({ type: Number }) arrived = 0;
  @state() private withOther: 'after' | 'picture' = 'after';
  @state() private why = '';
  @query('.one') private one!: HTMLCanvasElement;
  @query('.other') private other!: HTMLCanvasElement;
  private readonly bytes = new BytesController(this, () => this.api());
  private readonly runs = new RunController(this, () => this.api(), { onRun: () => undefined });

  override render(): TemplateResult {
    const second = this.second();
    const names: [string, string] = this.withOther === 'after' ? ['before', 'after'] : ['this picture', 'the other'];
    return html`<div class="line">
        ${choice('Compare', this.withOther, { after: 'before and after the change', picture: 'this picture with another' }, (value) => (this.withOther = value as typeof this.withOther))}
        ${this.withOther === 'picture' ? this.chooser() : nothing}
      </div>
      ${this.state()}
      <div class="inputs">
        <figure><canvas class="one" role="img" aria-label="The first input: ${names[0]}" width="0" height="0"></canvas><figcaption>${names[0]}: ${this.first?.run.source.title ?? ''}</figcaption></figure>
        <figure><canvas class="other" role="img" aria-label="The second input: ${names[1]}" width="0" height="0"></canvas><figcaption>${names[1]}${second ? `: ${second.run.source.title}` : ''}</figcaption></figure>
      </div>
      ${this.withOther === 'picture' && second ? html`<h5>Answers</h5><lab-compare .run=${this.first?.run ?? null} .others=${second.run.networks} .names=${names}></lab-compare>` : nothing}
      <h5>The same units, those that differ most first</h5>
      <lab-pairs .first=${this.first} .second=${second} .names=${names} layer=${this.layer} palette=${this.view.palette} arrived=${this.arrived + this.bytes.count}></lab-pairs>`;
  }

  private chooser(): TemplateResult {
    const samples = Object.fromEntries((this.samples ?? []).map(({ name, title }) => [name, title]));
    const chosen = this.runs.run?.source.sample ?? '';
    return html`${choice('Another picture', chosen, { '': 'choose one', ...samples }, (sample) => sample && this.start({ sample }))}
      <label>or a file of yours<input type="file" accept=${ACCEPT} @change=${this.onFile} /></label>
      ${this.runs.run ? html`<button type="button" @click=${() => void this.forget()}>Delete the other picture now</button>` : nothing}`;
  }

  private state(): TemplateResult {
    const { phase, slow, wait, problem, canRetry } = this.runs;
    const under = !wait && (phase === 'sending' || phase === 'running');
    return html`<p class="muted" role="status">${under ? (slow ? SLOW : 'The other picture goes through both networks.') : ''}</p>
      ${waitNote(wait)}
      <p class="why" role="alert">${this.why}</p>
      <problem-note .problem=${problem ?? this.bytes.problem}>
        ${canRetry ? html`<button type="button" @click=${() => (problem ? void this.runs.retry() : this.bytes.retry())}>Try again</button>` : html`<p>Choose another picture.</p>`}
      </problem-note>`;
  }

  protected override updated(): void {
    draw(this.one, this.first);
    draw(this.other, this.second());
  }

  private second(): Reading | null {
    if (this.withOther === 'after') return this.changed;
    const { run } = this.runs;
    return run?.status === 'done' ? { run, bytes: this.bytes } : null;
  }

  private start(picture: Picture): void {
    this.why = '';
    this.bytes.clear();
    void this.runs.start(picture);
  }

  private onFile(event: Event): void {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    this.why = whyNot(file) ?? '';
    if (!this.why) this.start({ file });
  }

  private async forget(): Promise<void> {
    await this.runs.remove();
    this.bytes.clear();
  }
}

function draw(canvas: HTMLCanvasElement, reading: Reading | null): void {
  const picture = reading?.run.input ? reading.bytes.input(reading.run.input) : null;
  if (picture) putBytes(canvas, picture, lookupTable('grey'));
  else canvas.width = 0; // nothing of an earlier picture stays
}
