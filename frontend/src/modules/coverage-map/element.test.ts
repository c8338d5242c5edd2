// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Coverage } from '../../api/coverage';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, inside, nth, openPage } from '../../testing/page';
import { newsInWords, sumInWords } from './draw';
import './define';

const PATH = '/api/v1/study/coverage/edges/';
const PAGE = 'concepts/seeing/edges/';

/** Three points: one shown, one slipped, one open. */
function coverage(): Coverage {
  const check = { kind: 'card', named: 'Card', url: `/${PAGE}#cards`, at: null, state: 'open' } as const;
  return {
    concept: 'edges',
    title: 'Edges',
    url: `/${PAGE}#coverage-map`,
    total: 3,
    shown: 1,
    points: [
      { id: 'one', html: 'What an <em>edge</em> is.', section: 'First', url: `/${PAGE}#first`, state: 'shown', evidence: [{ ...check, item: 'a', title: 'What is an edge?', state: 'right', at: '2026-03-03T09:00:00Z' }] },
      { id: 'two', html: 'How wide.', section: 'Second', url: `/${PAGE}#second`, state: 'slipped', evidence: [{ ...check, item: 'b', title: 'How wide is it?', state: 'wrong', at: '2026-03-04T09:00:00Z' }] },
      { id: 'three', html: 'Why.', section: '', url: `/${PAGE}#third`, state: 'open', evidence: [{ ...check, item: 'c', title: 'Why?' }] },
    ],
    next: { ...check, point: 'two', learn: `/${PAGE}#second`, section: 'Second', item: 'b', title: 'How wide is it?', state: 'wrong' },
  };
}

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  server.more.set(PATH, coverage());
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

function open(): HTMLElement {
  openPage(server, `/${PAGE}`);
  vi.stubGlobal('IntersectionObserver', undefined);
  document.body.innerHTML = '<main><coverage-map concept="edges" api="/api/v1"><ul><li>What an edge is.</li></ul></coverage-map></main>';
  return inside(document.body, 'coverage-map');
}

async function opened(): Promise<HTMLElement> {
  const map = open();
  await vi.waitFor(() => expect(all(map, '.points > li').length).toBe(3));
  return map;
}

describe('accessibility', () => {
  it('axe finds nothing before and after the points have come', async () => {
    expect(await faults(open())).toEqual([]);
    expect(await faults(await opened())).toEqual([]);
  });

  it('each state is a word, not a colour alone', async () => {
    const map = await opened();
    expect(all(map, '.state').map(({ textContent }) => textContent)).toEqual(['shown', 'slipped', 'not yet']);
  });

  it('has nothing to tick', async () => {
    expect(all(await opened(), '.points :is(button, input, [role=checkbox])')).toEqual([]);
  });
});

describe('the map', () => {
  it('says how far one has come, and leads to what is next', async () => {
    const map = await opened();
    expect(inside(map, '.sum').textContent).toBe('1 of 3 points are shown. One has slipped: tried, and not right the last time.');
    const links = all(map, '.next a').map((link) => [link.getAttribute('href'), link.textContent]);
    expect(links).toEqual([['#cards', 'Card: How wide is it?'], ['#second', 'Second']]);
  });

  it('links each point to where it is taught and to its evidence, with the day', async () => {
    const map = await opened();
    const first = nth(all(map, '.points > li'), 0);
    expect([...first.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['#first', '#cards']);
    expect(first.textContent.replace(/\s+/g, ' ')).toContain('What is an edge? right on 3 March');
    expect(nth(all(map, '.points > li'), 1).textContent).toContain('missed on 4 March');
    expect(nth(all(map, '.points > li'), 2).textContent.trim().endsWith('Why?')).toBe(true);
  });

  it('leads to other pages in full', async () => {
    server.more.set(PATH, { ...coverage(), next: null, points: coverage().points.map((point) => ({ ...point, url: '/concepts/seeing/other/#x' })) });
    const map = await opened();
    expect(inside(map, '.points a').getAttribute('href')).toBe('/concepts/seeing/other/#x');
  });

  it('is looked up again when the page comes back, and tells what changed', async () => {
    const map = await opened();
    expect(inside(map, '[role=status]').textContent).toBe('');
    server.more.set(PATH, { ...coverage(), shown: 2 });
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(inside(map, '[role=status]').textContent).toBe('2 of 3 points are shown now.'), { timeout: 5000 });
    expect(inside(map, '.sum').textContent).toContain('2 of 3');
  });

  it('keeps what the page had to read, and says so, where it cannot be looked up', async () => {
    server.refuse = { path: `GET ${PATH}`, problem: { type: '', title: 'No', status: 503, detail: 'In a minute.' } };
    const map = open();
    await vi.waitFor(() => expect(inside(map, 'problem-note', '[role=alert]').textContent).toContain('could not be looked up'));
    expect(all(map, 'slot').length).toBe(1);
    server.refuse = null;
    inside(map, 'problem-note button').click();
    await vi.waitFor(() => expect(all(map, '.points > li').length).toBe(3));
  });
});

describe('in words', () => {
  it('nothing, something, everything', () => {
    const none = { ...coverage(), shown: 0, points: coverage().points.map((point) => ({ ...point, state: 'open' as const })) };
    expect(sumInWords(none)).toBe('Nothing is shown yet, of 3 points. The first right answer changes that.');
    expect(sumInWords({ ...coverage(), shown: 3, points: [] })).toContain('All 3 points are shown');
  });

  it('says news only where there are any', () => {
    expect(newsInWords(null, coverage())).toBe('');
    expect(newsInWords(coverage(), coverage())).toBe('');
    expect(newsInWords(coverage(), { ...coverage(), shown: 3 })).toBe('3 of 3 points are shown now.');
  });
});
