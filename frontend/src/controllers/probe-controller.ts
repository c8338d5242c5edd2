import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { isOver } from '../api/follow';
import { followProbe, type FollowProbeOptions } from '../api/follow-probe';
import type { Probe, ProbeRequest } from '../api/probes';
import { patiently, type Wait } from '../api/patience';
import { asProblem, ProblemError } from '../api/problem';
import type { Problem } from '../api/types';

const SILENCE = 800; // ms without a word from the stream before the probe itself is asked
const INTERVAL = 500; // ms between askings then, at first
const PATIENCE = 6000; // ms before the student is told that it is slow
const LOST = 6; // askings in vain before the connection counts as lost
const KEPT = 40; // answers left on the server for a run; it keeps a few hundred
const GONE = new Set([404, 410]);

/**
 * Holds one experiment on a run. The last wish counts: an older one that is not answered yet is
 * cancelled on the server. The last answer stays until the next one comes.
 *
 * Its events tell how far it is; where the stream stays silent the probe itself is asked.
 */
export class ProbeController implements ReactiveController {
  probe: Probe | null = null;
  /** The one that is under way, as far as it has come. */
  coming: Probe | null = null;
  problem: Problem | null = null;
  busy = false;
  slow = false;
  /** Set while the site has asked to come again later, which goes by itself. */
  wait: Wait | null = null;
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
    private readonly options: Partial<FollowProbeOptions> & { slowAfter?: number } = {},
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
    this.set({ busy: true, problem: null, progress: 0, coming: null });
    this.expectNews();
    this.timer = setTimeout(() => void this.answer(run, request, signal), pause);
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
    this.set({ busy: false, slow: false, coming: null });
  }

  /** Nothing is asked and nothing shown. */
  clear(): void {
    this.stop();
    this.set({ busy: false, slow: false, coming: null, probe: null, problem: null });
  }

  private async answer(run: string, request: ProbeRequest, signal: AbortSignal): Promise<void> {
    const path = `/runs/${encodeURIComponent(run)}/probes/`;
    const measure = (): Promise<Probe | null> => this.measure(path, request, signal);
    try {
      const probe = await measure().catch((error: unknown) => this.afterLoss(error, run, measure, signal));
      if (!probe) return;
      if (!probe.prediction) this.keep({ path, id: probe.id });
      this.end({ probe, progress: 1 });
      this.onAnswer(probe);
    } catch (error) {
      if (!signal.aborted) this.end({ problem: asProblem(error) });
    }
  }

  /** The probe at its end; nothing where a newer wish has cancelled it. */
  private async measure(path: string, request: ProbeRequest, signal: AbortSignal): Promise<Probe | null> {
    // Not ended by the signal: only its answer tells which probe there is to cancel.
    const ask = (): Promise<Probe> => this.api().post<Probe>(path, request);
    const started = await patiently(ask, { signal, onWait: (wait) => this.hold(wait) }).catch(unlessEnded(signal));
    if (!started) return null;
    const onProbe = (coming: Probe): void => this.hear(coming);
    const how = { patience: SILENCE, interval: INTERVAL, vain: LOST, ...this.options, api: this.api(), signal, onProbe };
    try {
      const probe = await followProbe(path, started, how);
      if (probe.error) throw new ProblemError(probe.error);
      return probe;
    } catch (error) {
      if (!signal.aborted) throw error;
      if (!isOver(started)) await this.drop({ path, id: started.id });
      return null;
    }
  }

  /**
   * A probe may be gone while its run is still there: another tab asked the same and stopped it.
   * Then it is asked anew; else it is the run's own problem that is to be told.
   */
  private async afterLoss(error: unknown, run: string, measure: () => Promise<Probe | null>, signal: AbortSignal): Promise<Probe | null> {
    if (!GONE.has(asProblem(error).status)) throw error;
    await this.api().run(run, signal);
    return measure();
  }

  private hear(coming: Probe): void {
    const { coming: before } = this;
    // being told the same again, as by asking for it, is no news
    if (coming.status !== before?.status || coming.progress !== before.progress) this.expectNews();
    this.set({ coming, progress: coming.progress });
  }

  /** Say that it is slow once there has been no news for a while. */
  private expectNews(): void {
    clearTimeout(this.patience);
    this.slow = false;
    this.patience = setTimeout(() => this.set({ slow: true }), this.options.slowAfter ?? PATIENCE);
  }

  private hold(wait: Wait | null): void {
    if (wait) clearTimeout(this.patience);
    else this.expectNews();
    this.set({ wait, slow: false });
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
    this.wait = null;
    clearTimeout(this.timer);
    clearTimeout(this.patience);
    this.ending.abort();
    this.ending = new AbortController();
    return this.ending.signal;
  }

  private end(change: Partial<Pick<ProbeController, 'probe' | 'problem' | 'progress'>>): void {
    clearTimeout(this.patience);
    this.set({ ...change, busy: false, slow: false, coming: null });
  }

  private set(change: Partial<Pick<ProbeController, 'probe' | 'coming' | 'problem' | 'busy' | 'slow' | 'progress' | 'wait'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}

/** Passes on what went wrong, but nothing once nobody waits for it any more. */
function unlessEnded(signal: AbortSignal): (error: unknown) => null {
  return (error) => {
    if (signal.aborted) return null;
    throw error;
  };
}
