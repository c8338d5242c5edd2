import { describe, expect, it } from 'vitest';
import { LAYERS, NETWORKS } from '../../api/types';
import { boxOn, cellOn, layFlow, STAGES, wedge, type FlowLayout, type Rect } from './draw';

const rects = (layout: FlowLayout): Rect[] => [
  layout.picture,
  ...NETWORKS.flatMap((network) => [...LAYERS.flatMap((layer) => layout.tiles[network][layer]), layout.answers[network]]),
];
const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout', () => {
  it('keeps everything inside the drawing at any width', () => {
    for (const width of [280, 328, 500, 719, 720, 1088]) {
      const layout = layFlow(width);
      for (const { x, y, width: w, height } of [...rects(layout), ...STAGES.map((stage) => layout.heads[stage])]) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + w).toBeLessThanOrEqual(width + 0.5);
        expect(y + height).toBeLessThanOrEqual(layout.height);
      }
    }
  });
  it('lays nothing over another thing', () => {
    for (const width of [328, 1088]) {
      const layout = layFlow(width);
      const all = [...rects(layout), ...STAGES.map((stage) => layout.heads[stage])];
      all.forEach((a, i) => all.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
    }
  });
  it('runs from left to right where there is room, and downwards where there is not', () => {
    expect(layFlow(1088).heads.output.y).toBe(0);
    expect(layFlow(328).heads.output.x).toBe(0);
    expect(layFlow(328).heads.output.y).toBeGreaterThan(layFlow(328).heads.objects.y);
  });
  it('shows faces and cars in step', () => {
    const { tiles } = layFlow(1088);
    for (const layer of LAYERS) expect(tiles.faces[layer].map(({ x }) => x)).toEqual(tiles.cars[layer].map(({ x }) => x));
  });
});

describe('what lies between two stages', () => {
  const tile = { x: 100, y: 50, width: 96, height: 96 };
  it('puts a box of the input where the tile shows it', () => {
    expect(boxOn({ x: 10, y: 20, width: 192, height: 192 }, [10, 20, 19, 29], 96)).toEqual({ x: 30, y: 60, width: 18, height: 18 });
  });
  it('puts an activation in the middle of its cell', () => {
    expect(cellOn(tile, [0, 47], [48, 48])).toEqual([101, 145]);
  });
  it('is the outline around window and activation', () => {
    expect(wedge({ x: 0, y: 0, width: 10, height: 10 }, [50, 5])).toBe('M0 0L10 0L50 5L10 10L0 10Z');
  });
});
