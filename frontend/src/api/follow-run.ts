import { applyEvent, isOver } from './apply-event';
import type { Api } from './client';
import { asProblem } from './problem';
import type { Run, RunEvent } from './types';

/** The part of the browser's EventSource in use, so that a test can bring another one. */
export type EventSourceLike = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

export interface FollowOptions {
  api: Pick<Api, 'run'>;
  signal: AbortSignal;
  /** The run after each step. */
  onRun: (run: Run) => void;
  open?: (url: string) => EventSourceLike;
  /** How long to wait for a word from the stream before asking the run itself, in ms. */
  patience?: number;
  /** How long to wait between askings while the stream stays silent, in ms; it grows to five times that. */
  interval?: number;
}

const CLOSED = 2; // EventSource.CLOSED

const STEPS = ['queued', 'preprocessed', 'layer', 'output', 'done', 'failed'] as const;

/**
 * Follow a run to its end. The event stream tells each step as it happens; the browser opens a
 * lost stream again with `Last-Event-ID`, so nothing is missed. While the stream is silent or
 * gone the run itself is asked instead. Resolves with the last state, rejects with ProblemError
 * where the run is no longer there, and with AbortError where `signal` ends it.
 */
export async function followRun(first: Run, options: FollowOptions): Promise<Run> {
  const { signal, patience = 2500, interval = 1000 } = options;
  const stream = new RunStream(first, options);
  try {
    let wait = patience;
    let pause = interval;
    while (!isOver(stream.run)) {
      if (await stream.heardWithin(wait, signal)) {
        wait = patience;
        pause = interval;
        continue;
      }
      wait = pause;
      pause = Math.min(pause * 1.5, interval * 5); // a long queue is not made longer by asking
      const steps = stream.steps;
      const asked = await ask(options, first.id);
      // An event heard meanwhile is newer than the answer, and would not be told again.
      if (asked && steps === stream.steps) stream.replace(asked);
    }
    return stream.run;
  } finally {
    stream.close();
  }
}

/** The run as the server has it; nothing while the server cannot be reached. */
async function ask({ api, signal }: FollowOptions, id: string): Promise<Run | undefined> {
  try {
    return await api.run(id, signal);
  } catch (error) {
    signal.throwIfAborted();
    const { status } = asProblem(error);
    if (status === 0 || status >= 500) return undefined;
    throw error;
  }
}

/** The state of a run, kept up to date by its event stream. */
class RunStream {
  /** How many events have come. */
  steps = 0;

  private readonly source: EventSourceLike;
  private answer: (heard: boolean) => void = () => undefined;

  constructor(
    public run: Run,
    private readonly options: FollowOptions,
  ) {
    this.source = (options.open ?? ((url) => new EventSource(url)))(run.events_url);
    for (const type of STEPS) {
      this.source.addEventListener(type, (event) => this.take(type, event as MessageEvent<string>));
    }
    this.source.addEventListener('error', () => {
      // Refused for good, not merely lost: waiting for it would be in vain.
      if (this.source.readyState === CLOSED) this.answer(false);
    });
  }

  /** True once the next event arrives, false after `ms` without one. */
  heardWithin(ms: number, signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason as Error);
      const end = (heard: boolean): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        resolve(heard);
      };
      const timer = setTimeout(end, ms, false);
      this.answer = end;
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  replace(run: Run): void {
    this.run = run;
    this.options.onRun(run);
  }

  close(): void {
    this.source.close();
  }

  private take(type: RunEvent['type'], message: MessageEvent<string>): void {
    const event = { ...(JSON.parse(message.data) as object), type } as RunEvent;
    this.steps += 1;
    const next = type === 'failed' ? failed(this.run, message.data) : applyEvent(this.run, event);
    this.replace(next);
    if (isOver(next)) this.close();
    this.answer(true);
  }
}

/** A `failed` event's data is the problem itself. */
function failed(run: Run, data: string): Run {
  return applyEvent(run, { type: 'failed', problem: JSON.parse(data) as Run['error'] & object });
}
