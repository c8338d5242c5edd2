/** What the site says about the shipped networks: written by `python -m tests.learnt`. */
import answers from './learnt.json';

/** Answers by the end of their path. */
export function learntAnswers(): [path: string, answer: object][] {
  return Object.entries(answers);
}
