/** Registers <concept-drill> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { ConceptDrill } from './element';
import { DrillExplanation } from './explanation';
import { DrillQuestion } from './question';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'drill-explanation': DrillExplanation,
  'drill-question': DrillQuestion,
  'concept-drill': ConceptDrill,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
