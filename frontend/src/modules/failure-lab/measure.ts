import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../../api/client';
import type { Exhibit, FailureProbe, FailureRequest, Live } from '../../api/failures';
import { lookAtProbe } from '../../api/look-at-probe';
import { asProblem, ProblemError } from '../../api/problem';
import type { Problem } from '../../api/types';

/** Sets a failure off on a run and holds its exhibits as they come; the last wish counts. */
export class MeasureController implements ReactiveController {
  exhibits: Exhibit[] = [];
  problem: Problem | null = null;
  busy = false;

  private asked = '';
  private ending = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.ending.abort();
  }

  /** Ask once for each pair of run and failure; null asks nothing and shows nothing. */
  want(run: string | null, failure: Live | null): void {
    const asked = run && failure ? `${run} ${failure}` : '';
    if (asked === this.asked) return;
    this.asked = asked;
    this.ending.abort();
    this.ending = new AbortController();
    this.set({ exhibits: [], problem: null, busy: asked !== '' });
    if (run && failure) void this.measure(run, failure, this.ending.signal);
  }

  retry(): void {
    const [run = null, failure = null] = this.asked.split(' ');
    this.asked = '';
    this.want(run, failure as Live | null);
  }

  private async measure(run: string, failure: Live, signal: AbortSignal): Promise<void> {
    const request: FailureRequest = { kind: 'failure', failure };
    try {
      const probe = await lookAtProbe<FailureProbe>(this.api(), run, request, {
        signal,
        enough: () => false, // exhibits come one by one
        onLook: ({ exhibits }) => this.set({ exhibits }),
      });
      if (probe.error) throw new ProblemError(probe.error);
      this.set({ exhibits: probe.exhibits, busy: false });
    } catch (error) {
      if (!signal.aborted) this.set({ problem: asProblem(error), busy: false });
    }
  }

  private set(change: Partial<Pick<MeasureController, 'exhibits' | 'problem' | 'busy'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
