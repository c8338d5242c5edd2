// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Follow, Value, Walkthrough } from '../../api/walkthrough';
import { forgetPageRun } from '../../controllers/page-run';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, focused, inside, nth, openPage, press, SeenAtOnce } from '../../testing/page';
import { number, picturePixels, rangeInWords, shapeInWords, tell } from './draw';
import './define';

const WALK: Walkthrough = {
  contract: { input_html: '<p>Pictures.</p>', output_html: '<p>Shares.</p>' },
  steps: [
    {
      id: 'halve',
      title: 'Halve it',
      html: '<p>Half of <em>everything</em>.</p>',
      section: 'first',
      file: 'ml/halves.py',
      symbol: 'halve',
      followed: true,
      lines: [
        { html: '<span class="hl-k">def</span> halve(image):', text: 'def halve(image):', note_html: '', statement: null },
        { html: '    image = image / 2', text: '    image = image / 2', note_html: 'By <strong>two</strong>.', statement: 1 },
        { html: '    if image.odd:', text: '    if image.odd:', note_html: '', statement: 2 },
        { html: '        image = mend(image)', text: '        image = mend(image)', note_html: '', statement: 3 },
        { html: '    return image', text: '    return image', note_html: '', statement: 4 },
      ],
    },
    { id: 'say', title: 'Say it', html: '<p>Words.</p>', section: 'nowhere', file: 'ml/words.py', symbol: 'say', followed: false, lines: [{ html: 'def say(): ...', text: 'def say(): ...', note_html: '', statement: null }] },
  ],
  trade_off_html: '<p>Speed against care.</p>',
  failure_html: '<p>Halving twice.</p>',
};

const VALUE: Value = { file: 'ml/halves.py', function: 'halve', line: 1, text: 'image = image / 2', name: 'image', module: 'ReLU', given: false, kind: 'float32', shape: [1, 1, 2, 2], least: -0.5, most: 1.25, mean: 0.375, numbers: [], picture: 0 };
const PICTURE: Follow['pictures'][number] = { palette: 'grey', width: 2, height: 2, pixels: btoa('\x00\x40\x80\xff'), top: 1.25, unit: null };

function followed(network: 'faces' | 'cars' = 'faces'): Follow {
  const scores: Value = { ...VALUE, line: 4, text: 'return image', name: 'return', module: '', shape: [2], least: 1, most: 3, mean: 2, numbers: [1, 3], picture: null };
  return { network, labels: ['Ada', 'no face'], values: [VALUE, scores], pictures: [PICTURE], ran: [{ file: 'ml/halves.py', function: 'halve', lines: [1, 2, 4] }] };
}

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  server.more.set('/activities/walkthrough/', WALK);
  answer(followed());
});
afterEach(async () => {
  await closePage();
  forgetPageRun();
  await server.stop();
});

function answer(follow: Follow): void {
  server.more.set('/runs/one/probes/', { id: 'p1', status: 'done', follow });
}

function open(address = '/page'): HTMLElement {
  openPage(server, address);
  vi.stubGlobal('IntersectionObserver', SeenAtOnce);
  document.body.innerHTML = '<main><h2 id="first">First things</h2><code-walkthrough concept="edges" api="/api/v1" sample="ada">The code, with words.</code-walkthrough></main>';
  return inside(document.body, 'code-walkthrough');
}

const tabs = (walk: HTMLElement): HTMLElement[] => all(walk, '[role=tab]');
const values = (walk: HTMLElement): HTMLElement[] => all(walk, 'code-value');

/** The walk at its first function, with what the run made there. */
async function atHalve(): Promise<HTMLElement> {
  const walk = open('/page?code=halve');
  await vi.waitFor(() => expect(values(walk).length).toBe(2), { timeout: 5000 });
  return walk;
}

describe('accessibility', () => {
  it('axe finds nothing at the contract, at a function and at the end', async () => {
    const walk = await atHalve();
    for (const at of [1, 2, 3, 0]) {
      nth(tabs(walk), at).click();
      await vi.waitFor(() => expect(nth(tabs(walk), at).getAttribute('aria-selected')).toBe('true'));
      expect(await faults(walk)).toEqual([]);
    }
  });

  it('steps are one stop of the tab key, and arrows lead along them in both directions', async () => {
    const walk = await atHalve();
    expect(tabs(walk).filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
    nth(tabs(walk), 1).focus();
    press(nth(tabs(walk), 1), 'ArrowDown');
    await vi.waitFor(() => expect(focused()).toBe(tabs(walk)[2]));
    press(nth(tabs(walk), 2), 'ArrowLeft');
    await vi.waitFor(() => expect(focused()).toBe(tabs(walk)[1]));
    expect(inside(walk, 'h3').textContent).toBe('Halve it');
  });

  it('a picture says what it is and what its colours stand for', async () => {
    const walk = await atHalve();
    const name = inside(nth(values(walk), 0), 'canvas').getAttribute('aria-label');
    expect(name).toBe('image, drawn small; black is 0, white is 1.25');
    expect(inside(nth(values(walk), 1), 'svg').getAttribute('aria-label')).toBe('return: 2 numbers as bars, the largest 3');
  });
});

describe('the walk', () => {
  it('begins with the contract and ends in the words of an interview', async () => {
    const walk = open();
    await vi.waitFor(() => expect(tabs(walk).length).toBe(4));
    expect(inside(walk, '[role=tabpanel]').textContent).toContain('Pictures.');
    nth(tabs(walk), 3).click();
    await vi.waitFor(() => expect(inside(walk, '[role=tabpanel]').textContent).toContain('Halving twice.'));
    expect(inside(walk, '[role=tabpanel]').textContent).toContain('Speed against care.');
    expect(server.requests.filter((one) => one.includes('/probes/'))).toEqual([]); // nothing to follow was looked at
  });

  it('keeps its step in the address, and Back and Next move it', async () => {
    const walk = await atHalve();
    const [back, next] = all(walk, '.turn button');
    next?.click();
    await vi.waitFor(() => expect(location.search).toBe('?code=say'));
    back?.click();
    await vi.waitFor(() => expect(location.search).toBe('?code=halve'));
  });

  it('shows each line with its note, and what it made with shape, range and picture', async () => {
    const walk = await atHalve();
    const lines = all(walk, '.code > li');
    expect(lines.map((line) => line.querySelector('code')?.textContent.trim())).toEqual(WALK.steps[0]?.lines.map(({ text }) => text.trim()));
    expect(lines[1]?.textContent).toContain('By two.');
    const words = inside(nth(values(walk), 0), '.words').textContent.replace(/\s+/g, ' ');
    expect(words).toContain('image ReLU');
    expect(words).toContain('1 × 1 × 2 × 2, float32');
    expect(words).toContain('−0.500 to 1.25, mean 0.375');
    expect(lines.map((line) => line.contains(values(walk)[0] ?? null))).toEqual([false, true, false, false, false]);
  });

  it('writes out the largest of numbers that have labels', async () => {
    const walk = await atHalve();
    expect(all(nth(values(walk), 1), 'li').map(({ textContent }) => textContent)).toEqual(['no face 3', 'Ada 1']);
  });

  it('makes pale what did not run, and says so', async () => {
    const walk = await atHalve();
    const lines = all(walk, '.code > li');
    expect(lines.map((line) => line.classList.contains('pale'))).toEqual([false, false, false, true, false]);
    expect(lines[3]?.textContent).toContain('did not run for this picture');
  });

  it('follows the other network when it is chosen', async () => {
    const walk = await atHalve();
    answer({ ...followed('cars'), values: [{ ...VALUE, most: 7 }] });
    nth(all(walk, '.networks button'), 1).click();
    await vi.waitFor(() => expect(values(walk).length).toBe(1));
    expect(inside(nth(values(walk), 0), '.words').textContent).toContain('to 7');
  });

  it('follows the run that the lab has ended last', async () => {
    const walk = await atHalve();
    server.more.set('/runs/two/probes/', { id: 'p2', status: 'done', follow: { ...followed(), values: [{ ...VALUE, most: 9 }] } });
    document.dispatchEvent(new CustomEvent('lab-run', { detail: { ...server.finished, id: 'two', source: { kind: 'upload', sample: null, title: 'My street' } } }));
    await vi.waitFor(() => expect(values(walk).length).toBe(1));
    expect(inside(walk, '.choice').textContent).toContain('My street');
  });

  it('leads to the section that teaches the step, where the page has it', async () => {
    const walk = await atHalve();
    expect(inside(walk, '.from a').textContent).toBe('First things');
    nth(tabs(walk), 2).click();
    await vi.waitFor(() => expect(all(walk, '.from a')).toEqual([]));
  });
});

describe('when something is amiss', () => {
  it('leaves the numbers out where the worker ran other lines than the page shows', async () => {
    answer({ ...followed(), values: [{ ...VALUE, text: 'image = image / 3' }] });
    const walk = open('/page?code=halve');
    await vi.waitFor(() => expect(inside(walk, '[role=tabpanel]').textContent).toContain('has changed since this page was made'), { timeout: 5000 });
    expect(values(walk)).toEqual([]);
    expect(all(walk, '.code > li').length).toBe(5);
  });

  it('says what went wrong with the numbers, and asks again', async () => {
    server.refuse = { path: 'POST /api/v1/runs/one/probes/', problem: { type: '', title: 'Busy', status: 503, detail: 'In a minute.' } };
    const walk = open('/page?code=halve');
    const note = await vi.waitFor(
      () => {
        const [found] = all(walk, 'problem-note').filter((one) => one.shadowRoot?.textContent.includes('In a minute.'));
        if (!found) throw new Error('nothing said yet');
        return found;
      },
      { timeout: 5000 },
    );
    server.refuse = null;
    note.querySelector('button')?.click();
    await vi.waitFor(() => expect(values(walk).length).toBe(2));
  });

  it('keeps what the page had to read where the walk cannot be fetched', async () => {
    server.more.delete('/activities/walkthrough/');
    const walk = open();
    await vi.waitFor(() => expect(inside(walk, 'problem-note', '[role=alert]').textContent).toContain('could not be fetched'));
    expect(all(walk, 'slot').length).toBe(1);
  });
});

describe('values', () => {
  const ink = { ground: '#ffffff', accent: '#aa0000', ink: '#000000' };

  it('in words', () => {
    expect(shapeInWords({ ...VALUE, shape: [], kind: 'int' })).toBe('one number');
    expect(rangeInWords({ ...VALUE, shape: [], least: 4 })).toBe('4');
    expect([0, 255, 0.0432, 65.61, -1.735, 1.4e-27, 12345.6].map(number)).toEqual(['0', '255', '0.0432', '65.6', '−1.74', '1.4e−27', '12346']);
  });

  it('grey is grey byte for byte', () => {
    const bytes = [...new Uint8Array(picturePixels(PICTURE, ink).buffer)];
    expect(bytes).toEqual([0, 0, 0, 255, 64, 64, 64, 255, 128, 128, 128, 255, 255, 255, 255, 255]);
  });

  it('colours stay as they were', () => {
    const picture = { ...PICTURE, palette: 'rgb' as const, width: 1, height: 2, pixels: btoa('\x01\x02\x03\xfd\xfe\xff') };
    expect([...new Uint8Array(picturePixels(picture, ink).buffer)]).toEqual([1, 2, 3, 255, 253, 254, 255, 255]);
  });

  it('signed pictures are violet below 0, light at it and orange above', () => {
    const pixels = new Uint8Array(picturePixels({ ...PICTURE, palette: 'signed', width: 3, height: 1, pixels: btoa('\x01\x80\xff') }, ink).buffer);
    const [below, none, above] = [0, 4, 8].map((at) => [...pixels.slice(at, at + 3)]);
    expect((below?.[2] ?? 0) > (below?.[1] ?? 0)).toBe(true); // more blue than green
    expect(Math.min(...(none ?? [0]))).toBeGreaterThan(230);
    expect((above?.[0] ?? 0) > (above?.[2] ?? 0)).toBe(true); // more red than blue
  });

  it('belong to lines only where the text is the same', () => {
    const [step] = WALK.steps;
    if (!step) throw new Error('no step');
    expect(tell(step, followed())?.map(({ values: made }) => made.length)).toEqual([0, 1, 0, 0, 1]);
    expect(tell({ ...step, symbol: 'other' }, followed())).toBeNull();
  });
});
