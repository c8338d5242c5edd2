import { asProblem } from './problem';

/** What an EventSource is here; tests bring their own. */
export type EventSourceLike = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

/** Something whose steps the site tells on an event stream. */
export interface Followed {
  id: string;
  events_url: string;
  status: string;
}

export interface FollowOptions<T extends Followed> {
  signal: AbortSignal;
  /** The names of its events. */
  steps: readonly string[];
  /** It after one more event; the same event twice changes nothing. */
  apply: (state: T, step: string, data: object) => T;
  /** It as the site has it. */
  ask: (signal: AbortSignal) => Promise<T>;
  /** It after each step. */
  onStep: (state: T) => void;
  open?: ((url: string) => EventSourceLike) | undefined;
  /** How long to wait for a word from the stream before asking the site itself, in ms. */
  patience?: number | undefined;
  /** How long to wait between askings while the stream stays silent, in ms; it grows to five times that. */
  interval?: number | undefined;
  /** Askings in vain, one after the other, before the connection counts as lost. */
  vain?: number | undefined;
}

const CLOSED = 2; // EventSource.CLOSED

export function isOver({ status }: Pick<Followed, 'status'>): boolean {
  return status === 'done' || status === 'failed';
}

/**
 * Follow something to its end. The event stream tells each step as it happens; the browser opens
 * a lost stream again with `Last-Event-ID`, so nothing is missed. While the stream is silent or
 * gone the site itself is asked instead. Resolves with the last state, rejects with ProblemError
 * where it is no longer there or cannot be reached any more, and with AbortError where `signal`
 * ends it.
 */
export async function follow<T extends Followed>(first: T, options: FollowOptions<T>): Promise<T> {
  const { signal, patience = 2500, interval = 1000, vain = Infinity } = options;
  if (isOver(first)) return first;
  const stream = new Stream(first, options);
  let lost = 0;
  try {
    let wait = patience;
    let pause = interval;
    while (!isOver(stream.state)) {
      if (await stream.heardWithin(wait, signal)) {
        wait = patience;
        pause = interval;
        continue;
      }
      wait = pause;
      pause = Math.min(pause * 1.5, interval * 5); // a long queue is not made longer by asking
      const { steps } = stream;
      const asked = await ask(options, lost + 1 >= vain);
      lost = asked ? 0 : lost + 1;
      // An event heard meanwhile is newer than the answer, and would not be told again.
      if (asked && steps === stream.steps) stream.replace(asked);
    }
    return stream.state;
  } finally {
    stream.close();
  }
}

/** The state as the site has it; nothing while the site cannot be reached, unless it is the `last` try. */
async function ask<T extends Followed>(options: FollowOptions<T>, last: boolean): Promise<T | undefined> {
  const { signal } = options;
  try {
    return await options.ask(signal);
  } catch (error) {
    signal.throwIfAborted();
    const { status } = asProblem(error);
    if (!last && (status === 0 || status >= 500)) return undefined;
    throw error;
  }
}

/** A state, kept up to date by its event stream. */
class Stream<T extends Followed> {
  /** How many events have come. */
  steps = 0;

  private readonly source: EventSourceLike;
  private answer: (heard: boolean) => void = () => undefined;

  constructor(
    public state: T,
    private readonly options: FollowOptions<T>,
  ) {
    this.source = (options.open ?? ((url) => new EventSource(url)))(state.events_url);
    for (const step of options.steps) {
      this.source.addEventListener(step, (event) => this.take(step, event as MessageEvent<string>));
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

  replace(state: T): void {
    this.state = state;
    this.options.onStep(state);
  }

  close(): void {
    this.source.close();
  }

  private take(step: string, { data }: MessageEvent<string>): void {
    this.steps += 1;
    this.replace(this.options.apply(this.state, step, JSON.parse(data) as object));
    if (isOver(this.state)) this.close();
    this.answer(true);
  }
}
