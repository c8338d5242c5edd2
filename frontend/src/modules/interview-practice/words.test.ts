import { describe, expect, it } from 'vitest';
import { MockDrafts, nextOf, phaseOf } from './mock';
import type { Mock, Question } from './types';
import { clock, firstOf, inDays, noMicrophone, remaining, standing, verdict } from './words';

const NOW = new Date('2026-03-01T12:00:00');
const question = (key: string, more: Partial<Question> = {}): Question => ({
  concept: 'edges', concept_title: 'Edges', key, level: 'beginner', question: '', answer: '', senior_angle: '', rubric: [], taught: '/', notes: '', due: null, times: 0, last: null, ...more,
});
const last = { met: ['a', 'b'], points: 4, right: false, created: '2026-02-20T12:00:00' };

it.each([
  [7, '0:07'],
  [750, '12:30'],
  [3723, '1:02:03'],
  [-61, '−1:01'],
])('%d seconds read %s', (seconds, shown) => expect(clock(seconds)).toBe(shown));

it.each([
  ['2026-03-01T23:00:00', 'today'],
  ['2026-02-01T12:00:00', 'today'],
  ['2026-03-02T00:30:00', 'tomorrow'],
  ['2026-03-11T08:00:00', 'in 10 days'],
])('%s is %s', (due, words) => expect(inDays(due, NOW)).toBe(words));

it('a question says how it stands', () => {
  expect(standing(question('a'), NOW)).toBe('Not answered yet.');
  expect(standing(question('a', { last, due: '2026-03-03T12:00:00' }), NOW)).toBe('2 of 4 points the last time; it comes back in 2 days.');
  expect(standing(question('a', { last, due: '2026-02-27T12:00:00' }), NOW)).toBe('2 of 4 points the last time; it is due.');
});

it('a verdict says what counts and when it comes back', () => {
  const told = verdict({ met: 3, points: 4, right: true, due: '2026-03-05T12:00:00' }, NOW);
  expect(told).toBe('3 of 4 points made. This counts as right. The question comes back in 4 days.');
});

it('practice begins with what has been due longest, then with what is new', () => {
  const fresh = question('fresh');
  const later = question('later', { last, due: '2026-04-01T12:00:00' });
  const due = question('due', { last, due: '2026-02-28T12:00:00' });
  const overdue = question('overdue', { last, due: '2026-02-01T12:00:00' });
  expect(firstOf([fresh, later, due, overdue], NOW)).toBe(3);
  expect(firstOf([later, fresh], NOW)).toBe(1);
  expect(firstOf([later], NOW)).toBe(0);
});

it('an interview’s clock goes on past nothing', () => {
  expect(remaining(20, '2026-03-01T11:50:00', NOW).words).toBe('10:00 left');
  expect(remaining(5, '2026-03-01T11:50:00', NOW).words).toBe('5:00 over time');
});

describe('a mock interview', () => {
  const mock = (...questions: Question[]): Mock => ({ id: 'm', minutes: 9, begun: '2026-03-01T11:50:00', ended: null, summary_url: '/', rule: '', parts: [], questions });
  const store = new Map<string, string>();
  const kept = { getItem: (name: string) => store.get(name) ?? null, setItem: (name: string, text: string) => void store.set(name, text), removeItem: (name: string) => void store.delete(name) };

  it('asks all before it judges any, and remembers over a closed tab', () => {
    const held = mock(question('a'), question('b'));
    const drafts = new MockDrafts('m', kept);
    expect([phaseOf(held, drafts), nextOf(held, drafts)]).toEqual(['asking', 0]);
    drafts.write('a', { notes: 'Mine', seconds: 40, done: true });
    const again = new MockDrafts('m', kept);
    expect([phaseOf(held, again), nextOf(held, again), again.of('a').notes]).toEqual(['asking', 1, 'Mine']);
    again.write('b', { done: true });
    expect([phaseOf(held, again), nextOf(held, again)]).toEqual(['judging', 0]);
    again.forget();
    expect(store.size).toBe(0);
  });

  it('with a spoilt memory begins anew', () => {
    store.set('mock-interview-x', '{"a":');
    expect(new MockDrafts('x', kept).of('a').done).toBe(false);
  });
});

it.each([
  ['NotAllowedError', 'Allow it beside the address'],
  ['NotFoundError', 'No microphone was found'],
  ['NotReadableError', 'another program may hold it'],
])('%s says what to do: %s', (name, words) => expect(noMicrophone(new DOMException('', name))).toContain(words));
