import { interpolateCividis, interpolateInferno, interpolateViridis } from 'd3-scale-chromatic';

/** 256 colours as the 32-bit pixels of an ImageData, for the bytes 0 to 255. */
export type LookupTable = Uint32Array;
export type Colour = [red: number, green: number, blue: number];

interface Palette {
  name: string;
  /** CSS colour of a share in 0..1. */
  colour: (share: number) => string;
}

/** Sequential and even in lightness, so that equal steps of activation look equal. */
export const PALETTES = {
  inferno: { name: 'Inferno', colour: interpolateInferno },
  viridis: { name: 'Viridis', colour: interpolateViridis },
  cividis: { name: 'Cividis (colour-blind safe)', colour: interpolateCividis },
  grey: { name: 'Grey', colour: grey },
} as const satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
export const PALETTE_NAMES = Object.keys(PALETTES) as PaletteName[];

const made = new Map<PaletteName, LookupTable>();

/** The palette's lookup table; made once. */
export function lookupTable(name: PaletteName): LookupTable {
  const known = made.get(name);
  if (known) return known;
  const table = Uint32Array.from({ length: 256 }, (_, byte) => pixel(colourAt(name, byte / 255)));
  made.set(name, table);
  return table;
}

/** Red, green and blue (0 to 255) of a share in 0..1. */
export function colourAt(name: PaletteName, share: number): Colour {
  return parse(PALETTES[name].colour(Math.min(1, Math.max(0, share))));
}

/** Relative luminance in 0..1 (WCAG 2.2), for choosing readable text and for tests of evenness. */
export function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function grey(share: number): string {
  const value = Math.round(share * 255);
  return `rgb(${value}, ${value}, ${value})`;
}

function parse(css: string): Colour {
  const hex = /^#(..)(..)(..)$/.exec(css);
  const parts = hex
    ? hex.slice(1).map((pair) => parseInt(pair, 16))
    : (css.match(/\d+/g) ?? []).map(Number);
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

function pixel([red, green, blue]: Colour): number {
  return LITTLE_ENDIAN
    ? ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
    : ((red << 24) | (green << 16) | (blue << 8) | 255) >>> 0;
}
