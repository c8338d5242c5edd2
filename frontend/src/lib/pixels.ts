import type { Box } from '../api/types';
import type { LookupTable } from './palettes';

/** A small picture of bytes, row-major. */
export interface Bytes {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** The part of a picture inside a box (far edge excluded), cut to the picture. */
export function cut({ width, height, bytes }: Bytes, [x0, y0, x1, y1]: Box): Bytes {
  const [left, right] = [Math.max(0, x0), Math.min(width, x1)];
  const [top, bottom] = [Math.max(0, y0), Math.min(height, y1)];
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    part.set(bytes.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, bytes: part };
}

/** Put a picture on a canvas, one canvas pixel a byte; CSS enlarges it (`image-rendering`). */
export function putBytes(canvas: HTMLCanvasElement, picture: Bytes, table: LookupTable): void {
  putPixels(canvas, picture, Uint32Array.from(picture.bytes, (byte) => table[byte] ?? 0));
}

/** Put 32-bit pixels (height × width) on a canvas of that size. */
export function putPixels(
  canvas: HTMLCanvasElement,
  { width, height }: { width: number; height: number },
  pixels: Uint32Array,
): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const image = context.createImageData(width, height);
  new Uint32Array(image.data.buffer).set(pixels);
  context.putImageData(image, 0, 0);
}
