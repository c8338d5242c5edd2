/** What the lab shows, as the parts of a figure. */
import { LAYERS, NETWORKS, type LayerName, type Run } from '../../api/types';
import type { BytesController } from '../../controllers/bytes-controller';
import { reference } from '../../lib/scales';
import type { Answers, Figure, Maps, Part, Pixels } from './figure';
import type { View } from './view-controls';
import { LAYER_WORDS, NETWORK_TITLES } from '../../lib/words';

/** A run with its fetched maps. */
export interface Shown {
  run: Run;
  bytes: BytesController;
}

/** A whole run: input, every layer of both networks, answers. */
export function figureOfRun(shown: Shown, view: View): Figure {
  const { run } = shown;
  const rows: Part[][] = [[...inputOf(shown, 'As the networks see it')], ...LAYERS.map((layer) => mapsOf(shown, shown.run, layer, view, '')), answersOf(run, null)];
  return { title: `${run.source.title}, through two networks`, words: 'Concept-Lab. Every tile is the map of one unit; one architecture, trained on faces and on cars.', rows: rows.filter((row) => row.length > 0) };
}

/** A change: inputs, one layer's maps and the answers, before and after. */
export function figureOfChange(before: Shown, after: Shown, layer: LayerName, view: View, words: string): Figure {
  const order: View = { ...view, order: 'index' };
  const rows: Part[][] = [
    [...inputOf(before, 'Before'), ...inputOf(after, 'After')],
    mapsOf(before, before.run, layer, order, ', before'),
    mapsOf(after, before.run, layer, order, ', after'),
    answersOf(after.run, before.run),
  ];
  return { title: `${before.run.source.title}: before and after a change`, words: `Concept-Lab. ${words}`, rows: rows.filter((row) => row.length > 0) };
}

function inputOf({ run, bytes }: Shown, title: string): Pixels[] {
  const picture = run.input && bytes.input(run.input);
  return picture ? [{ kind: 'pixels', title, picture }] : [];
}

function mapsOf({ run, bytes }: Shown, scaleBy: Run, name: LayerName, { palette, order, scale }: View, when: string): Maps[] {
  return NETWORKS.flatMap((network): Maps[] => {
    const layer = run.networks[network]?.layers.find((one) => one.name === name);
    const atlas = layer && bytes.atlas(layer.atlas);
    if (!layer || !atlas) return [];
    const layers = scaleBy.networks[network]?.layers ?? [];
    const top = reference(scale, layers.find((one) => one.name === name) ?? layer, layers);
    return [{ kind: 'maps', network, title: `${LAYER_WORDS[name].title}, ${NETWORK_TITLES[network].toLowerCase()}${when}`, layer, atlas, top, palette, order }];
  });
}

function answersOf(run: Run, before: Run | null): Answers[] {
  return NETWORKS.flatMap((network): Answers[] => {
    const output = run.networks[network]?.output;
    if (!output) return [];
    const title = `Answers, ${NETWORK_TITLES[network].toLowerCase()}${before ? ' (grey: before)' : ''}`;
    return [{ kind: 'answers', network, title, output, before: before?.networks[network]?.output ?? null }];
  });
}
