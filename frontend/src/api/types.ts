/**
 * The site's words as types, from its own schema (`npm run api` writes schema.d.ts). Lengths are
 * input pixels unless the schema says otherwise; `x` runs right, `y` down, and a box is
 * [x0, y0, x1, y1] with the far edge excluded.
 */
import type { components } from './schema';

type Schemas = components['schemas'];

export type NetworkName = Schemas['NetworkEnum'];
export type LayerName = Schemas['LayerOut']['name'];
export const NETWORKS = ['faces', 'cars'] as const satisfies readonly NetworkName[];
export const LAYERS = ['edges', 'parts', 'objects'] as const satisfies readonly LayerName[];

export type Unit = Schemas['UnitOut'];
export type Box = Unit['box'];
export type AtlasPlace = Schemas['AtlasOut'];
export type Layer = Schemas['LayerOut'];
export type Probability = Schemas['ProbabilityOut'];
export type NetworkRun = Schemas['AnswerOut'];
export type RunInput = Schemas['InputOut'];
export type Problem = Schemas['ProblemOut'];
export type Sample = Schemas['SampleOut'];
export type Run = Omit<Schemas['RunOut'], 'networks'> & { networks: Partial<Record<NetworkName, NetworkRun>> };

/** One step of a run as the event stream tells it; streams are beyond OpenAPI, so by hand. */
export type RunEvent =
  | { type: 'queued' }
  | { type: 'preprocessed'; input: RunInput }
  | { type: 'layer'; network: NetworkName; layer: Layer; progress: number }
  | { type: 'output'; network: NetworkName; output: Probability[] }
  | { type: 'done' }
  | { type: 'failed'; problem: Problem };
