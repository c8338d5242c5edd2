/** One sitting: which card comes next, and what a grade, an undo or the site's answer changes. Pure. */
import type { Due, Grade, Review, StudyCard } from './types';

/** A card due within this many milliseconds comes back in the same sitting. */
const SOON = 20 * 60 * 1000;

/** A card that comes back when its minutes are over. */
interface Later {
  card: StudyCard;
  at: number;
}

interface Step {
  review: Review;
  before: Session;
}

export interface Session {
  /** Asked in this order; the first is on the table. */
  queue: readonly StudyCard[];
  later: readonly Later[];
  done: number;
  /** The last grades, to take back. */
  past: readonly Step[];
  cram: boolean;
}

export function begin(cards: readonly StudyCard[], cram: boolean): Session {
  return { queue: cards, later: [], done: 0, past: [], cram };
}

/** Of a deck loaded earlier, what is still to be asked: not what was recalled since and comes back later. */
export function stillDue({ cards, cram, today }: Pick<Due, 'cards' | 'cram' | 'today'>, now: number): StudyCard[] {
  const tonight = Math.max(now, Date.parse(today.ends));
  const until = (card: StudyCard): number => (card.state === 'review' ? tonight : now + SOON);
  return cards.filter((card) => cram || card.state === 'new' || Date.parse(card.due) < until(card));
}

/** The card on the table; a step of learning comes early rather than not in this sitting. */
export function current({ queue, later }: Session): StudyCard | null {
  return queue[0] ?? later[0]?.card ?? null;
}

export function left({ queue, later }: Session): number {
  return queue.length + later.length;
}

/** After a grade the next card is on the table, and this one comes back if its time is soon. */
export function graded(session: Session, review: Review, now: number): Session {
  const card = current(session);
  if (card?.key !== review.card) return session;
  const rest = without(session, card.key);
  const wait = session.cram ? cramWait(review.grade) : card.intervals[review.grade].seconds * 1000;
  const later = wait < SOON ? inOrder([...rest.later, { card: { ...card, state: card.state === 'new' ? 'learning' : card.state }, at: now + wait }]) : rest.later;
  return ripe(
    { ...rest, later, done: session.done + 1, past: [...session.past.slice(-49), { review, before: { ...session, past: [] } }] },
    now,
  );
}

/** A card of the course, by its id, on the table; null where this sitting does not hold it. */
export function drawn(session: Session, id: string): Session | null {
  const card = [...session.queue, ...session.later.map((one) => one.card)].find(({ key }) => key.endsWith(`.${id}`));
  if (!card) return null;
  const rest = without(session, card.key);
  return { ...rest, queue: [card, ...rest.queue] };
}

/** Cards whose minutes are over go before all others. */
export function ripe(session: Session, now: number): Session {
  const due = session.later.filter(({ at }) => at <= now).map(({ card }) => card);
  if (due.length === 0) return session;
  return { ...session, queue: [...due, ...session.queue], later: session.later.filter(({ at }) => at > now) };
}

/** As before the last grade; cards that were set aside since stay away. */
export function undone(session: Session): { session: Session; review: Review } | null {
  const last = session.past.at(-1);
  if (!last) return null;
  return { review: last.review, session: { ...last.before, past: session.past.slice(0, -1) } };
}

/** Take a card out of the sitting for good: suspended, buried or deleted. */
export function setAside(session: Session, key: string): Session {
  const past = session.past
    .filter(({ review }) => review.card !== key)
    .map((step) => ({ ...step, before: without(step.before, key) }));
  return { ...without(session, key), past };
}

/** What the site says of a card by now: its next intervals, and when it is due. */
export function updated(session: Session, card: StudyCard): Session {
  const due = Date.parse(card.due);
  return {
    ...session,
    queue: session.queue.map((one) => (one.key === card.key ? card : one)),
    later: inOrder(session.later.map((one) => (one.card.key === card.key ? { card, at: session.cram ? one.at : due } : one))),
  };
}

function without(session: Session, key: string): Session {
  return {
    ...session,
    queue: session.queue.filter((card) => card.key !== key),
    later: session.later.filter(({ card }) => card.key !== key),
  };
}

function cramWait(grade: Grade): number {
  return grade === 'again' || grade === 'hard' ? 60_000 : Infinity;
}

function inOrder(later: readonly Later[]): Later[] {
  return [...later].sort((one, other) => one.at - other.at);
}
