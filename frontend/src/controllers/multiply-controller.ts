import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { lookAtProbe } from '../api/look-at-probe';
import { asProblem } from '../api/problem';
import type { Multiplication, MultiplyProbe } from '../api/learnt';
import type { LayerName, NetworkName, Problem } from '../api/types';

const PAUSE = 200; // ms without another wish before one is sent
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
      const request = { kind: 'multiply', ...place };
      const enough = (probe: MultiplyProbe): boolean => probe.multiplication !== null;
      const { multiplication: answer } = await lookAtProbe(this.api(), run, request, { signal, enough, patience: PATIENCE });
      if (!answer) throw new Error('no answer');
      this.known.set(key, answer);
      this.set({ answer, problem: null, waiting: false });
    } catch (error) {
      if (!signal.aborted) this.set({ problem: { ...asProblem(error), title: 'This multiplication could not be shown' }, waiting: false });
    }
  }

  private set(change: Partial<Pick<MultiplyController, 'answer' | 'problem' | 'waiting'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
