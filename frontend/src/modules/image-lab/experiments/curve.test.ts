// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../../../testing/lab-server';
import { all, closePage, faults, inside, openPage } from '../../../testing/page';
import { curveRequest, hasRoomForStep, lineInWords, linesOf, VARIED, whyNotRange } from './curve-choices';
import { frameOf, HEIGHT, MARGIN, pathOf, ticks } from './curve-draw';
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
  document.body.innerHTML = '<main><h2>Lab</h2><image-lab api="/api/v1" samples-url="/api/v1/samples/"></image-lab></main>';
  return vi.waitFor(() => {
    const curve = inside(document.body, 'image-lab', 'lab-experiments', 'lab-curve');
    inside(curve, 'form button');
    return curve;
  }, SOON);
}

const rows = (curve: HTMLElement): string[] => all(curve, 'tbody tr').map((row) => [...row.children].map((cell) => cell.textContent.trim()).join(' '));
const press = (curve: HTMLElement): void => inside(curve, 'form button').click();
const drawn = (curve: HTMLElement): Promise<void> =>
  vi.waitFor(() => expect(rows(curve)).toEqual(['0 90.0 % 97.0 %', '45 60.0 % 97.0 %', '90 30.0 % 97.0 %']), SOON);

describe('accessibility', () => {
  it('axe finds nothing before a curve, while it is measured, nor after', async () => {
    const curve = await open();
    expect(await faults(curve)).toEqual([]);
    server.probes.busy = true;
    press(curve);
    await vi.waitFor(() => expect(rows(curve).length).toBe(2), SOON);
    expect(await faults(curve)).toEqual([]);
    inside(curve, '.state button').click();
    server.probes.busy = false;
    await vi.waitFor(() => inside(curve, 'form button:not([disabled])'), SOON);
    press(curve);
    await drawn(curve);
    expect(await faults(curve)).toEqual([]);
  }, 60_000);

  it('the drawing has its words as its name, and the table can be reached and scrolled by key', async () => {
    const curve = await open();
    press(curve);
    await drawn(curve);
    const words = inside(curve, '.words').textContent;
    expect(words).toContain('“Ada” is most probable, 90.0 %, at 0° clockwise, and least, 30.0 %, at 90° clockwise.');
    expect(words).toContain('“no car” stays near 97.0 % throughout.');
    expect(inside(curve, 'lab-curve-figure', 'svg').getAttribute('aria-label')).toBe(words.trim());
    expect(inside(curve, '.scroll').tabIndex).toBe(0);
    await vi.waitFor(() => expect(inside(curve, '[role=status]').textContent).toContain('The curve is drawn.'));
  });
});

describe('a curve', () => {
  it('asks for what its form says, and shows another label without asking again', async () => {
    const curve = await open();
    press(curve);
    await drawn(curve);
    expect(server.probes.asked).toEqual([{ kind: 'curve', vary: { name: 'rotate', start: -180, stop: 180, count: 13, seed: 1, direction: 0 } }]);
    const label = inside(curve, '.faces select') as HTMLSelectElement;
    label.value = 'no face';
    label.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(rows(curve)[2]).toBe('90 70.0 % 97.0 %'), SOON);
    expect(server.probes.asked.length).toBe(1);
  });

  it('shows what has come while it is measured, and can be stopped, on the server too', async () => {
    const curve = await open();
    server.probes.busy = true;
    press(curve);
    await vi.waitFor(() => expect(rows(curve)).toEqual(['0 90.0 % 97.0 %', '45 60.0 % 97.0 %']), SOON);
    inside(curve, '.state button').click();
    await vi.waitFor(() => expect(server.probes.deleted).toEqual(['p1']), SOON);
  });

  it('refuses ends that are out of range, before anything is asked', async () => {
    const curve = await open();
    const from = inside(curve, '[name=start]') as HTMLInputElement;
    from.value = '-400';
    from.dispatchEvent(new Event('change'));
    press(curve);
    await vi.waitFor(() => expect(inside(curve, '.why').textContent).toBe('Both ends lie between −180 and 180 (degrees clockwise).'));
    expect(server.probes.asked).toEqual([]);
  });

  it('says what to do where its run has expired meanwhile', async () => {
    const curve = await open();
    server.refuse = {
      path: 'POST /api/v1/runs/one/probes/',
      problem: { type: '', title: 'This run has expired', status: 410, detail: 'Runs are kept for a day.' },
    };
    server.more.set('/runs/one/', server.finished);
    press(curve);
    await vi.waitFor(() => expect(inside(curve, 'problem-note', '[role=alert]').textContent).toContain('has expired'), SOON);
    expect(inside(curve, 'problem-note').textContent).toContain('Choose the picture again');
  });

  it('offers its figure, numbers and program once it is there', async () => {
    const curve = await open();
    expect(all(inside(curve, 'lab-downloads'), 'a')).toEqual([]);
    press(curve);
    await drawn(curve);
    const links = all(inside(curve, 'lab-downloads'), 'a').map((link) => link.getAttribute('href'));
    const base = '/api/v1/runs/one/probes/p1/';
    expect(links).toEqual([`${base}numbers.json`, `${base}numbers.npz`, `${base}repeat.py`, '/api/v1/runs/one/picture.jpg']);
    expect(all(inside(curve, 'lab-downloads'), 'button').map((button) => button.textContent)).toEqual(['Figure (PNG)', 'Figure (SVG)']);
  });
});

describe('what is asked', () => {
  it('is in the site’s own units: noise as a share, a shift with its direction', () => {
    const range = { start: 0, stop: 50, count: 7 };
    expect(curveRequest(VARIED.noise, range, 4, null).vary).toEqual({ name: 'noise', start: 0, stop: 0.5, count: 7, seed: 4, direction: 0 });
    expect(curveRequest(VARIED.down, range, 1, null).vary).toMatchObject({ name: 'shift', direction: 90 });
  });

  it('keeps to the range that the site takes, and is a step of its own beside as many as may be', () => {
    expect(whyNotRange(VARIED.blur, { start: 2, stop: 2, count: 7 })).toBe('The two ends must differ.');
    expect(whyNotRange(VARIED.blur, { start: Number.NaN, stop: 2, count: 7 })).toContain('between 0 and 8');
    expect(hasRoomForStep({ transform: Array.from({ length: 8 }, () => ({ name: 'blur' as const, strength: 1, seed: 0, direction: 0 })) })).toBe(true);
  });
});

describe('the drawing', () => {
  const line = { network: 'faces', label: 'Ada', points: [{ strength: 90, probability: 1 }, { strength: -90, probability: 0 }] } as const;

  it('lies between its axes, from the least strength to the largest', () => {
    const frame = frameOf(640, [90, 0, -90]);
    expect([frame.x(-90), frame.x(90)]).toEqual([MARGIN.left, 640 - MARGIN.right]);
    expect([frame.y(1), frame.y(0)]).toEqual([MARGIN.top, HEIGHT - MARGIN.bottom]);
    expect(pathOf({ ...line, points: [...line.points] }, frame)).toBe(`M${MARGIN.left} ${HEIGHT - MARGIN.bottom}L${640 - MARGIN.right} ${MARGIN.top}`);
  });

  it('has round numbers at its ticks', () => {
    expect(ticks(-180, 180, 9)).toEqual([-150, -100, -50, 0, 50, 100, 150]);
    expect(ticks(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(ticks(3, 3, 5)).toEqual([3]);
  });

  it('has no line of a network that the curve leaves out', () => {
    const curve = { name: 'rotate' as const, unit: '', strengths: [0, 1], networks: { cars: { labels: ['van'], probabilities: [[0.5]] } } };
    expect(linesOf(curve, {}, 1)).toEqual([{ network: 'cars', label: 'van', points: [{ strength: 0, probability: 0.5 }] }]);
    expect(lineInWords({ network: 'cars', label: 'van', points: [] }, String)).toBe('');
  });
});
