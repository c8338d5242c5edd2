// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, closePage, faults, inside, nth, openPage } from '../../testing/page';
import { StudyServer } from '../../testing/study-server';
import './define';

const REPLIES = '/api/v1/study/quizzes/q1/replies/';
const option = (key: string): object => ({ key, html: `Answer <em>${key}</em>` });
const CHOICE = { id: 'what', kind: 'choice', ask_html: 'What is it?', options: ['a', 'b', 'c', 'd'].map(option) };
const ORDER = { id: 'steps', kind: 'order', ask_html: 'In order.', options: ['x', 'y', 'z'].map(option) };
const tile = { address: '/sheet.webp', width: 70, height: 70, box: [0, 0, 35, 35] };
const FIRES = {
  id: 'fires',
  kind: 'fires',
  ask_html: 'Which fires?',
  picture: { address: '/freya.webp', width: 96, height: 96, alt: 'A face.' },
  options: ['a', 'b'].map((key) => ({ ...option(key), tile, alt: `Mean of unit ${key}` })),
};
const MATCH = { id: 'pairs', kind: 'match', ask_html: 'Match.', left: ['l', 'm', 'n'].map(option), options: ['x', 'y', 'z'].map(option) };
const NUMBER = { id: 'many', kind: 'number', ask_html: 'How many?', unit: 'points' };

const quiz = (item: object | null, replies: object[] = [], verdict: string | null = null): object => ({
  id: 'q1', concept: 'edges', rule: 'It stops when it is sure.', least: 4, most: 12, replies, verdict, item,
});

let server: StudyServer;
beforeEach(async () => {
  server = await new StudyServer().start();
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

async function begin(item: object): Promise<{ quiz: HTMLElement; item: HTMLElement }> {
  server.on('POST /api/v1/study/quizzes/', () => quiz(item));
  openPage(server);
  document.body.innerHTML = '<main><h2>Quiz</h2><concept-quiz api="/api/v1" concept="edges"><p>List</p></concept-quiz></main>';
  const element = inside(document.body, 'concept-quiz');
  await vi.waitFor(() => inside(element, '.primary'));
  inside(element, '.primary').click();
  const shown = await vi.waitFor(() => {
    const found = inside(element, 'quiz-item');
    inside(found, 'form');
    return found;
  });
  return { quiz: element, item: shown };
}

const submit = (item: HTMLElement): boolean => inside(item, 'form').dispatchEvent(new Event('submit', { cancelable: true }));

describe('accessibility', () => {
  it.each([CHOICE, ORDER, FIRES, MATCH, NUMBER])('axe finds nothing in an item: $kind', async (item) => {
    const { quiz } = await begin(item);
    expect(await faults(quiz)).toEqual([]);
  });

  it('a unit’s picture has words beside it', async () => {
    const { item } = await begin(FIRES);
    expect(all(item, 'svg').map((one) => one.getAttribute('aria-label'))).toEqual(['Mean of unit a', 'Mean of unit b']);
    expect(inside(item, '.sample').getAttribute('alt')).toBe('A face.');
  });
});

describe('a quiz', () => {
  it('is begun by a click, not by opening the page', async () => {
    openPage(server);
    document.body.innerHTML = '<concept-quiz api="/api/v1" concept="edges"></concept-quiz>';
    await vi.waitFor(() => inside(inside(document.body, 'concept-quiz'), '.primary'));
    expect(server.sent).toEqual([]);
  });

  it('sends the reply and shows why, with the way to where it is taught', async () => {
    const { quiz: element, item } = await begin(CHOICE);
    server.on(`POST ${REPLIES}`, () => ({
      right: false, answer: { choice: 'b' }, explanation_html: '<p>Because.</p>', measured: '', taught: '/concepts/seeing/edges/#first',
      quiz: quiz(ORDER, [{ item: 'what', right: false }]),
    }));
    (nth(all(item, 'input'), 0) as HTMLInputElement).click();
    submit(item);
    const reason = await vi.waitFor(() => inside(element, '.reason'));
    expect(reason.textContent).toContain('Because.');
    expect(inside(reason, 'a').getAttribute('href')).toBe('/concepts/seeing/edges/#first');
    expect(server.bodies(REPLIES)).toEqual([{ item: 'what', answer: { choice: 'a' } }]);
    expect(all(item, '.mark').map((one) => one.textContent)).toEqual(['Your answer', 'Right']);
    expect(await faults(element)).toEqual([]);
    nth(all(element, '.primary'), 0).click();
    await vi.waitFor(() => expect(all(inside(element, 'quiz-item'), '.steps li')).toHaveLength(3));
  });

  it('asks for an answer before it sends none', async () => {
    const { item } = await begin(MATCH);
    submit(item);
    await vi.waitFor(() => expect(inside(item, '[role=alert]').textContent).toContain('partner'));
    expect(server.bodies(REPLIES)).toEqual([]);
  });

  it('moves a step by its buttons, and the focus goes with it', async () => {
    const { item } = await begin(ORDER);
    server.on(`POST ${REPLIES}`, () => 409);
    inside(item, '[data-move="x 1"]').click();
    await vi.waitFor(() => expect(item.shadowRoot?.activeElement?.getAttribute('data-move')).toBe('x 1'));
    submit(item);
    await vi.waitFor(() => expect(server.bodies(REPLIES)).toEqual([{ item: 'steps', answer: { order: ['y', 'x', 'z'] } }]));
  });

  it('says when it is over, and what it found', async () => {
    const { quiz: element, item } = await begin(NUMBER);
    const replies = Array.from({ length: 5 }, () => ({ item: 'x', right: true }));
    server.on(`POST ${REPLIES}`, () => ({
      right: true, answer: { number: 35 }, explanation_html: '<p>So.</p>', measured: '', taught: '/', quiz: quiz(null, replies, 'known'),
    }));
    const input = inside(item, 'input') as HTMLInputElement;
    input.value = '35';
    input.dispatchEvent(new Event('input'));
    submit(item);
    await vi.waitFor(() => expect(inside(element, '[role=status]').textContent).toContain('5 of 5 right. The quiz is sure: you know this.'));
    expect(server.bodies(REPLIES)).toEqual([{ item: 'many', answer: { number: 35 } }]);
  });
});
