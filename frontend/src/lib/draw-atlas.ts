import { tileOrigin, type Atlas } from './atlas';
import type { LookupTable } from './palettes';

/** Places of the tiles on a canvas; every length in whole canvas pixels. */
export interface TileLayout {
  columns: number;
  rows: number;
  tile: number;
  gap: number;
  width: number;
  height: number;
}

/** Columns that fill every row where they can: the smallest divisor not below the square root. */
export function columnsFor(count: number): number {
  const side = Math.max(1, Math.ceil(Math.sqrt(count)));
  for (let columns = side; columns <= 2 * side && columns <= count; columns++) {
    if (count % columns === 0) return columns;
  }
  return side;
}

/** Square tiles for `count` units across `width` canvas pixels. */
export function layTiles(count: number, width: number, gap: number): TileLayout {
  const columns = columnsFor(count);
  const rows = Math.ceil(count / columns);
  const tile = Math.max(1, Math.floor((width + gap) / columns) - gap);
  return { columns, rows, tile, gap, width: columns * (tile + gap) - gap, height: rows * (tile + gap) - gap };
}

/**
 * Colour a whole atlas into `pixels` (height × width, the atlas's own arrangement): each byte,
 * times its unit's gain, picks a colour of the table.
 */
export function colourAtlas(pixels: Uint32Array, atlas: Atlas, gains: Float32Array, table: LookupTable): void {
  const { bytes, width, height, tileWidth, tileHeight, columns } = atlas;
  for (let index = 0; index < gains.length; index++) {
    const [left, top] = tileOrigin(atlas, index);
    if (index >= columns * Math.floor(height / tileHeight)) break;
    const colours = scaled(table, gains[index] ?? 0);
    for (let y = top; y < top + tileHeight; y++) {
      const row = y * width + left;
      for (let at = row; at < row + tileWidth; at++) pixels[at] = colours[bytes[at] ?? 0] ?? 0;
    }
  }
}

/** The table seen through a gain: one multiplication a byte value, not one a pixel. */
function scaled(table: LookupTable, gain: number): LookupTable {
  if (gain === 1) return table;
  const found = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) found[byte] = table[Math.min(255, Math.round(byte * gain))] ?? 0;
  return found;
}

/**
 * Copy tiles from a coloured atlas to their places, in the order of `indices`. What `under` gives
 * for a unit lies below its tile.
 */
export function placeTiles(
  context: CanvasRenderingContext2D,
  coloured: CanvasImageSource,
  atlas: Atlas,
  indices: readonly number[],
  layout: TileLayout,
  under: (index: number) => CanvasImageSource | null = () => null,
): void {
  context.imageSmoothingEnabled = false;
  context.clearRect(0, 0, layout.width, layout.height);
  const step = layout.tile + layout.gap;
  indices.forEach((index, at) => {
    const [x, y] = tileOrigin(atlas, index);
    const left = (at % layout.columns) * step;
    const top = Math.floor(at / layout.columns) * step;
    const below = under(index);
    if (below) context.drawImage(below, left, top, layout.tile, layout.tile);
    context.drawImage(coloured, x, y, atlas.tileWidth, atlas.tileHeight, left, top, layout.tile, layout.tile);
  });
}
