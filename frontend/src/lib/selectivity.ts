/** What was measured about a unit, in words that claim no more than the measurement. */

/** Overlap from which a unit counts as a detector (Bau et al. 2017 use 0.04 on larger scenes). */
export const COUNTS = 0.1;

export interface Selective {
  dead: boolean;
  best_part: string | null;
  iou: number;
}

/** “left-eye detector, IoU 0.23”, “no part above 0.10”, “never answers”. */
export function selectivity({ dead, best_part, iou }: Selective): string {
  if (dead) return 'never answers';
  if (!best_part || iou < COUNTS) return `no part above ${COUNTS.toFixed(2)}`;
  return `${partName(best_part).replaceAll(' ', '-')} detector, IoU ${iou.toFixed(2)}`;
}

/** The part that a unit detects; nothing where it detects none well enough. */
export function detects({ dead, best_part, iou }: Selective): string | null {
  return !dead && best_part && iou >= COUNTS ? best_part : null;
}

/** A part's name as words: `left_eye` → “left eye”. */
export function partName(part: string): string {
  return part.replaceAll('_', ' ');
}
