import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Announcer } from './announcer';

const heard: string[] = [];
let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  announcer = new Announcer({
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => heard.push(announcer.text),
    updateComplete: Promise.resolve(true),
  });
});
afterEach(() => vi.useRealTimers());

it('says the first sentence at once', () => {
  announcer.say('Sending.');
  expect(heard).toEqual(['Sending.']);
});

it('of many sentences in a moment says the first and the last', () => {
  ['Sending.', 'Edges are ready.', 'Parts are ready.', 'Done.'].forEach((text) => announcer.say(text));
  vi.advanceTimersByTime(10_000);
  expect(heard).toEqual(['Sending.', 'Done.']);
});
