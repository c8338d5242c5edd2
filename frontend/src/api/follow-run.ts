import { applyEvent } from './apply-event';
import type { Api } from './client';
import { follow, type FollowOptions as Options } from './follow';
import type { Run, RunEvent } from './types';

export type FollowOptions = Pick<Options<Run>, 'signal' | 'open' | 'patience' | 'interval'> & {
  api: Pick<Api, 'run'>;
  /** The run after each step. */
  onRun: (run: Run) => void;
};

const STEPS = ['queued', 'preprocessed', 'layer', 'output', 'done', 'failed'] as const satisfies readonly RunEvent['type'][];

/** Follow a run to its end, as `follow` says. */
export function followRun(first: Run, { api, onRun, ...options }: FollowOptions): Promise<Run> {
  return follow(first, {
    ...options,
    steps: STEPS,
    apply: (run, type, data) => applyEvent(run, eventOf(type as RunEvent['type'], data)),
    ask: (signal) => api.run(first.id, signal),
    onStep: onRun,
  });
}

/** A `failed` event's data is the problem itself. */
function eventOf(type: RunEvent['type'], data: object): RunEvent {
  return (type === 'failed' ? { type, problem: data } : { ...data, type }) as RunEvent;
}
