// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, closePage, faults, inside, nth, openPage } from '../../testing/page';
import { StudyServer } from '../../testing/study-server';
import './define';

const LIST = '/api/v1/study/interviews/?concept=edges';
const ANSWERS = '/api/v1/study/interviews/answers/';
const NOTES = '/api/v1/study/interviews/notes/';
const question = (key: string, level: string): object => ({
  concept: 'edges', concept_title: 'Edges', key, level,
  question: `<p>Why ${key}?</p>`, answer: '<p>Because of <strong>this</strong>.</p>', senior_angle: '<p>Say who.</p>',
  rubric: ['define', 'ground', 'trade', 'watch'].map((point) => ({ key: point, html: `Says ${point}.` })),
  taught: '/concepts/seeing/edges/#first', notes: key === 'one' ? 'Earlier words' : '', due: null, times: 0, last: null,
});
const PARTS = [{ key: 'define', title: 'Define', hint: 'Say what it is.' }];
const ALL = { rule: 'Three quarters count as right.', parts: PARTS, questions: [question('one', 'beginner'), question('two', 'senior')] };

let server: StudyServer;
beforeEach(async () => {
  server = await new StudyServer().start();
  server.on(`GET ${LIST}`, () => ALL);
  server.on(`PUT ${NOTES}`, () => 204);
  server.on(`POST ${ANSWERS}`, () => ({ right: true, met: 3, points: 4, due: new Date(Date.now() + 4 * 86_400_000).toISOString() }));
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

async function open(): Promise<{ practice: HTMLElement; shown: HTMLElement }> {
  openPage(server);
  document.body.innerHTML = '<main><h2>Questions</h2><interview-practice api="/api/v1" concept="edges"><p>The list</p></interview-practice></main>';
  const practice = inside(document.body, 'interview-practice');
  const shown = await vi.waitFor(() => {
    const found = inside(practice, 'interview-question');
    inside(found, 'textarea');
    return found;
  });
  return { practice, shown };
}

async function reveal(shown: HTMLElement): Promise<void> {
  inside(shown, '.primary').click();
  await vi.waitFor(() => inside(shown, '.worked'));
}

describe('accessibility', () => {
  it('axe finds nothing before and after the reveal', async () => {
    const { practice, shown } = await open();
    expect(await faults(practice)).toEqual([]);
    await reveal(shown);
    expect(await faults(practice)).toEqual([]);
  });

  it('the focus goes to the worked answer, and the clock does not chatter', async () => {
    const { shown } = await open();
    await reveal(shown);
    expect(shown.shadowRoot?.activeElement?.className).toBe('worked');
    expect(inside(shown, 'think-timer', '[role=timer]').getAttribute('aria-live')).toBe('off');
  });
});

describe('a question', () => {
  it('keeps its answer to itself until it is asked for', async () => {
    const { shown } = await open();
    expect(shown.shadowRoot?.textContent).not.toContain('Because of');
    inside(shown, '[aria-expanded]').click();
    await vi.waitFor(() => expect(inside(shown, '.structure').textContent).toContain('Say what it is.'));
    expect(shown.shadowRoot?.textContent).not.toContain('Because of');
  });

  it('shows the notes of another day and keeps new ones a moment after the last letter', async () => {
    const { shown } = await open();
    const box = inside(shown, 'textarea') as HTMLTextAreaElement;
    expect(box.value).toBe('Earlier words');
    for (const text of ['An edge', 'An edge is']) {
      box.value = text;
      box.dispatchEvent(new Event('input'));
    }
    await vi.waitFor(() => expect(inside(shown, '.kept').textContent).toContain('Kept.'), { timeout: 5000 });
    expect(server.bodies(NOTES)).toEqual([{ concept: 'edges', question: 'one', notes: 'An edge is' }]);
  });

  it('says so where notes could not be kept', async () => {
    server.on(`PUT ${NOTES}`, () => 503);
    const { shown } = await open();
    const box = inside(shown, 'textarea') as HTMLTextAreaElement;
    box.value = 'x';
    box.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(inside(shown, '.kept').textContent).toContain('Not kept'), { timeout: 5000 });
  });

  it('is judged point by point and says what follows', async () => {
    const { practice, shown } = await open();
    await reveal(shown);
    for (const at of [0, 1, 3]) (nth(all(shown, '.point input'), at) as HTMLInputElement).click();
    await vi.waitFor(() => expect(inside(shown, 'form button').textContent).toContain('3 of 4'));
    inside(shown, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    await vi.waitFor(() => expect(inside(practice, '.verdict').textContent).toContain('3 of 4 points made. This counts as right. The question comes back in 4 days.'));
    expect(server.bodies(ANSWERS)).toEqual([
      expect.objectContaining({ concept: 'edges', question: 'one', met: ['define', 'ground', 'watch'], notes: 'Earlier words' }),
    ]);
  });

  it('sends an answer that was lost on the way again under the same key', async () => {
    server.on(`POST ${ANSWERS}`, (_, times) => (times === 0 ? 503 : { right: false, met: 0, points: 4, due: new Date().toISOString() }));
    const { practice, shown } = await open();
    await reveal(shown);
    const send = (): boolean => inside(shown, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    send();
    await vi.waitFor(() => expect(inside(practice, 'problem-note', '[role=alert]').textContent).toContain('Not now.'));
    send();
    await vi.waitFor(() => inside(practice, '.verdict'));
    const keys = server.bodies(ANSWERS).map((body) => (body as { key: string }).key);
    expect(keys[0]).toBe(keys[1]);
  });
});

it('the list that the server wrote can be read instead', async () => {
  const { practice } = await open();
  nth(all(practice, '.head .plain'), 0).click();
  await vi.waitFor(() => inside(practice, 'slot'));
  expect(all(practice, 'interview-question')).toEqual([]);
});

it('a mock interview reveals nothing while something is still asked', async () => {
  const mock = { ...ALL, id: 'm1', minutes: 20, begun: new Date().toISOString(), ended: null, summary_url: '/study/mocks/m1/' };
  server.on('GET /api/v1/study/mocks/m1/', () => mock);
  openPage(server);
  document.body.innerHTML = '<main><interview-practice api="/api/v1" mock="m1"></interview-practice></main>';
  const held = await vi.waitFor(() => inside(inside(document.body, 'interview-practice'), 'mock-interview'));
  const shown = await vi.waitFor(() => inside(held, 'interview-question'));
  await vi.waitFor(() => expect(inside(held, '[role=timer]').textContent).toMatch(/^(20:00|19:5\d) left$/));
  for (const number of [1, 2]) {
    await vi.waitFor(() => expect(inside(held, '.level').textContent).toContain(`Answer question ${number} of 2`));
    expect(all(shown, '.worked')).toEqual([]);
    inside(shown, '.primary').click();
  }
  await vi.waitFor(() => inside(shown, '.worked'));
  expect(inside(held, '.level').textContent).toContain('Judge question 1 of 2');
  expect(await faults(held)).toEqual([]);
});
