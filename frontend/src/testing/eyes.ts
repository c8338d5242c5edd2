/** How colours look to people: with all cones, and without one kind of them. */
import type { Colour } from '../lib/palettes';

type Matrix = readonly [Colour, Colour, Colour];

/**
 * Colours in linear RGB as people see them who lack one kind of cone (Viénot, Brettel, Mollon 1999,
 * with today's primaries).
 */
export const VIEWERS: Record<string, Matrix> = {
  'with all cones': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  'without red cones': [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
  'without green cones': [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
};

const WHITE = [0.9505, 1, 1.089]; // D65

function toLinear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** CIELAB of an 8-bit colour as a viewer sees it. */
function lab(colour: Colour, viewer: Matrix): Colour {
  const linear = colour.map(toLinear);
  const [r, g, b] = viewer.map((row) => row.reduce((sum, weight, at) => sum + weight * (linear[at] ?? 0), 0)) as Colour;
  const xyz = [0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b];
  const [x, y, z] = xyz.map((value, at) => {
    const share = value / (WHITE[at] ?? 1);
    return share > 216 / 24389 ? Math.cbrt(share) : ((share * 24389) / 27 + 16) / 116;
  }) as Colour;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far apart two colours look; about 2.3 can just be told from each other. */
export function apart(one: Colour, other: Colour, viewer: Matrix): number {
  const [a, b] = [lab(one, viewer), lab(other, viewer)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
