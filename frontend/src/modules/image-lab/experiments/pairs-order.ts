/** Which units of two readings are looked at first. */
import type { Layer } from '../../../api/types';

/** One unit in both readings. */
export interface Pair {
  index: number;
  first: number;
  second: number;
}

/** All units of a layer in both readings, those whose strongest activation differs most first. */
export function pairsOf(first: Layer, second: Layer): Pair[] {
  const others = new Map(second.units.map(({ index, max }) => [index, max]));
  const pairs = first.units.map(({ index, max }) => ({ index, first: max, second: others.get(index) ?? 0 }));
  return pairs.sort((a, b) => gap(b) - gap(a) || a.index - b.index);
}

function gap({ first, second }: Pair): number {
  return Math.abs(second - first);
}
