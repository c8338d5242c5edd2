import type { SilencedUnit } from '../../api/probes';

/** Whether two places are one unit. */
export function sameUnit(one: SilencedUnit, other: SilencedUnit): boolean {
  return one.network === other.network && one.layer === other.layer && one.index === other.index;
}
