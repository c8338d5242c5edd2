import { describe, expect, it } from 'vitest';
import { layer } from '../testing/runs';
import { gains, ordered, reference } from './scales';

const edges = layer('', 'faces', 'edges'); // maxima 0 to 5
const parts = { ...layer('', 'faces', 'parts'), units: edges.units.map((one) => ({ ...one, max: one.max * 2 })) };

describe('the scale', () => {
  it('of each unit has no common top', () => expect(reference('tile', edges, [edges, parts])).toBeNull());
  it('of a layer is its largest activation', () => expect(reference('layer', edges, [edges, parts])).toBe(5));
  it('of a network is the largest of all its layers', () => expect(reference('network', edges, [edges, parts])).toBe(10));
});

describe('the gains', () => {
  it('let each unit use all colours when it has its own scale', () => {
    expect([...gains(edges.units, null)]).toEqual([0, 1, 1, 1, 1, 1]);
  });
  it('are each unit’s share of a common top, and 0 for a silent unit', () => {
    expect([...gains(edges.units, 10)].map((gain) => Math.round(gain * 10))).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the order', () => {
  it('by strength begins with the strongest', () => {
    expect(ordered(edges.units, 'strength').map(({ index }) => index)).toEqual([5, 4, 3, 2, 1, 0]);
  });
  it('by index leaves the units as they are', () => expect(ordered(edges.units, 'index')).toEqual(edges.units));
});
