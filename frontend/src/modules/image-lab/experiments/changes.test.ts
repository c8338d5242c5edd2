import { describe, expect, it } from 'vitest';
import { AGAINST, attributionPixels, extremes, FOR, over } from './attribution';
import { drawnOn, hasRoom, isCovered, stroke } from './brush';
import { changesOf, inWords, MOST_STEPS, NOTHING, stepsOf, UNCHANGED } from './changes';
import { gradeInWords } from './grade-words';

describe('a change of the picture', () => {
  it('that changes nothing asks for nothing, and says so', () => {
    expect(changesOf(NOTHING)).toBeNull();
    expect(inWords(NOTHING)).toContain('Nothing is changed yet');
  });

  it('names each step in the site’s own units and order', () => {
    const settings = { ...UNCHANGED, noise: 20, rotate: 30 };
    expect(stepsOf(settings, 7)).toEqual([
      { name: 'rotate', strength: 30, seed: 0, direction: 0 },
      { name: 'noise', strength: 0.2, seed: 7, direction: 0 },
    ]);
  });

  it('makes one shift of both shifts', () => {
    expect(stepsOf({ ...UNCHANGED, right: 30, down: 40 }, 1)).toEqual([
      { name: 'shift', strength: 50, seed: 0, direction: expect.closeTo(53.13, 2) as number },
    ]);
    expect(stepsOf({ ...UNCHANGED, right: -20 }, 1)[0]).toMatchObject({ strength: 20, direction: 180 });
    expect(stepsOf({ ...UNCHANGED, down: -20 }, 1)[0]).toMatchObject({ strength: 20, direction: 270 });
  });

  it('can reach more steps than the site takes, so the controls must stop at that number', () => {
    const all = { rotate: 5, right: 2, down: 2, scale: 2, flip: 1, brightness: 2, greyscale: 1, blur: 1, scramble: 2, noise: 2 };
    expect(stepsOf(all, 1).length).toBe(MOST_STEPS + 1);
  });

  it('is put into a sentence with its units', () => {
    const recipe = { ...NOTHING, settings: { ...UNCHANGED, rotate: 30, flip: 1 }, strokes: [stroke([48, 48], 12)] };
    expect(inWords(recipe)).toBe('Changed: rotate 30° clockwise, mirrored, 1 stroke of cover.');
  });
});

describe('the brush', () => {
  it('covers what lies within half its width of the stroke', () => {
    const strokes = drawnOn([stroke([10, 10], 8)], [30, 10]);
    expect(isCovered([20, 13.9], strokes)).toBe(true);
    expect(isCovered([20, 14.1], strokes)).toBe(false);
  });

  it('leaves out points that tell nothing new, and keeps to the picture', () => {
    const one = [stroke([10, 10], 8)];
    expect(drawnOn(one, [11, 10])).toBe(one);
    expect(drawnOn(one, [120, -5])[0]?.points.at(-1)).toEqual([96, 0]);
  });

  it('stops at as many strokes as the site takes', () => {
    expect(hasRoom(Array.from({ length: 64 }, () => stroke([1, 1], 2)))).toBe(false);
  });
});

describe('a graded prediction', () => {
  it('says right or not so, with the measured values', () => {
    const asked = { network: 'faces', about: 'probability', label: 'Ada', direction: 'up' } as const;
    const measured = { before: 0.9, after: 0.3, direction: 'down' } as const;
    expect(gradeInWords({ ...asked, right: false, measured })).toBe(
      'Not so. You said the probability of “Ada” would rise; it fell, from 90.0 % to 30.0 %.',
    );
    expect(gradeInWords({ network: 'faces', about: 'output', expects: 'Ben', right: true, measured: { label: 'Ben' } })).toBe(
      'Right. “Ben” has the highest probability, as you said.',
    );
  });
});

describe('an attribution over the picture', () => {
  const map = { width: 2, height: 2, bytes: Uint8Array.of(255, 128, 1, 192) };

  it('is orange where a pixel speaks for, violet where it speaks against, the picture where neither', () => {
    const rgba = attributionPixels({ width: 2, height: 2, bytes: Uint8Array.of(0, 100, 255, 100) }, map);
    expect([...rgba.subarray(0, 3)]).toEqual(FOR);
    expect([...rgba.subarray(4, 7)]).toEqual([140, 140, 140]);
    expect([...rgba.subarray(8, 11)]).toEqual(AGAINST);
    expect(over(100, 0.5)).toEqual([191, 140, 80]);
  });

  it('names its strongest places by column and row', () => {
    expect(extremes(map)).toEqual({ most: [0, 0], least: [0, 1] });
  });
});
