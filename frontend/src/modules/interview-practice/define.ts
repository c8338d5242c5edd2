/** Registers <interview-practice> and what it is made of; importing this file is what defines them. */
import { ProblemNote } from '../../elements/problem-note';
import { InterviewPractice } from './element';
import { MockInterview } from './mock-element';
import { InterviewQuestion } from './question';
import { ThinkTimer } from './think-timer';
import { VoiceNotes } from './voice-notes';

const ELEMENTS: Record<string, CustomElementConstructor> = {
  'problem-note': ProblemNote,
  'think-timer': ThinkTimer,
  'voice-notes': VoiceNotes,
  'interview-question': InterviewQuestion,
  'mock-interview': MockInterview,
  'interview-practice': InterviewPractice,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
