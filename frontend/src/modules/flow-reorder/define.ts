/** Registers <flow-reorder> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { FlowReorder } from './element';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'flow-reorder': FlowReorder,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
