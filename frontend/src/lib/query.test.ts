import { describe, expect, it } from 'vitest';
import { readQuery, withQuery } from './query';

describe('the query of an address', () => {
  it('is read by key, without the keys that are absent', () => {
    expect(readQuery('?stage=parts&run=7', ['stage', 'zoom'])).toEqual({ stage: 'parts' });
  });
  it('is changed key by key, and the rest stays', () => {
    expect(withQuery('http://site/page?run=7&stage=parts#lab', { stage: undefined, zoom: 'unit' })).toBe(
      'http://site/page?run=7&zoom=unit#lab',
    );
  });
});
