import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { InkController } from '../controllers/ink-controller';
import { activation } from '../lib/numbers';
import { lookupTable, type PaletteName } from '../lib/palettes';
import { putBytes } from '../lib/pixels';
import { sharedStyles } from './shared-styles';

const STRIP = { width: 256, height: 1, bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte) };

/** The palette as a bar from 0 to the activation that its last colour stands for. */
export class ColourLegend extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        font-size: 0.8125rem;
        color: var(--muted);
      }
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
      }
      canvas {
        width: 7rem;
        height: 0.625rem;
        border-radius: 2px;
      }
    `,
  ];

  @property() palette: PaletteName = 'own';
  /** The activation of the last colour; `null` where each unit has its own. */
  @property({ attribute: false }) top: number | null = null;
  @query('canvas') private canvas!: HTMLCanvasElement;
  private readonly ink = new InkController(this);

  override render(): TemplateResult {
    const top = this.top === null ? 'each unit’s own maximum' : activation(this.top);
    return html`<div>
      <span class="number">0</span><canvas aria-hidden="true"></canvas><span class="number">${top}</span>
      <span>activation</span>
    </div>`;
  }

  protected override updated(): void {
    putBytes(this.canvas, STRIP, lookupTable(this.palette, this.ink.read()));
  }
}
