import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../../api/client';
import type { Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { ShareController } from '../../controllers/share-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { FIRST_VIEW, type View } from './view-controls';

/**
 * What only the owner of a run is offered: to take it away, and to share it. Fires `shared`
 * (detail: whether there is a link) when that changes.
 */
export class LabOwn extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      h3 {
        margin-bottom: var(--space-2);
        font: 600 1.25rem/1.3 var(--serif);
      }
      section {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The lab brings the API.');
  };
  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  @property({ attribute: false }) view: View = FIRST_VIEW;

  @property() concept = '';

  private readonly sharing = new ShareController(this, () => this.api());
  private told = false;

  private get done(): Run | null {
    return this.run?.status === 'done' ? this.run : null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('run')) this.sharing.look(this.done?.id ?? '');
  }

  override render(): TemplateResult {
    const base = this.done ? `/runs/${this.done.id}/` : '';
    return html`<section aria-labelledby="title">
      <h3 id="title">Keep it, show it</h3>
      <lab-downloads what="this run" .api=${this.api} base=${base} picture="${base}picture.jpg" @save-png=${() => void this.saveFigure()}></lab-downloads>
      ${this.done ? html`<p><a class="card" href="/study/cards/?${this.cardQuery(this.done)}#add">Make a card of this picture</a></p>` : nothing}
      <lab-share
        .token=${this.sharing.token}
        until=${this.run?.expires ?? ''}
        ?busy=${this.sharing.busy || !this.done}
        .problem=${this.sharing.problem}
        @share=${() => this.sharing.share()}
        @unshare=${() => this.sharing.stop()}
      ></lab-share>
    </section>`;
  }

  /** The form of a card with this picture on its front; it says how long the copy is kept. */
  private cardQuery({ id }: Run): string {
    return new URLSearchParams({ run: id, source: `${location.pathname}#image-lab`, ...(this.concept && { concept: this.concept }) }).toString();
  }

  protected override updated(): void {
    const shared = this.sharing.token !== null;
    if (shared === this.told) return;
    this.told = shared;
    this.dispatchEvent(new CustomEvent('shared', { detail: shared }));
  }

  private async saveFigure(): Promise<void> {
    const { done: run, bytes } = this;
    if (!run || !bytes) return;
    const [{ compose, lookOf }, { figureOfRun }, { saveCanvas }] = await Promise.all([
      import('./figure'),
      import('./figure-parts'),
      import('./experiments/save-drawing'),
    ]);
    await saveCanvas(compose(figureOfRun({ run, bytes }, this.view), lookOf(this)), 'run');
  }
}
