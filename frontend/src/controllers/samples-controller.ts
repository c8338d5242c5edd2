import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Problem, Sample } from '../api/types';

/** Fetches the samples' list as soon as its host is on the page. */
export class SamplesController implements ReactiveController {
  /** `null` until it has come. */
  list: Sample[] | null = null;
  /** Why the last fetch failed; `load` asks again. */
  problem: Problem | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
    /** Where the list is; empty for the site's own. */
    private readonly address: () => string,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.load();
  }

  async load(): Promise<void> {
    this.problem = null;
    try {
      this.list = await this.api().samples(this.address() || undefined);
    } catch (error) {
      this.problem = { ...asProblem(error), title: 'The samples could not be fetched' };
    }
    this.host.requestUpdate();
  }
}
