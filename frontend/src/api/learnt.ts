/**
 * What the networks learnt, as the site tells it: layers, units, their pictures, the film. From
 * the site's own schema, with the lengths of short lists added and the film's shape, which the
 * training writes (ml/training/film.py).
 */
import type { Sheet } from '../lib/sheets';
import type { components } from './schema';
import type { Box, LayerName } from './types';

type Schemas = components['schemas'];

/** A layer's sizes; lengths in input pixels. */
export type LayerFacts = Omit<Schemas['LayerSizeOut'], 'map'> & {
  /** Height and width of every map. */
  map: [number, number];
};

/** What was measured about a unit, in short. */
export type UnitBrief = Pick<Schemas['UnitBriefOut'], 'index' | 'dead' | 'best_part' | 'iou' | 'precision' | 'optimised'>;

export type SheetName = 'exemplars' | 'means' | 'means-real' | 'optimised' | 'kernels';

export type LayerLearnt = LayerFacts & {
  units: UnitBrief[];
  sheets: Partial<Record<SheetName, Sheet>>;
};

/**
 * A unit below or above another one: how much the lower adds to the higher on average over the
 * higher one's exemplars, and where in the window most of it comes from.
 */
export type Connected = Omit<Schemas['ConnectedUnitOut'], 'offset'> & { offset: [right: number, down: number] };

/** All that is known of one unit; the edges have no units below them, the objects none above. */
export type UnitLearnt = Omit<Schemas['LearntUnitOut'], 'top_inputs' | 'top_outputs' | 'kernel'> & {
  top_inputs?: Connected[];
  top_outputs?: Connected[];
  kernel: number[][][];
};

/** Weights that a layer learnt, thresholds with them. */
export function parameters({ count, inputs, kernel }: Pick<LayerFacts, 'count' | 'inputs' | 'kernel'>): number {
  return count * (inputs * kernel ** 2 + 1);
}

/** One activation taken apart: window × kernel, added up, plus bias, cut at 0. */
export type Multiplication = Omit<Schemas['MultiplicationOut'], 'at' | 'box' | 'inputs'> & {
  at: [column: number, row: number];
  box: Box;
  /** `["contrast"]` for the edges, unit numbers of the layer below for the others. */
  inputs: (string | number)[];
};

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
