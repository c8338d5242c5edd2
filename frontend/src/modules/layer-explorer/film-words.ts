/** The film in words, and its loss as curves. */
import type { Film, FilmFrame } from '../../api/learnt';
import { NETWORKS } from '../../api/types';
import type { XY } from '../../lib/hull';
import { percent } from '../../lib/numbers';
import { NETWORK_TITLES } from '../../lib/words';

/** Which layer learns, and how far it has come. */
export function stageInWords({ stage, step, steps }: FilmFrame): string {
  if (step === 0 && stage === 'edges') return 'random weights, nothing learnt yet';
  const many = stage !== 'output';
  if (step + 1 >= steps) return `the ${stage} ${many ? 'have' : 'has'} learnt, after ${steps} steps`;
  return `the ${stage} ${many ? 'learn' : 'learns'}, step ${step + 1} of ${steps}`;
}

/** What a listener hears of a frame. */
export function frameInWords(films: readonly (Film | null)[], at: number): string {
  const told = films.flatMap((film, n) => {
    const frame = film?.frames[at];
    const network = NETWORKS[n];
    return frame && network ? [`${NETWORK_TITLES[network].toLowerCase()} accuracy ${percent(frame.accuracy)}`] : [];
  });
  const frame = films.find((film) => film !== null)?.frames[at];
  return frame ? `${stageInWords(frame)}; ${told.join(', ')}` : 'not there yet';
}

/** The frame in which each stage begins to learn. */
export function stageStarts(frames: readonly FilmFrame[]): number[] {
  return frames.flatMap(({ stage }, at) => (stage === frames[at - 1]?.stage ? [] : [at]));
}

/** Each stage's loss as a curve of its own, its largest at 1: stages minimise different things. */
export function lossCurves(frames: readonly FilmFrame[]): XY[][] {
  const stages = new Map<string, XY[]>();
  frames.forEach(({ stage, loss }, at) => {
    if (loss !== null) stages.set(stage, [...(stages.get(stage) ?? []), [at, loss]]);
  });
  return [...stages.values()].map((points) => {
    const top = Math.max(...points.map(([, loss]) => Math.abs(loss)), 1e-9);
    return points.map(([at, loss]) => [at, loss / top] as const);
  });
}
