import { describe, expect, it } from 'vitest';
import { swipe, waitingInWords } from './draw';
import { begin, current, drawn, graded, left, setAside, stillDue, undone, updated, type Session } from './session';
import { aCard } from './deck-server';
import type { Grade, Review } from './types';

const NOON = Date.parse('2026-03-10T12:00:00Z');
const MINUTE = 60_000;

const review = (card: string, grade: Grade): Review => ({ id: `${card}-${grade}`, card, grade, at: '', milliseconds: 0, cram: false });
const sitting = (...keys: string[]): Session => begin(keys.map((key) => aCard(key)), false);
const key = (session: Session): string | undefined => current(session)?.key;

describe('a sitting', () => {
  it('goes from card to card, and a card of a few minutes comes back when they are over', () => {
    const first = graded(sitting('a', 'b', 'c'), review('a', 'again'), NOON);
    expect([key(first), left(first)]).toEqual(['b', 3]);
    const early = graded(first, review('b', 'easy'), NOON + MINUTE / 2);
    expect(key(early)).toBe('c');
    const ripe = graded(first, review('b', 'easy'), NOON + 2 * MINUTE);
    expect(key(ripe)).toBe('a');
  });

  it('shows a step of learning early rather than ending', () => {
    const session = graded(sitting('a'), review('a', 'good'), NOON);
    expect([key(session), left(session), session.done]).toEqual(['a', 1, 1]);
    const over = graded(session, review('a', 'easy'), NOON + MINUTE);
    expect([key(over), left(over), over.done]).toEqual([undefined, 0, 2]);
  });

  it('ignores a grade of a card that is no longer on the table', () => {
    const session = graded(sitting('a', 'b'), review('a', 'easy'), NOON);
    expect(graded(session, review('a', 'easy'), NOON)).toBe(session);
  });

  it('takes grades back one by one, as far as it began', () => {
    let session = sitting('a', 'b');
    session = graded(session, review('a', 'easy'), NOON);
    session = graded(session, review('b', 'again'), NOON);
    const one = undone(session);
    expect(one?.review.id).toBe('b-again');
    expect(one && [key(one.session), one.session.done]).toEqual(['b', 1]);
    const two = one && undone(one.session);
    expect(two && [key(two.session), left(two.session), two.session.done]).toEqual(['a', 2, 0]);
    expect(two && undone(two.session)).toBeNull();
  });

  it('keeps a card that was set aside away, also when grades are taken back', () => {
    const session = setAside(graded(sitting('a', 'b', 'c'), review('a', 'easy'), NOON), 'b');
    expect(key(session)).toBe('c');
    const back = undone(session);
    expect(back && [key(back.session), left(back.session)]).toEqual(['a', 2]);
  });

  it('puts a card that is asked for on the table, and knows when it has none', () => {
    const found = drawn(sitting('see.a', 'see.ba', 'see.c'), 'c');
    expect(found && [key(found), left(found)]).toEqual(['see.c', 3]);
    expect(drawn(sitting('see.a', 'see.ba'), 'b')).toBeNull();
  });

  it('takes over what the site says of a card', () => {
    const later = graded(sitting('a', 'b'), review('a', 'again'), NOON);
    const told = updated(later, aCard('a', { state: 'learning', due: new Date(NOON + 5 * MINUTE).toISOString() }));
    expect(told.later[0]).toMatchObject({ at: NOON + 5 * MINUTE, card: { state: 'learning' } });
  });

  it('asks what was not known once more when cramming, and nothing else', () => {
    let session = begin([aCard('a'), aCard('b')], true);
    session = graded(session, review('a', 'good'), NOON);
    session = graded(session, review('b', 'again'), NOON);
    expect([key(session), left(session)]).toEqual(['b', 1]);
  });
});

describe('a finger', () => {
  it('swipes along, far enough, and does not scroll', () => {
    const from = { x: 100, y: 100 };
    expect(swipe(from, { x: 200, y: 110 })).toBe('right');
    expect(swipe(from, { x: 20, y: 90 })).toBe('left');
    expect(swipe(from, { x: 130, y: 100 })).toBeNull();
    expect(swipe(from, { x: 200, y: 260 })).toBeNull();
  });
});

it('what waits is said in a sentence', () => {
  expect(waitingInWords({ learning: 1, due: 0, new: 4 })).toBe('1 being learnt, 4 new');
  expect(waitingInWords({ learning: 0, due: 0, new: 0 })).toBe('nothing due');
});

it('a deck loaded earlier is asked without what was recalled since and comes back later', () => {
  const cards = [
    aCard('new'),
    aCard('tonight', { state: 'review', due: '2026-03-10T22:00:00Z' }),
    aCard('next week', { state: 'review', due: '2026-03-18T12:00:00Z' }),
    aCard('in minutes', { state: 'learning', due: '2026-03-10T12:10:00Z' }),
    aCard('in hours', { state: 'relearning', due: '2026-03-10T15:00:00Z' }),
  ];
  const today = { begun: 0, reviewed: 0, ends: '2026-03-11T04:00:00Z' };
  const asked = (cram: boolean): string[] => stillDue({ cards, cram, today }, NOON).map((card) => card.key);
  expect(asked(false)).toEqual(['new', 'tonight', 'in minutes']);
  expect(asked(true)).toHaveLength(5);
});
