/** Registers <coverage-map>; importing this file is what defines it. */
import { ProblemNote } from '../../elements/problem-note';
import { CoverageMap } from './element';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'coverage-map': CoverageMap,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
