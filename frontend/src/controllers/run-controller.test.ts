import { EventSource } from 'eventsource';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Api } from '../api/client';
import type { Run } from '../api/types';
import { LabServer } from '../testing/lab-server';
import { RunController } from './run-controller';

let server: LabServer;
let runs: RunController;
let heard: Run[];
/** How many networks have answered, each time something new is to be shown. */
let shown: number[];

beforeEach(async () => {
  vi.stubGlobal('document', { cookie: '' });
  server = await new LabServer().start();
  heard = [];
  const requestUpdate = (): void => {
    shown.push(Object.values(runs.run?.networks ?? {}).filter(({ output }) => output.length > 0).length);
  };
  shown = [];
  const host = { addController: vi.fn(), removeController: vi.fn(), requestUpdate, updateComplete: Promise.resolve(true) };
  runs = new RunController(host, () => new Api(`${server.base}/api/v1`), { onRun: (run) => heard.push(run) }, {
    open: (url) => new EventSource(url),
    slowAfter: 30,
  });
});
afterEach(async () => {
  runs.hostDisconnected();
  vi.unstubAllGlobals();
  await server.stop();
});

const refuse = (path: string, status: number): void => {
  server.refuse = { path, problem: { type: '', title: 'No', status, detail: 'No.' } };
};

describe('a run in hand', () => {
  it('goes from sending to over', async () => {
    const going = runs.start({ sample: 'ada' });
    expect(runs.phase).toBe('sending');
    await going;
    expect([runs.phase, runs.problem, heard.at(-1)]).toEqual(['over', null, server.finished]);
  });

  it('shows each answer as it comes', async () => {
    await runs.start({ sample: 'ada' });
    expect([...new Set(shown)]).toEqual([0, 1, 2]);
  });

  it('keeps the picture when it is refused, so that it can be sent again', async () => {
    refuse('POST /api/v1/runs/', 503);
    await runs.start({ sample: 'ada' });
    expect([runs.phase, runs.picture, runs.canRetry]).toEqual(['empty', { sample: 'ada' }, true]);
    server.refuse = null;
    await runs.retry();
    expect(runs.run?.status).toBe('done');
  });

  it.each([400, 413, 415, 404, 410])('offers no retry where %i will be the answer again', async (status) => {
    refuse('POST /api/v1/runs/', status);
    await runs.start({ sample: 'ada' });
    expect(runs.canRetry).toBe(false);
  });

  it('is slow once it has said nothing for a while, and not slow any more when it goes on', async () => {
    server.mute = true;
    void runs.start({ sample: 'ada' });
    await vi.waitFor(() => expect(runs.slow).toBe(true));
    await vi.waitFor(() => expect([runs.phase, runs.slow]).toEqual(['over', false]), 8000);
  });

  it('waits for a busy site, not slow meanwhile, and goes on by itself', async () => {
    server.refuse = { path: 'POST /api/v1/runs/', problem: { type: '', title: 'Busy', status: 503, detail: 'Many wait.' }, retryAfter: 0.1, times: 1 };
    const started = runs.start({ sample: 'ada' });
    await vi.waitFor(() => expect(runs.wait).toEqual({ why: 'Many wait.', seconds: 0.1 }));
    expect([runs.phase, runs.problem, runs.slow]).toEqual(['sending', null, false]);
    await started;
    expect([runs.phase, runs.wait]).toEqual(['over', null]);
  });

  it('that waits for a busy site can be given up', async () => {
    server.refuse = { path: 'POST /api/v1/runs/', problem: { type: '', title: 'Busy', status: 503, detail: 'Many wait.' }, retryAfter: 60 };
    const started = runs.start({ sample: 'ada' });
    await vi.waitFor(() => expect(runs.wait).not.toBeNull());
    runs.clear();
    await started;
    expect([runs.phase, runs.wait, runs.problem]).toEqual(['empty', null, null]);
  });

  it('stays when it cannot be deleted, and can be deleted again', async () => {
    await runs.start({ sample: 'ada' });
    refuse('DELETE /api/v1/runs/one/', 503);
    await runs.remove();
    expect([runs.run?.id, runs.problem?.status]).toEqual(['one', 503]);
    server.refuse = null;
    await runs.retry();
    expect([runs.phase, runs.run]).toEqual(['deleted', null]);
  });
});
