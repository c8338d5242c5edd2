/** What a curve may run along: one way to change the picture, in more and more strength. */
import type { Changes, Curve, CurveRequest, StepName } from '../../../api/probes';
import { NETWORKS, type NetworkName } from '../../../api/types';
import { percent } from '../../../lib/numbers';
import { CONTROLS, MOST_STEPS, type SettingName } from './changes';

export type VariedName = Exclude<SettingName, 'flip' | 'greyscale'>;

/** One choice; strengths are shown times `times`, in the words of `axis`. */
export interface Varied {
  name: StepName;
  title: string;
  axis: string;
  least: number;
  most: number;
  step: number;
  /** The strength that changes nothing. */
  same: number;
  times: number;
  direction: number;
  /** A shown strength, in words. */
  words: (value: number) => string;
}

const AXES: Record<VariedName, string> = {
  rotate: 'degrees clockwise',
  right: 'pixels to the right',
  down: 'pixels down',
  scale: 'size, times the picture’s own',
  brightness: 'brightness, times the picture’s own',
  blur: 'blur, in pixels',
  scramble: 'patches a side, shuffled',
  noise: 'noise, in % of black to white',
};

export const VARIED = Object.fromEntries(
  CONTROLS.filter(({ toggle }) => !toggle).map(({ name, title, least, most, step, same, words }) => {
    const varied = name as VariedName;
    const shift = varied === 'right' || varied === 'down';
    return [
      varied,
      { name: shift ? 'shift' : varied, title, axis: AXES[varied], least, most, step, same, times: 1, direction: varied === 'down' ? 90 : 0, words: (value: number) => minus(words(value)), ...(varied === 'noise' && { times: 100 }) },
    ];
  }),
) as unknown as Record<VariedName, Varied>;

/** The range of a curve, in shown strengths. */
export interface Range {
  start: number;
  stop: number;
  count: number;
}

export const COUNTS = [7, 13, 25] as const;

/** What is asked of the site; the curve's own step comes after those of `changes`. */
export function curveRequest(varied: Varied, { start, stop, count }: Range, seed: number, changes: Changes | null): CurveRequest {
  const { name, times, direction } = varied;
  const vary = { name, start: start / times, stop: stop / times, count, seed, direction };
  return { kind: 'curve', vary, ...changes };
}

/** Why a range cannot be drawn; empty where it can. */
export function whyNotRange({ least, most, axis }: Varied, { start, stop }: Range): string {
  const inside = (value: number): boolean => Number.isFinite(value) && value >= least && value <= most;
  if (!inside(start) || !inside(stop)) return `Both ends lie between ${minus(String(least))} and ${most} (${axis}).`;
  return start === stop ? 'The two ends must differ.' : '';
}

/** Whether one more step fits beside those that the picture is changed by. */
export function hasRoomForStep(changes: Changes | null): boolean {
  return (changes?.transform?.length ?? 0) <= MOST_STEPS;
}

/** One label's probability along a curve. */
export interface Line {
  network: NetworkName;
  label: string;
  points: { strength: number; probability: number }[];
}

/** The lines of the chosen labels, as far as they have come; strengths as they are shown. */
export function linesOf(curve: Curve, labels: Partial<Record<NetworkName, string>>, times: number): Line[] {
  return NETWORKS.flatMap((network): Line[] => {
    const side = curve.networks[network];
    if (!side) return [];
    const known = side.labels.indexOf(labels[network] ?? '');
    const at = Math.max(0, known);
    const points = side.probabilities.map((shares, index) => ({
      strength: shown(curve.strengths[index] ?? 0, times),
      probability: shares[at] ?? 0,
    }));
    return [{ network, label: side.labels[at] ?? '', points }];
  });
}

/** A strength as it is shown. */
export function shown(strength: number, times: number): number {
  return Math.round(strength * times * 1000) / 1000;
}

/** A number with a minus rather than a hyphen before it. */
export function minus(text: string): string {
  return text.replace(/^-/, '−');
}

/** Where a line is highest and lowest, in a sentence. */
export function lineInWords({ label, points }: Line, words: Varied['words']): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const high = rest.reduce((best, point) => (point.probability > best.probability ? point : best), first);
  const low = rest.reduce((least, point) => (point.probability < least.probability ? point : least), first);
  if (high.probability - low.probability < 0.02) return `“${label}” stays near ${percent(first.probability)} throughout.`;
  return `“${label}” is most probable, ${percent(high.probability)}, at ${words(high.strength)}, and least, ${percent(low.probability)}, at ${words(low.strength)}.`;
}
