/** A concept's walk through the code of a forward pass, and what each line made in a run. */
import type { components } from './schema';

type Schemas = components['schemas'];

/** A line of code as the page's author and the server's highlighter left it. */
export interface CodeLine {
  html: string;
  text: string;
  note_html: string;
  /** The line where its statement begins, from the `def`; `null` for words and blank lines. */
  statement: number | null;
}

/** One function. */
export interface WalkStep {
  id: string;
  title: string;
  html: string;
  section: string;
  file: string;
  symbol: string;
  /** Whether a run tells what its lines make. */
  followed: boolean;
  lines: CodeLine[];
}

export interface Walkthrough {
  contract: { input_html: string; output_html: string };
  steps: WalkStep[];
  trade_off_html: string;
  failure_html: string;
}

/** What every line of the followed functions made of a run's picture. */
export type Follow = Schemas['FollowOut'];
export type Value = Schemas['ValueOut'];
export type ValuePicture = Schemas['ValuePictureOut'];
