import { NETWORKS, type LayerName, type NetworkName, type Run } from '../../api/types';
import { parameters, type LayerFacts } from '../../api/learnt';
import { activation, counted, percent } from '../../lib/numbers';
import { answerInWords, LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';
import type { Stage } from './draw';

const SIDE = 96; // of the input, where no run says otherwise

export const STAGE_WORDS: Record<Stage, { title: string; about: string }> = {
  input: { title: 'Pixels', about: 'Brightness, point by point. One number means nothing alone.' },
  edges: { title: 'Edges', about: 'Is there a border here, and at which angle?' },
  parts: { title: 'Parts', about: 'Do edges meet here as they do in an eye, a wheel, a corner of a window?' },
  objects: { title: 'Object templates', about: 'Do parts stand together here as they do in a face, or in a car?' },
  output: { title: 'Class probability', about: 'Which templates were found, weighed for each label; all together make one.' },
};

/** Shape, window and weights of a stage, a line each; the two networks share all but their labels. */
export function factsOf(stage: Stage, layers: readonly LayerFacts[] | null, run: Run | null): string[] {
  const side = run?.input?.size ?? SIDE;
  if (stage === 'input') return [`1 × ${side} × ${side} numbers`, 'each one brightness', 'nothing to learn'];
  if (stage === 'output') return outputFacts(layers, run);
  const layer = layers?.find(({ name }) => name === stage);
  if (!layer) return [];
  const [height, width] = layer.map;
  const { receptive_field: sees } = layer;
  return [
    `${layer.count} × ${height} × ${width} numbers`,
    `each sees ${sees} × ${sees} pixels`,
    `${counted(parameters(layer))} parameters`,
  ];
}

function outputFacts(layers: readonly LayerFacts[] | null, run: Run | null): string[] {
  const objects = layers?.find(({ name }) => name === 'objects');
  const labels = NETWORKS.map((name) => run?.networks[name]?.output.length ?? 0);
  if (!objects || labels.some((count) => count === 0)) return [];
  const weights = labels.map((count) => counted((objects.count + 1) * count));
  return [`${labels.join(' and ')} numbers`, 'each sees the whole picture', `${weights.join(' and ')} parameters`];
}

/** The whole drawing in words: for each network its strongest units, stage by stage, and its answer. */
export function flowInWords(run: Run): string {
  const networks = NETWORKS.filter((name) => run.networks[name]).map((name) => `${NETWORK_TITLES[name]}: ${threadInWords(run, name)}`);
  return [`${run.source.title || 'The picture'} on its way through both networks.`, ...networks].join(' ');
}

function threadInWords(run: Run, name: NetworkName): string {
  const network = run.networks[name];
  const strongest = (network?.layers ?? []).map(({ name: layer, units }) => {
    const best = units.find(({ rank }) => rank === 0);
    if (!best || best.max <= 0) return `${layerTitle(layer)} silent`;
    return `strongest of the ${layerTitle(layer).toLowerCase()}, unit ${best.index} with ${activation(best.max)}`;
  });
  return [...strongest, answerInWords(name, network?.output ?? []) || 'no answer yet.'].join('; ');
}

/** What a listener hears once a run is through. */
export function doneInWords(run: Run): string {
  const answers = NETWORKS.flatMap((name) => {
    const best = run.networks[name]?.output[0];
    return best ? [`${NETWORK_TITLES[name].toLowerCase()}: ${best.label}, ${percent(best.probability)}`] : [];
  });
  return `${run.source.title || 'Your picture'} has flowed through; ${answers.join('; ')}.`;
}

function layerTitle(name: LayerName): string {
  return LAYER_WORDS[name].title;
}
