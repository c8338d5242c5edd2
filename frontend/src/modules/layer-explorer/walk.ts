/** A walk from a unit down through its inputs, towards the edges. */
import type { Connected, UnitLearnt } from '../../api/learnt';
import { LAYERS, type LayerName } from '../../api/types';

/** Where the walk has come to: the unit it began with, then the input chosen at each step down. */
export interface Walk {
  layer: LayerName;
  /** The first is the unit itself. */
  units: readonly number[];
}

/** The layer of the units at a step of the walk, 0 for the unit itself; `null` below edges, above objects. */
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
export function inputInWords({ unit, contribution, offset: [right, down] }: Connected): string {
  const [effect, ending] = contribution >= 0 ? ['adds', ''] : ['takes', ' away'];
  return `unit ${unit} ${effect} ${unsigned(contribution)}${ending}, mostly ${placeInWords(right, down)}`;
}

/** What a unit does to one above it, in words. */
export function outputInWords({ unit, contribution, offset: [right, down] }: Connected): string {
  return `unit ${unit}, to which it adds ${unsigned(contribution)}, mostly ${placeInWords(right, down)}`;
}

/**
 * How a unit's mean answer to its exemplars is made up: contributions and threshold together are
 * the answer, as the ReLU lets through what is positive.
 */
export function sumInWords({ exemplars, top_inputs: inputs = [], bias }: Pick<UnitLearnt, 'exemplars' | 'top_inputs' | 'bias'>): string {
  if (exemplars.length === 0 || inputs.length === 0) return '';
  const mean = exemplars.reduce((all, { value }) => all + value, 0) / exemplars.length;
  const shown = inputs.reduce((all, { contribution }) => all + contribution, 0);
  return `Averaged over its ${exemplars.length} strongest patches: these inputs ${signed(shown)}, all others ${signed(mean - shown - bias)}, its own threshold ${signed(bias)}; together ${unsigned(mean)}.`;
}

/** A number with its sign, three digits that matter. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${unsigned(value)}`;
}

/** A number's size, three digits that matter. */
export function unsigned(value: number): string {
  const size = Math.abs(value);
  return size >= 100 ? size.toFixed(0) : String(Number(size.toPrecision(3)));
}

function placeInWords(right: number, down: number): string {
  const across = right === 0 ? '' : `${Math.abs(right)} ${right > 0 ? 'right' : 'left'}`;
  const along = down === 0 ? '' : `${Math.abs(down)} ${down > 0 ? 'below' : 'above'}`;
  return [across, along].filter(Boolean).join(', ') || 'in the middle';
}
