import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Sample } from '../../api/types';
import { sharedStyles } from '../../elements/shared-styles';
import { moveInGrid } from '../../lib/grid-keys';

const KINDS = { faces: 'Faces', cars: 'Cars', neither: 'Neither' } as const;
const PER_KIND = 8; // places kept until the list comes

/**
 * The pictures that ship with the site. Each kind is one stop of the tab key; arrows move inside.
 * Fires `sample` (detail: its name) when one is chosen.
 */
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
      .row {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(4.5rem, 1fr));
        gap: var(--space-1);
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
  /** Of each kind, the sample that the tab key reaches. */
  @state() private reached: Partial<Record<string, string>> = {};

  override render(): TemplateResult {
    return html`${Object.entries(KINDS).map(([kind, title]) => {
      const samples = this.samples?.filter((sample) => sample.kind === kind);
      if (samples?.length === 0) return nothing;
      return html`<div>
        <h3 id=${kind}>${title}</h3>
        <div class="row" role="toolbar" aria-labelledby=${kind} @keydown=${this.onKey}>
          ${samples
            ? samples.map((sample, at) => this.button(sample, sample.name === (this.reached[kind] ?? samples[0]?.name), at))
            : Array.from({ length: PER_KIND }, () => html`<div class="place"></div>`)}
        </div>
      </div>`;
    })}`;
  }

  private button({ name, title, kind, alt, picture_url }: Sample, reached: boolean, at: number): TemplateResult {
    return html`<button
      type="button"
      data-at=${at}
      tabindex=${reached ? 0 : -1}
      title=${title}
      @focus=${() => (this.reached = { ...this.reached, [kind]: name })}
      aria-pressed=${name === this.chosen}
      @click=${() => this.dispatchEvent(new CustomEvent('sample', { detail: name }))}
    >
      <img src=${picture_url} alt="${title}: ${alt}" width="96" height="96" loading="lazy" decoding="async" />
    </button>`;
  }

  private onKey(event: KeyboardEvent): void {
    const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
    const at = Number((event.target as HTMLElement).dataset.at ?? 0);
    const next = moveInGrid(event, at, buttons.length, buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
  }
}
