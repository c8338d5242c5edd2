/** Pure geometry of the brush; lengths in input pixels. */
import type { Stroke } from '../../../api/probes';
import type { Settings } from './changes';

export const SIDE = 96;
const MOST_STROKES = 64;
const MOST_POINTS = 1000;
const APART = 1.5; // points nearer than this tell nothing new

export type Point = [x: number, y: number];

/** Whether one more stroke may begin. */
export function hasRoom(strokes: readonly Stroke[]): boolean {
  return strokes.length < MOST_STROKES && points(strokes) < MOST_POINTS;
}

/** The strokes with the last one drawn on to a point, or the same where it goes no further. */
export function drawnOn(strokes: readonly Stroke[], to: Point): readonly Stroke[] {
  const last = strokes.at(-1);
  const from = last?.points.at(-1);
  if (!last || !from || points(strokes) >= MOST_POINTS) return strokes;
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < APART) return strokes;
  return [...strokes.slice(0, -1), { ...last, points: [...last.points, rounded(to)] }];
}

export function stroke(at: Point, width: number): Stroke {
  return { shape: 'stroke', points: [rounded(at)], width };
}

/** Whether a point lies under the strokes. */
export function isCovered([x, y]: Point, strokes: readonly Stroke[]): boolean {
  return strokes.some(({ points: line, width }) =>
    line.some((end, at) => distance([x, y], line[Math.max(0, at - 1)] ?? end, end) <= width / 2),
  );
}

/** A stroke as an SVG path; one point alone is a dot (round caps). */
export function path({ points: line }: Stroke): string {
  const [first, ...rest] = line.map(([x, y]) => `${x} ${y}`);
  return `M${first ?? ''}L${rest.length > 0 ? rest.join('L') : (first ?? '')}`;
}

/**
 * What the browser can show of a change before it is measured: all but scramble and noise. The
 * steps in the site's order; CSS applies the last named first. Needs a container for `cqw`.
 */
export function preview({ rotate, right, down, scale, flip, brightness, blur }: Settings): Record<string, string> {
  const shift = `translate(${(100 * right) / SIDE}%, ${(100 * down) / SIDE}%)`;
  return {
    transform: `scaleX(${flip ? -1 : 1}) scale(${scale}) ${shift} rotate(${rotate}deg)`,
    filter: `brightness(${brightness}) blur(${(100 * blur) / SIDE}cqw)`,
  };
}

function points(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, { points: line }) => sum + line.length, 0);
}

function rounded([x, y]: Point): Point {
  const keep = (value: number): number => Math.round(Math.max(0, Math.min(SIDE, value)) * 10) / 10;
  return [keep(x), keep(y)];
}

function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
}
