import { applyEvent } from './apply-event';
import type { Api } from './client';
import { follow, type FollowOptions } from './follow';
import type { Exhibit } from './failures';
import type { Curve, Probe } from './probes';
import { NETWORKS, type NetworkName, type Problem, type RunEvent } from './types';

export type FollowProbeOptions = Pick<FollowOptions<Probe>, 'signal' | 'open' | 'patience' | 'interval' | 'vain'> & {
  api: Pick<Api, 'get'>;
  /** The probe after each step. */
  onProbe: (probe: Probe) => void;
};

const STEPS = [
  'queued',
  'preprocessed',
  'layer',
  'output',
  'progress',
  'point',
  'exhibit',
  'attribution',
  'multiplication',
  'follow',
  'done',
  'failed',
];

/** One point of a curve as its event tells it. */
interface Point {
  index: number;
  networks: Partial<Record<NetworkName, number[]>>;
  progress: number;
}

/** One exhibit of a failure as its event tells it. */
interface Shown {
  exhibit: Exhibit;
  progress: number;
}

/** Follow a probe of `path` (such as `/runs/…/probes/`) to its end, as `follow` says. */
export function followProbe(path: string, first: Probe, { api, onProbe, ...options }: FollowProbeOptions): Promise<Probe> {
  return follow(first, {
    ...options,
    steps: STEPS,
    apply: applyProbeEvent,
    ask: (signal) => api.get<Probe>(`${path}${first.id}/`, signal),
    onStep: onProbe,
  });
}

/** The probe after one more event. The same event twice changes nothing. */
export function applyProbeEvent(probe: Probe, step: string, data: object): Probe {
  switch (step) {
    case 'preprocessed':
    case 'layer':
    case 'output':
      return { ...probe, ...told(probe, { ...data, type: step } as RunEvent) };
    case 'progress':
      return { ...started(probe), progress: (data as { progress: number }).progress };
    case 'point':
      return withPoint(started(probe), data as Point);
    case 'exhibit':
      return withExhibit(started(probe), data as Shown);
    case 'attribution':
    case 'multiplication':
    case 'follow':
      return { ...started(probe), ...data };
    case 'done':
      return { ...probe, status: 'done', progress: 1, prediction: (data as Pick<Probe, 'prediction'>).prediction };
    case 'failed':
      return { ...probe, status: 'failed', error: data as Problem };
    default:
      return probe;
  }
}

/** What a change's events tell is what a run's do. */
function told(probe: Probe, event: RunEvent): Pick<Probe, 'status' | 'progress' | 'input' | 'networks'> {
  const { status, progress, input, networks } = applyEvent(probe, event);
  return { status, progress, input, networks };
}

function withPoint(probe: Probe, { index, networks, progress }: Point): Probe {
  const { curve } = probe;
  if (!curve) return probe;
  const sides: Curve['networks'] = { ...curve.networks };
  for (const name of NETWORKS) {
    const [side, values] = [sides[name], networks[name]];
    if (side && values) sides[name] = { ...side, probabilities: placed(side.probabilities, index, values) };
  }
  return { ...probe, progress: Math.max(probe.progress, progress), curve: { ...curve, networks: sides } };
}

function withExhibit(probe: Probe, { exhibit, progress }: Shown): Probe {
  return { ...probe, progress: Math.max(probe.progress, progress), exhibits: placed(probe.exhibits, exhibit.index, exhibit) };
}

/** They come in order, so each is the next one or is known already. */
function placed<T>(known: readonly T[], index: number, one: T): T[] {
  const all = [...known];
  all[index] = one;
  return all;
}

function started(probe: Probe): Probe {
  return probe.status === 'queued' ? { ...probe, status: 'running' } : probe;
}
