// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Order, OrderVerdict } from '../../api/practice';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, focused, inside, nth, openPage } from '../../testing/page';
import './define';

const ORDER: Order = {
  id: 'a-day',
  ask_html: 'Put the <em>day</em> in order.',
  steps: ['part', 'wake', 'meet'].map((id) => ({ id, title: id.toUpperCase(), html: `To ${id}.` })),
};
const VERDICT: OrderVerdict = {
  right: false,
  explanation_html: '<p>It breaks at step 1.</p>',
  steps: [
    { id: 'part', fits: false, comes: 'early', explanation_html: 'It takes <strong>2 people</strong>.' },
    { id: 'wake', fits: true, comes: 'right', explanation_html: 'It gives <strong>1 person</strong>.' },
    { id: 'meet', fits: true, comes: 'right', explanation_html: 'It gives <strong>2 people</strong>.' },
  ],
};
let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  server.more.set('/activities/order/', ORDER);
  server.more.set('/study/attempts/', VERDICT);
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

async function open(): Promise<HTMLElement> {
  openPage(server);
  document.body.innerHTML = '<main><h2>Order</h2><flow-reorder api="/api/v1" concept="edges"><p>In words.</p></flow-reorder></main>';
  const element = inside(document.body, 'flow-reorder');
  await vi.waitFor(() => inside(element, '[role=listbox]'));
  return element;
}

const titles = (element: HTMLElement): string[] => all(element, '.title').map((one) => one.textContent);
const options = (element: HTMLElement): HTMLElement[] => all(element, '[role=option]');
const button = (element: HTMLElement, text: string): HTMLElement => nth(all(element, 'button').filter((one) => one.textContent.includes(text)), 0);

async function key(element: HTMLElement, name: string, altKey = false): Promise<void> {
  const at = focused() ?? element;
  at.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, composed: true, cancelable: true }));
  await (element as HTMLElement & { updateComplete: Promise<boolean> }).updateComplete;
  await Promise.resolve();
}

async function judged(element: HTMLElement): Promise<void> {
  button(element, 'Run it').click();
  await vi.waitFor(() => inside(element, '.verdict.told'));
}

describe('accessibility', () => {
  it('axe finds nothing before nor after an order was judged', async () => {
    const element = await open();
    expect(await faults(element)).toEqual([]);
    await judged(element);
    expect(await faults(element)).toEqual([]);
  });

  it('one step is in the tab order, and says its place', async () => {
    const element = await open();
    expect(options(element).map((one) => one.tabIndex)).toEqual([0, -1, -1]);
    expect(options(element).map((one) => one.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
  });

  it('arrow keys move the focus and change no order', async () => {
    const element = await open();
    nth(options(element), 0).focus();
    await key(element, 'ArrowDown');
    expect(focused()).toBe(nth(options(element), 1));
    await key(element, 'End');
    expect(focused()).toBe(nth(options(element), 2));
    expect(titles(element)).toEqual(['PART.', 'WAKE.', 'MEET.']);
  });

  it('Alt with an arrow moves the step, keeps the focus on it and says its new place', async () => {
    const element = await open();
    nth(options(element), 0).focus();
    await key(element, 'ArrowDown', true);
    expect(titles(element)).toEqual(['WAKE.', 'PART.', 'MEET.']);
    expect(focused()?.textContent).toContain('PART');
    await vi.waitFor(() => expect(inside(element, '.unseen[role=status]').textContent).toBe('PART: place 2 of 3.'));
  });

  it('the buttons move the chosen step, and name it', async () => {
    const element = await open();
    nth(options(element), 2).focus();
    await vi.waitFor(() => expect(button(element, 'Up').getAttribute('aria-label')).toBe('Move “MEET” up'));
    button(element, 'Up').click();
    await vi.waitFor(() => expect(titles(element)).toEqual(['PART.', 'MEET.', 'WAKE.']));
    button(element, 'Up').click();
    await vi.waitFor(() => expect(button(element, 'Up').getAttribute('aria-disabled')).toBe('true'));
  });
});

describe('an order', () => {
  it('is judged by the site, which gets the steps as they were put', async () => {
    const element = await open();
    nth(options(element), 0).focus();
    await key(element, 'End', true);
    await judged(element);
    expect(server.said).toEqual([{ concept: 'edges', kind: 'order', item: 'a-day', answer: { order: ['wake', 'meet', 'part'] } }]);
  });

  it('that breaks is told where and why, at the step itself', async () => {
    const element = await open();
    await judged(element);
    expect(inside(element, '.verdict').textContent.trim()).toBe('It breaks at step 1.');
    expect(nth(options(element), 0).textContent).toContain('Too early. It takes 2 people.');
    expect(nth(options(element), 1).textContent).toContain('Fits. It gives 1 person.');
  });

  it('is judged anew after a change: nothing of the old verdict stays', async () => {
    const element = await open();
    await judged(element);
    nth(options(element), 0).focus();
    await key(element, 'ArrowDown', true);
    expect(all(element, '.why, .told')).toEqual([]);
  });

  it('follows the pointer that drags a step', async () => {
    const element = await open();
    options(element).forEach((one, at) => {
      one.getBoundingClientRect = () => new DOMRect(0, at * 10, 100, 10);
    });
    const at = (type: string, y: number): PointerEvent =>
      new PointerEvent(type, { clientY: y, pointerType: 'mouse', button: 0, bubbles: true, composed: true, cancelable: true });
    nth(options(element), 0).dispatchEvent(at('pointerdown', 5));
    window.dispatchEvent(at('pointermove', 28));
    window.dispatchEvent(at('pointerup', 28));
    await vi.waitFor(() => expect(titles(element)).toEqual(['WAKE.', 'MEET.', 'PART.']));
    expect(all(element, '.carried')).toEqual([]);
  });

  it('that cannot be judged says why, and can be sent again', async () => {
    server.refuse = { path: 'POST /api/v1/study/attempts/', problem: { type: '', title: 'Too many requests', status: 429, detail: 'Wait a minute.' } };
    const element = await open();
    button(element, 'Run it').click();
    await vi.waitFor(() => expect(inside(element, 'problem-note', '.note').textContent).toContain('Wait a minute.'));
    server.refuse = null;
    await judged(element);
  });
});

it('without its steps the words inside it stay', async () => {
  server.more.clear();
  openPage(server);
  document.body.innerHTML = '<flow-reorder api="/api/v1" concept="edges"><p>In words.</p></flow-reorder>';
  const element = inside(document.body, 'flow-reorder');
  await vi.waitFor(() => inside(element, 'problem-note', '.note'));
  expect(inside(element, 'slot')).toBeTruthy();
});
