import { LAYERS, type Layer, type NetworkName, type NetworkRun, type Run, type RunEvent } from './types';

export { isOver } from './follow';

/** What the events of a run, or of a change, build up. */
export type Told = Pick<Run, 'status' | 'progress' | 'input' | 'networks'> & { error: Run['error'] };

/** It after one more event. The same event twice changes nothing, in any order. */
export function applyEvent<T extends Told>(run: T, event: RunEvent): T {
  switch (event.type) {
    case 'queued':
      return run;
    case 'preprocessed':
      return { ...started(run), input: event.input };
    case 'layer':
      return {
        ...withNetwork(started(run), event.network, (n) => ({ ...n, layers: joined(n.layers, event.layer) })),
        progress: Math.max(run.progress, event.progress),
      };
    case 'output':
      return withNetwork(started(run), event.network, (n) => ({ ...n, output: event.output }));
    case 'done':
      return { ...run, status: 'done', progress: 1 };
    case 'failed':
      return { ...run, status: 'failed', error: event.problem };
  }
}

function started<T extends Told>(run: T): T {
  return run.status === 'queued' ? { ...run, status: 'running' } : run;
}

function withNetwork<T extends Told>(run: T, name: NetworkName, change: (network: NetworkRun) => NetworkRun): T {
  const network = run.networks[name] ?? { version: '', layers: [], output: [] };
  return { ...run, networks: { ...run.networks, [name]: change(network) } };
}

function joined(layers: Layer[], layer: Layer): Layer[] {
  const others = layers.filter(({ name }) => name !== layer.name);
  return [...others, layer].sort((a, b) => LAYERS.indexOf(a.name) - LAYERS.indexOf(b.name));
}
