import { describe, expect, it } from 'vitest';
import { decodeAtlas } from './atlas';
import { colourTiles, columnsFor, layTiles, tilePlaces } from './draw-atlas';
import { lookupTable } from './palettes';

describe('the tiles', () => {
  it('fill whole rows for the numbers of units that the networks have', () => {
    expect([24, 48, 64].map(columnsFor)).toEqual([6, 8, 8]);
  });
  it('still stand in a grid where no row length divides their number', () => {
    expect([1, 13, 17].map(columnsFor)).toEqual([1, 4, 5]);
  });
  it('never reach beyond the width they are given', () => {
    for (const width of [300, 319, 520, 1041]) expect(layTiles(24, width, 2).width).toBeLessThanOrEqual(width);
  });
  it('have whole pixels for sides', () => {
    expect(layTiles(24, 520, 2)).toEqual({ columns: 6, rows: 4, tile: 85, gap: 2, width: 520, height: 346 });
  });
});

it('tiles stand in rows, a gap apart', () => {
  expect(tilePlaces(8, layTiles(8, 100, 2)).filter((_, at) => at % 3 === 0)).toEqual([[0, 0], [75, 0], [50, 25]]);
});

describe('colouring an atlas', () => {
  const grey = lookupTable('grey');
  const atlas = decodeAtlas(
    { url: '', png_url: '', columns: 2, tile: [1, 2], height: 2, width: 4 },
    Uint8Array.of(0, 255, 100, 200, 10, 20, 30, 40),
  );
  const coloured = (gains: number[], order = [0, 1, 2], columns = 2): number[] => {
    const pixels = new Uint32Array(8);
    colourTiles(pixels, atlas, order, columns, Float32Array.from(gains), grey);
    return [...new Uint8Array(pixels.buffer)].filter((_, at) => at % 4 === 0);
  };

  it('looks each byte up in the table', () => {
    expect(coloured([1, 1, 1])).toEqual([0, 255, 100, 200, 10, 20, 0, 0]);
  });
  it('multiplies each tile by its unit’s gain', () => {
    expect(coloured([0.5, 0, 1])).toEqual([0, 128, 0, 0, 10, 20, 0, 0]);
  });
  it('puts the tiles in the order asked for, as many in a row as asked for', () => {
    expect(coloured([1, 1, 1], [2, 0, 1])).toEqual([10, 20, 0, 255, 100, 200, 0, 0]);
    expect(coloured([1, 1, 1], [1, 2], 1)).toEqual([100, 200, 10, 20, 0, 0, 0, 0]);
  });
  it('takes a small part of a frame for the largest layer', () => {
    const edges = { url: '', png_url: '', columns: 6, tile: [48, 48] as [number, number], height: 192, width: 288 };
    const large = decodeAtlas(edges, new Uint8Array(192 * 288).map((_, at) => at % 256));
    const pixels = new Uint32Array(192 * 288);
    const gains = new Float32Array(24).fill(0.7);
    const order = [...gains.keys()];
    colourTiles(pixels, large, order, 6, gains, grey); // warm
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now();
      colourTiles(pixels, large, order, 6, gains, grey);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    expect(times[4]).toBeLessThan(4); // a quarter of 16 ms: the budget holds on a machine 4 times slower
  });
});
