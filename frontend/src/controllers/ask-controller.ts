import type { ReactiveControllerHost } from 'lit';
import { Api } from '../api/client';
import { asProblem } from '../api/problem';
import type { Problem } from '../api/types';

/** Asks the site for its host: busy meanwhile, and with the problem where it came to one. */
export class AskController {
  busy = false;
  problem: Problem | null = null;

  constructor(
    private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    private readonly base: () => string,
  ) {}

  /** The host goes on to something else: the problem is not its problem any more. */
  forget(): void {
    this.set(this.busy, null);
  }

  async ask(act: (api: Api) => Promise<void>): Promise<void> {
    this.set(true, null);
    try {
      await act(new Api(this.base()));
      this.set(false, null);
    } catch (error) {
      this.set(false, asProblem(error));
    }
  }

  private set(busy: boolean, problem: Problem | null): void {
    this.busy = busy;
    this.problem = problem;
    this.host.requestUpdate();
  }
}
