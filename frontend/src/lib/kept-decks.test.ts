// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { components } from '../api/schema';
import { KeptDecks } from './kept-decks';

type Due = components['schemas']['DueOut'];

const due = (owner: string): Due => ({
  owner,
  formerly: '',
  now: '2026-03-10T12:00:00Z',
  cram: false,
  counts: { learning: 0, due: 0, new: 0 },
  today: { begun: 0, reviewed: 0, ends: '2026-03-11T04:00:00Z' },
  cards: [],
});
const owners = (): string[] => new KeptDecks(localStorage).all().map((one) => one.due.owner);

beforeEach(() => localStorage.clear());

it('a deck is found again by its name', () => {
  new KeptDecks(localStorage).keep('concept=light', due('ada'));
  expect(new KeptDecks(localStorage).read('concept=light')?.owner).toBe('ada');
  expect(new KeptDecks(localStorage).read('concept=dark')).toBeNull();
});

it('keeping a deck drops those of whoever studied here before', () => {
  const decks = new KeptDecks(localStorage);
  decks.keep('', due('ada'));
  decks.keep('concept=light', due(''));
  decks.keep('concept=dark', due('grace'));
  expect(owners().sort()).toEqual(['', 'grace']);
});

it('when nobody is signed in, nobody’s decks stay and no one else’s', () => {
  const decks = new KeptDecks(localStorage);
  decks.keep('', due('ada'));
  localStorage.setItem('flash-deck:deck:broken', '{');
  decks.keep('concept=light', due('ada'));
  localStorage.setItem('flash-deck:deck:fresh', JSON.stringify(due('')));
  decks.forget();
  expect(owners()).toEqual(['']);
});

it('what the site says of a card replaces it, and the deck becomes whose card it is', () => {
  const decks = new KeptDecks(localStorage);
  const card = { key: 'a', due: '2026-03-10T12:00:00Z' } as Due['cards'][number];
  decks.keep('', { ...due(''), cards: [card] });
  localStorage.setItem('flash-deck:deck:other', JSON.stringify(due('grace')));
  decks.update([{ ...card, due: '2026-03-18T12:00:00Z' }], 'ada');
  expect(decks.read('')).toMatchObject({ owner: 'ada', cards: [{ key: 'a', due: '2026-03-18T12:00:00Z' }] });
  expect(decks.read('other')?.owner).toBe('grace');
});
