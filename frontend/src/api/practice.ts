/** What a concept asks to be done beside reading, and what its judges answer. */

/** Steps to be put in order, as they are first shown. */
export interface Order {
  id: string;
  ask_html: string;
  steps: OrderStep[];
}

export interface OrderStep {
  id: string;
  title: string;
  html: string;
}

interface Verdict {
  right: boolean;
  explanation_html: string;
}

/** What became of an order, step by step. */
export interface OrderVerdict extends Verdict {
  steps: { id: string; fits: boolean; comes: 'right' | 'early' | 'late'; explanation_html: string }[];
}

export type KnobValue = string | number;
/** A value for each knob that a drill lets one turn. */
export type Setting = Record<string, KnobValue>;

export interface Knob {
  name: string;
  title: string;
  values: { value: KnobValue; label: string }[];
}

/** A quantity to predict, and the knobs that it depends on. */
export interface Drill {
  id: string;
  title: string;
  section: string;
  question_html: string;
  what: string;
  quantity: { title: string; unit: string };
  turn: Knob[];
  fixed: { title: string; label: string }[];
  start: Setting;
  /** The setting it is compared with, in words; empty where a value is to be named. */
  against: string;
  most: 'highest' | 'lowest' | null;
  choices: { id: string; text: string }[];
}

export interface DrillAnswer {
  setting: Setting;
  prediction: string;
  sentence?: string;
  met?: string[];
}

export interface DrillVerdict extends Verdict {
  answers: string[];
  cells: { label: string; value: number; deviation: number; said: string; asked: boolean }[];
  model_html: string;
  points: { id: string; html: string }[];
}
