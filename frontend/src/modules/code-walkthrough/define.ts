/** Registers <code-walkthrough> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { CodeWalkthrough } from './element';
import { CodeValue } from './value';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'code-value': CodeValue,
  'code-walkthrough': CodeWalkthrough,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
