import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Sample } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';

const KINDS = { faces: 'Faces', cars: 'Cars', neither: 'Neither' } as const;
const PER_KIND = 4; // places kept until the list comes

/** The pictures that ship with the site. Fires `sample` (detail: its name) when one is chosen. */
export class LabSamples extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
        gap: var(--space-3);
      }
      h3 {
        margin-bottom: var(--space-1);
        color: var(--muted);
        font-size: 0.8125rem;
        font-weight: 600;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(3.5rem, 1fr));
        gap: var(--space-1);
        list-style: none;
      }
      button,
      .place {
        display: block;
        width: 100%;
        min-height: 0;
        aspect-ratio: 1;
        padding: 0;
        overflow: hidden;
        border: 0;
        border-radius: 3px;
        background: var(--surface);
      }
      button:hover:not(:disabled) {
        box-shadow: 0 0 0 2px var(--ink);
      }
      button[aria-pressed='true'] {
        box-shadow:
          0 0 0 2px var(--paper),
          0 0 0 4px var(--ink);
      }
      img {
        display: block;
        width: 100%;
        height: 100%;
        object-fit: cover;
      }
    `,
  ];

  /** `null` until they are known. */
  @property({ attribute: false }) samples: Sample[] | null = null;
  @property() chosen = '';

  override render(): TemplateResult {
    return html`${Object.entries(KINDS).map(([kind, title]) => {
      const samples = this.samples?.filter((sample) => sample.kind === kind);
      if (samples?.length === 0) return nothing;
      return html`<div>
        <h3 id=${kind}>${title}</h3>
        <ul aria-labelledby=${kind}>
          ${samples
            ? samples.map((sample) => html`<li>${this.button(sample)}</li>`)
            : Array.from({ length: PER_KIND }, () => html`<li class="place"></li>`)}
        </ul>
      </div>`;
    })}`;
  }

  private button({ name, title, alt, picture_url }: Sample): TemplateResult {
    return html`<button
      type="button"
      title=${title}
      aria-pressed=${name === this.chosen}
      @click=${() => this.dispatchEvent(new CustomEvent('sample', { detail: name }))}
    >
      <img src=${picture_url} alt="${title}: ${alt}" width="96" height="96" loading="lazy" decoding="async" />
    </button>`;
  }
}
