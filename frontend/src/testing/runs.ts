/** Small runs for tests, with activations that can be worked out on paper. */
import type { Layer, LayerName, NetworkName, Probability, Run, RunEvent, Unit } from '../api/types';
import { LAYERS, NETWORKS } from '../api/types';

export const SIDE = 4; // of every activation map
export const UNITS = 6;
const COLUMNS = 3;

/** Unit i has the largest activation i at column 1, row 2: unit 0 is silent, the last strongest. */
export function unit(index: number): Unit {
  return { index, max: index, mean: index / 16, peak: [1, 2], box: [10, 20, 19, 29], rank: UNITS - 1 - index };
}

export function layer(base: string, network: NetworkName, name: LayerName): Layer {
  return {
    name,
    shape: [UNITS, SIDE, SIDE],
    receptive_field: 9,
    stride: 2,
    atlas: {
      url: `${base}/atlases/${network}/${name}/`,
      png_url: `${base}/atlases/${network}/${name}.png`,
      columns: COLUMNS,
      tile: [SIDE, SIDE],
      height: SIDE * 2,
      width: SIDE * COLUMNS,
    },
    units: Array.from({ length: UNITS }, (_, index) => unit(index)),
  };
}

export const OUTPUT: Record<NetworkName, Probability[]> = {
  faces: [
    { label: 'Ada', probability: 0.9 },
    { label: 'no face', probability: 0.1 },
  ],
  cars: [
    { label: 'no car', probability: 0.97 },
    { label: 'van', probability: 0.03 },
  ],
};

/** A run that waits; its addresses begin with `base`. */
export function queuedRun(base: string, id = 'one'): Run {
  const run = `${base}/api/v1/runs/${id}`;
  return {
    id,
    status: 'queued',
    progress: 0,
    created: '2026-03-01T09:00:00Z',
    expires: '2026-03-02T09:00:00Z',
    source: { kind: 'sample', sample: 'ada', title: 'Ada' },
    picture: { url: `${run}/picture/`, width: 640, height: 480, crop: [80, 0, 560, 480] },
    input: null,
    events_url: `${run}/events/`,
    error: null,
    networks: {},
  };
}

/** All events of a run in the order in which the site tells them. */
export function eventsOf(run: Run): RunEvent[] {
  const base = run.picture.url.replace(/\/picture\/$/, '');
  return [
    { type: 'queued' },
    { type: 'preprocessed', input: { size: 96, url: `${base}/input/`, png_url: `${base}/input.png` } },
    ...LAYERS.flatMap((name, step) =>
      NETWORKS.map((network, at): RunEvent => ({
        type: 'layer',
        network,
        layer: layer(base, network, name),
        progress: (2 * step + at + 1) / 8,
      })),
    ),
    ...NETWORKS.map((network): RunEvent => ({ type: 'output', network, output: OUTPUT[network] })),
    { type: 'done' },
  ];
}
