import { describe, expect, it } from 'vitest';
import { detects, selectivity } from './selectivity';

describe('a unit’s selectivity', () => {
  it('names the part where the overlap is large enough', () => {
    expect(selectivity({ dead: false, best_part: 'left_eye', iou: 0.231 })).toBe('left-eye detector, IoU 0.23');
  });
  it('claims nothing where it is not', () => {
    const faint = { dead: false, best_part: 'nose', iou: 0.0999 };
    expect(selectivity(faint)).toBe('no part above 0.10');
    expect(detects(faint)).toBeNull();
  });
  it('says of a dead unit that it never answers', () => {
    expect(selectivity({ dead: true, best_part: null, iou: 0 })).toBe('never answers');
  });
});
