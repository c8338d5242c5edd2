import { describe, expect, it } from 'vitest';
import { tileCorner, tileStyle } from './sheets';

const SHEET = { url: '/sheet.webp', tile: [27, 27] as const, columns: 8, count: 24 };

describe('a tile of a sheet', () => {
  it('fills its element', () => {
    expect(tileStyle(SHEET, 0)['background-size']).toBe('800% 300%');
  });
  it('is moved to from the first to the last', () => {
    expect(tileStyle(SHEET, 0)['background-position']).toBe('0% 0%');
    expect(tileStyle(SHEET, 23)['background-position']).toBe('100% 100%');
    expect(tileStyle(SHEET, 9)['background-position']).toBe(`${(1 / 7) * 100}% 50%`);
  });
  it('of a sheet of one row stays on that row', () => {
    expect(tileStyle({ ...SHEET, count: 8 }, 7)['background-position']).toBe('100% 0%');
  });
  it('lies where the writer put it', () => {
    expect(tileCorner(SHEET, 9)).toEqual([27, 27]);
  });
});
