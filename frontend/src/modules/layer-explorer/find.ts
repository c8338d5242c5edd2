/** Which units are shown, and in which order. */
import type { UnitBrief } from '../../api/learnt';
import type { Layer } from '../../api/types';
import type { Sort } from '../../lib/explore-place';
import { detects } from '../../lib/selectivity';

/** Units that detect `part` (all, without one), ordered; by strength where a run's layer is given. */
export function findUnits(units: readonly UnitBrief[], part: string | null, sort: Sort, layer: Layer | null): UnitBrief[] {
  const found = units.filter((unit) => part === null || detects(unit) === part);
  const strength = new Map(layer?.units.map(({ index, max }) => [index, max]));
  const key: Record<Sort, (unit: UnitBrief) => number> = {
    index: ({ index }) => -index,
    selectivity: ({ dead, iou }) => (dead ? -1 : iou),
    strength: ({ index }) => strength.get(index) ?? -index,
  };
  return found.sort((a, b) => key[sort](b) - key[sort](a) || a.index - b.index);
}

/** Parts that some unit detects, with how many do, the most found first. */
export function partsFound(...layers: (readonly UnitBrief[] | null)[]): [part: string, units: number][] {
  const counts = new Map<string, number>();
  for (const units of layers) {
    for (const unit of units ?? []) {
      const part = detects(unit);
      if (part) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}
