/** Quizzes in the words of the site's schema; an item's form depends on its kind, so by hand. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export interface Option {
  key: string;
  html: string;
}
export interface Picture {
  address: string;
  width: number;
  height: number;
}
/** A unit's picture: a tile of a sheet, [x0, y0, x1, y1] in its pixels. */
export interface TileOption extends Option {
  tile: Picture & { box: [number, number, number, number] };
  alt: string;
}
interface Base {
  id: string;
  ask_html: string;
}
export type Item = Base &
  (
    | { kind: 'choice'; options: Option[] }
    | { kind: 'order'; options: Option[] }
    | { kind: 'match'; left: Option[]; options: Option[] }
    | { kind: 'number'; unit: string }
    | { kind: 'fires'; options: TileOption[]; picture: Picture & { alt: string } }
  );
export type Reply = { choice: string } | { order: string[] } | { pairs: Record<string, string> } | { number: number };

export type Quiz = Omit<Schemas['QuizOut'], 'item'> & { item: Item | null };
export type QuizVerdict = Omit<Schemas['QuizVerdictOut'], 'answer' | 'quiz'> & { answer: Reply; quiz: Quiz };
