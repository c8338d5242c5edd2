import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { InkController } from '../controllers/ink-controller';
import type { Atlas } from '../lib/atlas';
import { drawGhost } from '../lib/ghost';
import { asGlass, lookupTable, type PaletteName } from '../lib/palettes';
import { putPixels, type Bytes } from '../lib/pixels';
import { tilePixels } from '../lib/tile-pixels';
import { sharedStyles } from './shared-styles';

/** One unit's activation map; what it says is for the host to put into words. */
export class UnitMap extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        position: relative;
        aspect-ratio: 1;
        background: var(--surface);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .map {
        image-rendering: pixelated;
      }
    `,
  ];

  @property({ attribute: false }) atlas: Atlas | null = null;
  @property({ type: Number }) unit = 0;
  /** The unit's max over the activation of the palette's last colour. */
  @property({ type: Number }) gain = 1;
  /** The picture, to lie faintly behind the map of a unit that answers to it. */
  @property({ attribute: false }) under: Bytes | null = null;
  @property() palette: PaletteName = 'own';
  @query('.map') private map!: HTMLCanvasElement;
  @query('.behind') private behind!: HTMLCanvasElement;
  private readonly ink = new InkController(this);

  override render(): TemplateResult {
    return html`<canvas class="behind" aria-hidden="true" width="0" height="0"></canvas><canvas class="map" aria-hidden="true"></canvas>`;
  }

  protected override updated(): void {
    if (!this.atlas) return;
    const { tileWidth: width, tileHeight: height } = this.atlas;
    const ink = this.ink.read();
    const table = lookupTable(this.palette, ink);
    const under = this.gain > 0 ? this.under : null;
    if (under) drawGhost(this.behind, under, ink.ground);
    else this.behind.width = 0;
    putPixels(this.map, { width, height }, tilePixels(this.atlas, this.unit, this.gain, under ? asGlass(table) : table));
  }
}
