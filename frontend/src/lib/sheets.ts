/** Sprite sheets: many small pictures of one layer in one file. */

/** Where tile number n lies: column n % columns, row n // columns. */
export interface Sheet {
  url: string;
  /** Height and width of a tile, in pixels of the sheet. */
  tile: readonly [height: number, width: number];
  columns: number;
  count: number;
}

/** CSS that shows one tile of a sheet as the background of an element of the tile's shape. */
export function tileStyle({ url, tile: [height, width], columns, count }: Sheet, at: number): Record<string, string> {
  const rows = Math.ceil(count / columns);
  return {
    'background-image': `url("${url}")`,
    'background-size': `${columns * 100}% ${rows * 100}%`,
    'background-position': `${share(at % columns, columns)} ${share(Math.floor(at / columns), rows)}`,
    'aspect-ratio': `${width} / ${height}`,
  };
}

/** Left and top of a tile, in pixels of the sheet. */
export function tileCorner({ tile: [height, width], columns }: Sheet, at: number): [x: number, y: number] {
  return [(at % columns) * width, Math.floor(at / columns) * height];
}

function share(at: number, of: number): string {
  return of > 1 ? `${(at / (of - 1)) * 100}%` : '0%';
}
