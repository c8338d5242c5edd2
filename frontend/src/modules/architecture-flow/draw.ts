/** Pure drawing of the flow: where everything lies at a width, and the shapes between. */
import { LAYERS, NETWORKS, type Box, type LayerName, type NetworkName } from '../../api/types';
import { hull, type XY } from '../../lib/hull';

export const STAGES = ['input', ...LAYERS, 'output'] as const;
export type Stage = (typeof STAGES)[number];

/** CSS pixels from the drawing's left upper corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface FlowLayout {
  wide: boolean;
  width: number;
  height: number;
  heads: Record<Stage, Rect>;
  picture: Rect;
  /** Where each network's name stands. */
  names: Record<NetworkName, XY>;
  tiles: Record<NetworkName, Record<LayerName, Rect[]>>;
  answers: Record<NetworkName, Rect>;
}

const WIDE = 720; // below it the stages stand one under the other
const HEAD = { wide: 116, narrow: 84 };
const NAME = 26; // a network's name above its row
const GAP = 3; // between tiles
const ANSWERS = 132; // height of three bars with their words

export function layFlow(width: number): FlowLayout {
  return width >= WIDE ? layWide(width) : layNarrow(width);
}

function layWide(width: number): FlowLayout {
  const gap = Math.max(28, Math.round(width * 0.042));
  const side = Math.floor((width - 4 * gap) / 5);
  const column = (at: number): number => at * (side + gap);
  const row = (network: NetworkName): number => HEAD.wide + NETWORKS.indexOf(network) * (NAME + side) + NAME;
  const height = HEAD.wide + 2 * (NAME + side) + 2;
  return {
    wide: true,
    width,
    height,
    heads: each(STAGES, (_, at) => ({ x: column(at), y: 0, width: side, height: HEAD.wide - 12 })),
    picture: square(0, HEAD.wide + NAME + Math.round((NAME + side) / 2), side),
    names: each(NETWORKS, (network) => [column(1), row(network) - 8] as const),
    tiles: each(NETWORKS, (network) => each(LAYERS, (_, at) => fourTiles(column(at + 1), row(network), side))),
    answers: each(NETWORKS, (network) => ({ x: column(4), y: row(network), width: side, height: side })),
  };
}

function layNarrow(width: number): FlowLayout {
  const gap = 20;
  const half = Math.floor((width - gap) / 2);
  const tile = Math.floor((half - GAP) / 2);
  const left = (network: NetworkName): number => NETWORKS.indexOf(network) * (half + gap);
  const pixels = HEAD.narrow + half + gap; // where the stage after the pixels begins
  const block = HEAD.narrow + tile + gap;
  const top = (at: number): number => pixels + NAME + at * block; // of layer `at`
  const end = top(LAYERS.length);
  return {
    wide: false,
    width,
    height: end + HEAD.narrow + ANSWERS,
    heads: each(STAGES, (stage, at) => ({
      x: 0,
      y: stage === 'input' ? 0 : top(at - 1),
      width,
      height: HEAD.narrow - 8,
    })),
    picture: square(Math.round((width - half) / 2), HEAD.narrow, half),
    names: each(NETWORKS, (network) => [left(network), pixels + NAME - 8] as const),
    tiles: each(NETWORKS, (network) =>
      each(LAYERS, (_, at) =>
        [0, 1].map((n) => square(left(network) + n * (tile + GAP), top(at) + HEAD.narrow, tile)),
      ),
    ),
    answers: each(NETWORKS, (network) => ({ x: left(network), y: end + HEAD.narrow, width: half, height: ANSWERS })),
  };
}

/** A box of the input (`side` pixels wide) on the rectangle that shows it, or shows its map. */
export function boxOn({ x, y, width, height }: Rect, [x0, y0, x1, y1]: Box, side: number): Rect {
  return {
    x: x + (x0 / side) * width,
    y: y + (y0 / side) * height,
    width: ((x1 - x0) / side) * width,
    height: ((y1 - y0) / side) * height,
  };
}

/** Middle of one activation on the tile that shows its map. */
export function cellOn({ x, y, width, height }: Rect, [column, row]: XY, [rows, columns]: XY): XY {
  return [x + ((column + 0.5) / columns) * width, y + ((row + 0.5) / rows) * height];
}

/** What a window gathers into one point: the outline around both, as an SVG path. */
export function wedge({ x, y, width, height }: Rect, point: XY): string {
  const corners: XY[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  const outline = hull([...corners, point]);
  return `M${outline.map(([px, py]) => `${round(px)} ${round(py)}`).join('L')}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function fourTiles(x: number, y: number, side: number): Rect[] {
  const tile = Math.floor((side - GAP) / 2);
  return [0, 1, 2, 3].map((at) => square(x + (at % 2) * (tile + GAP), y + Math.floor(at / 2) * (tile + GAP), tile));
}

function square(x: number, y: number, side: number): Rect {
  return { x, y, width: side, height: side };
}

function each<Key extends string, Value>(keys: readonly Key[], value: (key: Key, at: number) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key, at) => [key, value(key, at)])) as Record<Key, Value>;
}
