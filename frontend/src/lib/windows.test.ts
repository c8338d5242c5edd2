import { describe, expect, it } from 'vitest';
import { nearestActivation, windowOf, within } from './windows';

// The networks' own sizes; boxes as ml.network.Geometry.box gives them.
const EDGES = { receptive_field: 9, stride: 2 };
const PARTS = { receptive_field: 35, stride: 4 };
const OBJECTS = { receptive_field: 87, stride: 8 };

describe('the window of an activation', () => {
  it('is the one that the network has, in every layer', () => {
    expect(windowOf(EDGES, EDGES, [10, 20])).toEqual([16, 36, 25, 45]);
    expect(windowOf(PARTS, EDGES, [10, 12])).toEqual([24, 32, 59, 67]);
    expect(windowOf(OBJECTS, EDGES, [6, 5])).toEqual([8, 0, 95, 87]);
  });
  it('is cut where it leaves the picture', () => {
    expect(within(windowOf(EDGES, EDGES, [0, 47]), 96)).toEqual([0, 90, 5, 96]);
  });
  it('is found again from its centre', () => {
    for (const layer of [EDGES, PARTS, OBJECTS]) {
      const [x0, y0, x1, y1] = windowOf(layer, EDGES, [7, 3]);
      expect(nearestActivation(layer, EDGES, [(x0 + x1 - 1) / 2, (y0 + y1 - 1) / 2], 96)).toEqual([7, 3]);
    }
  });
  it('stays on the map for points beyond it', () => {
    expect(nearestActivation(OBJECTS, EDGES, [-5, 200], 96)).toEqual([0, 11]);
  });
});
