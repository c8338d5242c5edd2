import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apart, VIEWERS } from '../testing/eyes';
import { asGlass, colours, lightness, lookupTable, PALETTE_NAMES, parse, type Colour, type Ink } from './palettes';

const PAPER: Ink = { ground: '#f4f1ea', accent: '#a8470f', ink: '#1d1b18' };
const BLACK: Colour = [0, 0, 0];
const NIGHT: Ink = { ground: '#1f2125', accent: '#5fc4c6', ink: '#ebe7df' };

describe.each(PALETTE_NAMES)('the palette %s', (name) => {
  it.each([
    ['light', PAPER],
    ['dark', NIGHT],
  ])('goes one way in lightness, on a %s page', (_, ink) => {
    const steps = colours(name, ink).map(lightness);
    const turns = steps.slice(1).map((value, at) => value - (steps[at] ?? 0));
    const way = Math.sign((steps.at(-1) ?? 0) - (steps[0] ?? 0));
    expect(turns.every((turn) => turn * way > -0.6)).toBe(true); // a rounding of 8-bit colours
  });

  it('is even: a quarter of the way is a quarter of the lightness, give or take 8 of 100', () => {
    const steps = colours(name, PAPER).map(lightness);
    const [first = 0, last = 0] = [steps[0], steps[255]];
    for (const at of [64, 128, 192]) {
      expect(Math.abs((steps[at] ?? 0) - (first + ((last - first) * at) / 255))).toBeLessThan(8);
    }
  });
});

it('the network’s own palette begins on the page’s ground and passes through its accent', () => {
  const own = colours('own', PAPER);
  expect(own[0]).toEqual([0xf4, 0xf1, 0xea]);
  const near = own.map(([r, g, b]) => Math.hypot(r - 0xa8, g - 0x47, b - 0x0f));
  expect(Math.min(...near)).toBeLessThan(3);
});

it('a palette as glass lets the picture through where there is nothing, and hides it from a quarter on', () => {
  const plain = lookupTable('viridis');
  const [glass, colours] = [asGlass(plain), new Uint8Array(plain.buffer)].map((table) => new Uint8Array(table.buffer)) as [Uint8Array, Uint8Array];
  const alphas = [0, 16, 64, 255].map((byte) => glass[byte * 4 + 3]);
  expect(alphas).toEqual([0, 64, 255, 255]);
  for (const byte of [16, 200]) expect([...glass.subarray(byte * 4, byte * 4 + 3)]).toEqual([...colours.subarray(byte * 4, byte * 4 + 3)]);
});

it('the lookup table holds the colours as opaque pixels', () => {
  const pixel = new Uint8Array(lookupTable('grey').buffer, 128 * 4, 4);
  expect([...pixel]).toEqual([128, 128, 128, 255]);
});

describe.each(Object.entries(VIEWERS))('a reader %s', (_, viewer) => {
  it.each(PALETTE_NAMES)('tells eight steps of %s apart', (name) => {
    const all = colours(name, PAPER);
    const steps = Array.from({ length: 9 }, (_, at) => all[Math.min(255, at * 32)] ?? BLACK);
    for (const [at, step] of steps.slice(1).entries()) expect(apart(step, steps[at] ?? BLACK, viewer)).toBeGreaterThan(4.6);
  });

  it('tells the face network’s colour from the car network’s, on a light and a dark page', () => {
    const tokens = readFileSync('styles/tokens.css', 'utf8');
    const [faces, cars] = ['faces', 'cars'].map((name) => [...tokens.matchAll(new RegExp(`--${name}: (#\\w{6})`, 'g'))].map(([, hex]) => parse(hex ?? ''))) as [Colour[], Colour[]];
    expect([faces.length, cars.length]).toEqual([2, 2]);
    faces.forEach((colour, at) => expect(apart(colour, cars[at] ?? BLACK, viewer)).toBeGreaterThan(20));
  });
});
