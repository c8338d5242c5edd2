import { lookupTable } from './palettes';
import { putBytes, type Bytes } from './pixels';

const FAINT = 0.24; // of the picture; the rest is the ground, so that maps stand out on it

/** A picture drawn faintly over the ground, to lie behind maps of it. */
export function drawGhost(canvas: HTMLCanvasElement, picture: Bytes, ground: string): void {
  putBytes(canvas, picture, lookupTable('grey'));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.globalAlpha = 1 - FAINT;
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalAlpha = 1;
}
