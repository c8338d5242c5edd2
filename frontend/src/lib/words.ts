import { NETWORKS, type LayerName, type NetworkName, type Probability } from '../api/types';
import { percent } from './numbers';

export const NETWORK_TITLES: Record<NetworkName, string> = { faces: 'Face network', cars: 'Car network' };

/** Said of anything under way that has told nothing for a while. */
export const SLOW = 'This takes longer than usual: the lab may be busy, or the connection slow. It goes on by itself.';

interface LayerWords {
  title: string;
  about: string;
  /** Units to keep room for; the real number comes with the run. */
  expected: number;
}

export const LAYER_WORDS: Record<LayerName, LayerWords> = {
  edges: { title: 'Edges', about: 'Short borders between light and dark.', expected: 24 },
  parts: { title: 'Parts', about: 'Edges that belong together: an eye, a wheel, a corner of a window.', expected: 48 },
  objects: { title: 'Objects', about: 'Parts in their places: most of a face, most of a car.', expected: 64 },
};

const KINDS: Record<NetworkName, { thing: string; none: string; other: string; known: string }> = {
  faces: { thing: 'a face', none: 'no face', other: 'someone else', known: 'the people it was taught' },
  cars: { thing: 'a car', none: 'no car', other: 'another car', known: 'the body styles it was taught' },
};

/** The one of a run's networks that is surest that what it was taught is in the picture; the first where all are as sure. */
export function surest(networks: Partial<Record<NetworkName, { output: readonly Probability[] | null }>>): NetworkName {
  const found = (name: NetworkName): number => {
    const output = networks[name]?.output ?? [];
    return output.reduce((all, { label, probability }) => all + (label === KINDS[name].none ? 0 : probability), 0);
  };
  const [best] = NETWORKS.filter((name) => networks[name]).sort((one, other) => found(other) - found(one));
  return best ?? 'faces';
}

/** What a network's answer means, in a sentence that claims no more than the numbers do. */
export function answerInWords(network: NetworkName, output: readonly Probability[]): string {
  const [best] = output;
  if (!best) return '';
  const { thing, none, other, known } = KINDS[network];
  const sure = percent(best.probability);
  if (best.probability < 0.5) {
    const found = 1 - (output.find(({ label }) => label === none)?.probability ?? 0);
    const guess = output.find(({ label }) => label !== none);
    return found > 0.5 && guess
      ? `It finds ${thing} (${percent(found)}) but cannot say which: its best guess, “${guess.label}”, gets only ${percent(guess.probability)}.`
      : `No clear answer: its best guess, “${best.label}”, gets only ${sure}.`;
  }
  if (best.label === none) return `It finds ${none} here (${sure}).`;
  if (best.label === other) return `It finds ${thing}, but none of ${known} (${sure}).`;
  return `It answers “${best.label}” (${sure}). It can only choose among the answers below.`;
}
