import { describe, expect, it } from 'vitest';
import { layer, unit } from '../testing/runs';
import { activationAt, decodeAtlas, tileBytes } from './atlas';

const place = layer('', 'faces', 'edges').atlas; // 2 × 3 tiles of 4 × 4
const bytes = Uint8Array.from({ length: 8 * 12 }, (_, at) => at);

describe('an atlas', () => {
  it('gives a unit its own tile, row by row', () => {
    const tile = tileBytes(decodeAtlas(place, bytes), 4); // second row, second column
    expect([...tile]).toEqual([4, 5, 6, 7].flatMap((row) => [4, 5, 6, 7].map((column) => row * 12 + column)));
  });

  it('turns a byte into the activation byte / 255 × max', () => {
    const atlas = decodeAtlas(place, bytes);
    expect(activationAt(atlas, unit(4), 1, 2)).toBeCloseTo(((6 * 12 + 5) / 255) * 4, 10);
  });

  it('is refused where the bytes are not as many as its place says', () => {
    expect(() => decodeAtlas(place, bytes.slice(1))).toThrow('8 × 12 has 96 bytes, not 95');
  });
});
