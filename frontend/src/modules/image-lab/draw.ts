/** Pure drawing of the lab: numbers in, pixels out. */
import type { Bytes } from '../../lib/pixels';
import type { Colour } from '../../lib/palettes';

/**
 * How opaque a map lies over the picture where its activation is `share` of the scale's top.
 * At `strength` 0 only the picture is seen, at 1 only the map; halfway the strong places glow
 * and the silent ones let the picture through.
 */
export function overlayAlpha(share: number, strength: number): number {
  return strength <= 0.5 ? 2 * strength * share : share + (2 * strength - 1) * (1 - share);
}

/**
 * RGBA bytes of a map laid over a picture; `gain` turns its bytes into shares of the scale,
 * `palette` has 256 colours.
 */
export function overlayPixels(map: Bytes, gain: number, palette: readonly Colour[], strength: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(map.bytes.length * 4);
  map.bytes.forEach((byte, at) => {
    const share = Math.min(1, (byte / 255) * gain);
    rgba.set(palette[Math.round(share * 255)] ?? [0, 0, 0], at * 4);
    rgba[at * 4 + 3] = Math.round(255 * overlayAlpha(share, strength));
  });
  return rgba;
}

/** Left and top of a `size`-wide window around a point, kept inside a picture of `side` pixels. */
export function windowAt(x: number, y: number, size: number, side: number): [left: number, top: number] {
  const keep = (centre: number): number => Math.max(0, Math.min(side - size, Math.round(centre - size / 2)));
  return [keep(x), keep(y)];
}

/** The window's intensities, row by row (0 to 255). */
export function intensities(picture: Bytes, left: number, top: number, size: number): number[][] {
  return Array.from({ length: size }, (_, row) => {
    const from = (top + row) * picture.width + left;
    return [...picture.bytes.subarray(from, from + size)];
  });
}

/** Where a picture of width × height lies so that its `crop` fills a square of `side`. */
export function placeCrop(
  width: number,
  height: number,
  [x0, y0, x1]: readonly [number, number, number, number],
  side: number,
): { x: number; y: number; width: number; height: number } {
  const zoom = side / (x1 - x0);
  return { x: -x0 * zoom, y: -y0 * zoom, width: width * zoom, height: height * zoom };
}
