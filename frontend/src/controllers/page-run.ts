import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isOver } from '../api/apply-event';
import type { Api } from '../api/client';
import type { Wait } from '../api/patience';
import type { Problem, Run } from '../api/types';
import { readPlace } from '../lib/deep-link';
import { RunController } from './run-controller';

const TOLD = 'page-run';

/** The student's own run that all modules of the page show, whoever started it. */
let current: Run | null = null;

/** Somebody's run that a link shares: it has no id, can be looked at and not experimented on. */
let guest: Run | null = null;

function become(own: Run | null, other: Run | null): void {
  if (own === current && other === guest) return;
  [current, guest] = [own, other];
  document.dispatchEvent(new Event(TOLD));
}

/**
 * Follows the page's current run: the one that the address names, then whichever the lab ends
 * (`lab-run`), until the lab deletes it or closes a shared one (`lab-run-gone`, detail: its id).
 * With none, `ensure` sends a sample through the networks. A module that experiments `asks` the
 * site about the run, so a shared one is not for it.
 */
export class PageRunController implements ReactiveController {
  /** Whether the address named a run that is no longer there. */
  gone = false;

  private readonly runs: RunController;
  /** The sample that was asked for while the address's run was still being fetched. */
  private standIn = '';

  constructor(
    private readonly host: ReactiveControllerHost,
    api: () => Api,
    private readonly what: 'looks' | 'asks' = 'looks',
  ) {
    this.runs = new RunController(host, api, { onRun: (run) => isOver(run) && this.take(run) });
    host.addController(this);
  }

  /** The run where there is one that is done; else the sample's, as far as it has come. */
  get run(): Run | null {
    if (this.what === 'looks' && guest) return guest;
    return current ?? (this.runs.shared ? null : this.runs.run);
  }

  /** Why the last picture could not be sent or followed, until there is another run. */
  get problem(): Problem | null {
    return this.runs.problem;
  }

  /** Set while the site has asked to send the picture again later, which goes by itself. */
  get wait(): Wait | null {
    return this.runs.wait;
  }

  hostConnected(): void {
    document.addEventListener('lab-run', this.heard);
    document.addEventListener('lab-run-gone', this.deleted);
    document.addEventListener(TOLD, this.told);
    const { run, shared } = readPlace(location.search);
    if (run && run !== current?.id) void this.open(() => this.runs.open(run));
    if (shared && !guest && this.what === 'looks') void this.open(() => this.runs.openShared(shared));
  }

  hostDisconnected(): void {
    document.removeEventListener('lab-run', this.heard);
    document.removeEventListener('lab-run-gone', this.deleted);
    document.removeEventListener(TOLD, this.told);
  }

  /** See to it that there is a run: with none, this sample becomes it. */
  async ensure(sample: string): Promise<void> {
    this.standIn = sample;
    if (this.run || ['sending', 'opening', 'running'].includes(this.runs.phase)) return;
    await this.runs.start({ sample });
  }

  /** Send another sample through; it becomes the page's run. */
  async start(sample: string): Promise<void> {
    await this.runs.start({ sample });
  }

  async retry(): Promise<void> {
    await this.runs.retry();
  }

  /** A link to a run that is gone leaves the page without one. */
  private async open(fetch: () => Promise<void>): Promise<void> {
    await fetch();
    const status = this.runs.problem?.status ?? 0;
    if (status < 400 || status >= 500) return;
    this.gone = status === 404;
    this.runs.clear();
    if (this.standIn) await this.ensure(this.standIn);
  }

  private take(run: Run): void {
    if (run.status !== 'done') return;
    if (run.id) become(run, null);
    else become(current, run);
  }

  private readonly heard = (event: Event): void => this.take((event as CustomEvent<Run>).detail);

  private readonly deleted = (event: Event): void => {
    const { detail: id } = event as CustomEvent<string>;
    if (id === '') become(current, null);
    else if (id === current?.id) become(null, guest);
    else return;
    this.runs.clear();
  };

  private readonly told = (): void => {
    if (this.run && this.runs.problem) this.runs.clear();
    this.host.requestUpdate();
  };
}

/** For tests: a page that has just been opened. */
export function forgetPageRun(): void {
  become(null, null);
}
