import { counted } from '../../lib/numbers';

const MILLION = 1_000_000;

/** How many numbers a picture is made of, and how many of them the networks get, counted out. */
export function countInWords({ width, height }: { width: number; height: number }, side: number): string {
  const all = width * height * 3;
  const share = all >= MILLION / 10 ? ` (${(all / MILLION).toFixed(2)} million)` : '';
  return (
    `${counted(width)} columns × ${counted(height)} rows × 3 colours: the picture is ${counted(all)} numbers${share}. ` +
    `The networks get ${side} × ${side} × 1 of it: ${counted(side * side)}.`
  );
}
