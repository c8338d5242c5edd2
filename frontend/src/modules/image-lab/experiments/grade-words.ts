import type { Graded } from '../../../api/probes';
import { percent } from '../../../lib/numbers';

export type Direction = 'up' | 'down' | 'same';
export const DIRECTIONS: Record<Direction, string> = {
  up: 'rises',
  down: 'falls',
  same: 'stays (moves by less than 2 points)',
};
const WENT: Record<Direction, string> = { up: 'rose', down: 'fell', same: 'stayed' };
const WOULD: Record<Direction, string> = { up: 'rise', down: 'fall', same: 'stay' };

/** Whether a prediction was right, and the measured value that says so; empty until it is graded. */
export function gradeInWords({ right, measured, expects, label, direction }: Graded): string {
  if (right === null || !measured) return '';
  const verdict = right ? 'Right.' : 'Not so.';
  if ('label' in measured) {
    return right
      ? `${verdict} “${measured.label}” has the highest probability, as you said.`
      : `${verdict} You said “${expects ?? ''}” would win; “${measured.label}” has the highest probability.`;
  }
  const { before, after, direction: went } = measured;
  const moved = `it ${WENT[went]}, from ${percent(before)} to ${percent(after)}`;
  return `${verdict} You said the probability of “${label ?? ''}” would ${WOULD[direction ?? 'same']}; ${moved}.`;
}
