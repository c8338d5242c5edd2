/** Registers <failure-lab> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { FailureLab } from './element';
import { FailureNaming } from './naming';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'failure-naming': FailureNaming,
  'failure-lab': FailureLab,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
