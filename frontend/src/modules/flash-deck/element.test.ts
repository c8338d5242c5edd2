// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, closePage, faults, focused, inside, nth, openPage, press } from '../../testing/page';
import './define';
import { newId, PendingReviews } from './pending';
import { aCard, DeckServer } from './deck-server';
import { KEYS } from './keys';

const PATIENCE = { timeout: 10_000 }; // a busy machine may take its time
let server: DeckServer;

beforeEach(async () => {
  localStorage.clear();
  server = await new DeckServer().start();
  server.cards = [aCard('a'), aCard('b'), aCard('c')];
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

function open(attributes = 'concept="light"'): HTMLElement {
  openPage(server);
  document.body.innerHTML = `<main><h2>Cards</h2><flash-deck api="/api/v1" ${attributes}><ol><li>The cards as a list</li></ol></flash-deck></main>`;
  return inside(document.body, 'flash-deck');
}

const card = (deck: HTMLElement): HTMLElement => inside(deck, 'deck-card');
const question = (deck: HTMLElement): string => inside(card(deck), '.side').textContent.trim();
const shows = (deck: HTMLElement, words: string): Promise<void> => vi.waitFor(() => expect(question(deck)).toBe(words), PATIENCE);
const turn = async (deck: HTMLElement): Promise<HTMLElement[]> => {
  inside(card(deck), '.turn').click();
  return vi.waitFor(() => {
    const grades = all(card(deck), '.grades button');
    expect(grades.length).toBe(4);
    return grades;
  });
};
const grade = async (deck: HTMLElement, at: number): Promise<void> => nth(await turn(deck), at).click();
const pending = (): number => new PendingReviews(localStorage).of('ada').length;
const settled = (): Promise<void> => vi.waitFor(() => expect(pending()).toBe(0));

describe('accessibility', () => {
  it('axe finds nothing on either side, when all is done, and with the keys shown', async () => {
    server.cards = [aCard('a')];
    const deck = open();
    await shows(deck, 'Question a?');
    expect(await faults(deck)).toEqual([]);
    const grades = await turn(deck);
    expect(await faults(deck)).toEqual([]);
    nth(grades, 3).click();
    await vi.waitFor(() => inside(deck, '.over'));
    expect(await faults(deck)).toEqual([]);
  });

  it('grades tell when the card would come back, and reading goes on at the answer', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    const grades = await turn(deck);
    expect(grades.map((button) => button.textContent.replace(/\s+/g, ' ').trim())).toEqual(['Again 1 min', 'Hard 6 min', 'Good 10 min', 'Easy 8 days']);
    await vi.waitFor(() => expect(focused()).toBe(inside(card(deck), '.answer')));
  });

  it('is studied with keys alone', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    press(deck, ' ');
    await vi.waitFor(() => expect(all(card(deck), '.grades button').length).toBe(4));
    press(deck, '4');
    await shows(deck, 'Question b?');
    press(deck, 'Enter');
    await vi.waitFor(() => inside(card(deck), '.grades'));
    press(deck, ' '); // on the back, Good
    await shows(deck, 'Question c?');
    await settled();
    expect([...server.kept.values()].map((review) => review.grade)).toEqual(['easy', 'good']);
    press(deck, 'u');
    await shows(deck, 'Question b?');
  });

  it('keys are left to whoever is writing', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    press(inside(card(deck), 'textarea'), '4');
    press(inside(card(deck), 'textarea'), ' ');
    expect(all(card(deck), '.grades').length).toBe(0);
  });

  it('the map of keys names every key', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    press(deck, '?');
    const dialog = inside(deck, 'deck-keys', 'dialog') as HTMLDialogElement;
    await vi.waitFor(() => expect(dialog.open).toBe(true));
    expect(all(inside(deck, 'deck-keys'), 'dt').map((key) => key.textContent)).toEqual(KEYS.map(([keys]) => keys));
  });
});

describe('reviews', () => {
  it('are sent as they are graded, each once', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    await grade(deck, 2);
    await shows(deck, 'Question b?');
    await settled();
    expect(server.reviews.map(({ card: key, grade: given }) => `${key} ${given}`)).toEqual(['a good']);
  });

  it('made while the site is away wait in the browser, survive a closed tab, and are sent once', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    server.away = true;
    await grade(deck, 3);
    await shows(deck, 'Question b?');
    await grade(deck, 2);
    await vi.waitFor(() => expect(inside(deck, '.sync').textContent).toContain('2 reviews kept in this browser'));
    document.body.replaceChildren(); // the tab is closed

    const again = open(); // and opened once more, still without the site
    await shows(again, 'Question c?');
    expect(pending()).toBe(2);

    server.away = false;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(server.reviews.map((review) => review.card)).toEqual(['a', 'b']);
    expect(server.kept.size).toBe(2);
  });

  it('whose answer was lost are sent again and count once', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    server.mute = true;
    await grade(deck, 3);
    await vi.waitFor(() => expect(server.reviews.length).toBe(1));
    await shows(deck, 'Question b?');
    expect(pending()).toBe(1);
    server.mute = false;
    window.dispatchEvent(new Event('online'));
    await settled();
    expect(server.reviews.length).toBe(2);
    expect(server.kept.size).toBe(1);
  });

  it('of somebody else in this browser are left for them', async () => {
    const store = new PendingReviews(localStorage);
    store.add({ owner: 'eve', review: { id: newId(), card: 'a', grade: 'good', at: '2026-03-10T12:00:00Z', milliseconds: 1, cram: false } });
    const deck = open();
    await shows(deck, 'Question a?');
    await grade(deck, 3);
    await settled();
    expect(server.reviews.length).toBe(1);
    expect(store.of('eve').length).toBe(1);
  });

  it('of the guest who signed in since are the user’s, and are sent', async () => {
    const store = new PendingReviews(localStorage);
    store.add({ owner: 'guest', review: { id: newId(), card: 'a', grade: 'good', at: '2026-03-10T12:00:00Z', milliseconds: 1, cram: false } });
    server.formerly = 'guest';
    const deck = open();
    await shows(deck, 'Question b?');
    await settled();
    expect(server.reviews.map((review) => review.card)).toEqual(['a']);
  });

  it('are taken back before they were sent without ever being sent, and after it at the site', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    await grade(deck, 3);
    await shows(deck, 'Question b?');
    await settled();
    inside(deck, '.bar button').click();
    await shows(deck, 'Question a?');
    expect(server.kept.size).toBe(0);

    server.away = true;
    await grade(deck, 0);
    await shows(deck, 'Question b?');
    inside(deck, '.bar button').click();
    await shows(deck, 'Question a?');
    expect(pending()).toBe(0);
  });

  it('have ids of their own, where there is no TLS too', () => {
    const ids = Array.from({ length: 100 }, newId);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

describe('a card', () => {
  it('is set aside with a key, and the next one is asked', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    press(deck, 's');
    await shows(deck, 'Question b?');
    expect(server.changes).toEqual([{ suspended: true }]);
    press(deck, 'f');
    await vi.waitFor(() => expect(inside(deck, '.tools button').getAttribute('aria-pressed')).toBe('true'));
    expect(question(deck)).toBe('Question b?');
  });

  it('is put into one’s own words', async () => {
    const deck = open();
    await shows(deck, 'Question a?');
    press(deck, 'e');
    const form = inside(deck, 'deck-form');
    const front = inside(form, '#front') as HTMLTextAreaElement;
    await vi.waitFor(() => expect(front.value).toBe('Question a?'));
    front.value = 'Mine?';
    inside(form, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await shows(deck, 'Mine?');
    expect(server.changes).toEqual([{ front: 'Mine?', back: 'Answer a.' }]);
  });

  it('of one’s own with a picture alone needs no words beside it, and takes some for the picture', async () => {
    server.cards = [aCard('p', { own: true, front: '<p><img src="/p/" alt="leaf"></p>', alt: 'leaf', back_text: 'Green' })];
    const deck = open();
    await vi.waitFor(() => expect(inside(card(deck), '.side img').getAttribute('alt')).toBe('leaf'), PATIENCE);
    press(deck, 'e');
    const form = inside(deck, 'deck-form');
    const alt = await vi.waitFor(() => inside(form, 'input[name=alt]') as HTMLInputElement);
    await vi.waitFor(() => expect(alt.value).toBe('leaf'));
    expect((inside(form, '#front') as HTMLTextAreaElement).value).toBe('');
    expect((inside(form, '#front') as HTMLTextAreaElement).required).toBe(false);
    alt.value = 'An oak leaf';
    inside(form, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitFor(() => expect(server.changes).toEqual([{ front: '', back: 'Green', alt: 'An oak leaf' }]));
  });
});

it('without the site and without an earlier visit, the list stays', async () => {
  server.away = true;
  const deck = open();
  await vi.waitFor(() => expect(inside(deck, 'problem-note', '.note').textContent).toContain('did not answer'));
  expect(inside(deck, 'slot').hasAttribute('hidden')).toBe(false);
});
