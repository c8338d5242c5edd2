import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isOver } from '../api/apply-event';
import type { Api } from '../api/client';
import type { Wait } from '../api/patience';
import type { Problem, Run } from '../api/types';
import { readPlace } from '../lib/deep-link';
import { RunController } from './run-controller';

const TOLD = 'page-run';

/** The run that all modules of the page show, whoever started it. */
let shared: Run | null = null;

function share(run: Run | null): void {
  if (run === shared) return;
  shared = run;
  document.dispatchEvent(new Event(TOLD));
}

/**
 * Follows the page's current run: the one that the address names, then whichever the lab ends
 * (`lab-run`), until the lab deletes it (`lab-run-deleted`, detail: its id). With none, `ensure`
 * sends a sample through the networks.
 */
export class PageRunController implements ReactiveController {
  /** Whether the address named a run that is no longer there. */
  gone = false;

  private readonly runs: RunController;

  constructor(
    private readonly host: ReactiveControllerHost,
    api: () => Api,
  ) {
    this.runs = new RunController(host, api, { onRun: (run) => isOver(run) && this.take(run) });
    host.addController(this);
  }

  /** The run where there is one that is done; else the sample's, as far as it has come. */
  get run(): Run | null {
    return shared ?? this.runs.run;
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
    document.addEventListener('lab-run-deleted', this.deleted);
    document.addEventListener(TOLD, this.told);
    const { run } = readPlace(location.search);
    if (run && run !== shared?.id) void this.open(run);
  }

  hostDisconnected(): void {
    document.removeEventListener('lab-run', this.heard);
    document.removeEventListener('lab-run-deleted', this.deleted);
    document.removeEventListener(TOLD, this.told);
  }

  /** See to it that there is a run: with none, this sample becomes it. */
  async ensure(sample: string): Promise<void> {
    if (shared || ['sending', 'opening', 'running'].includes(this.runs.phase)) return;
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
  private async open(id: string): Promise<void> {
    await this.runs.open(id);
    const status = this.runs.problem?.status ?? 0;
    if (status < 400 || status >= 500) return;
    this.gone = status === 404;
    this.runs.clear();
  }

  private take(run: Run): void {
    if (run.status === 'done') share(run);
  }

  private readonly heard = (event: Event): void => this.take((event as CustomEvent<Run>).detail);

  private readonly deleted = (event: Event): void => {
    if (shared?.id === (event as CustomEvent<string>).detail) {
      share(null);
      this.runs.clear();
    }
  };

  private readonly told = (): void => {
    if (shared && this.runs.problem) this.runs.clear();
    this.host.requestUpdate();
  };
}

/** For tests: a page that has just been opened. */
export function forgetPageRun(): void {
  share(null);
}
