/**
 * Where a key moves the focus in a grid of `count` cells in rows of `columns`, from `at`;
 * `null` for a key that is not the grid's. Home and End go to the row's ends, with Ctrl to the
 * grid's (ARIA Authoring Practices, grid pattern).
 */
export function moveInGrid(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  at: number,
  count: number,
  columns: number,
): number | null {
  const last = count - 1;
  const rowStart = at - (at % columns);
  const targets: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    PageDown: last,
    PageUp: 0,
    Home: event.ctrlKey ? 0 : rowStart,
    End: event.ctrlKey ? last : Math.min(rowStart + columns - 1, last),
  };
  const target = targets[event.key];
  if (target === undefined) return null;
  return target < 0 || target > last ? at : target;
}
