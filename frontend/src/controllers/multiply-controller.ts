import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import type { Multiplication } from '../api/learnt';
import type { MultiplyRequest } from '../api/probes';
import type { Problem } from '../api/types';
import { ProbeController } from './probe-controller';

const PAUSE = 200; // ms without another wish before one is sent

/** One activation of a run, by its place. */
export type Wanted = Omit<MultiplyRequest, 'kind' | 'at'> & { run: string; at: readonly [column: number, row: number] };

/** Asks the site to take one activation apart: the last wish counts, and each is asked once. */
export class MultiplyController implements ReactiveController {
  /** The last answer, which stays until the next one comes. */
  answer: Multiplication | null = null;

  private wanted = '';
  private readonly known = new Map<string, Multiplication>();
  private readonly probe: ProbeController;

  constructor(host: ReactiveControllerHost, api: () => Api) {
    host.addController(this);
    this.probe = new ProbeController(host, api, ({ multiplication }) => this.take(multiplication));
  }

  hostConnected(): void {
    this.wanted = '';
  }

  get problem(): Problem | null {
    return this.probe.problem && { ...this.probe.problem, title: 'This multiplication could not be shown' };
  }

  get waiting(): boolean {
    return this.probe.busy;
  }

  get slow(): boolean {
    return this.probe.slow;
  }

  want({ run, at: [column, row], ...unit }: Wanted): void {
    const place = { ...unit, at: [column, row] as [number, number] };
    const key = JSON.stringify([run, place]);
    if (key === this.wanted) return;
    this.wanted = key;
    const known = this.known.get(key);
    if (known) {
      this.answer = known;
      this.probe.clear();
    } else this.probe.ask(run, { kind: 'multiply', ...place }, PAUSE);
  }

  /** Ask again for what was wanted last. */
  retry(): void {
    this.probe.retry();
  }

  private take(answer: Multiplication | null): void {
    if (!answer) return;
    this.answer = answer;
    this.known.set(this.wanted, answer);
  }
}
