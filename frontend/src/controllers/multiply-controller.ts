import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Multiplication, MultiplyProbe } from '../api/learnt';
import type { LayerName, NetworkName, Problem } from '../api/types';

const PAUSE = 200; // ms without another wish before one is sent
const WAITS = [60, 100, 160, 250, 400]; // ms between looks at a probe; the last goes on
const PATIENCE = 15_000;

/** One activation of a run, by its place. */
export interface Wanted {
  run: string;
  network: NetworkName;
  layer: LayerName;
  index: number;
  at: readonly [column: number, row: number];
}

/** Asks the site to take one activation apart: the last wish counts, and each is asked once. */
export class MultiplyController implements ReactiveController {
  /** The last answer, which stays until the next one comes. */
  answer: Multiplication | null = null;
  problem: Problem | null = null;
  waiting = false;

  private wanted = '';
  private readonly known = new Map<string, Multiplication>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ending = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.ending.abort();
    this.wanted = '';
  }

  want(wanted: Wanted): void {
    const key = JSON.stringify(wanted);
    if (key === this.wanted) return;
    this.wanted = key;
    clearTimeout(this.timer);
    this.ending.abort();
    this.ending = new AbortController();
    const known = this.known.get(key);
    if (known) this.set({ answer: known, problem: null, waiting: false });
    else {
      this.set({ waiting: true, problem: null });
      this.timer = setTimeout(() => void this.ask(key, wanted, this.ending.signal), PAUSE);
    }
  }

  /** Ask again for what was wanted last. */
  retry(): void {
    const { wanted } = this;
    this.wanted = '';
    if (wanted) this.want(JSON.parse(wanted) as Wanted);
  }

  private async ask(key: string, { run, ...place }: Wanted, signal: AbortSignal): Promise<void> {
    try {
      const path = `/runs/${encodeURIComponent(run)}/probes/`;
      const started = await this.api().post<MultiplyProbe>(path, { kind: 'multiply', ...place }, signal);
      const answer = await this.done(path, started, signal);
      this.known.set(key, answer);
      this.set({ answer, problem: null, waiting: false });
    } catch (error) {
      if (!signal.aborted) this.set({ problem: { ...asProblem(error), title: 'This multiplication could not be shown' }, waiting: false });
    }
  }

  private async done(path: string, started: MultiplyProbe, signal: AbortSignal): Promise<Multiplication> {
    const until = Date.now() + PATIENCE;
    let probe = started;
    for (let look = 0; !probe.multiplication; look++) {
      if (probe.status === 'failed' || Date.now() > until) throw new Error('no answer');
      await pause(WAITS[Math.min(look, WAITS.length - 1)] ?? 400, signal);
      probe = await this.api().get<MultiplyProbe>(`${path}${probe.id}/`, signal);
    }
    return probe.multiplication;
  }

  private set(change: Partial<Pick<MultiplyController, 'answer' | 'problem' | 'waiting'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });
}
