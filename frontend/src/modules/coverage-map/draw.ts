/** Pure: a concept's coverage in words. */
import type { Check, Coverage, Point } from '../../api/coverage';

/** What a point's state says, to read beside its mark. */
export const STATES: Record<Point['state'], string> = { shown: 'shown', slipped: 'slipped', open: 'not yet' };

/** What became of a check, with its day, such as “right on 3 March”; "" of one not tried yet. */
export function checkInWords({ state, at }: Check, locale?: string): string {
  if (state === 'open' || !at) return '';
  return `${state === 'right' ? 'right' : 'missed'} on ${new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long' })}`;
}

/** How far one has come, in a sentence. */
export function sumInWords({ shown, total, points }: Coverage): string {
  const slipped = points.filter(({ state }) => state === 'slipped').length;
  const back = slipped > 0 ? ` ${slipped === 1 ? 'One has' : `${slipped} have`} slipped: tried, and not right the last time.` : '';
  if (shown === total) return `All ${total} points are shown. They stay so as long as you get them right.`;
  if (shown === 0 && slipped === 0) return `Nothing is shown yet, of ${total} points. The first right answer changes that.`;
  return `${shown} of ${total} points are shown.${back}`;
}

/** What has changed since it was last looked at, for a listener; "" where nothing has. */
export function newsInWords(before: Coverage | null, now: Coverage): string {
  if (before?.concept !== now.concept || before.shown === now.shown) return '';
  return `${now.shown} of ${now.total} points are shown now.`;
}
