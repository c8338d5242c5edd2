/** What a student may change about the picture: the controls, and what they ask of the site. */
import type { Changes, Fill, SilencedUnit, Step, StepName, Stroke } from '../../../api/probes';
import { NETWORK_TITLES } from '../../../lib/words';

export type SettingName = 'rotate' | 'right' | 'down' | 'scale' | 'flip' | 'brightness' | 'greyscale' | 'blur' | 'scramble' | 'noise';
export type Settings = Record<SettingName, number>;

export interface Control {
  name: SettingName;
  title: string;
  least: number;
  most: number;
  step: number;
  /** Where nothing is changed. */
  same: number;
  words: (value: number) => string;
  /** Two states only. */
  toggle?: true;
}

const times = (value: number): string => `× ${value.toFixed(2)}`;
const pixels = (one: string, other: string) => (value: number): string =>
  value === 0 ? '0 pixels' : `${Math.abs(value)} pixels ${value > 0 ? one : other}`;

/** In the order in which the picture is changed. Ranges lie within what the site allows. */
export const CONTROLS: readonly Control[] = [
  { name: 'rotate', title: 'Rotate', least: -180, most: 180, step: 5, same: 0, words: (value) => `${value}° clockwise` },
  { name: 'right', title: 'Shift sideways', least: -48, most: 48, step: 2, same: 0, words: pixels('right', 'left') },
  { name: 'down', title: 'Shift up or down', least: -48, most: 48, step: 2, same: 0, words: pixels('down', 'up') },
  { name: 'scale', title: 'Size', least: 0.25, most: 3, step: 0.05, same: 1, words: times },
  { name: 'brightness', title: 'Brightness', least: 0, most: 3, step: 0.05, same: 1, words: times },
  { name: 'blur', title: 'Blur', least: 0, most: 8, step: 0.5, same: 0, words: (value) => `${value} pixels` },
  { name: 'scramble', title: 'Scramble', least: 1, most: 12, step: 1, same: 1, words: (value) => (value === 1 ? 'whole' : `${value} × ${value} patches`) },
  { name: 'noise', title: 'Noise', least: 0, most: 100, step: 2, same: 0, words: (value) => `${value} % of black to white` },
  { name: 'flip', title: 'Mirror left and right', least: 0, most: 1, step: 1, same: 0, words: () => 'mirrored', toggle: true },
  { name: 'greyscale', title: 'Take the colour away', least: 0, most: 1, step: 1, same: 0, words: () => 'grey', toggle: true },
];

export const UNCHANGED = Object.fromEntries(CONTROLS.map(({ name, same }) => [name, same])) as Settings;

export interface Recipe {
  settings: Settings;
  seed: number;
  strokes: readonly Stroke[];
  fill: Fill;
  silenced: readonly SilencedUnit[];
}

export const NOTHING: Recipe = { settings: UNCHANGED, seed: 1, strokes: [], fill: 'mean', silenced: [] };

/** As many steps as the site takes in one probe. */
export const MOST_STEPS = 8;

/** The recipe as the site takes it; `null` where nothing is changed. */
export function changesOf({ settings, seed, strokes, fill, silenced }: Recipe): Changes | null {
  const transform = stepsOf(settings, seed);
  if (transform.length + strokes.length + silenced.length === 0) return null;
  return {
    ...(transform.length > 0 && { transform }),
    ...(strokes.length > 0 && { occlude: { fill, seed, shapes: [...strokes] } }),
    ...(silenced.length > 0 && { silence: [...silenced] }),
  };
}

/** The settings that change something, as steps; both shifts are one, in their joint direction. */
export function stepsOf(settings: Settings, seed: number): Step[] {
  const steps = CONTROLS.flatMap(({ name, same }): Step[] => {
    if (name === 'right') return shift(settings);
    if (name === 'down' || settings[name] === same) return [];
    const strength = name === 'noise' ? settings.noise / 100 : settings[name];
    return [step(name, strength, name === 'noise' || name === 'scramble' ? seed : 0)];
  });
  return steps;
}

function shift({ right, down }: Settings): Step[] {
  if (right === 0 && down === 0) return [];
  const direction = ((Math.atan2(down, right) * 180) / Math.PI + 360) % 360; // the site takes none below 0
  return [{ ...step('shift', Math.min(96, Math.hypot(right, down))), direction }];
}

function step(name: StepName, strength: number, seed = 0): Step {
  return { name, strength, seed, direction: 0 };
}

/** What is changed, in a sentence. */
export function inWords({ settings, strokes, silenced }: Recipe): string {
  const parts = CONTROLS.filter(({ name, same }) => settings[name] !== same).map(
    ({ title, toggle, words, name }) => (toggle ? words(settings[name]) : `${title.toLowerCase()} ${words(settings[name])}`),
  );
  if (strokes.length > 0) parts.push(`${strokes.length} ${strokes.length === 1 ? 'stroke' : 'strokes'} of cover`);
  if (silenced.length > 0) parts.push(`${silenced.length} ${silenced.length === 1 ? 'unit' : 'units'} silenced`);
  return parts.length === 0 ? 'Nothing is changed yet: before and after are the same.' : `Changed: ${parts.join(', ')}.`;
}

export function unitInWords({ network, layer, index }: SilencedUnit): string {
  return `${NETWORK_TITLES[network]}, ${layer}, unit ${index}`;
}
