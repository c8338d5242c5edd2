// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../../../testing/lab-server';
import { all, closePage, faults, inside, openPage } from '../../../testing/page';
import { layer } from '../../../testing/runs';
import { wrapped } from '../figure';
import { pairsOf } from './pairs-order';
import '../define';

const SOON = { timeout: 15_000 };
let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

async function open(): Promise<HTMLElement> {
  openPage(server, '/page?run=one');
  document.body.innerHTML = '<main><h2>Lab</h2><image-lab api="/api/v1" samples-url="/api/v1/samples/" concept="seeing"></image-lab></main>';
  return vi.waitFor(() => {
    const bench = inside(document.body, 'image-lab', 'lab-experiments');
    inside(bench, 'lab-side-by-side', 'lab-pairs', '.faces tbody tr');
    return bench;
  }, SOON);
}

const choose = (select: HTMLElement, value: string): void => {
  (select as HTMLSelectElement).value = value;
  select.dispatchEvent(new Event('change'));
};

describe('two readings side by side', () => {
  it('show the same units of both networks with their numbers; axe finds nothing', async () => {
    const bench = await open();
    const pairs = inside(bench, 'lab-side-by-side', 'lab-pairs');
    const first = all(pairs, '.cars tbody tr')[0]?.textContent.replace(/\s+/g, ' ').trim();
    expect(first).toBe('0 0 → 0');
    expect(all(pairs, 'thead th').slice(0, 4).map((head) => head.textContent)).toEqual(['unit', 'before', 'after', 'strongest activation']);
    expect(await faults(inside(bench, 'lab-side-by-side'))).toEqual([]);
  }, 60_000);

  it('can be of another picture, a run of its own that can be deleted at once', async () => {
    const bench = await open();
    const side = inside(bench, 'lab-side-by-side');
    choose(inside(side, 'select'), 'picture');
    choose(await vi.waitFor(() => inside(side, 'label:nth-of-type(2) select'), SOON), 'van');
    await vi.waitFor(() => inside(side, 'lab-compare', '.cars tbody tr'), SOON);
    const heads = all(inside(side, 'lab-compare'), '.faces thead th').map((head) => head.textContent.trim());
    expect(heads.slice(1)).toEqual(['this picture', 'the other', 'differs by']);
    expect(server.requests).toContain('POST /api/v1/runs/');
    all(side, '.line button').at(-1)?.click();
    await vi.waitFor(() => expect(server.requests).toContain('DELETE /api/v1/runs/one/'), SOON);
    expect(location.search).toBe('?run=one'); // the page's own run is untouched
  }, 40_000);
});

describe('the order of the pairs', () => {
  it('has the units first that differ most', () => {
    const [one, other] = [layer('', 'faces', 'parts'), layer('', 'faces', 'parts')];
    other.units = other.units.map((unit) => (unit.index === 2 ? { ...unit, max: 9 } : unit.index === 5 ? { ...unit, max: 0 } : unit));
    expect(pairsOf(one, other).slice(0, 3)).toEqual([
      { index: 2, first: 2, second: 9 },
      { index: 5, first: 5, second: 0 },
      { index: 0, first: 0, second: 0 },
    ]);
  });
});

describe('the prediction', () => {
  it('has its room before it is asked for, so that opening it pushes nothing', async () => {
    const bench = await open();
    inside(bench, '.first input').click();
    const waiting = await vi.waitFor(() => inside(bench, '.room lab-prediction'), SOON);
    expect(waiting.hasAttribute('inert')).toBe(true);
    const rotate = inside(bench, 'lab-changes', '[name=rotate]') as HTMLInputElement;
    rotate.value = '90';
    rotate.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(waiting.hasAttribute('inert')).toBe(false), SOON);
    expect(inside(bench, '.room lab-prediction')).toBe(waiting);
    inside(waiting, '.primary').click();
    await vi.waitFor(() => expect(server.probes.asked[0]).toHaveProperty('prediction.concept', 'seeing'), SOON);
  }, 40_000);
});

it('a figure’s words are broken into lines that fit', () => {
  const pen = { measureText: (text: string) => ({ width: text.length }) as TextMetrics };
  expect(wrapped(pen, 'one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapped(pen, 'immeasurable', 4)).toEqual(['immeasurable']);
});
