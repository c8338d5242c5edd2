import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../../api/client';
import type { Exhibit, Live } from '../../api/failures';
import type { Problem } from '../../api/types';
import { ProbeController } from '../../controllers/probe-controller';

/** Sets a failure off on a run and holds its exhibits as they come; the last wish counts. */
export class MeasureController implements ReactiveController {
  private asked = '';
  private readonly probe: ProbeController;

  constructor(host: ReactiveControllerHost, api: () => Api) {
    host.addController(this);
    this.probe = new ProbeController(host, api);
  }

  hostConnected(): void {
    this.asked = '';
  }

  get exhibits(): readonly Exhibit[] {
    return (this.probe.coming ?? this.probe.probe)?.exhibits ?? [];
  }

  get problem(): Problem | null {
    return this.probe.problem;
  }

  get busy(): boolean {
    return this.probe.busy;
  }

  get slow(): boolean {
    return this.probe.slow;
  }

  /** Ask once for each pair of run and failure; null asks nothing and shows nothing. */
  want(run: string | null, failure: Live | null): void {
    const asked = run && failure ? `${run} ${failure}` : '';
    if (asked === this.asked) return;
    this.asked = asked;
    this.probe.clear();
    if (run && failure) this.probe.ask(run, { kind: 'failure', failure });
  }

  retry(): void {
    this.probe.retry();
  }
}
