/** A walk from a unit down through its inputs, towards the edges. */
import type { TopInput } from '../../api/learnt';
import { LAYERS, type LayerName } from '../../api/types';

/** Where the walk has come to: the unit it began with, then the input chosen at each step down. */
export interface Walk {
  layer: LayerName;
  /** The first is the unit itself. */
  units: readonly number[];
}

/** The layer of the units at a step of the walk, 0 for the unit itself; `null` below the edges. */
export function layerAt({ layer }: Walk, step: number): LayerName | null {
  return LAYERS[LAYERS.indexOf(layer) - step] ?? null;
}

/** Steps whose inputs are shown: those that are not edges. */
export function openSteps(walk: Walk): number[] {
  return walk.units.flatMap((_, step) => (layerAt(walk, step + 1) ? [step] : []));
}

/** Walk on from `step` to one of its inputs; to the same one again, walk back up from it. */
export function walkTo(walk: Walk, step: number, unit: number): Walk {
  const kept = walk.units.slice(0, step + 1);
  return { ...walk, units: walk.units[step + 1] === unit ? kept : [...kept, unit] };
}

/** What an input does to the unit above it, in words. */
export function inputInWords({ unit, weight, offset: [right, down] }: TopInput): string {
  const effect = weight >= 0 ? 'excites' : 'inhibits';
  return `unit ${unit} ${effect} it, ${signed(weight)}, mostly ${placeInWords(right, down)}`;
}

/** A number with its sign, three digits that matter. */
export function signed(value: number): string {
  const text = Math.abs(value) >= 100 ? Math.abs(value).toFixed(0) : String(Number(Math.abs(value).toPrecision(3)));
  return `${value < 0 ? '−' : '+'}${text}`;
}

function placeInWords(right: number, down: number): string {
  const across = right === 0 ? '' : `${Math.abs(right)} ${right > 0 ? 'right' : 'left'}`;
  const along = down === 0 ? '' : `${Math.abs(down)} ${down > 0 ? 'below' : 'above'}`;
  return [across, along].filter(Boolean).join(', ') || 'in the middle';
}
