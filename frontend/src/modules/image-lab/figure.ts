/**
 * A figure of what the lab shows, composed on one canvas: pictures, maps and answers of both
 * networks with their words. Drawn from the numbers, so that it is sharp whatever the window.
 */
import type { Layer, NetworkName, Probability } from '../../api/types';
import type { Atlas } from '../../lib/atlas';
import { colourTiles, layTiles, tilePlaces } from '../../lib/draw-atlas';
import { percent } from '../../lib/numbers';
import { lookupTable, type Ink, type PaletteName } from '../../lib/palettes';
import { putBytes, putPixels, type Bytes } from '../../lib/pixels';
import { gains, ordered, type OrderName } from '../../lib/scales';

/** Colours and letters of the page. */
export interface Look {
  paper: string;
  ink: string;
  muted: string;
  accents: Record<NetworkName, string>;
  ground: string;
}

export interface Maps {
  kind: 'maps';
  network: NetworkName;
  title: string;
  layer: Layer;
  atlas: Atlas;
  top: number | null;
  palette: PaletteName;
  order: OrderName;
}
export interface Pixels {
  kind: 'pixels';
  title: string;
  picture: Bytes;
}
export interface Answers {
  kind: 'answers';
  network: NetworkName;
  title: string;
  output: readonly Probability[];
  /** What the labels' probabilities were before, where something was changed. */
  before: readonly Probability[] | null;
}
export type Part = Maps | Pixels | Answers;

/** Rows of parts that stand side by side, below a title and a sentence. */
export interface Figure {
  title: string;
  words: string;
  rows: readonly (readonly Part[])[];
}

const WIDTH = 1400;
const EDGE = 40;
const GAP = 36;
const LINE = 26;
const MOST_LABELS = 6;
const PICTURE = 288; // three figure pixels an input pixel
const FONT = (size: number, weight = 400): string => `${weight} ${size}px system-ui, sans-serif`;

/** Draws the figure. */
export function compose(figure: Figure, look: Look): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.font = FONT(20);
  const words = wrapped(pen, figure.words, WIDTH - 2 * EDGE);
  const head = EDGE + 44 + words.length * LINE + GAP / 2;
  const heights = figure.rows.map((row) => Math.max(...row.map((part) => heightOf(part, row.length))));
  [canvas.width, canvas.height] = [WIDTH, head + heights.reduce((sum, height) => sum + height + GAP, 0) + EDGE / 2];
  pen.fillStyle = look.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(pen, figure.title, EDGE, EDGE + 26, FONT(30, 600), look.ink);
  words.forEach((line, at) => write(pen, line, EDGE, EDGE + 62 + at * LINE, FONT(20), look.muted));
  let y = head;
  figure.rows.forEach((row, at) => {
    row.forEach((part, place) => draw(pen, part, EDGE + place * (columnOf(row.length) + GAP), y, columnOf(row.length), look));
    y += (heights[at] ?? 0) + GAP;
  });
  return canvas;
}

/** Text broken into lines of at most `width`. */
export function wrapped(pen: Pick<CanvasRenderingContext2D, 'measureText'>, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ''} ${word}` : word;
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function columnOf(count: number): number {
  const columns = Math.max(2, count);
  return Math.floor((WIDTH - 2 * EDGE - (columns - 1) * GAP) / columns);
}

function heightOf(part: Part, count: number): number {
  if (part.kind === 'pixels') return LINE + PICTURE;
  if (part.kind === 'maps') return LINE + 8 + layTiles(part.layer.shape[0], columnOf(count), 2).height;
  return LINE + 8 + Math.min(MOST_LABELS, part.output.length) * (LINE + 6);
}

function draw(pen: CanvasRenderingContext2D, part: Part, x: number, y: number, width: number, look: Look): void {
  const colour = part.kind === 'pixels' ? look.ink : look.accents[part.network];
  write(pen, part.title, x, y + 14, FONT(20, 600), colour);
  if (part.kind === 'pixels') drawPixels(pen, part, x, y + LINE);
  else if (part.kind === 'maps') drawMaps(pen, part, x, y + LINE + 8, width, look);
  else drawAnswers(pen, part, x, y + LINE + 8, width, look);
}

function drawPixels(pen: CanvasRenderingContext2D, { picture }: Pixels, x: number, y: number): void {
  const small = document.createElement('canvas');
  putBytes(small, picture, lookupTable('grey'));
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, x, y, PICTURE, PICTURE);
}

function drawMaps(pen: CanvasRenderingContext2D, part: Maps, x: number, y: number, width: number, look: Look): void {
  const { layer, atlas, top, palette, order, network } = part;
  const layout = layTiles(layer.units.length, width, 2);
  const size = { width: layout.columns * atlas.tileWidth, height: layout.rows * atlas.tileHeight };
  const pixels = new Uint32Array(size.width * size.height);
  const ink: Ink = { ground: look.ground, accent: look.accents[network], ink: look.ink };
  const units = ordered(layer.units, order).map(({ index }) => index);
  colourTiles(pixels, atlas, units, layout.columns, gains(layer.units, top), lookupTable(palette, ink));
  const coloured = document.createElement('canvas');
  putPixels(coloured, size, pixels);
  pen.imageSmoothingEnabled = false;
  const [from, to] = [tilePlaces(units.length, { ...layout, tile: atlas.tileWidth, gap: 0 }), tilePlaces(units.length, layout)];
  to.forEach(([left, upper], at) => {
    const [sx, sy] = from[at] ?? [0, 0];
    pen.drawImage(coloured, sx, sy, atlas.tileWidth, atlas.tileHeight, x + left, y + upper, layout.tile, layout.tile);
  });
}

function drawAnswers(pen: CanvasRenderingContext2D, { network, output, before }: Answers, x: number, y: number, width: number, look: Look): void {
  const bars = 0.38 * width;
  output.slice(0, MOST_LABELS).forEach(({ label, probability }, at) => {
    const top = y + at * (LINE + 6);
    const was = before?.find((one) => one.label === label)?.probability;
    write(pen, label, x, top + 17, FONT(18), look.ink);
    pen.fillStyle = look.accents[network];
    pen.fillRect(x + 0.34 * width, top + 4, Math.max(1, bars * probability), was === undefined ? 16 : 9);
    if (was !== undefined) {
      pen.fillStyle = look.muted;
      pen.fillRect(x + 0.34 * width, top + 15, Math.max(1, bars * was), 5);
    }
    const numbers = was === undefined ? percent(probability) : `${percent(was)} → ${percent(probability)}`;
    write(pen, numbers, x + 0.34 * width + bars + 12, top + 17, FONT(18), look.ink);
  });
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

/** The page's colours where an element stands. */
export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    paper: token('--paper', '#ffffff'),
    ink: token('--ink', '#111111'),
    muted: token('--muted', '#666666'),
    ground: token('--surface', '#f4f1ea'),
    accents: { faces: token('--faces', '#a8470f'), cars: token('--cars', '#0f6b6f') },
  };
}
