import { describe, expect, it } from 'vitest';
import { eventsOf, OUTPUT, queuedRun } from '../testing/runs';
import { applyEvent, isOver } from './apply-event';

const run = queuedRun('');
const events = eventsOf(run);
const done = events.reduce(applyEvent, run);

describe('a run, event by event', () => {
  it('grows from waiting to both networks’ layers and answers', () => {
    expect(done.status).toBe('done');
    expect(done.progress).toBe(1);
    expect(done.networks.cars?.layers.map(({ name }) => name)).toEqual(['edges', 'parts', 'objects']);
    expect(done.networks.faces?.output).toEqual(OUTPUT.faces);
  });

  it('is the same when events come twice', () => {
    expect(events.flatMap((event) => [event, event]).reduce(applyEvent, run)).toEqual(done);
    expect(events.reduce(applyEvent, done)).toEqual(done);
  });

  it('keeps its layers in order whatever order they come in', () => {
    const backwards = [...events].reverse().filter(({ type }) => type === 'layer');
    const { networks } = backwards.reduce(applyEvent, run);
    expect(networks.faces?.layers.map(({ name }) => name)).toEqual(['edges', 'parts', 'objects']);
  });

  it('ends with the problem where it fails', () => {
    const problem = { type: 'about:blank', title: 'Too slow', status: 500, detail: 'Try again.' };
    const failed = applyEvent(run, { type: 'failed', problem });
    expect([failed.status, failed.error, isOver(failed)]).toEqual(['failed', problem, true]);
  });
});
