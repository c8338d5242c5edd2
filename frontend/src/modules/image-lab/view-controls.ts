import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { fieldStyles, sharedStyles } from '../../elements/shared-styles';
import { PALETTES, type PaletteName } from '../../lib/palettes';
import { ORDERS, scaleInWords, SCALES, type OrderName, type ScaleName } from '../../lib/scales';

/** What lies behind the maps. */
export const GROUNDS = { picture: 'the picture, faintly', nothing: 'nothing' } as const;
export type GroundName = keyof typeof GROUNDS;

/** How the maps are shown. */
export interface View {
  palette: PaletteName;
  scale: ScaleName;
  order: OrderName;
  ground: GroundName;
}

export const FIRST_VIEW: View = { palette: 'own', scale: 'layer', order: 'strength', ground: 'picture' };

/** Palette, scale, order and ground of all maps. Fires `view` (detail: the changed part of the View). */
export class LabViewControls extends LitElement {
  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      label {
        display: flex;
        flex-direction: column;
        gap: 0.15rem;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      p {
        flex-basis: 100%;
        min-height: 2.9em; /* two lines at 360 px: nothing jumps */
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) view: View = FIRST_VIEW;

  override render(): TemplateResult {
    return html`${this.choice('Colours', 'palette', PALETTES)}
    ${this.choice('Strongest colour: the maximum of', 'scale', SCALES)} ${this.choice('Order of the units', 'order', ORDERS)}
    ${this.choice('Behind the maps', 'ground', GROUNDS)}
      <p class="muted">${scaleInWords(this.view.scale)}</p>`;
  }

  private choice(label: string, part: keyof View, options: Record<string, string>): TemplateResult {
    return html`<label>
      ${label}
      <select @change=${(event: Event) => this.choose(part, (event.target as HTMLSelectElement).value)}>
        ${Object.entries(options).map(
          ([value, title]) => html`<option value=${value} ?selected=${this.view[part] === value}>${title}</option>`,
        )}
      </select>
    </label>`;
  }

  private choose(part: keyof View, value: string): void {
    this.dispatchEvent(new CustomEvent('view', { detail: { [part]: value } }));
  }
}
