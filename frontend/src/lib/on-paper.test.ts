// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { putOnPaper } from './on-paper';

const PAGE = `
  <some-drill><p id="first">Asked in words.</p><img src="/a.webp" loading="lazy" alt="" /></some-drill>
  <other-lab><p>A still.</p></other-lab>
  <some-empty></some-empty>`;

afterEach(() => {
  window.dispatchEvent(new Event('afterprint'));
  document.body.innerHTML = '';
});

function print(): HTMLElement[] {
  window.dispatchEvent(new Event('beforeprint'));
  return [...document.querySelectorAll<HTMLElement>('.on-paper')];
}

it('puts what a running module says without scripts in its place, and takes it back', () => {
  document.body.innerHTML = PAGE;
  document.querySelector('some-drill')?.attachShadow({ mode: 'open' });
  document.querySelector('some-empty')?.attachShadow({ mode: 'open' });
  putOnPaper(['some-drill', 'other-lab', 'some-empty']);
  expect(print().map((copy) => copy.textContent.trim())).toEqual(['Asked in words.']);
  expect(print()).toHaveLength(1); // asked twice, printed once
  expect(document.querySelectorAll('[data-on-paper]')).toHaveLength(1);
  expect(document.querySelectorAll('#first')).toHaveLength(1);
  expect(document.querySelector<HTMLImageElement>('.on-paper img')?.loading).toBe('eager');

  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelector('.on-paper')).toBeNull();
  expect(document.querySelector('[data-on-paper]')).toBeNull();
});
