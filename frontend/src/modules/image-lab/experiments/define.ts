/** Registers the experiments of <image-lab>; loaded once a run is done. */
import { LabCompare } from './compare';
import { LabChanges } from './controls';
import { LabCover } from './cover';
import { LabExperiments } from './element';
import { LabPrediction } from './prediction';
import { LabSilenced } from './silenced';
import { LabTiles } from './tiles';
import { LabWhy } from './why';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'lab-changes': LabChanges,
  'lab-compare': LabCompare,
  'lab-cover': LabCover,
  'lab-prediction': LabPrediction,
  'lab-silenced': LabSilenced,
  'lab-tiles': LabTiles,
  'lab-why': LabWhy,
  'lab-experiments': LabExperiments,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
