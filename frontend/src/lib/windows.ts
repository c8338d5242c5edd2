/**
 * Which square of the input an activation sees, worked out from its layer's window and step
 * (Araujo, Norris, Sim 2019). Convolutions here are padded by half their kernel, so that only
 * pooling moves the first centre: by half a step of what is pooled, and those halves add up to
 * half of what the step has grown since the edges.
 */
import type { Box } from '../api/types';

/** What windows need to know of a layer; lengths in input pixels. */
export interface Looking {
  receptive_field: number;
  stride: number;
}

export type Point = readonly [x: number, y: number];

/** Centre of the window of activation 0, in input pixels. */
export function firstCentre({ stride }: Looking, edges: Looking): number {
  return (stride - edges.stride) / 2;
}

/** Input window of the activation at a column and row; it may reach beyond the picture. */
export function windowOf(layer: Looking, edges: Looking, [column, row]: Point): Box {
  const start = firstCentre(layer, edges);
  const reach = (layer.receptive_field - 1) / 2;
  const [x, y] = [start + column * layer.stride, start + row * layer.stride];
  return [x - reach, y - reach, x + reach + 1, y + reach + 1];
}

/** A window's part within the picture. */
export function within([x0, y0, x1, y1]: Box, side: number): Box {
  return [Math.max(0, x0), Math.max(0, y0), Math.min(side, x1), Math.min(side, y1)];
}

/** The activation whose window is centred nearest to a point of the input. */
export function nearestActivation(layer: Looking, edges: Looking, [x, y]: Point, side: number): Point {
  const last = Math.floor(side / layer.stride) - 1;
  const at = (to: number): number =>
    Math.max(0, Math.min(last, Math.round((to - firstCentre(layer, edges)) / layer.stride)));
  return [at(x), at(y)];
}
