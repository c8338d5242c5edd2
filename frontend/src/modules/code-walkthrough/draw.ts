/** Pure: values of the code as pixels and in words, and which lines of a listing they belong to. */
import { interpolatePuOr } from 'd3-scale-chromatic';
import type { CodeLine, Follow, Value, ValuePicture, WalkStep } from '../../api/walkthrough';
import { lookupTable, type Ink, type LookupTable } from '../../lib/palettes';

/** A line with what it made of the picture. */
export interface Told {
  line: CodeLine;
  values: Value[];
  /** False where the line has something to do and did not run. */
  ran: boolean;
}

/**
 * A step's lines, each with its values. `null` where the worker ran other lines than the page
 * shows: then the code is newer than the page, and no number belongs to any line.
 */
export function tell(step: WalkStep, follow: Follow): Told[] | null {
  const values = follow.values.filter(({ file, function: name }) => file === step.file && name === step.symbol);
  const ran = follow.ran.find(({ file, function: name }) => file === step.file && name === step.symbol)?.lines;
  if (!ran || values.some(({ line, text }) => step.lines[line]?.text.trim() !== text)) return null;
  return step.lines.map((line, at) => ({
    line,
    values: values.filter((value) => value.line === at),
    ran: line.statement === null || ran.includes(line.statement),
  }));
}

/** `1 × 24 × 48 × 48`, or “one number”. */
export function shapeInWords({ shape, kind }: Value): string {
  return `${isOne(shape) ? 'one number' : shape.join(' × ')}${kind === 'int' || kind === 'float' ? '' : `, ${kind}`}`;
}

/** The range and the mean, each with the digits that matter. */
export function rangeInWords({ least, most, mean, shape }: Value): string {
  if (isOne(shape)) return number(least);
  return `${number(least)} to ${number(most)}, mean ${number(mean)}`;
}

function isOne(shape: readonly number[]): boolean {
  return shape.every((side) => side === 1);
}

/** A number as one reads it: three digits that matter, a true minus. */
export function number(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-4 || size >= 1e6) return value.toExponential(1).replace('-', '−');
  const digits = Number.isInteger(value) ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  return value.toFixed(Math.min(digits, 6)).replace('-', '−');
}

/** What the drawn value is, for whoever does not see it. */
export function pictureInWords({ name }: Value, { palette, unit, top }: ValuePicture): string {
  const what = unit === null ? name : `${name}, unit ${unit}, whose largest number is the largest`;
  const scale = {
    rgb: 'in colour',
    grey: `black is 0, white is ${number(top)}`,
    activation: `paper is 0, full colour is ${number(top)}`,
    signed: `orange is positive, violet negative, up to ${number(top)}`,
  }[palette];
  return `${what}, drawn small; ${scale}`;
}

/** The pixels of a small picture, 32 bits each. */
export function picturePixels(picture: ValuePicture, ink: Ink): Uint32Array {
  const bytes = Uint8Array.from(atob(picture.pixels), (letter) => letter.charCodeAt(0));
  if (picture.palette === 'rgb') return rgb(bytes);
  const table = picture.palette === 'signed' ? signed() : lookupTable(picture.palette === 'grey' ? 'grey' : 'own', ink);
  return Uint32Array.from(bytes, (byte) => table[byte] ?? 0);
}

/** The largest numbers with their labels, largest first. */
export function largest(values: readonly number[], labels: readonly string[], count: number): [label: string, value: number][] {
  return values
    .map((value, at): [string, number] => [labels[at] ?? String(at), value])
    .sort(([, a], [, b]) => b - a)
    .slice(0, count);
}

function rgb(bytes: Uint8Array): Uint32Array {
  const pixels = new Uint8ClampedArray((bytes.length / 3) * 4).fill(255);
  bytes.forEach((byte, at) => (pixels[Math.floor(at / 3) * 4 + (at % 3)] = byte));
  return new Uint32Array(pixels.buffer);
}

let table: LookupTable | null = null;

/** Violet below 0 (byte 128), white at it, orange above: as everywhere on the site. */
function signed(): LookupTable {
  if (table) return table;
  const bytes = Array.from({ length: 256 }, (_, byte) => {
    const colour = interpolatePuOr(0.5 + (0.5 * (byte - 128)) / 127);
    return [...(colour.match(/\d+/g) ?? []).map(Number), 255];
  });
  table = new Uint32Array(Uint8ClampedArray.from(bytes.flat()).buffer);
  return table;
}
