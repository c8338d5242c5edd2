// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { beginOnRequest, HELD } from './begin-on-request';

const PAGE = `
  <div data-live="flow" hidden><button type="button" data-sample="freya">Freya</button><button type="button" data-sample="coupe">Coupe</button></div>
  <a-flow id="flow" data-held>A still.</a-flow>`;

afterEach(() => {
  document.body.innerHTML = '';
});

function page(): { choice: HTMLElement; flow: HTMLElement; buttons: HTMLButtonElement[] } {
  document.body.innerHTML = PAGE;
  const choice = document.querySelector<HTMLElement>('[data-live]');
  const flow = document.getElementById('flow');
  if (!choice || !flow) throw new Error('no page');
  return { choice, flow, buttons: [...choice.querySelectorAll('button')] };
}

test('samples are offered, and nothing is loaded before one is chosen', () => {
  const { choice } = page();
  const load = vi.fn(() => Promise.resolve());
  beginOnRequest({ 'a-flow': load });
  expect(choice.hidden).toBe(false);
  expect(load).not.toHaveBeenCalled();
});

test('the chosen sample is what the element begins with, and the keyboard follows it', async () => {
  const { choice, flow, buttons } = page();
  beginOnRequest({ 'a-flow': () => Promise.resolve() });
  buttons[1]?.click();
  await vi.waitFor(() => expect(choice.hidden).toBe(true));
  expect(flow.getAttribute('sample')).toBe('coupe');
  expect(flow.hasAttribute(HELD)).toBe(false);
  expect(document.activeElement).toBe(flow);
});

test('where the code cannot be fetched, the samples can be chosen again', async () => {
  const { choice, buttons } = page();
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  beginOnRequest({ 'a-flow': () => Promise.reject(new Error('away')) });
  buttons[0]?.click();
  await vi.waitFor(() => expect(said).toHaveBeenCalled());
  expect(choice.hidden).toBe(false);
  await vi.waitFor(() => expect(buttons.map((button) => button.disabled)).toEqual([false, false]));
  said.mockRestore();
});

test('a page without the element offers nothing', () => {
  document.body.innerHTML = '<div data-live="flow" hidden></div>';
  beginOnRequest({ 'a-flow': () => Promise.resolve() });
  expect(document.querySelector<HTMLElement>('[data-live]')?.hidden).toBe(true);
});
