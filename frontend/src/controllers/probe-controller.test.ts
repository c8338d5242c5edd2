import { EventSource } from 'eventsource';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../api/client';
import type { Probe, ProbeRequest } from '../api/probes';
import { LabServer } from '../testing/lab-server';
import { ProbeController } from './probe-controller';

const CHANGE: ProbeRequest = { kind: 'change', transform: [{ name: 'rotate', strength: 90, seed: 0, direction: 0 }] };
const SOON = { timeout: 8000 };
const RUN = 'GET /api/v1/runs/one/';

let server: LabServer;
let asked: ProbeController;
let answers: Probe[];

beforeEach(async () => {
  vi.stubGlobal('document', { cookie: '' });
  server = await new LabServer().start();
  answers = [];
  const host = { addController: vi.fn(), removeController: vi.fn(), requestUpdate: vi.fn(), updateComplete: Promise.resolve(true) };
  asked = new ProbeController(host, () => new Api(`${server.base}/api/v1`), (probe) => answers.push(probe), {
    open: (url) => new EventSource(url),
    patience: 30,
    interval: 20,
    slowAfter: 40,
  });
});
afterEach(async () => {
  asked.hostDisconnected();
  vi.unstubAllGlobals();
  await server.stop();
});

describe('an experiment', () => {
  it('is slow once nothing has been heard for a while, and not any more once it is answered', async () => {
    server.probes.busy = true;
    asked.ask('one', CHANGE);
    await vi.waitFor(() => expect(asked.slow).toBe(true), SOON);
    server.probes.busy = false; // a worker has taken it up again
    await vi.waitFor(() => expect(answers.length).toBe(1), SOON);
    expect([asked.slow, asked.busy, asked.problem]).toEqual([false, false, null]);
  });

  it('is slow however often the site is asked and tells the same', async () => {
    server.probes.busy = true;
    asked.ask('one', CHANGE);
    const looked = (): number => server.requests.filter((request) => request === 'GET /api/v1/runs/one/probes/p1/').length;
    await vi.waitFor(() => expect(asked.slow).toBe(true), SOON);
    const before = looked();
    await vi.waitFor(() => expect(looked()).toBeGreaterThan(before + 1), SOON);
    expect(asked.slow).toBe(true);
  });

  it('that another tab has stopped is asked anew', async () => {
    server.probes.busy = true;
    asked.ask('one', CHANGE);
    await vi.waitFor(() => expect(server.probes.asked.length).toBe(1), SOON);
    server.probes.deleted.push('p1');
    await vi.waitFor(() => expect(server.probes.asked.length).toBe(2), SOON);
    server.probes.busy = false;
    await vi.waitFor(() => expect(answers.map(({ id }) => id)).toEqual(['p2']), SOON);
    expect(asked.problem).toBeNull();
  });

  it('whose run has ended meanwhile tells that, and offers no retry', async () => {
    server.probes.busy = true;
    asked.ask('one', CHANGE);
    await vi.waitFor(() => expect(server.probes.asked.length).toBe(1), SOON);
    server.refuse = { path: RUN, problem: { type: '', title: 'This run expired', status: 410, detail: 'Start a new one.' } };
    server.probes.deleted.push('p1');
    await vi.waitFor(() => expect(asked.problem?.title).toBe('This run expired'), SOON);
    expect([asked.canRetry, asked.busy, server.probes.asked.length]).toEqual([false, false, 1]);
  });

  it('on a lost connection says so after some tries, and can be asked again', async () => {
    server.probes.busy = true;
    asked.ask('one', CHANGE);
    await vi.waitFor(() => expect(server.probes.asked.length).toBe(1), SOON);
    await server.stop();
    await vi.waitFor(() => expect(asked.problem?.status).toBe(0), SOON);
    expect([asked.canRetry, asked.busy]).toEqual([true, false]);
  });

  it('that is given up is stopped on the server, also when the wish comes before its answer', async () => {
    server.probes.busy = true;
    asked.ask('one', CHANGE);
    await vi.waitFor(() => expect(server.probes.asked.length).toBe(1), SOON);
    asked.cancel();
    await vi.waitFor(() => expect(server.probes.deleted).toEqual(['p1']), SOON);
    expect([asked.busy, answers]).toEqual([false, []]);
  });
});
