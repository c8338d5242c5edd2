import { describe, expect, it } from 'vitest';
import { answersInWords, askedInWords, barsOf, startOf, turned } from './draw';
import { DRILL } from './testing';

const cell = (value: number): { label: string; value: number; deviation: number; said: string; asked: boolean } => ({
  label: '',
  value,
  deviation: 0,
  said: '',
  asked: false,
});

describe('bars', () => {
  it('of shares end at all of them', () => {
    expect(barsOf([cell(0.25), cell(1)], 'share')).toEqual([25, 100]);
  });

  it('of other quantities end at the largest, and never turn back', () => {
    expect(barsOf([cell(20), cell(5), cell(-1)], 'steps of brightness')).toEqual([100, 25, 0]);
  });
});

describe('knobs', () => {
  it('start as the drill says, and no further', () => {
    expect(startOf({ ...DRILL, start: { layers: 2, epochs: 4 } })).toEqual({ layers: 2 });
  });

  it('take their own values only, numbers as numbers', () => {
    expect(turned(DRILL, { layers: 1 }, 'layers', '3')).toEqual({ layers: 3 });
    expect(turned(DRILL, { layers: 1 }, 'layers', '9')).toEqual({ layers: 1 });
  });
});

it('what is asked names what it is compared with, or what is looked for', () => {
  expect(askedInWords(DRILL)).toBe('Compared with 1 layer, what will be measured?');
  expect(askedInWords({ ...DRILL, most: 'lowest' })).toBe('Where is it lowest: named rightly?');
});

it('ties are told as alternatives', () => {
  expect(answersInWords(DRILL, ['same', 'higher'])).toBe('“About the same” or “It is higher”');
});
