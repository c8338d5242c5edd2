/** Registers <architecture-flow> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { UnitMap } from '../../elements/unit-map';
import { FlowDrawing } from './drawing';
import { ArchitectureFlow } from './element';
import { FlowStage } from './stage';
import { FlowStrip } from './strip';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'unit-map': UnitMap,
  'flow-drawing': FlowDrawing,
  'flow-stage': FlowStage,
  'flow-strip': FlowStrip,
  'architecture-flow': ArchitectureFlow,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
