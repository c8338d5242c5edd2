import { describe, expect, it } from 'vitest';
import { emptyDraft, moved, readNumber, replyOf, verdictInWords } from './replies';
import type { Item } from './types';

const options = ['a', 'b', 'c'].map((key) => ({ key, html: key }));
const choice: Item = { id: 'one', ask_html: 'Which?', kind: 'choice', options };
const order: Item = { ...choice, kind: 'order' };
const match: Item = { id: 'two', ask_html: 'Match.', kind: 'match', left: options, options };
const number: Item = { id: 'three', ask_html: 'How many?', kind: 'number', unit: 'points' };

describe('a number', () => {
  it.each([
    ['12.5', 12.5],
    ['12,5', 12.5],
    [' 9,216 ', 9216],
    ['9 216', 9216],
    ['−3', -3],
    ['40 %', 40],
    ['.5', 0.5],
  ])('%s is read as %d', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', 'many', '1.2.3', '--1', '1e5'])('%s is none', (text) => expect(readNumber(text)).toBeNull());
});

describe('a reply', () => {
  it('of a choice waits for one to be chosen', () => {
    const draft = emptyDraft(choice);
    expect(replyOf(choice, draft)).toBeNull();
    expect(replyOf(choice, { ...draft, choice: 'b' })).toEqual({ choice: 'b' });
  });

  it('of an order is there from the start', () => expect(replyOf(order, emptyDraft(order))).toEqual({ order: ['a', 'b', 'c'] }));

  it('of a match waits until each has a partner', () => {
    const draft = emptyDraft(match);
    expect(replyOf(match, { ...draft, pairs: { a: 'b', b: 'c' } })).toBeNull();
    expect(replyOf(match, { ...draft, pairs: { a: 'b', b: 'c', c: 'a' } })).toEqual({ pairs: { a: 'b', b: 'c', c: 'a' } });
  });

  it('of a number waits for one', () => {
    expect(replyOf(number, { ...emptyDraft(number), number: 'x' })).toBeNull();
    expect(replyOf(number, { ...emptyDraft(number), number: '35' })).toEqual({ number: 35 });
  });
});

describe('moving a step', () => {
  it('takes it one place up or down', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  it('beyond an end changes nothing', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
});

it('a verdict never praises what is unsure', () => {
  expect(verdictInWords('known', 5, 5)).toContain('you know this');
  expect(verdictInWords('not yet', 1, 4)).toContain('not yet');
  expect(verdictInWords('open', 6, 8)).toContain('not sure');
});
