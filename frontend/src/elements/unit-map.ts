import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { InkController } from '../controllers/ink-controller';
import type { Atlas } from '../lib/atlas';
import { lookupTable, type PaletteName } from '../lib/palettes';
import { putPixels } from '../lib/pixels';
import { tilePixels } from '../lib/tile-pixels';
import { sharedStyles } from './shared-styles';

/** One unit's activation map; what it says is for the host to put into words. */
export class UnitMap extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        aspect-ratio: 1;
        background: var(--surface);
      }
      canvas {
        width: 100%;
        height: 100%;
        image-rendering: pixelated;
      }
    `,
  ];

  @property({ attribute: false }) atlas: Atlas | null = null;
  @property({ type: Number }) unit = 0;
  /** The unit's max over the activation of the palette's last colour. */
  @property({ type: Number }) gain = 1;
  @property() palette: PaletteName = 'own';
  @query('canvas') private canvas!: HTMLCanvasElement;
  private readonly ink = new InkController(this);

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  protected override updated(): void {
    if (!this.atlas) return;
    const { tileWidth: width, tileHeight: height } = this.atlas;
    putPixels(this.canvas, { width, height }, tilePixels(this.atlas, this.unit, this.gain, lookupTable(this.palette, this.ink.read())));
  }
}
