/** Registers the experiments of <image-lab>; loaded once a run is done. */
import { UnitMap } from '../../../elements/unit-map';
import { LabCompare } from './compare';
import { LabChanges } from './controls';
import { LabCover } from './cover';
import { LabExperiments } from './element';
import { LabCurve } from './curve';
import { LabCurveFigure } from './curve-figure';
import { LabPairs } from './pairs';
import { LabPrediction } from './prediction';
import { LabSideBySide } from './side-by-side';
import { LabSilenced } from './silenced';
import { LabTiles } from './tiles';
import { LabWhy } from './why';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'unit-map': UnitMap,
  'lab-changes': LabChanges,
  'lab-compare': LabCompare,
  'lab-cover': LabCover,
  'lab-curve': LabCurve,
  'lab-curve-figure': LabCurveFigure,
  'lab-pairs': LabPairs,
  'lab-prediction': LabPrediction,
  'lab-side-by-side': LabSideBySide,
  'lab-silenced': LabSilenced,
  'lab-tiles': LabTiles,
  'lab-why': LabWhy,
  'lab-experiments': LabExperiments,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
