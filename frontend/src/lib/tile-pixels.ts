import { tileBytes, type Atlas } from './atlas';
import type { LookupTable } from './palettes';

/** One unit's map as 32-bit pixels; `gain` turns its bytes into shares of the palette. */
export function tilePixels(atlas: Atlas, index: number, gain: number, table: LookupTable): Uint32Array {
  return Uint32Array.from(tileBytes(atlas, index), (byte) => table[Math.min(255, Math.round(byte * gain))] ?? 0);
}
