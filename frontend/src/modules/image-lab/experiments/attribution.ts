/** Pure drawing of an attribution: which pixels speak for something, over the picture. */
import type { Bytes } from '../../../lib/pixels';

type Colour = readonly [red: number, green: number, blue: number];

/** Far apart in hue and in lightness, also for colour-blind readers. */
export const FOR: Colour = [242, 140, 20];
export const AGAINST: Colour = [112, 66, 214];

/** A byte of the site's map as a share of the largest value: 128 is nothing. */
export function shareOf(byte: number): number {
  return (byte - 128) / 127;
}

/** The colour of a share (−1 to 1) over a grey (0 to 255), which gives up some of its contrast. */
export function over(grey: number, share: number): Colour {
  const ground = 80 + grey * 0.6;
  const [red, green, blue] = share > 0 ? FOR : AGAINST;
  const mix = (value: number): number => Math.round(ground + (value - ground) * Math.min(1, Math.abs(share)));
  return [mix(red), mix(green), mix(blue)];
}

/** RGBA bytes of the map over the picture of the same size. */
export function attributionPixels(picture: Bytes, map: Bytes): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(map.bytes.length * 4);
  map.bytes.forEach((byte, at) => rgba.set([...over(picture.bytes[at] ?? 0, shareOf(byte)), 255], at * 4));
  return rgba;
}

/** Column and row of the largest and of the smallest value. */
export function extremes({ width, bytes }: Bytes): { most: [number, number]; least: [number, number] } {
  let [most, least] = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte > (bytes[most] ?? 0)) most = at;
    if (byte < (bytes[least] ?? 0)) least = at;
  });
  const place = (at: number): [number, number] => [at % width, Math.floor(at / width)];
  return { most: place(most), least: place(least) };
}
