import type { Drill, DrillVerdict, KnobValue, Setting } from '../../api/practice';

type Cell = DrillVerdict['cells'][number];

/** How long each cell's bar is, in percent of the longest one that can be: 100 % for shares. */
export function barsOf(cells: readonly Cell[], unit: string): number[] {
  const longest = unit === 'share' ? 1 : Math.max(...cells.map(({ value, deviation }) => value + deviation), Number.EPSILON);
  return cells.map(({ value }) => Math.max(0, Math.min(100, (100 * value) / longest)));
}

/** A setting with one knob turned; `text` is the value as a control knows it. */
export function turned(drill: Drill, setting: Setting, name: string, text: string): Setting {
  const values = drill.turn.find((knob) => knob.name === name)?.values ?? [];
  const value: KnobValue | undefined = values.find((one) => String(one.value) === text)?.value;
  return value === undefined ? setting : { ...setting, [name]: value };
}

/** The knobs as a drill first shows them. */
export function startOf(drill: Drill): Setting {
  return Object.fromEntries(drill.turn.flatMap(({ name }) => (name in drill.start ? [[name, drill.start[name]]] : []))) as Setting;
}

/** What a student predicts, as the legend above the choices. */
export function askedInWords(drill: Drill): string {
  if (drill.most) return `Where is it ${drill.most}: ${drill.quantity.title}?`;
  return `Compared with ${drill.against}, what will be measured?`;
}

/** The right choices in words. */
export function answersInWords(drill: Drill, answers: readonly string[]): string {
  const texts = drill.choices.filter(({ id }) => answers.includes(id)).map(({ text }) => `“${text}”`);
  return texts.join(' or ');
}
