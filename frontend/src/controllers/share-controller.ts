import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Problem } from '../api/types';

interface Share {
  token: string | null;
}

/** Knows whether a run of one's own is shared; makes its link and takes it back. */
export class ShareController implements ReactiveController {
  /** Token of the run's link; `null` where there is none, or before it is known. */
  token: string | null = null;
  problem: Problem | null = null;
  busy = false;
  private run = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.run = ''; // an answer that comes now is for nobody
  }

  /** Learn whether this run is shared; nothing is asked without one. */
  look(run: string): void {
    if (run === this.run) return;
    this.run = run;
    Object.assign(this, { token: null, problem: null, busy: false });
    // Whether it is shared may wait: a failure here is told when something is done about it.
    if (run) void this.do(() => this.api().get<Share>(this.path).catch(() => ({ token: null })));
  }

  share(): void {
    void this.do(() => this.api().post<Share>(this.path, {}));
  }

  /** Take the link back. */
  stop(): void {
    void this.do(async () => {
      await this.api().delete(this.path);
      return { token: null };
    });
  }

  private get path(): string {
    return `/runs/${encodeURIComponent(this.run)}/share/`;
  }

  private async do(what: () => Promise<Share>): Promise<void> {
    const { run } = this;
    this.set({ busy: true, problem: null });
    try {
      const { token } = await what();
      if (run === this.run) this.set({ token, busy: false });
    } catch (error) {
      if (run === this.run) this.set({ problem: asProblem(error), busy: false });
    }
  }

  private set(change: Partial<Pick<ShareController, 'token' | 'problem' | 'busy'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
