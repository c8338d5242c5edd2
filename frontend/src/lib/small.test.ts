import { describe, expect, it } from 'vitest';
import { activation, moment, percent } from './numbers';
import { MAX_BYTES, whyNot } from './picture-check';
import { cut } from './pixels';

describe('numbers', () => {
  it('an activation keeps the digits that matter', () => {
    expect([0, 0.00421, 1.8249, 12.34, 123.4].map(activation)).toEqual(['0', '0.0042', '1.82', '12.3', '123']);
  });
  it('a percentage never claims certainty that is not there', () => {
    expect([0, 0.0001, 0.123, 0.9999, 1].map(percent)).toEqual(['0.0 %', '< 0.1 %', '12.3 %', '> 99.9 %', '100.0 %']);
  });
  it('a moment says the day', () => {
    const now = new Date(2026, 2, 1, 9, 0);
    const at = (day: number): string => moment(new Date(2026, 2, day, 14, 5).toISOString(), now, 'en-GB');
    expect([at(1), at(2), at(5)]).toEqual(['14:05 today', '14:05 tomorrow', '14:05 on Thursday 5 March']);
  });
});

describe('a chosen file', () => {
  const why = (name: string, size: number, type = ''): string | null => whyNot({ name, size, type });

  it('may be tried when its type or its ending is known', () => {
    expect([why('a.jpg', 9, 'image/jpeg'), why('a.AVIF', 9), why('paste', MAX_BYTES, 'image/png')]).toEqual([null, null, null]);
  });
  it('that is too large is refused with its size, the limit and what to do', () => {
    expect(why('big.png', MAX_BYTES * 1.5, 'image/png')).toBe(
      '“big.png” has 15.0 MB; at most 10 MB can be sent. Make it smaller or choose another picture.',
    );
  });
  it('that is no picture is refused with the kinds that are allowed', () => {
    expect(why('thesis.pdf', 9, 'application/pdf')).toContain('JPEG, PNG, WebP, GIF or AVIF');
  });
  it('that is empty is refused', () => expect(why('a.png', 0, 'image/png')).toContain('is empty'));
});

it('cutting a picture keeps the box’s pixels and stops at the edge', () => {
  const picture = { width: 3, height: 2, bytes: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect(cut(picture, [1, 0, 9, 2])).toEqual({ width: 2, height: 2, bytes: Uint8Array.of(2, 3, 5, 6) });
});
