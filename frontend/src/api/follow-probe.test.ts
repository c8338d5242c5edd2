import { EventSource } from 'eventsource';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../testing/lab-server';
import { Api } from './client';
import { applyProbeEvent, followProbe, type FollowProbeOptions } from './follow-probe';
import { asProblem } from './problem';
import type { Probe, ProbeRequest } from './probes';

const CURVE: ProbeRequest = { kind: 'curve', vary: { name: 'rotate', start: 0, stop: 90, count: 3, seed: 0, direction: 0 } };
const CHANGE: ProbeRequest = { kind: 'change', transform: [{ name: 'rotate', strength: 90, seed: 0, direction: 0 }] };
const PATH = '/runs/one/probes/';

let server: LabServer;
let api: Api;
let seen: Probe[];
let ending: AbortController;

async function follow(request: ProbeRequest, options: Partial<FollowProbeOptions> = {}): Promise<Probe> {
  const started = await api.post<Probe>(PATH, request);
  return followProbe(PATH, started, {
    api,
    signal: ending.signal,
    onProbe: (probe) => seen.push(probe),
    open: (url) => new EventSource(url),
    ...options,
  });
}

beforeEach(async () => {
  vi.stubGlobal('document', { cookie: '' });
  server = await new LabServer().start();
  api = new Api(`${server.base}/api/v1`);
  seen = [];
  ending = new AbortController();
});
afterEach(async () => {
  ending.abort();
  vi.unstubAllGlobals();
  await server.stop();
});

const looks = (): string[] => server.requests.filter((request) => request.startsWith('GET') && !request.endsWith('/events/'));

describe('following a probe', () => {
  it('tells a curve point by point, without asking for it', async () => {
    const end = await follow(CURVE);
    expect(end.curve?.networks.faces?.probabilities.map(([first]) => first)).toEqual([0.9, 0.6000000000000001, 0.30000000000000004]);
    const counts = seen.map(({ curve }) => curve?.networks.cars?.probabilities.length);
    expect(counts).toEqual([0, 1, 2, 3, 3]);
    expect(looks()).toEqual([]);
  });

  it('gathers the same as the probe itself has, but for the weights’ version, which no event tells', async () => {
    const end = await follow(CHANGE);
    const whole = await api.get<Probe>(`${PATH}p1/`);
    for (const network of Object.values(whole.networks)) network.version = '';
    expect(end).toEqual(whole);
  });

  it('goes on after a lost connection where it was cut', async () => {
    server.probes.cutAfter = 2;
    const end = await follow(CURVE);
    expect(end.status).toBe('done');
    expect(server.probes.lastIds).toEqual([undefined, '2']);
    expect(looks()).toEqual([]);
  });

  it('asks the probe itself while the stream stays silent', async () => {
    server.probes.mute = true;
    expect((await follow(CURVE, { patience: 30, interval: 30 })).status).toBe('done');
    expect(looks()).toEqual([`GET /api/v1${PATH}p1/`]);
  });

  it('gives up with the reason once the site cannot be reached any more', async () => {
    server.probes.mute = true;
    const going = follow(CHANGE, { patience: 20, interval: 10, vain: 3 });
    await vi.waitFor(() => expect(server.probes.lastIds.length).toBe(1));
    await server.stop();
    const error = await going.catch((thrown: unknown) => thrown);
    expect(asProblem(error)).toMatchObject({ status: 0, title: 'The site did not answer' });
    await server.start();
  });
});

describe('what is measured at once, or case by case', () => {
  it.each<[ProbeRequest]>([
    [{ kind: 'multiply', network: 'faces', layer: 'edges', index: 3, at: [1, 2] }],
    [{ kind: 'follow', network: 'cars' }],
    [{ kind: 'failure', failure: 'scaling' }],
  ])('is told by the events of %o, without asking for it', async (request) => {
    const end = await follow(request);
    expect(looks()).toEqual([]);
    expect(end).toEqual(await api.get<Probe>(`${PATH}p1/`));
  });

  it('comes exhibit by exhibit where a failure is set off', async () => {
    await follow({ kind: 'failure', failure: 'scaling' });
    expect(seen.map(({ exhibits }) => exhibits.length)).toEqual([0, 0, 1, 2, 2]);
  });

  it('opens no stream for what the site has known already', async () => {
    await follow(CHANGE);
    const opened = server.probes.lastIds.length;
    await followProbe(PATH, await api.get<Probe>(`${PATH}p1/`), { api, signal: ending.signal, onProbe: (probe) => seen.push(probe) });
    expect(server.probes.lastIds.length).toBe(opened);
  });
});

describe('an event', () => {
  it('heard twice changes nothing', async () => {
    const started = await api.post<Probe>(PATH, CURVE);
    const point = { index: 0, strength: 0, networks: { faces: [0.9, 0.1], cars: [0.97, 0.03] }, progress: 0.3 };
    const once = applyProbeEvent(started, 'point', point);
    expect(applyProbeEvent(once, 'point', point)).toEqual(once);
  });

  it('that tells the end of a probe that is gone ends it with the reason', async () => {
    const started = await api.post<Probe>(PATH, CURVE);
    const problem = { type: '', title: 'Expired', status: 410, detail: 'Ask again.' };
    expect(applyProbeEvent(started, 'failed', problem)).toMatchObject({ status: 'failed', error: problem });
  });
});
