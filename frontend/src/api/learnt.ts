/** What the networks learnt, as the site tells it: layers, units, their pictures, the film. */
import type { Sheet } from '../lib/sheets';
import type { Box, LayerName, NetworkName } from './types';

/** A layer's sizes; lengths in input pixels. */
export interface LayerFacts {
  name: LayerName;
  units: number;
  /** Height and width of every map. */
  map: [number, number];
  receptive_field: number;
  stride: number;
  kernel: number;
  inputs: number;
}

/** What was measured about a unit, in short. */
export interface UnitBrief {
  index: number;
  dead: boolean;
  best_part: string | null;
  iou: number;
  precision: number;
  /** The activation that its optimised input reaches. */
  optimised: number;
}

export type SheetName = 'exemplars' | 'means' | 'means-real' | 'optimised' | 'kernels';

export interface LayerLearnt extends Omit<LayerFacts, 'units'> {
  units: UnitBrief[];
  sheets: Partial<Record<SheetName, Sheet>>;
}

export interface Exemplar {
  value: number;
  box: Box;
  label: string;
  /** Its number in the sheet of exemplars. */
  tile: number;
}

/** One input of a unit: how much an input of usual strength adds, and where its kernel is strongest. */
export interface TopInput {
  unit: number;
  weight: number;
  offset: [right: number, down: number];
}

export interface UnitLearnt extends UnitBrief {
  network: NetworkName;
  version: string;
  layer: LayerName;
  exemplars: Exemplar[];
  top_inputs?: TopInput[];
  /** The label whose pictures lose (or gain) most probability when the unit is silenced. */
  ablation: { label: string; change: number };
  kernel: number[][][];
  bias: number;
  receptive_field: number;
  stride: number;
}

/** Weights that a layer learnt, thresholds with them. */
export function parameters({ units, inputs, kernel }: Pick<LayerFacts, 'units' | 'inputs' | 'kernel'>): number {
  return units * (inputs * kernel ** 2 + 1);
}

/** One activation taken apart: window × kernel, added up, plus bias, cut at 0. */
export interface Multiplication {
  network: NetworkName;
  layer: LayerName;
  index: number;
  at: [column: number, row: number];
  box: Box;
  /** Inputs × rows × columns. */
  window: number[][][];
  kernel: number[][][];
  /** `["contrast"]` for the edges, unit numbers of the layer below for the others. */
  inputs: (string | number)[];
  bias: number;
  sum: number;
  activation: number;
  /** Brightnesses (0 to 255) behind the edges' window; `null` beyond the picture. */
  pixels: (number | null)[][] | null;
}

/** A probe of kind `multiply`, as far as it is read here. */
export interface MultiplyProbe {
  id: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  multiplication: Multiplication | null;
}

/** One moment of the training. */
export interface FilmFrame {
  /** The layer that learns, or `output`. */
  stage: string;
  step: number;
  steps: number;
  loss: number | null;
  accuracy: number;
  /** Its row in every sheet. */
  row: number;
}

/** A training as a film: a sheet a layer, in which a row is a frame and a column a unit. */
export interface Film {
  sheets: Partial<Record<LayerName, { file: string; tile: number; columns: number }>>;
  frames: FilmFrame[];
  /** Address of each file. */
  files: Record<string, string>;
}
