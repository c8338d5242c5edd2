import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../testing/lab-server';
import { Api } from './client';
import { patiently, waitInWords, type Wait } from './patience';
import { asProblem } from './problem';
import type { Run } from './types';

const BUSY = { type: '', title: 'Busy for the moment', status: 503, detail: '500 wait already.' };
const RUNS = 'POST /api/v1/runs/';

let server: LabServer;
let waits: (Wait | null)[];
let ending: AbortController;

beforeEach(async () => {
  vi.stubGlobal('document', { cookie: 'csrftoken=a' });
  server = await new LabServer().start();
  waits = [];
  ending = new AbortController();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

function send(patience?: number): Promise<Run> {
  const api = new Api(`${server.base}/api/v1`);
  const how = { signal: ending.signal, onWait: (wait: Wait | null) => waits.push(wait), ...(patience !== undefined && { patience }) };
  return patiently(() => api.startRun({ sample: 'ada' }), how);
}

describe('a request to a busy site', () => {
  it('waits as long as it was told, says so, and is sent again until it is taken', async () => {
    server.refuse = { path: RUNS, problem: BUSY, retryAfter: 0.02, times: 2 };
    expect((await send()).id).toBe('one');
    expect(server.requests).toEqual([RUNS, RUNS, RUNS]);
    const wait = { why: '500 wait already.', seconds: 0.02 };
    expect(waits).toEqual([wait, null, wait, null]);
  });

  it('waits for a share that is used up as well', async () => {
    server.refuse = { path: RUNS, problem: { ...BUSY, status: 429 }, retryAfter: 0.02, times: 1 };
    expect((await send()).id).toBe('one');
  });

  it('is refused where the wait would be too long, or nobody said how long', async () => {
    server.refuse = { path: RUNS, problem: { ...BUSY, status: 429 }, retryAfter: 1800 };
    expect(asProblem(await send().catch((error: unknown) => error)).status).toBe(429);
    server.refuse = { path: RUNS, problem: BUSY };
    expect(asProblem(await send().catch((error: unknown) => error)).status).toBe(503);
    expect(waits).toEqual([]);
  });

  it('gives up once all its waits together are too long', async () => {
    server.refuse = { path: RUNS, problem: BUSY, retryAfter: 0.02 };
    expect(asProblem(await send(0.05).catch((error: unknown) => error)).status).toBe(503);
    expect(server.requests.length).toBe(3);
  });

  it('is not sent again once nobody waits for it', async () => {
    server.refuse = { path: RUNS, problem: BUSY, retryAfter: 60 };
    const sent = send();
    await vi.waitFor(() => expect(waits.length).toBe(1));
    ending.abort();
    await expect(sent).rejects.toThrow('abort');
    expect(server.requests.length).toBe(1);
  });

  it('is refused at once for what no waiting mends', async () => {
    server.refuse = { path: RUNS, problem: { ...BUSY, status: 415 }, retryAfter: 1 };
    expect(asProblem(await send().catch((error: unknown) => error)).status).toBe(415);
  });
});

it('a wait in words says why, and that it goes on by itself', () => {
  expect(waitInWords({ why: '500 wait already.', seconds: 12 })).toBe('500 wait already. It is sent again by itself in 12 seconds.');
  expect(waitInWords({ why: 'One is at work.', seconds: 1 })).toContain('in a second.');
});
