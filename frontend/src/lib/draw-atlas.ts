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
 * Colour the tiles of an atlas into `pixels`, without gaps, `columns` in a row, in the order of
 * `order`: each byte, times its unit's gain, picks a colour of the table.
 */
export function colourTiles(
  pixels: Uint32Array,
  atlas: Atlas,
  order: readonly number[],
  columns: number,
  gains: Float32Array,
  table: LookupTable,
): void {
  const { bytes, width, tileWidth, tileHeight } = atlas;
  const across = columns * tileWidth;
  const colours = new Uint32Array(256);
  order.forEach((index, at) => {
    const [left, top] = tileOrigin(atlas, index);
    scale(colours, table, gains[index] ?? 0);
    const first = Math.floor(at / columns) * tileHeight * across + (at % columns) * tileWidth;
    for (let y = 0; y < tileHeight; y++) {
      const from = (top + y) * width + left;
      const to = first + y * across;
      pixels.fill(colours[0] ?? 0, to, to + tileWidth); // most of a map is nothing, and has one colour
      for (let x = 0; x < tileWidth; x++) {
        const byte = bytes[from + x];
        if (byte) pixels[to + x] = colours[byte] ?? 0;
      }
    }
  });
}

/** The table seen through a gain: one multiplication a byte value, not one a pixel. */
function scale(colours: Uint32Array, table: LookupTable, gain: number): void {
  for (let byte = 0; byte < 256; byte++) colours[byte] = table[Math.min(255, Math.round(byte * gain))] ?? 0;
}

/** Left and top of each of `count` tiles of a layout. */
export function tilePlaces(count: number, { columns, tile, gap }: TileLayout): [x: number, y: number][] {
  return Array.from({ length: count }, (_, at) => [(at % columns) * (tile + gap), Math.floor(at / columns) * (tile + gap)]);
}
