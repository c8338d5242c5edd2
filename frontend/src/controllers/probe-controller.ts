import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import type { Probe, ProbeRequest } from '../api/probes';
import { asProblem, ProblemError } from '../api/problem';
import type { Problem } from '../api/types';

const WAITS = [50, 80, 120, 200, 300, 500]; // ms between looks at a probe; the last goes on
const PATIENCE = 6000; // ms before the student is told that it is slow
const LOST = 6; // looks in vain before the connection counts as lost
const KEPT = 40; // answers left on the server for a run; it keeps a few hundred
const GONE = new Set([404, 410]);

/**
 * Holds one experiment on a run. The last wish counts: an older one that is not answered yet is
 * cancelled on the server. The last answer stays until the next one comes.
 *
 * A probe is looked at in short steps, not listened to: an answer takes some tens of
 * milliseconds, about as long as opening a stream, and a browser has few connections for each.
 */
export class ProbeController implements ReactiveController {
  probe: Probe | null = null;
  problem: Problem | null = null;
  busy = false;
  slow = false;
  /** Share of the work done, 0 to 1. */
  progress = 0;

  private ending = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private again: (() => void) | null = null;
  private readonly past: { path: string; id: string }[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
    private readonly onAnswer: (probe: Probe) => void = () => undefined,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Ask about a run once `pause` ms have passed without another wish. */
  ask(run: string, request: ProbeRequest, pause = 0): void {
    const signal = this.stop();
    this.again = () => this.ask(run, request);
    this.set({ busy: true, slow: false, problem: null, progress: 0 });
    this.patience = setTimeout(() => this.set({ slow: true }), PATIENCE);
    this.timer = setTimeout(() => void this.answer(`/runs/${encodeURIComponent(run)}/probes/`, request, signal), pause);
  }

  /** Ask again what failed. */
  retry(): void {
    this.again?.();
  }

  /** Whether asking again may help: not where the run itself is gone. */
  get canRetry(): boolean {
    return !GONE.has(this.problem?.status ?? 0);
  }

  /** Give up what is under way; the last answer stays. */
  cancel(): void {
    this.stop();
    this.set({ busy: false, slow: false });
  }

  /** Nothing is asked and nothing shown. */
  clear(): void {
    this.stop();
    this.set({ busy: false, slow: false, probe: null, problem: null });
  }

  private async answer(path: string, request: ProbeRequest, signal: AbortSignal): Promise<void> {
    try {
      // Not ended by the signal: only its answer tells which probe there is to cancel.
      const started = await this.api().post<Probe>(path, request);
      const probe = await this.follow(path, started, signal);
      if (!probe) return;
      if (probe.error) throw new ProblemError(probe.error);
      if (!probe.prediction) this.keep({ path, id: probe.id });
      this.end({ probe, progress: 1 });
      this.onAnswer(probe);
    } catch (error) {
      if (!signal.aborted) this.end({ problem: asProblem(error) });
    }
  }

  /** The probe at its end; nothing where a newer wish has cancelled it. */
  private async follow(path: string, started: Probe, signal: AbortSignal): Promise<Probe | null> {
    let probe = started;
    let lost = 0;
    for (let look = 0; !isOver(probe); look++) {
      await pause(WAITS[Math.min(look, WAITS.length - 1)] ?? 500, signal);
      try {
        signal.throwIfAborted();
        probe = await this.api().get<Probe>(`${path}${probe.id}/`, signal);
        lost = 0;
      } catch (error) {
        if (signal.aborted) break;
        const { status } = asProblem(error);
        lost += 1;
        if ((status !== 0 && status < 500) || lost >= LOST) throw error;
      }
      if (probe.progress !== this.progress) this.set({ progress: probe.progress });
    }
    if (!signal.aborted) return probe;
    if (!isOver(probe)) await this.drop({ path, id: probe.id });
    return null;
  }

  private keep(answered: { path: string; id: string }): void {
    this.past.push(answered);
    const oldest = this.past.length > KEPT ? this.past.shift() : undefined;
    if (oldest && !this.past.some(({ id }) => id === oldest.id)) void this.drop(oldest);
  }

  /** Deleting is tidiness: where it fails, the run's end takes the probe with it. */
  private async drop({ path, id }: { path: string; id: string }): Promise<void> {
    await this.api().delete(`${path}${id}/`).catch(() => undefined);
  }

  private stop(): AbortSignal {
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.ending.abort();
    this.ending = new AbortController();
    return this.ending.signal;
  }

  private end(change: Partial<Pick<ProbeController, 'probe' | 'problem' | 'progress'>>): void {
    clearTimeout(this.patience);
    this.set({ ...change, busy: false, slow: false });
  }

  private set(change: Partial<Pick<ProbeController, 'probe' | 'problem' | 'busy' | 'slow' | 'progress'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}

function isOver({ status }: Probe): boolean {
  return status === 'done' || status === 'failed';
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
