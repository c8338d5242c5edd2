import type { Api } from './client';

const WAITS = [60, 100, 160, 250, 400, 600]; // ms between looks; the last goes on

export interface Looking<P> {
  signal: AbortSignal;
  /** Whether what is there is enough, though the probe may go on. */
  enough: (probe: P) => boolean;
  /** How long to look, in ms. */
  patience?: number;
  /** The probe at each look. */
  onLook?: (probe: P) => void;
}

/**
 * Ask for a probe of a run, and look at it until there is enough of it, it is over, or patience
 * ends; resolves with what it was at the last look. Rejects with ProblemError where it is refused,
 * and with the signal's reason where that ends it.
 */
export async function lookAtProbe<P extends { id: string; status: string }>(
  api: Pick<Api, 'get' | 'post'>,
  run: string,
  request: object,
  { signal, enough, patience = Infinity, onLook = () => undefined }: Looking<P>,
): Promise<P> {
  const path = `/runs/${encodeURIComponent(run)}/probes/`;
  const until = Date.now() + patience;
  let probe = await api.post<P>(path, request, signal);
  for (let look = 0; !enough(probe) && ['queued', 'running'].includes(probe.status) && Date.now() <= until; look++) {
    await pause(WAITS[Math.min(look, WAITS.length - 1)] ?? 0, signal);
    probe = await api.get<P>(`${path}${probe.id}/`, signal);
    onLook(probe);
  }
  return probe;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }, { once: true });
  });
}
