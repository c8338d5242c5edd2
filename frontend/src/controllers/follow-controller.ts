import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import type { NetworkName, Problem } from '../api/types';
import type { Follow } from '../api/walkthrough';
import { ProbeController } from './probe-controller';

/** Asks the site, once for each, what the lines of the code made of a run in one network. */
export class FollowController implements ReactiveController {
  private wanted = '';
  private readonly known = new Map<string, Follow>();
  private readonly probe: ProbeController;

  constructor(host: ReactiveControllerHost, api: () => Api) {
    host.addController(this);
    this.probe = new ProbeController(host, api, ({ follow }) => follow && this.known.set(this.wanted, follow));
  }

  hostConnected(): void {
    this.wanted = '';
  }

  get problem(): Problem | null {
    return this.probe.problem && { ...this.probe.problem, title: 'The code could not be followed' };
  }

  get slow(): boolean {
    return this.probe.slow;
  }

  /** The answer where it has come; asks for it where it was not asked for yet. */
  of(run: string, network: NetworkName): Follow | null {
    const key = `${run} ${network}`;
    if (key !== this.wanted) {
      this.wanted = key;
      if (this.known.has(key)) this.probe.clear();
      else this.probe.ask(run, { kind: 'follow', network });
    }
    return this.known.get(key) ?? null;
  }

  retry(): void {
    this.probe.retry();
  }
}
