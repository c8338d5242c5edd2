import { expect, it } from 'vitest';
import { moveInGrid } from './grid-keys';

const move = (key: string, at: number, ctrlKey = false): number | null => moveInGrid({ key, ctrlKey }, at, 10, 4);

it('arrows go to the neighbours', () => {
  expect([move('ArrowRight', 4), move('ArrowLeft', 4), move('ArrowUp', 5), move('ArrowDown', 4)]).toEqual([5, 3, 1, 8]);
});
it('arrows stay inside the grid', () => {
  expect([move('ArrowLeft', 0), move('ArrowUp', 2), move('ArrowDown', 7), move('ArrowRight', 9)]).toEqual([0, 2, 7, 9]);
});
it('Home and End go to the ends of the row, with Ctrl to the ends of the grid', () => {
  expect([move('Home', 6), move('End', 5), move('End', 8), move('Home', 6, true), move('End', 1, true)]).toEqual([4, 7, 9, 0, 9]);
});
it('other keys are left to the page', () => expect(move('Tab', 3)).toBeNull());
