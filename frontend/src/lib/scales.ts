import type { Layer, Unit } from '../api/types';

/** What the strongest colour stands for: each unit's own max, or the largest of a wider group. */
export const SCALES = {
  tile: 'each unit',
  layer: 'each layer',
  network: 'each network',
} as const;
export type ScaleName = keyof typeof SCALES;
export const SCALE_NAMES = Object.keys(SCALES) as ScaleName[];

export const ORDERS = { strength: 'strongest first', index: 'unit number' } as const;
export type OrderName = keyof typeof ORDERS;
export const ORDER_NAMES = Object.keys(ORDERS) as OrderName[];

/** What follows for a unit that is weak beside another. */
export function scaleInWords(scale: ScaleName): string {
  return scale === 'tile'
    ? 'Each map shows its own strongest place in full: strengths of two units cannot be compared by colour.'
    : `Shared by ${scale === 'layer' ? 'a layer' : 'a network'}: beside one strong unit, weak ones are faint. “${SCALES.tile}” shows every map in full.`;
}

/** The activation that gets the palette's last colour; `null` where each unit has its own. */
export function reference(scale: ScaleName, layer: Layer, layers: readonly Layer[]): number | null {
  if (scale === 'tile') return null;
  return scale === 'layer' ? largest([layer]) : largest(layers);
}

/** Factor from a unit's atlas byte to a palette index, by unit index; 0 for a silent unit. */
export function gains(units: readonly Unit[], top: number | null): Float32Array {
  const found = new Float32Array(units.length);
  for (const { index, max } of units) {
    if (max <= 0) found[index] = 0;
    else found[index] = top === null ? 1 : max / top;
  }
  return found;
}

/** The units as they are shown. */
export function ordered(units: readonly Unit[], order: OrderName): Unit[] {
  return [...units].sort((a, b) => (order === 'index' ? a.index - b.index : a.rank - b.rank));
}

function largest(layers: readonly Layer[]): number {
  return layers.reduce((top, { units }) => units.reduce((t, { max }) => Math.max(t, max), top), 0);
}
