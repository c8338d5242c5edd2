/** Registers <layer-explorer> and what it is made of; importing this file is what defines them. */
import { ColourLegend } from '../../elements/colour-legend';
import { ProblemNote } from '../../elements/problem-note';
import { UnitMap } from '../../elements/unit-map';
import { LayerExplorer } from './element';
import { ExplorerFilm } from './film';
import { ExplorerGraph } from './graph';
import { ExplorerGrid } from './grid';
import { ExplorerMultiplication } from './multiplication';
import { ExplorerNetwork } from './network';
import { ExplorerPlace } from './place';
import { ExplorerSheet } from './sheet';
import { ExplorerUnit } from './unit';
import { ExplorerWindow } from './window';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'colour-legend': ColourLegend,
  'problem-note': ProblemNote,
  'unit-map': UnitMap,
  'explorer-film': ExplorerFilm,
  'explorer-graph': ExplorerGraph,
  'explorer-grid': ExplorerGrid,
  'explorer-multiplication': ExplorerMultiplication,
  'explorer-network': ExplorerNetwork,
  'explorer-place': ExplorerPlace,
  'explorer-sheet': ExplorerSheet,
  'explorer-unit': ExplorerUnit,
  'explorer-window': ExplorerWindow,
  'layer-explorer': LayerExplorer,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
