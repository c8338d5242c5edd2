// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { all, focused, inside, press } from '../../testing/page';
import './define';
import type { LabCamera } from './camera';
import type { LabInput } from './input-panel';
import type { LabSamples } from './sample-gallery';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function show<T extends HTMLElement & { updateComplete: Promise<boolean> }>(name: string, given: Partial<T> = {}): Promise<T> {
  const element = Object.assign(document.createElement(name), given) as T;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

describe('the input as numbers', () => {
  const bytes = Uint8Array.from({ length: 96 * 96 }, (_, at) => (at % 96) + Math.floor(at / 96)); // column + row

  it('shows the intensities under the window', async () => {
    const panel = await show<LabInput>('lab-input', { input: { width: 96, height: 96, bytes } });
    const rows = all(panel, 'tr').map((row) => [...row.children].map((cell) => Number(cell.textContent)));
    expect(rows.length).toBe(12);
    expect(rows[0]).toEqual(Array.from({ length: 12 }, (_, at) => 42 + 36 + at));
  });

  it('moves a pixel with an arrow key, a window with Shift, and stops at the edge', async () => {
    const panel = await show<LabInput>('lab-input', { input: { width: 96, height: 96, bytes } });
    const place = async (): Promise<string | null> => {
      await panel.updateComplete;
      return inside(panel, '[role=slider]').getAttribute('aria-valuetext');
    };
    press(inside(panel, '[role=slider]'), 'ArrowRight');
    expect(await place()).toBe('columns 43 to 54, rows 36 to 47');
    for (let step = 0; step < 60; step++) press(inside(panel, '[role=slider]'), 'ArrowUp');
    expect(await place()).toBe('columns 43 to 54, rows 0 to 11');
  });
});

describe('the samples', () => {
  const sample = (name: string, kind: 'faces' | 'cars') => ({ name, title: name, kind, alt: `a picture of ${name}`, picture_url: '' });

  it('are one stop of the tab key for each kind, with arrows inside', async () => {
    const samples = [sample('ada', 'faces'), sample('ben', 'faces'), sample('van', 'cars')];
    const gallery = await show<LabSamples>('lab-samples', { samples });
    const buttons = all(gallery, 'button');
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, 0]);
    buttons[0]?.focus();
    press(inside(gallery, 'button'), 'ArrowRight');
    expect(focused()).toBe(buttons[1]);
  });

  it('each have a name that describes the picture', async () => {
    const gallery = await show<LabSamples>('lab-samples', { samples: [sample('ada', 'faces')] });
    expect(inside(gallery, 'img').getAttribute('alt')).toBe('ada: a picture of ada');
  });
});

describe('the camera', () => {
  const grant = (getUserMedia: () => Promise<unknown>): void => {
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  };

  it('that is not allowed says where to allow it, and what else to do', async () => {
    grant(() => Promise.reject(new DOMException('denied', 'NotAllowedError')));
    const camera = await show<LabCamera>('lab-camera');
    await vi.waitFor(() => expect(inside(camera, 'p').textContent).toContain('Allow it beside the address'));
    expect(inside(camera, 'button').textContent).toBe('Try the camera again');
  });

  it('is turned off when it leaves the page, even if it was allowed only afterwards', async () => {
    const stop = vi.fn();
    let allow: (stream: unknown) => void = () => undefined;
    grant(() => new Promise((resolve) => (allow = resolve)));
    const camera = await show<LabCamera>('lab-camera');
    camera.remove();
    allow({ getTracks: () => [{ stop }] });
    await vi.waitFor(() => expect(stop).toHaveBeenCalledOnce());
  });
});
