import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { lookAtProbe } from '../api/look-at-probe';
import { asProblem } from '../api/problem';
import type { NetworkName, Problem } from '../api/types';
import type { Follow, FollowProbe } from '../api/walkthrough';

const PATIENCE = 30_000;

/** Asks the site, once for each, what the lines of the code made of a run in one network. */
export class FollowController implements ReactiveController {
  problem: Problem | null = null;

  private readonly known = new Map<string, Follow>();
  private readonly asked = new Set<string>();
  private ending = new AbortController();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.ending.abort();
    this.ending = new AbortController();
    this.asked.clear();
  }

  /** The answer where it has come; asks for it where it was not asked for yet. */
  of(run: string, network: NetworkName): Follow | null {
    const key = `${run} ${network}`;
    if (!this.asked.has(key) && !this.known.has(key)) {
      this.asked.add(key);
      void this.ask(key, run, network, this.ending.signal);
    }
    return this.known.get(key) ?? null;
  }

  retry(): void {
    this.problem = null;
    this.asked.clear();
    this.host.requestUpdate();
  }

  private async ask(key: string, run: string, network: NetworkName, signal: AbortSignal): Promise<void> {
    try {
      const enough = (probe: FollowProbe): boolean => Boolean(probe.follow);
      const { follow } = await lookAtProbe(this.api(), run, { kind: 'follow', network }, { signal, enough, patience: PATIENCE });
      if (!follow) throw new Error('no answer');
      this.known.set(key, follow);
    } catch (error) {
      if (signal.aborted) return;
      this.problem = { ...asProblem(error), title: 'The code could not be followed' };
    }
    this.host.requestUpdate();
  }
}
