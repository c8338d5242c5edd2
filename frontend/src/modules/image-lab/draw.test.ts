import { describe, expect, it } from 'vitest';
import { colours } from '../../lib/palettes';
import { countInWords } from './count-words';
import { intensities, overlayAlpha, overlayPixels, placeCrop, windowAt } from './draw';

describe('a picture counted out', () => {
  it('is columns times rows times colours, in millions where there are many', () => {
    expect(countInWords({ width: 1000, height: 500 }, 96)).toBe(
      '1,000 columns × 500 rows × 3 colours: the picture is 1,500,000 numbers (1.50 million). The networks get 96 × 96 × 1 of it: 9,216.',
    );
    expect(countInWords({ width: 96, height: 96 }, 96)).toContain('is 27,648 numbers. The networks');
  });
});

describe('a map over the picture', () => {
  it('is unseen at strength 0 and hides the picture at strength 1', () => {
    expect([0, 0.5, 1].map((share) => overlayAlpha(share, 0))).toEqual([0, 0, 0]);
    expect([0, 0.5, 1].map((share) => overlayAlpha(share, 1))).toEqual([1, 1, 1]);
  });
  it('glows where the unit is strong, halfway between', () => {
    expect([0, 0.25, 1].map((share) => overlayAlpha(share, 0.5))).toEqual([0, 0.25, 1]);
  });
  it('takes its colours from the palette at the scaled share', () => {
    const map = { width: 2, height: 1, bytes: Uint8Array.of(255, 51) };
    expect([...overlayPixels(map, 0.5, colours('grey'), 1)]).toEqual([128, 128, 128, 255, 26, 26, 26, 255]);
  });
});

describe('the window of numbers', () => {
  it('stands around the point', () => expect(windowAt(50, 40, 12, 96)).toEqual([44, 34]));
  it('stays inside the picture', () => {
    expect([windowAt(0, 0, 12, 96), windowAt(96, 95, 12, 96)]).toEqual([[0, 0], [84, 84]]);
  });
  it('reads the picture row by row', () => {
    const picture = { width: 4, height: 3, bytes: Uint8Array.from({ length: 12 }, (_, at) => at) };
    expect(intensities(picture, 1, 1, 2)).toEqual([[5, 6], [9, 10]]);
  });
});

it('a picture is placed so that its crop fills the square', () => {
  expect(placeCrop(640, 480, [80, 0, 560, 480], 96)).toEqual({ x: -16, y: -0, width: 128, height: 96 });
});
