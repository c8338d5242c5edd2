/** Pure geometry of a curve's drawing; lengths in CSS pixels. */
import type { Line } from './curve-choices';

export const MARGIN = { top: 58, right: 16, bottom: 46, left: 52 };
export const HEIGHT = 340;

export interface Frame {
  width: number;
  height: number;
  /** Place of a strength across, and of a probability down. */
  x: (strength: number) => number;
  y: (probability: number) => number;
}

/** Scales for strengths from one end to the other, whichever is larger; probabilities 0 to 1. */
export function frameOf(width: number, strengths: readonly number[]): Frame {
  const [least, most] = [Math.min(...strengths), Math.max(...strengths)];
  const across = Math.max(1, width - MARGIN.left - MARGIN.right);
  const down = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    width,
    height: HEIGHT,
    x: (strength) => round(MARGIN.left + (most === least ? 0.5 : (strength - least) / (most - least)) * across),
    y: (probability) => round(MARGIN.top + (1 - probability) * down),
  };
}

/** At most about `most` round numbers from one end to the other. */
export function ticks(from: number, to: number, most: number): number[] {
  const [least, last] = [Math.min(from, to), Math.max(from, to)];
  if (least === last) return [least];
  const rough = (last - least) / Math.max(1, most - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough * 0.999) ?? 10) * power;
  const first = Math.ceil(least / step - 1e-9);
  const count = Math.floor(last / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, at) => Number(((first + at) * step).toPrecision(10)));
}

const STEPS = [1, 2, 2.5, 5, 10];

/** A line through all its points, in the order of their strengths. */
export function pathOf({ points }: Line, { x, y }: Frame): string {
  const places = [...points].sort((a, b) => a.strength - b.strength);
  return places.map(({ strength, probability }, at) => `${at === 0 ? 'M' : 'L'}${x(strength)} ${y(probability)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
