import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type StudyCard = Schemas['StudyCardOut'];
export type Due = Schemas['DueOut'];
export type Reviewed = Schemas['ReviewsOut'];
export type Grade = keyof StudyCard['intervals'];
export const GRADES = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Grade[];
export const GRADE_WORDS: Record<Grade, string> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' };

/** A recall that was graded here. Its id is made once, so that it counts once however often it is sent. */
export interface Review {
  id: string;
  card: string;
  grade: Grade;
  /** ISO 8601, by this browser's clock. */
  at: string;
  milliseconds: number;
  cram: boolean;
}
