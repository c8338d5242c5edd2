// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetPageRun } from '../../controllers/page-run';
import { LabServer } from '../../testing/lab-server';
import { learntAnswers } from '../../testing/learnt';
import { all, closePage, faults, focused, inside, nth, openPage, press, SeenAtOnce } from '../../testing/page';
import './define';

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  for (const [path, answer] of learntAnswers()) server.more.set(path, answer);
});
afterEach(async () => {
  await closePage();
  forgetPageRun();
  await server.stop();
});

const PAGE = `<main><h2 id="theory">From edges to objects</h2>
  <architecture-flow api="/api/v1" samples-url="/api/v1/samples/" sample="ada" sections="edges:theory parts:missing">
    Without JavaScript</architecture-flow></main>`;

function open(address = '/page'): HTMLElement {
  openPage(server, address);
  vi.stubGlobal('IntersectionObserver', SeenAtOnce);
  document.body.innerHTML = PAGE;
  return inside(document.body, 'architecture-flow');
}

/** The flow once a run has gone all the way through it. */
async function flowWithRun(address = '/page'): Promise<HTMLElement> {
  const flow = open(address);
  await vi.waitFor(() => expect(inside(flow, 'flow-drawing', '.cars').textContent).toContain('no car'), { timeout: 5000 });
  return flow;
}

const heads = (flow: HTMLElement): HTMLElement[] => all(inside(flow, 'flow-drawing'), '.head');
const posts = (): string[] => server.requests.filter((request) => request.startsWith('POST'));

describe('accessibility', () => {
  it('axe finds nothing before and after a run, nor with a stage open', async () => {
    const flow = await flowWithRun();
    expect(await faults(flow)).toEqual([]);
    for (const stage of [0, 2, 4]) {
      heads(flow)[stage]?.click();
      await vi.waitFor(() => expect(heads(flow)[stage]?.getAttribute('aria-expanded')).toBe('true'));
      expect(await faults(flow)).toEqual([]);
    }
  });

  it('the drawing says in words what it shows', async () => {
    const flow = await flowWithRun();
    const words = inside(flow, 'flow-drawing', 'svg').getAttribute('aria-label');
    expect(words).toContain('strongest of the parts, unit 5 with 5.00');
    expect(words).toContain('Car network:');
    expect(words).toContain('It finds no car here (97.0 %).');
  });

  it('stages are one stop of the tab key, and arrows lead along them', async () => {
    const flow = await flowWithRun();
    expect(heads(flow).filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
    heads(flow)[0]?.focus();
    press(nth(heads(flow), 0), 'ArrowRight');
    await vi.waitFor(() => expect(focused()).toBe(heads(flow)[1]));
  });

  it('a run that comes unasked is not announced', async () => {
    const flow = await flowWithRun();
    expect(inside(flow, '[role=status]').textContent).toBe('');
  });
});

describe('the run that flows', () => {
  it('is the sample’s where the page has none', async () => {
    await flowWithRun();
    expect(posts()).toEqual(['POST /api/v1/runs/']);
  });

  it('is the one that the address names', async () => {
    await flowWithRun('/page?run=one');
    expect(posts()).toEqual([]);
  });

  it('changes to the one that the lab has ended, and is announced', async () => {
    const flow = await flowWithRun();
    const run = { ...server.finished, id: 'two', source: { kind: 'upload', sample: null, title: 'My street' } };
    document.dispatchEvent(new CustomEvent('lab-run', { detail: run }));
    await vi.waitFor(() => expect(inside(flow, '.choice').textContent).toContain('My street'));
    await vi.waitFor(() => expect(inside(flow, '[role=status]').textContent).toContain('My street has flowed through; face network: Ada, 90.0 %'));
  });

  it('is the one that a link shares, and the sample’s once the lab closes that', async () => {
    server.shared = 'k3pt-out-of-sight-0123456789';
    const flow = await flowWithRun(`/page?shared=${server.shared}`);
    expect(posts()).toEqual([]);
    expect(server.requests).toContain(`GET /api/v1/shared/${server.shared}/`);
    document.dispatchEvent(new CustomEvent('lab-run-gone', { detail: '' }));
    await vi.waitFor(() => expect(inside(flow, 'flow-drawing', 'svg').getAttribute('aria-label')).toContain('without a picture'));
  });

  it('is the sample’s where a link leads nowhere any more, and it says so', async () => {
    const flow = await flowWithRun('/page?shared=taken-back-0123456789');
    expect(posts()).toEqual(['POST /api/v1/runs/']);
    expect(inside(flow, '.gone').textContent).toContain('is shown instead');
  });

  it('is forgotten when the lab deletes it', async () => {
    const flow = await flowWithRun();
    document.dispatchEvent(new CustomEvent('lab-run-gone', { detail: 'one' }));
    await vi.waitFor(() => expect(inside(flow, 'flow-drawing', 'svg').getAttribute('aria-label')).toContain('without a picture'));
  });
});

describe('a stage', () => {
  it('says its shape, its window and its number of parameters', async () => {
    const flow = await flowWithRun();
    await vi.waitFor(() => expect(all(nth(heads(flow), 1), '.fact').length).toBe(3));
    const facts = all(nth(heads(flow), 1), '.fact').map(({ textContent }) => textContent);
    expect(facts).toEqual(['24 × 48 × 48 numbers', 'each sees 9 × 9 pixels', '1,968 parameters']);
  });

  it('opens with its strongest units, is in the address, and closes where it was opened', async () => {
    const flow = await flowWithRun();
    heads(flow)[2]?.click();
    const units = await vi.waitFor(() => {
      const found = all(inside(flow, 'flow-stage'), '.faces .unit');
      expect(found.length).toBe(5); // the sixth is silent
      return found;
    });
    expect(units[0]?.getAttribute('aria-label')).toMatch(/^unit 5, .*, strongest 5\.00$/);
    expect(location.search).toBe('?stage=parts');
    inside(flow, '.links button').click();
    await vi.waitFor(() => expect(focused()).toBe(heads(flow)[2]));
    expect(location.search).toBe('');
  });

  it('marks where the chosen unit looks', async () => {
    const flow = await flowWithRun('/page?stage=parts');
    const box = await vi.waitFor(() => inside(flow, 'flow-stage', '.faces .marked'));
    expect(['x', 'y', 'width', 'height'].map((name) => box.getAttribute(name))).toEqual(['10', '20', '9', '9']);
  });

  it('is marked while its paragraph is being read', async () => {
    const flow = await flowWithRun();
    await vi.waitFor(() => expect(heads(flow)[1]?.getAttribute('aria-current')).toBe('step'));
    expect(heads(flow).filter((head) => head.hasAttribute('aria-current')).length).toBe(1);
  });

  it('is offered at the foot of the window while its paragraph is read and the flow is out of sight', async () => {
    const flow = await flowWithRun();
    const strip = inside(flow, 'flow-strip');
    expect(all(strip, 'nav')).toEqual([]);
    Object.assign(flow, { near: false });
    await vi.waitFor(() => expect(inside(strip, '[aria-current=step]').textContent.trim()).toBe('Edges'));
    expect(await faults(flow)).toEqual([]);
    inside(strip, '[aria-current=step]').click();
    await vi.waitFor(() => expect(focused()).toBe(heads(flow)[1]));
    expect(location.search).toBe('?stage=edges');
  });

  it('leads to its paragraph where the page has one', async () => {
    const flow = await flowWithRun('/page?stage=edges');
    expect(inside(flow, '.links a').getAttribute('href')).toBe('#theory');
    heads(flow)[2]?.click();
    await vi.waitFor(() => expect(all(flow, '.links a')).toEqual([]));
  });
});

describe('when something goes wrong', () => {
  it('says what, and tries again', async () => {
    server.refuse = { path: 'POST /api/v1/runs/', problem: { type: '', title: 'Too many runs', status: 429, detail: 'Wait a little.' } };
    const flow = open();
    await vi.waitFor(() => expect(inside(flow, 'problem-note', '[role=alert]').textContent).toContain('Too many runs'));
    server.refuse = null;
    inside(flow, 'problem-note button').click();
    await vi.waitFor(() => expect(inside(flow, 'flow-drawing', '.cars').textContent).toContain('no car'), { timeout: 5000 });
  });
});
