import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isOver } from '../api/apply-event';
import type { Api, Picture } from '../api/client';
import { followRun, type FollowOptions } from '../api/follow-run';
import { patiently, type Wait } from '../api/patience';
import { asProblem } from '../api/problem';
import type { Problem, Run } from '../api/types';

/**
 * What the student's run is doing: nothing yet, being sent, being fetched by its id, going
 * through the networks, over, or deleted.
 */
export type Phase = 'empty' | 'sending' | 'opening' | 'running' | 'over' | 'deleted';

/** How long a run may say nothing before the student is told that it is slow, in ms. */
const PATIENCE = 6000;

/** Refusals that pass: a form token that was renewed, a wait too long, too many runs at once. */
const MAY_PASS = new Set([403, 408, 429]);

/** How far a run has come; asking again for a run that waits tells nothing new. */
function reach({ status, progress, input, networks }: Run): string {
  const known = Object.values(networks).map(({ layers, output }) => `${layers.length} ${output.length}`);
  return [status, progress, input?.url, ...known].join(' ');
}

export interface RunListener {
  /** The run changed; `before` is what it was. */
  onRun: (run: Run, before: Run | null) => void;
}

/** Holds one run: starts it, follows it to its end, opens it again by id, deletes it. */
export class RunController implements ReactiveController {
  phase: Phase = 'empty';
  run: Run | null = null;
  problem: Problem | null = null;
  /** The picture of the last start; kept whatever happens, so that a retry needs no new choice. */
  picture: Picture | null = null;

  /** Token of the link by which the run in hand was opened; empty for one's own. */
  shared = '';

  /** True while a run has said nothing for longer than it should. */
  slow = false;

  /** Set while the site has asked to send the picture again later, which goes by itself. */
  wait: Wait | null = null;

  private again: (() => Promise<void>) | null = null;
  private ending = new AbortController();
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
    private readonly listener: RunListener,
    private readonly options: Partial<FollowOptions> & { slowAfter?: number } = {},
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.ending.abort();
    clearTimeout(this.waiting);
  }

  /** Send a picture and follow its run. */
  async start(picture: Picture): Promise<void> {
    this.picture = picture;
    this.again = () => this.start(picture);
    await this.begin('sending', (signal) =>
      patiently(() => this.api().startRun(picture, signal), { signal, onWait: (wait) => this.set({ wait }) }),
    );
  }

  /** Open a run that a link names. */
  async open(id: string): Promise<void> {
    if (this.run?.id === id) return;
    this.picture = null;
    this.again = () => this.open(id);
    await this.begin('opening', (signal) => this.api().run(id, signal));
  }

  /** Look at a run that somebody shares; it is theirs, and stays as it is. */
  async openShared(token: string): Promise<void> {
    if (this.shared === token && this.run) return;
    this.picture = null;
    this.again = () => this.openShared(token);
    await this.begin('opening', (signal) => this.api().shared(token, signal), token);
  }

  /** Do again what failed: send the same picture, or fetch the same run. */
  async retry(): Promise<void> {
    await this.again?.();
  }

  /** Whether the same may go well another time: not where the picture or the link is at fault. */
  get canRetry(): boolean {
    const status = this.problem?.status ?? 0;
    return status < 400 || status >= 500 || MAY_PASS.has(status);
  }

  /** Stop following and delete the run with everything it left on the server. */
  async remove(): Promise<void> {
    const { run } = this;
    if (!run) return;
    try {
      await this.api().deleteRun(run.id);
      this.stop();
      this.set({ phase: 'deleted', run: null, problem: null });
    } catch (error) {
      this.again = () => this.remove();
      this.set({ problem: asProblem(error) });
    }
  }

  /** Back to the start; a run that goes on is left alone. */
  clear(): void {
    this.stop();
    this.shared = '';
    this.set({ phase: 'empty', run: null, problem: null });
  }

  private async begin(phase: Phase, get: (signal: AbortSignal) => Promise<Run>, shared = ''): Promise<void> {
    const signal = this.stop();
    this.shared = shared;
    this.set({ phase, run: null, problem: null });
    try {
      const run = await get(signal);
      this.take(run);
      if (!isOver(run)) this.take(await followRun(run, { ...this.options, api: this.api(), signal, onRun: (r) => this.take(r) }));
    } catch (error) {
      if (!signal.aborted) this.set({ phase: this.run ? 'over' : 'empty', problem: asProblem(error) });
    }
  }

  private take(run: Run): void {
    const before = this.run;
    if (run === before) return;
    const change = { phase: isOver(run) ? 'over' : 'running', run, problem: run.error } as const;
    if (before && reach(run) === reach(before)) Object.assign(this, change);
    else this.set(change);
    this.listener.onRun(run, before);
  }

  private stop(): AbortSignal {
    this.wait = null;
    this.ending.abort();
    this.ending = new AbortController();
    return this.ending.signal;
  }

  private set(change: Partial<Pick<RunController, 'phase' | 'run' | 'problem' | 'wait'>>): void {
    Object.assign(this, change, { slow: false });
    clearTimeout(this.waiting);
    if (!this.wait && ['sending', 'opening', 'running'].includes(this.phase)) {
      this.waiting = setTimeout(() => this.tellSlow(), this.options.slowAfter ?? PATIENCE);
    }
    this.host.requestUpdate();
  }

  private tellSlow(): void {
    this.slow = true;
    this.host.requestUpdate();
  }
}
