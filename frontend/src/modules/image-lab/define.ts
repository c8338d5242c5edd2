/** Registers <image-lab> and what it is made of; importing this file is what defines them. */
import { ColourLegend } from '../../elements/colour-legend';
import { ProblemNote } from '../../elements/problem-note';
import { UnitTiles } from '../../elements/unit-tiles';
import { LabAnswers } from './answers';
import { LabCamera } from './camera';
import { LabDownloads } from './downloads';
import { ImageLab } from './element';
import { LabInput } from './input-panel';
import { LabLayer } from './layer-panel';
import { LabOwn } from './own';
import { LabPictureChooser } from './picture-chooser';
import { LabPicture } from './picture-panel';
import { LabRunBar } from './run-bar';
import { LabSamples } from './sample-gallery';
import { LabShare } from './share';
import { LabUnit } from './unit-dialog';
import { LabViewControls } from './view-controls';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'colour-legend': ColourLegend,
  'problem-note': ProblemNote,
  'unit-tiles': UnitTiles,
  'lab-answers': LabAnswers,
  'lab-camera': LabCamera,
  'lab-downloads': LabDownloads,
  'lab-input': LabInput,
  'lab-layer': LabLayer,
  'lab-own': LabOwn,
  'lab-picture-chooser': LabPictureChooser,
  'lab-picture': LabPicture,
  'lab-run-bar': LabRunBar,
  'lab-samples': LabSamples,
  'lab-share': LabShare,
  'lab-unit': LabUnit,
  'lab-view-controls': LabViewControls,
  'image-lab': ImageLab,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
