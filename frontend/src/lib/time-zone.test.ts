// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { offerTimeZone } from './time-zone';

const field = (value: string): HTMLInputElement => Object.assign(document.createElement('input'), { value });

it('the browser’s time zone is offered where none was chosen', () => {
  const empty = field('');
  offerTimeZone(empty);
  expect(empty.value).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
});

it('a chosen time zone stays, and a page without the field is left alone', () => {
  const chosen = field('Asia/Tokyo');
  offerTimeZone(chosen);
  offerTimeZone(null);
  expect(chosen.value).toBe('Asia/Tokyo');
});
