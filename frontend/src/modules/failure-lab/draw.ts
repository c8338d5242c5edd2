/** What an exhibit says, put together for showing: pure. */
import type { Exhibit, Share } from '../../api/failures';
import type { NetworkName } from '../../api/types';
import { NETWORKS } from '../../api/types';
import { percent } from '../../lib/numbers';

/** How many labels of an answer are shown. */
const SHOWN = 2;

/** What was seen before anyone knew the cause: up to the first remedy, and only what answered. */
export function symptoms(exhibits: readonly Exhibit[]): Exhibit[] {
  const first = exhibits.findIndex(({ state }) => state === 'mended');
  const seen = first < 0 ? exhibits : exhibits.slice(0, first);
  return seen.filter((one) => Object.keys(one.outputs).length > 0 || one.message);
}

/** "Before", "Now", and "Now, elsewhere" for a second one: nothing that names a cause. */
export function neutral(exhibits: readonly Exhibit[], at: number): string {
  const { state } = exhibits[at] ?? { state: 'broken' };
  const number = exhibits.slice(0, at + 1).filter((one) => one.state === state).length;
  const alone = exhibits.filter((one) => one.state === state).length === 1;
  const word = state === 'healthy' ? 'Before' : 'Now';
  return alone ? word : `${word}, case ${number}`;
}

export const STATES: Record<Exhibit['state'], string> = { healthy: 'Healthy', broken: 'Broken', mended: 'With the remedy' };

/** The networks that an exhibit has an answer of. */
export function networksOf(exhibit: Exhibit): NetworkName[] {
  return NETWORKS.filter((name) => exhibit.outputs[name]);
}

/** The first labels of an answer. */
export function first(shares: readonly Share[]): Share[] {
  return shares.slice(0, SHOWN);
}

export function share(probability: number | null): string {
  return probability === null ? 'null' : percent(probability);
}

/** Widths of a bar, in per cent. */
export function width(probability: number | null): number {
  return probability === null ? 0 : Math.round(probability * 1000) / 10;
}

/** A measured number with the digits that matter. */
export function figure(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** "8 %" where a figure's name says that it is a share, as it is elsewhere. */
export function figureOf(name: string, value: number): string {
  return /^(share|covered share|probability|largest change of a probability)/.test(name) ? percent(value) : figure(value);
}
