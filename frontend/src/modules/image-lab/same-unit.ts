import type { SilencedUnit } from '../../api/probes';

/** Whether two places are one unit. */
export function sameUnit(one: SilencedUnit, other: SilencedUnit): boolean {
  return one.network === other.network && one.layer === other.layer && one.index === other.index;
}

/** The units with this one among them, or without it where it was. */
export function toggled(units: readonly SilencedUnit[], unit: SilencedUnit): readonly SilencedUnit[] {
  const others = units.filter((one) => !sameUnit(one, unit));
  return others.length < units.length ? others : [...units, unit];
}
