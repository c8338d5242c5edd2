/** Pure pieces of the deck: gestures and sentences. */
import type { Due, Grade, StudyCard } from './types';

export interface Point {
  x: number;
  y: number;
}

const FAR = 60; // CSS pixels

/** Which way a finger went: far enough, and much more along than up or down. */
export function swipe(from: Point, to: Point): 'left' | 'right' | null {
  const [along, across] = [to.x - from.x, to.y - from.y];
  if (Math.abs(along) < FAR || Math.abs(along) < 2 * Math.abs(across)) return null;
  return along > 0 ? 'right' : 'left';
}

/** What waits, in a sentence. */
export function waitingInWords({ learning, due, new: fresh }: Due['counts']): string {
  const parts = [
    learning > 0 ? `${learning} being learnt` : '',
    due > 0 ? `${due} due` : '',
    fresh > 0 ? `${fresh} new` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'nothing due';
}

/** What a grade did, in a sentence for those who do not see it. */
export function gradeInWords(card: StudyCard, grade: Grade, cram: boolean): string {
  return cram ? 'Noted; the schedule stays as it is.' : `Back in ${card.intervals[grade].words}.`;
}

/** How many, and of what. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** HTML without the one paragraph around it, for writing on. */
export function unwrapped(html: string): string {
  const inside = /^\s*<p>([^]*)<\/p>\s*$/.exec(html)?.[1];
  return inside === undefined || inside.includes('<p') ? html : inside;
}

/** What became of reviews and cards while the site could not be reached; "" when it can. */
export function syncInWords(waiting: number, offline: boolean): string {
  if (waiting === 0) return offline ? 'The site cannot be reached; these are the cards of your last visit.' : '';
  return `${count(waiting, 'review')} kept in this browser, to be sent when the site can be reached.`;
}

/** A folded card of the list, unfolded. */
export function opened(card: HTMLDetailsElement | null): HTMLDetailsElement | null {
  if (card) card.open = true;
  return card;
}
