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

it('a carried row comes below those whose middle the pointer has passed, however high it is itself', () => {
  const rows = [
    { top: 0, bottom: 10 },
    { top: 10, bottom: 50 },
    { top: 50, bottom: 60 },
  ];
  expect([-5, 4, 6, 49, 56].map((y) => placeAt(y, rows, 1))).toEqual([0, 0, 1, 1, 2]);
});

it('places are counted from one', () => {
  expect(placeInWords('Edges', 0, 5)).toBe('Edges: place 1 of 5.');
});
