/** Pure helpers: where a step goes, and how that is said. */

/** `items` with the one at `from` moved to `to`; the same list where that leads out of it. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

/** Where a key takes the step at `at`: to move the focus, or (`carry`) the step itself. */
export function targetOf(key: string, at: number, count: number): number | null {
  const targets: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: count - 1 };
  const to = targets[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** The place that a pointer at height `y` means for the row `held`: below every other row whose middle it passed. */
export function placeAt(y: number, rows: readonly { top: number; bottom: number }[], held: number): number {
  return rows.filter(({ top, bottom }, at) => at !== held && y > (top + bottom) / 2).length;
}

/** What a live region says of a step that was moved. */
export function placeInWords(title: string, at: number, count: number): string {
  return `${title}: place ${at + 1} of ${count}.`;
}
