import { css, html, LitElement, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { sharedStyles } from '../../elements/shared-styles';
import { dialogStyles } from './styles';

/** What the keys do. */
export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Space or Enter', 'turn the card; on its back, grade it Good'],
  ['1', 'Again: I did not know it'],
  ['2', 'Hard: I had to dig'],
  ['3', 'Good: I knew it'],
  ['4', 'Easy: at once'],
  ['U', 'take the last grade back'],
  ['F', 'flag the card, or take the flag off'],
  ['B', 'bury it until tomorrow'],
  ['S', 'suspend it until you bring it back'],
  ['E', 'put it into your own words'],
  ['?', 'this list'],
];

/** The keyboard map, in a dialog. */
export class DeckKeys extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      dialog {
        max-width: min(30rem, calc(100vw - 2rem));
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-2) var(--space-3);
        margin: 0 0 var(--space-4);
      }
      dd {
        margin: 0;
      }
      .end {
        margin-top: var(--space-3);
      }
      kbd {
        font: 600 0.875rem var(--mono);
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;

  show(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <h3 id="title">Keys</h3>
      <dl>${KEYS.map(([keys, does]) => html`<dt><kbd>${keys}</kbd></dt><dd>${does}</dd>`)}</dl>
      <p class="muted">On a touch screen: tap to turn. Then swipe right for Good, left for Again.</p>
      <p class="end"><button type="button" autofocus @click=${() => this.dialog.close()}>Close</button></p>
    </dialog>`;
  }
}
