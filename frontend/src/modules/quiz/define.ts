/** Registers <concept-quiz> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { ConceptQuiz } from './element';
import { QuizItem } from './item';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'quiz-item': QuizItem,
  'concept-quiz': ConceptQuiz,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
