/** What interview practice says: pure, so that it can be tested word by word. */
import type { Answered, Question } from './types';

const DAY = 86_400_000; // ms

const LEVELS: Record<string, string> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  expert: 'Expert',
  senior: 'Senior',
};

export const levelInWords = (level: string): string => LEVELS[level] ?? level;

/** Seconds as a clock shows them: 0:07, 12:30, 1:02:03; below zero with a minus. */
export function clock(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  const shown = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  return seconds < 0 ? `−${shown}` : shown;
}

/** How far away a moment is, in days of the reader's calendar. */
export function inDays(due: string, now: Date): string {
  const then = new Date(due);
  const days = Math.round((midnight(then) - midnight(now)) / DAY);
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** What is known of a question beside its text: how it went, and when it comes back. */
export function standing(question: Question, now: Date): string {
  if (!question.last) return 'Not answered yet.';
  const { met, points } = question.last;
  const went = `${met.length} of ${points} points the last time`;
  if (!question.due) return `${went}.`;
  const when = inDays(question.due, now);
  return new Date(question.due) <= now ? `${went}; it is due.` : `${went}; it comes back ${when}.`;
}

/** What came of an answer. */
export function verdict({ met, points, right, due }: Answered, now: Date): string {
  const counts = right ? 'This counts as right.' : 'This does not count as right yet.';
  return `${met} of ${points} points made. ${counts} The question comes back ${inDays(due, now)}.`;
}

/** How much time is left of an interview, or by how much it ran over. */
export function remaining(minutes: number, begun: string, now: Date): { seconds: number; words: string } {
  const seconds = minutes * 60 - (now.getTime() - new Date(begun).getTime()) / 1000;
  return { seconds, words: seconds >= 0 ? `${clock(seconds)} left` : `${clock(-seconds)} over time` };
}

/** The question to begin with: the one that has been due longest, or the first without an answer. */
export function firstOf(questions: readonly Question[], now: Date): number {
  const due = questions
    .map((question, at) => ({ at, due: question.due ? new Date(question.due).getTime() : Infinity }))
    .filter(({ due }) => due <= now.getTime())
    .sort((one, other) => one.due - other.due)[0];
  const fresh = questions.findIndex(({ last }) => !last);
  return due?.at ?? Math.max(0, fresh);
}

/** Why nothing can be recorded, and what to do. */
export function noMicrophone(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'The browser does not let this site use the microphone. Allow it beside the address, or write your answer.';
  if (name === 'NotFoundError') return 'No microphone was found. Connect one, or write your answer.';
  return 'The microphone cannot be used just now; another program may hold it. Write your answer, or try again.';
}

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
