import { describe, expect, it } from 'vitest';
import { moved, placeAt, placeInWords, targetOf } from './draw';

describe('a step', () => {
  it('moves to any place, and the others close up', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
  });

  it('stays where a move leads out of the list', () => {
    const items = ['a', 'b'];
    expect(moved(items, 0, -1)).toBe(items);
    expect(moved(items, 1, 2)).toBe(items);
  });
});

it('keys lead up, down and to both ends, and no further', () => {
  expect(['ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => targetOf(key, 1, 4))).toEqual([0, 2, 0, 3]);
  expect(targetOf('ArrowUp', 0, 4)).toBe(0);
  expect(targetOf('ArrowDown', 3, 4)).toBe(3);
  expect(targetOf('Enter', 1, 4)).toBeNull();
});

it('a pointer means the row whose middle it has not passed', () => {
  const rows = [0, 10, 20].map((top) => ({ top, bottom: top + 10 }));
  expect([-5, 4, 6, 14, 99].map((y) => placeAt(y, rows))).toEqual([0, 0, 1, 1, 2]);
});

it('places are counted from one', () => {
  expect(placeInWords('Edges', 0, 5)).toBe('Edges: place 1 of 5.');
});
