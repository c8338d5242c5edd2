import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LAYERS, NETWORKS, type LayerName, type NetworkName, type Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { sharedStyles } from '../../elements/shared-styles';
import { STAGES, type Stage } from './draw';

const NAMES: Record<Stage, string> = { input: 'Pixels', edges: 'Edges', parts: 'Parts', objects: 'Objects', output: 'Answer' };

/**
 * The flow in one line at the foot of the window, while a paragraph that belongs to a stage is
 * read and the flow itself is out of sight. Fires `stage` (detail: the Stage) for one chosen. It
 * can be put away, and then stays away until the page is opened again.
 */
export class FlowStrip extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      nav {
        position: fixed;
        inset: auto 0 0;
        z-index: 2;
        display: flex;
        justify-content: center;
        gap: var(--space-1);
        padding: 0 var(--space-2);
        border-top: 1px solid var(--rule);
        background: var(--paper);
      }
      button {
        gap: 3px;
        min-width: 0;
        min-height: 2.75rem;
        padding: 0 clamp(0.3rem, 1.6vw, 0.9rem);
        border: 0;
        border-top: 3px solid transparent;
        border-radius: 0;
        color: var(--muted);
        font-size: 0.8125rem;
      }
      [aria-current] {
        border-top-color: var(--focus);
        color: var(--ink);
        font-weight: 600;
      }
      unit-map {
        flex: none;
        width: 1.5rem;
      }
      @media (max-width: 40rem) {
        unit-map {
          display: none;
        }
      }
      @media print {
        nav {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;
  @property({ attribute: false }) bytes: BytesController | null = null;
  @property({ type: Number }) arrived = 0;
  @property({ attribute: false }) reading: Stage | null = null;
  /** Whether the flow itself can be seen. */
  @property({ type: Boolean }) near = true;
  @state() private away = false;

  private get shown(): boolean {
    return this.reading !== null && !this.near && !this.away;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.documentElement.style.scrollPaddingBottom = '';
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    return html`<nav aria-label="Where this section stands in the flow">
      ${STAGES.map(
        (stage) => html`<button
          type="button"
          aria-current=${stage === this.reading ? 'step' : nothing}
          title="Show this stage in the flow"
          @click=${() => this.dispatchEvent(new CustomEvent('stage', { detail: stage }))}
        >
          ${NAMES[stage]} ${LAYERS.some((name) => name === stage) ? NETWORKS.map((network) => this.map(network, stage as LayerName)) : nothing}
        </button>`,
      )}
      <button type="button" aria-label="Put the strip away" @click=${() => (this.away = true)}>×</button>
    </nav>`;
  }

  private map(network: NetworkName, name: LayerName): TemplateResult | typeof nothing {
    const layer = this.run?.networks[network]?.layers.find((one) => one.name === name);
    const best = layer?.units.find(({ rank }) => rank === 0);
    if (!layer || !best) return nothing;
    return html`<unit-map class=${network} .atlas=${this.bytes?.atlas(layer.atlas) ?? null} unit=${best.index}></unit-map>`;
  }

  /** What is focused below must not come to lie under the strip. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.size > 0) document.documentElement.style.scrollPaddingBottom = this.shown ? '3.5rem' : '';
  }
}
