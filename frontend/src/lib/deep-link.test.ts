import { describe, expect, it } from 'vitest';
import { readPlace, samePlace, withPlace, type Place } from './deep-link';

const place: Place = { run: 'a1', network: 'cars', layer: 'parts', unit: 7 };

describe('a deep link', () => {
  it('comes back as the place it was made from', () => {
    expect(readPlace(new URL(withPlace('http://lab/page', place)).search)).toEqual(place);
  });

  it('leaves the rest of the address alone', () => {
    expect(withPlace('http://lab/page?lang=de&unit=3#edges', { run: 'b' })).toBe('http://lab/page?lang=de&run=b#edges');
  });

  it('drops what makes no sense and keeps the rest', () => {
    expect(readPlace('?run=a1&network=dogs&layer=parts&unit=7')).toEqual({ run: 'a1', layer: 'parts' });
    expect(readPlace('?run=a1&network=cars&layer=parts&unit=-7')).toEqual({ run: 'a1', network: 'cars', layer: 'parts' });
  });

  it('tells two places apart', () => {
    expect(samePlace(place, { ...place })).toBe(true);
    expect(samePlace(place, { ...place, unit: 8 })).toBe(false);
  });
});
