import type { AtlasPlace, Unit } from '../api/types';

/** One layer's activation maps in one 8-bit picture, a tile a unit, row by row. */
export interface Atlas {
  columns: number;
  tileHeight: number;
  tileWidth: number;
  height: number;
  width: number;
  /** byte / 255 × the unit's max = activation. */
  bytes: Uint8Array;
}

/** Join an atlas's bytes to its place. Throws RangeError where they do not fit each other. */
export function decodeAtlas(place: AtlasPlace, bytes: Uint8Array): Atlas {
  const [tileHeight, tileWidth] = place.tile;
  if (bytes.length !== place.height * place.width) {
    throw new RangeError(
      `An atlas of ${place.height} × ${place.width} has ${place.height * place.width} bytes, not ${bytes.length}.`,
    );
  }
  return { columns: place.columns, tileHeight, tileWidth, height: place.height, width: place.width, bytes };
}

/** Left and top of a unit's tile in the atlas. */
export function tileOrigin(atlas: Atlas, index: number): [x: number, y: number] {
  const column = index % atlas.columns;
  const row = Math.floor(index / atlas.columns);
  return [column * atlas.tileWidth, row * atlas.tileHeight];
}

/** A copy of one unit's bytes, row-major (tileHeight × tileWidth). */
export function tileBytes(atlas: Atlas, index: number): Uint8Array {
  const [left, top] = tileOrigin(atlas, index);
  const tile = new Uint8Array(atlas.tileHeight * atlas.tileWidth);
  for (let y = 0; y < atlas.tileHeight; y++) {
    const from = (top + y) * atlas.width + left;
    tile.set(atlas.bytes.subarray(from, from + atlas.tileWidth), y * atlas.tileWidth);
  }
  return tile;
}

/** Activation of a unit at a column and row of its map; exact to 1/510 of the unit's max. */
export function activationAt(atlas: Atlas, unit: Unit, column: number, row: number): number {
  const [left, top] = tileOrigin(atlas, unit.index);
  return ((atlas.bytes[(top + row) * atlas.width + left + column] ?? 0) / 255) * unit.max;
}
