import { EventSource } from 'eventsource';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../testing/lab-server';
import { Api } from './client';
import { followRun, type FollowOptions } from './follow-run';
import { asProblem } from './problem';
import type { Run } from './types';

let server: LabServer;
let seen: Run[];
let ending: AbortController;

const follow = (options: Partial<FollowOptions> = {}): Promise<Run> =>
  followRun(server.run, {
    api: new Api(`${server.base}/api/v1`),
    signal: ending.signal,
    onRun: (run) => seen.push(run),
    open: (url) => new EventSource(url),
    ...options,
  });

beforeEach(async () => {
  vi.stubGlobal('document', { cookie: '' });
  server = await new LabServer().start();
  seen = [];
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  vi.unstubAllGlobals();
  await server.stop();
});

const asked = (): string[] => server.requests.filter((request) => !request.endsWith('/events/'));

describe('following a run', () => {
  it('tells every step and ends with the run done, without asking for it', async () => {
    expect(await follow()).toEqual(server.finished);
    expect(seen.length).toBe(server.events.length);
    expect(asked()).toEqual([]);
  });

  it('goes on after a lost connection where it was cut, with no step missed or told twice', async () => {
    server.cutAfter = 5;
    expect(await follow()).toEqual(server.finished);
    expect(server.lastIds).toEqual([undefined, '5']);
    expect(seen.length).toBe(server.events.length);
  });

  it('asks the run itself while the stream stays silent', async () => {
    server.mute = true;
    expect(await follow({ patience: 30, interval: 30 })).toEqual(server.finished);
    expect(asked()).toEqual(['GET /api/v1/runs/one/']);
  });

  it('asks at once where the stream is refused', async () => {
    server.refuse = { path: '/events/', problem: { type: '', title: 'Signature too old', status: 403, detail: '' } };
    expect(await follow({ patience: 60_000, interval: 30 })).toEqual(server.finished);
  });

  it('ends with the reason where the run is gone', async () => {
    server.mute = true;
    const problem = { type: 'about:blank', title: 'Expired', status: 410, detail: 'Start a new one.' };
    server.refuse = { path: 'GET /api/v1/runs/one/', problem };
    const error = await follow({ patience: 20 }).catch((thrown: unknown) => thrown);
    expect(asProblem(error)).toEqual(problem);
  });

  it('stops when it is told to', async () => {
    server.mute = true;
    const following = follow();
    ending.abort();
    await expect(following).rejects.toMatchObject({ name: 'AbortError' });
  });
});
