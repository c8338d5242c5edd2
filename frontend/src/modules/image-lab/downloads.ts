import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../../api/client';
import { sharedStyles } from '../../elements/shared-styles';

/**
 * What may be taken away: the figure, the numbers, and a program that repeats them. Fires
 * `save-png`, and `save-svg` where the figure is `drawn`.
 */
export class LabDownloads extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      ul {
        display: flex;
        min-height: 1.75rem;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        list-style: none;
      }
      li,
      a {
        min-height: 1.75rem;
        line-height: 1.75rem;
      }
      .muted {
        font-size: 0.8125rem;
      }
    `,
  ];

  @property({ attribute: false }) api: () => Api = () => {
    throw new Error('The lab brings the API.');
  };
  /** What it is, such as “the curve”. */
  @property() what = '';
  /** Path of the run or the probe below the API; empty while there is nothing to take. */
  @property() base = '';
  /** Path of the run's picture, which the program needs. */
  @property() picture = '';
  @property({ type: Boolean }) drawn = false;

  override render(): TemplateResult {
    return html`<ul aria-label="Take ${this.what} away">
        ${this.base
          ? html`<li aria-hidden="true" class="muted">Take ${this.what} away:</li>
              ${this.items()}`
          : html`<li class="muted">Once ${this.what} is measured, you can take it away here.</li>`}
      </ul>
      <p class="muted">The program repeats it with this project’s own code (<code>ml.api</code>) and the picture; it says how to run it.</p>`;
  }

  private items(): TemplateResult {
    const button = (name: string, title: string): TemplateResult =>
      html`<li><button type="button" class="plain" @click=${() => this.dispatchEvent(new CustomEvent(name))}>${title}</button></li>`;
    const link = (path: string, title: string): TemplateResult => html`<li><a href=${this.api().address(path)} download>${title}</a></li>`;
    return html`${button('save-png', 'Figure (PNG)')} ${this.drawn ? button('save-svg', 'Figure (SVG)') : nothing}
    ${link(`${this.base}numbers.json`, 'Numbers (JSON)')} ${link(`${this.base}numbers.npz`, 'Numbers (NPZ)')}
    ${link(`${this.base}repeat.py`, 'Program (Python)')} ${link(this.picture, 'Picture (JPEG)')}`;
  }
}
