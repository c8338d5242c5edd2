/**
 * What the site's API says, as types. Lengths are input pixels unless a name says otherwise;
 * `x` runs right, `y` down, and a box is [x0, y0, x1, y1] with the far edge excluded.
 */

export const NETWORKS = ['faces', 'cars'] as const;
export const LAYERS = ['edges', 'parts', 'objects'] as const;
export type NetworkName = (typeof NETWORKS)[number];
export type LayerName = (typeof LAYERS)[number];

export type Box = [number, number, number, number];
export type Point = [number, number];

export interface Unit {
  index: number;
  /** Largest and mean activation over the map; 0 or more, without a physical unit. */
  max: number;
  mean: number;
  /** Column and row of the largest activation in the map. */
  peak: Point;
  /** What that activation can see. */
  box: Box;
  /** 0 for the unit of this layer with the largest `max`. */
  rank: number;
}

export interface AtlasPlace {
  url: string;
  png_url: string;
  columns: number;
  /** Height and width of one map. */
  tile: [number, number];
  height: number;
  width: number;
}

export interface Layer {
  name: LayerName;
  /** Units, map height, map width. */
  shape: [number, number, number];
  receptive_field: number;
  stride: number;
  atlas: AtlasPlace;
  /** By index. */
  units: Unit[];
}

export interface Probability {
  label: string;
  probability: number;
}

export interface NetworkRun {
  version: string;
  layers: Layer[];
  /** Largest first, sum 1; empty until known. */
  output: Probability[];
}

export interface RunInput {
  size: number;
  url: string;
  png_url: string;
}

export type RunStatus = 'queued' | 'running' | 'done' | 'failed';

export interface Run {
  id: string;
  status: RunStatus;
  progress: number;
  created: string;
  expires: string;
  source: { kind: 'upload' | 'sample'; sample: string | null; title: string };
  /** The upright picture; `crop` is the square the networks saw, in this picture's pixels. */
  picture: { url: string; width: number; height: number; crop: Box };
  input: RunInput | null;
  events_url: string;
  error: Problem | null;
  networks: Partial<Record<NetworkName, NetworkRun>>;
}

/** RFC 9457 problem details. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Record<string, string[]>;
}

export interface Sample {
  name: string;
  title: string;
  kind: 'faces' | 'cars' | 'neither';
  alt: string;
  picture_url: string;
  thumbnail_url?: string;
}

/** One step of a run as the event stream tells it. */
export type RunEvent =
  | { type: 'queued' }
  | { type: 'preprocessed'; input: RunInput }
  | { type: 'layer'; network: NetworkName; layer: Layer; progress: number }
  | { type: 'output'; network: NetworkName; output: Probability[] }
  | { type: 'done' }
  | { type: 'failed'; problem: Problem };
