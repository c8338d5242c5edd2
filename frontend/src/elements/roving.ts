import { moveInGrid } from '../lib/grid-keys';

/**
 * Arrow keys among a group of buttons of which one is in the tab order. Focuses the one that the
 * key leads to and returns its number; `null` for keys that are not the group's.
 */
export function rove(event: KeyboardEvent, items: readonly HTMLElement[], columns = items.length): number | null {
  const at = items.findIndex((item) => item === event.target);
  if (at < 0) return null;
  const next = moveInGrid(event, at, items.length, columns);
  if (next === null) return null;
  event.preventDefault();
  items[next]?.focus();
  return next;
}
