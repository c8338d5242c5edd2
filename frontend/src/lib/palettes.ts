import { interpolateLab } from 'd3-interpolate';
import { interpolateCividis, interpolateInferno, interpolateViridis } from 'd3-scale-chromatic';

/** 256 colours as the 32-bit pixels of an ImageData, for the bytes 0 to 255. */
export type LookupTable = Uint32Array;
export type Colour = [red: number, green: number, blue: number];

/** CSS colours of the page that a palette may grow from: an empty place, the network, the ink. */
export interface Ink {
  ground: string;
  accent: string;
  ink: string;
}

/** Light paper and grey, for where no page says otherwise. */
const PLAIN: Ink = { ground: '#ffffff', accent: '#777777', ink: '#111111' };

/** Sequential and even in lightness, so that equal steps of activation look equal. */
export const PALETTES = {
  own: 'The network’s own colour',
  inferno: 'Inferno',
  viridis: 'Viridis',
  cividis: 'Cividis, colour-blind safe',
  grey: 'Grey',
} as const;

export type PaletteName = keyof typeof PALETTES;
export const PALETTE_NAMES = Object.keys(PALETTES) as PaletteName[];

const FIXED = { inferno: interpolateInferno, viridis: interpolateViridis, cividis: interpolateCividis };

const made = new Map<string, LookupTable>();

/** The palette's lookup table, made once. `ink` matters to the palette `own` alone. */
export function lookupTable(name: PaletteName, ink: Ink = PLAIN): LookupTable {
  const key = name === 'own' ? `${ink.ground} ${ink.accent} ${ink.ink}` : name;
  const known = made.get(key);
  if (known) return known;
  const table = Uint32Array.from(colours(name, ink), pixel);
  made.set(key, table);
  return table;
}

/** The 256 colours of a palette. */
export function colours(name: PaletteName, ink: Ink = PLAIN): Colour[] {
  const at = name === 'own' ? own(ink) : name === 'grey' ? linearGrey : FIXED[name];
  return Array.from({ length: 256 }, (_, byte) => parse(at(byte / 255)));
}

/** Intensities as they are: byte 128 is the grey 128. */
export function linearGrey(share: number): string {
  const value = Math.round(share * 255);
  return `rgb(${value}, ${value}, ${value})`;
}

/** CIE lightness (0 to 100) of a colour. */
export function lightness([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

/** From the empty ground over the network's accent towards the ink, in even steps of lightness. */
function own({ ground, accent, ink }: Ink): (share: number) => string {
  const end = interpolateLab(accent, ink)(0.75); // short of the ink, so that the hue stays
  const [from, via, to] = [ground, accent, end].map((css) => lightness(parse(css))) as Colour;
  const turn = (via - from) / (to - from);
  const [first, second] = [interpolateLab(ground, accent), interpolateLab(accent, end)];
  return (share) => (share < turn ? first(share / turn) : second((share - turn) / (1 - turn)));
}

/** `#rrggbb` or `rgb(r, g, b)` as numbers. */
export function parse(css: string): Colour {
  const hex = /^#(..)(..)(..)$/.exec(css.trim());
  const parts = hex
    ? hex.slice(1).map((pair) => parseInt(pair, 16))
    : (css.match(/\d+/g) ?? []).map(Number);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

const glasses = new WeakMap<LookupTable, LookupTable>();
const OPAQUE = 64; // the byte, a quarter of the strongest, from which a colour hides what lies behind

/** The same colours for a map that lies over a picture: none lets it through, weak ones in part. */
export function asGlass(table: LookupTable): LookupTable {
  const known = glasses.get(table);
  if (known) return known;
  const glass = table.map((colour, byte) => withAlpha(colour, Math.min(255, Math.round((255 * byte) / OPAQUE))));
  glasses.set(table, glass);
  return glass;
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

function withAlpha(colour: number, alpha: number): number {
  return LITTLE_ENDIAN ? ((colour & 0xffffff) | (alpha << 24)) >>> 0 : ((colour & ~0xff) | alpha) >>> 0;
}

function pixel([red, green, blue]: Colour): number {
  return LITTLE_ENDIAN
    ? ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
    : ((red << 24) | (green << 16) | (blue << 8) | 255) >>> 0;
}
