/** Pure drawing of the explorer: graphs, curves and grids of numbers. */
import { interpolatePuOr } from 'd3-scale-chromatic';
import type { XY } from '../../lib/hull';
import { lightness, parse } from '../../lib/palettes';

/** A node of the graph of inputs, in CSS pixels. */
export interface Node {
  x: number;
  y: number;
  side: number;
}

/** Squares for `count` inputs, side by side across `width`, at most `most` wide. */
export function layNodes(count: number, width: number, most: number, gap: number): Node[] {
  const side = Math.max(1, Math.min(most, Math.floor((width - (count - 1) * gap) / Math.max(1, count))));
  const left = Math.round((width - count * side - (count - 1) * gap) / 2);
  return Array.from({ length: count }, (_, at) => ({ x: left + at * (side + gap), y: 0, side }));
}

/** From the middle of a node's top up to the middle of its parent's foot. */
export function linkPath([fromX, fromY]: XY, [toX, toY]: XY): string {
  const middle = (fromY + toY) / 2;
  return `M${fromX} ${fromY}C${fromX} ${middle} ${toX} ${middle} ${toX} ${toY}`;
}

/** How wide a link is drawn: in proportion to what it adds, and never too thin to see. */
export function linkWidth(contribution: number, strongest: number): number {
  return strongest > 0 ? Math.max(1, (6 * Math.abs(contribution)) / strongest) : 1;
}

/** A signed number's colour: orange for positive, violet for negative, white for none. */
export function signedColour(value: number, largest: number): string {
  return interpolatePuOr(0.5 + 0.5 * share(value, largest));
}

const EVEN = 49.5; // the lightness on which black and white read equally well

/** Black or white, whichever reads better on `signedColour`. */
export function inkOn(value: number, largest: number): string {
  return lightness(parse(signedColour(value, largest))) < EVEN ? '#fff' : '#000';
}

/** A brightness (0 to 1) as grey, and the ink that can be read on it. */
export function greyCell(brightness: number): { background: string; color: string } {
  const value = Math.round(Math.max(0, Math.min(1, brightness)) * 255);
  return { background: `rgb(${value}, ${value}, ${value})`, color: value > 117 ? '#000' : '#fff' };
}

export type Numbers = readonly (readonly number[])[];

/** Column and row of the largest absolute value. */
export function largestAt(grid: Numbers): XY {
  const top = largest(grid);
  const row = grid.findIndex((cells) => cells.some((value) => Math.abs(value) === top));
  return [Math.max(0, grid[row]?.findIndex((value) => Math.abs(value) === top) ?? 0), Math.max(0, row)];
}

/** Products of a window and a kernel, number by number (rows × columns). */
export function products(window: Numbers, kernel: Numbers): number[][] {
  return window.map((row, y) => row.map((value, x) => value * (kernel[y]?.[x] ?? 0)));
}

export function sum(grid: Numbers): number {
  return grid.reduce((all, row) => row.reduce((part, value) => part + value, all), 0);
}

/** The largest absolute value in some grids. */
export function largest(...grids: readonly Numbers[]): number {
  return grids.reduce((top, grid) => grid.reduce((t, row) => row.reduce((u, value) => Math.max(u, Math.abs(value)), t), top), 0);
}

/** A curve through points (x rising) as an SVG path across a box whose y runs down. */
export function curvePath(
  points: readonly XY[],
  { width, height, x, y }: { width: number; height: number; x: readonly [number, number]; y: readonly [number, number] },
): string {
  const at = (value: number, [low, high]: readonly [number, number], length: number): number =>
    high > low ? ((value - low) / (high - low)) * length : length / 2;
  return points
    .map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${at(px, x, width).toFixed(1)} ${(height - at(py, y, height)).toFixed(1)}`)
    .join('');
}

function share(value: number, top: number): number {
  return top > 0 ? Math.max(-1, Math.min(1, value / top)) : 0;
}
