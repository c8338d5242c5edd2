import { describe, expect, it } from 'vitest';
import type { Exhibit } from '../../api/failures';
import { figure, figureOf, neutral, share, symptoms } from './draw';

function exhibit(state: Exhibit['state'], more: Partial<Exhibit> = {}): Exhibit {
  return {
    index: 0, state, title: state, size: 96, channels: 1, figures: {}, message: '', png_url: '/x.png',
    outputs: { faces: [{ label: 'Ada', probability: 0.9 }] }, ...more,
  };
}

describe('symptoms', () => {
  it('end before the first remedy', () => {
    const all = [exhibit('healthy'), exhibit('broken'), exhibit('mended'), exhibit('broken')];
    expect(symptoms(all)).toEqual(all.slice(0, 2));
  });

  it('leave out a picture that nobody answered, and keep what stopped with words', () => {
    const silent = exhibit('broken', { outputs: {} });
    const stopped = exhibit('broken', { outputs: {}, message: 'RuntimeError: no' });
    expect(symptoms([silent, stopped])).toEqual([stopped]);
  });

  it('are named without naming a cause', () => {
    const seen = [exhibit('healthy', { title: 'secret' }), exhibit('broken'), exhibit('broken')];
    expect(seen.map((_, at) => neutral(seen, at))).toEqual(['Before', 'Now, case 1', 'Now, case 2']);
  });
});

describe('numbers', () => {
  it('that are none are null, as the answer said', () => {
    expect(share(null)).toBe('null');
    expect(share(0.5)).toBe('50.0 %');
  });

  it('have the digits that matter', () => {
    expect([224, 0.0039215, 254.2, 26.8447].map(figure)).toEqual(['224', '0.00392', '254', '26.8']);
  });

  it('are shares where their name says so', () => {
    expect(figureOf('share of NaN after edges', 0.053)).toBe('5.3 %');
    expect(figureOf('exposure', 1.5)).toBe('1.5');
  });
});
