/** What the site says about small, untrained networks, as it said it: taken from a running site. */
import answers from './learnt.json';

/** Answers by the end of their path. */
export function learntAnswers(): [path: string, answer: object][] {
  return Object.entries(answers);
}
