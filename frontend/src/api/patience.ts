import { ProblemError } from './problem';

/** A request that the site asked to send again later: why, and in how many seconds. */
export interface Wait {
  why: string;
  seconds: number;
}

/** How long a page goes on asking by itself, in seconds; a longer wait is told as a refusal. */
const PATIENCE = 120;

/**
 * Ask until the site takes it. Where it is busy, or one has enough at work (503 or 429 with a
 * `Retry-After`), wait as long as it says and ask again; `onWait` hears of each wait, and null once
 * it is over. Rejects with the refusal where that would take too long, and with the signal's reason
 * where that ends it.
 */
export async function patiently<T>(
  ask: () => Promise<T>,
  { signal, onWait = () => undefined, patience = PATIENCE }: { signal: AbortSignal; onWait?: (wait: Wait | null) => void; patience?: number },
): Promise<T> {
  for (let waited = 0; ; ) {
    try {
      return await ask();
    } catch (error) {
      const seconds = mayPass(error) ? error.retryAfter : undefined;
      if (seconds === undefined || waited + seconds > patience) throw error;
      waited += seconds;
      onWait({ why: (error as ProblemError).problem.detail, seconds });
      await pause(1000 * seconds, signal);
      onWait(null);
    }
  }
}

/** A wait in words; it is said once, not counted down. */
export function waitInWords({ why, seconds }: Wait): string {
  const when = seconds === 1 ? 'a second' : `${seconds} seconds`;
  return `${why} It is sent again by itself in ${when}.`;
}

/** Resolve after so many ms; reject with the signal's reason where that comes first. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}

function mayPass(error: unknown): error is ProblemError {
  return error instanceof ProblemError && (error.problem.status === 503 || error.problem.status === 429);
}
