import { describe, expect, it } from 'vitest';
import { isOld, kindOf, nameOf, type Shelved } from './shelf';

const SHELVED: Shelved = { version: 'b', files: ['/static/main-1.js'], page: '/study/offline/' };
const HOME = 'https://lab.example';
const kind = (path: string, more: Partial<Request> = {}): string => kindOf({ method: 'GET', mode: 'cors', url: `${HOME}${path}`, ...more }, SHELVED, HOME);

describe('what the worker answers', () => {
  it('is the study view and the files of its own version', () => {
    expect(kind('/study/?concept=light', { mode: 'navigate' })).toBe('page');
    expect(kind('/static/main-1.js')).toBe('file');
  });

  it('is never an answer of the API, another page, a write or another site', () => {
    expect(kind('/api/v1/study/due/')).toBe('other');
    expect(kind('/study/cards/', { mode: 'navigate' })).toBe('other');
    expect(kind('/study/grade/', { mode: 'navigate', method: 'POST' })).toBe('other');
    expect(kind('/static/main-2.js')).toBe('other');
    expect(kindOf({ method: 'GET', mode: 'cors', url: 'https://elsewhere.example/static/main-1.js' }, SHELVED, HOME)).toBe('other');
  });
});

it('older versions are told from this one and from what is not ours', () => {
  expect([nameOf(SHELVED), 'study-view-a', 'other'].map((name) => isOld(name, SHELVED))).toEqual([false, true, false]);
});
