import type { ExplorePlace } from '../../lib/explore-place';

/** Tell the explorer to show another place. */
export function place(from: HTMLElement, change: Partial<ExplorePlace>): void {
  from.dispatchEvent(new CustomEvent('place', { detail: change, bubbles: true, composed: true }));
}
