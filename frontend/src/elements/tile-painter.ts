import type { Layer, Unit } from '../api/types';
import type { Atlas } from '../lib/atlas';
import { colourTiles, tilePlaces, type TileLayout } from '../lib/draw-atlas';
import { drawGhost } from '../lib/ghost';
import type { LookupTable } from '../lib/palettes';
import type { Bytes } from '../lib/pixels';
import { gains } from '../lib/scales';

/** What all maps of a layer are painted from. */
export interface Painted {
  layer: Layer;
  atlas: Atlas;
  /** The units in the order of the tiles. */
  units: readonly Unit[];
  /** The activation of the table's last colour; `null`: each unit's own max. */
  top: number | null;
  table: LookupTable;
}

/**
 * Paints a layer's maps on one canvas and, faintly, the picture behind them on another. Maps are
 * painted a canvas pixel an activation, without gaps, and enlarged by the browser: so a new
 * palette touches few pixels. Each canvas is painted anew only when something of it has changed.
 */
export class TilePainter {
  private mapped: unknown[] = [];
  private haunted: unknown[] = [];
  private image: ImageData | null = null;
  private readonly ghost = document.createElement('canvas');
  private ghostOf: unknown[] = [];

  /** Nothing of an earlier picture stays. */
  clear(...canvases: HTMLCanvasElement[]): void {
    for (const canvas of canvases) canvas.width = 0;
    this.mapped = this.haunted = [];
  }

  paintMaps(canvas: HTMLCanvasElement, { layer, atlas, units, top, table }: Painted, { columns, rows }: TileLayout): void {
    if (same(this.mapped, (this.mapped = [layer, atlas, units, top, table]))) return;
    const context = canvas.getContext('2d');
    if (!context) return;
    const [width, height] = [columns * atlas.tileWidth, rows * atlas.tileHeight];
    resize(canvas, width, height);
    if (this.image?.width !== width || this.image.height !== height) this.image = context.createImageData(width, height);
    const order = units.map(({ index }) => index);
    colourTiles(new Uint32Array(this.image.data.buffer), atlas, order, columns, gains(layer.units, top), table);
    context.putImageData(this.image, 0, 0);
  }

  /** A silent unit's tile stays empty: nothing of the picture is anything to it. */
  paintBehind(canvas: HTMLCanvasElement, picture: Bytes | null, ground: string, units: readonly Unit[], layout: TileLayout): void {
    if (same(this.haunted, (this.haunted = [picture, ground, units, layout.width]))) return;
    resize(canvas, layout.width, layout.height);
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = ground;
    context.fillRect(0, 0, layout.width, layout.height);
    if (!picture) return;
    if (!same(this.ghostOf, (this.ghostOf = [picture, ground]))) drawGhost(this.ghost, picture, ground);
    tilePlaces(units.length, layout).forEach(([x, y], at) => {
      if ((units[at]?.max ?? 0) > 0) context.drawImage(this.ghost, x, y, layout.tile, layout.tile);
    });
  }
}

function same(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && now.every((value, at) => Object.is(value, before[at]));
}

/** Give a canvas its size where it has another one: that makes it anew, and clear. */
function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
