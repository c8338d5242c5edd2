// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../../../testing/lab-server';
import { all, closePage, faults, focused, inside, openPage, press } from '../../../testing/page';
import '../define';

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

const SOON = { timeout: 8000 };

/** The lab with a finished run, and its experiments. */
async function open(address = '/page?run=one'): Promise<{ lab: HTMLElement; bench: HTMLElement }> {
  openPage(server, address);
  document.body.innerHTML = '<main><h2>Lab</h2><image-lab api="/api/v1" samples-url="/api/v1/samples/"></image-lab></main>';
  const lab = inside(document.body, 'image-lab');
  const bench = await vi.waitFor(() => {
    const found = inside(lab, 'lab-experiments');
    inside(found, 'lab-compare', '.cars table');
    return found;
  }, SOON);
  return { lab, bench };
}

/** Set a control of the picture, as a student would. */
function change(bench: HTMLElement, name: string, value: string): void {
  const input = inside(bench, 'lab-changes', `[name=${name}]`) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event('input'));
}

const row = (bench: HTMLElement, network: string, label: string): string | undefined =>
  all(inside(bench, 'lab-compare'), `.${network} tbody tr`)
    .map((one) => one.textContent.replace(/\s+/g, ' ').trim())
    .find((text) => text.startsWith(label));

const measured = (bench: HTMLElement): Promise<void> =>
  vi.waitFor(() => expect(row(bench, 'faces', 'Ada')).toBe('Ada 90.0 % 30.0 % −60.0'), SOON);

describe('accessibility', () => {
  it('axe finds nothing before a change, after it, nor while it asks for a prediction', async () => {
    const { bench } = await open();
    expect(await faults(bench)).toEqual([]);
    change(bench, 'rotate', '90');
    await measured(bench);
    expect(await faults(bench)).toEqual([]);
    (inside(bench, '.first input') as HTMLInputElement).click();
    change(bench, 'rotate', '45');
    await vi.waitFor(() => inside(bench, 'lab-prediction', 'form'));
    expect(await faults(bench)).toEqual([]);
  }, 20_000);

  it('every slider says its value with its unit', async () => {
    const { bench } = await open();
    change(bench, 'rotate', '90');
    await vi.waitFor(() => expect(inside(bench, 'lab-changes', '[name=rotate]').getAttribute('aria-valuetext')).toBe('90° clockwise'));
  });

  it('the live region says once what followed', async () => {
    const { bench } = await open();
    change(bench, 'rotate', '90');
    await vi.waitFor(
      () => expect(inside(bench, '[role=status]').textContent).toContain('Face network: “no face” (70.0 %) instead of “Ada” (now 30.0 %).'),
      SOON,
    );
  });
});

describe('a change', () => {
  it('is measured, and shown beside what was before', async () => {
    const { bench } = await open();
    expect(row(bench, 'faces', 'Ada')).toBe('Ada 90.0 % 90.0 % 0');
    change(bench, 'rotate', '90');
    await measured(bench);
    expect(server.probes.asked).toEqual([{ kind: 'change', transform: [{ name: 'rotate', strength: 90, seed: 0, direction: 0 }] }]);
  });

  it('that comes while an older one is measured cancels that one', async () => {
    const { bench } = await open();
    server.probes.busy = true;
    change(bench, 'rotate', '90');
    await vi.waitFor(() => expect(server.probes.asked.length).toBe(1), SOON);
    change(bench, 'rotate', '45');
    await vi.waitFor(() => expect(server.probes.deleted).toEqual(['p1']), SOON);
    server.probes.busy = false;
    await measured(bench);
    expect(server.probes.asked.length).toBe(2);
  });

  it('in quick steps is asked for once', async () => {
    const { bench } = await open();
    for (const value of ['10', '20', '30']) change(bench, 'rotate', value);
    await measured(bench);
    expect(server.probes.asked).toMatchObject([{ transform: [{ strength: 30 }] }]);
  });

  it('set back asks for nothing and shows before', async () => {
    const { bench } = await open();
    change(bench, 'rotate', '90');
    await measured(bench);
    inside(bench, 'lab-changes', '.reset').click();
    await vi.waitFor(() => expect(row(bench, 'faces', 'Ada')).toBe('Ada 90.0 % 90.0 % 0'));
    expect(server.probes.asked.length).toBe(1);
  });

  it('that is refused says why, and can be measured again', async () => {
    const { bench } = await open();
    server.refuse = {
      path: 'POST /api/v1/runs/one/probes/',
      problem: { type: '', title: 'Too many experiments', status: 429, detail: 'At most 600 a minute. Wait a little.' },
    };
    change(bench, 'rotate', '90');
    await vi.waitFor(() => expect(inside(bench, 'problem-note', '[role=alert]').textContent).toContain('At most 600 a minute.'), SOON);
    server.refuse = null;
    inside(bench, 'problem-note button').click();
    await measured(bench);
  });

  it('that a busy site cannot take yet says so and is measured by itself', async () => {
    const { bench } = await open();
    const problem = { type: '', title: 'Busy', status: 503, detail: 'Many wait already.' };
    server.refuse = { path: 'POST /api/v1/runs/one/probes/', problem, retryAfter: 0.3, times: 1 };
    change(bench, 'rotate', '90');
    const said = (): string => [...(bench.shadowRoot?.querySelectorAll('p.muted[role=status]') ?? [])].map((one) => one.textContent).join();
    await vi.waitFor(() => expect(said()).toContain('Many wait already.'), SOON);
    await measured(bench);
    expect(said()).toBe('');
  });

  it('on a run that has expired says so, and where to begin anew', async () => {
    const { bench } = await open();
    server.refuse = {
      path: 'POST /api/v1/runs/one/probes/',
      problem: { type: '', title: 'This run has expired', status: 410, detail: 'Runs are kept for a day.' },
    };
    change(bench, 'rotate', '90');
    await vi.waitFor(() => expect(inside(bench, 'problem-note', '[role=alert]').textContent).toContain('has expired'), SOON);
    expect(inside(bench, 'problem-note').textContent).toContain('Choose the picture again');
  });
});

describe('the brush', () => {
  it('covers with the keyboard alone: arrows move it, space covers', async () => {
    const { bench } = await open();
    const brush = inside(bench, 'lab-cover', '.brush');
    press(brush, 'ArrowRight');
    press(brush, ' ');
    await measured(bench);
    expect(server.probes.asked[0]).toMatchObject({ occlude: { fill: 'mean', seed: 1, shapes: [{ shape: 'stroke', points: [[50, 48]], width: 12 }] } });
    expect(brush.getAttribute('aria-valuetext')).toBe('column 50, row 48, covered');
  });
});

describe('a unit', () => {
  it('is silenced from its dialog; what follows is shown and gets the focus; it can be heard again', async () => {
    const { lab, bench } = await open('/page?run=one&network=faces&layer=parts&unit=5');
    (await vi.waitFor(() => inside(lab, 'lab-unit', '.silence button'), SOON)).click();
    await vi.waitFor(() => expect(focused()?.textContent).toBe('Silence units'), SOON);
    await measured(bench);
    expect(server.probes.asked[0]).toEqual({ kind: 'change', silence: [{ network: 'faces', layer: 'parts', index: 5 }] });
    const again = inside(bench, 'lab-silenced', 'li button');
    expect(again.getAttribute('aria-label')).toBe('Hear again: Face network, parts, unit 5');
    again.click();
    await vi.waitFor(() => expect(row(bench, 'faces', 'Ada')).toBe('Ada 90.0 % 90.0 % 0'), SOON);
  });
});

describe('a prediction', () => {
  async function waiting(): Promise<HTMLElement> {
    const { bench } = await open();
    (inside(bench, '.first input') as HTMLInputElement).click();
    change(bench, 'rotate', '90');
    await vi.waitFor(() => inside(bench, 'lab-prediction', 'form'), SOON);
    return bench;
  }

  it('comes before anything is measured or shown', async () => {
    const bench = await waiting();
    await vi.waitFor(() => expect(row(bench, 'faces', 'Ada')).toBe('Ada 90.0 % ? ?'));
    expect(inside(bench, 'lab-tiles', 'lab-layer', 'h3').textContent).toContain('before the change');
    expect(server.probes.asked).toEqual([]);
  });

  it('is graded by the site, in words with the measured value', async () => {
    const bench = await waiting();
    inside(bench, 'lab-prediction', '.primary').click();
    await measured(bench);
    expect(server.probes.asked[0]).toHaveProperty('prediction', { network: 'faces', about: 'probability', label: 'Ada', direction: 'down' });
    expect(inside(bench, '.grade').textContent.trim()).toBe(
      'Right. You said the probability of “Ada” would fall; it fell, from 90.0 % to 30.0 %.',
    );
  });

  it('may be left out', async () => {
    const bench = await waiting();
    inside(bench, 'lab-prediction', 'button:not(.primary)').click();
    await measured(bench);
    expect(server.probes.asked[0]).not.toHaveProperty('prediction');
  });
});

describe('why', () => {
  it('explains the changed picture: a map with a name, a legend and words', async () => {
    const { bench } = await open();
    change(bench, 'rotate', '90');
    await measured(bench);
    inside(bench, 'lab-why', 'form button').click();
    const map = await vi.waitFor(() => {
      const found = inside(bench, 'lab-why', '.map');
      expect(found.getAttribute('aria-label')).toContain('share in “Ada”. Most speaks for it at column 0, row 0');
      return found;
    }, SOON);
    expect(map.getAttribute('role')).toBe('img');
    expect(inside(bench, 'lab-why', '.legend').textContent.replace(/\s+/g, ' ').trim()).toBe('−0.25, against+0.25, for');
    expect(server.probes.asked[1]).toEqual({
      kind: 'attribute',
      network: 'faces',
      method: 'grad_cam',
      target: { label: 'Ada' },
      transform: [{ name: 'rotate', strength: 90, seed: 0, direction: 0 }],
    });
    expect(await faults(inside(bench, 'lab-why'))).toEqual([]);
  });

  it('can be stopped, on the server too', async () => {
    const { bench } = await open();
    server.probes.busy = true;
    inside(bench, 'lab-why', 'form button').click();
    await vi.waitFor(() => expect((inside(bench, 'lab-why', 'progress') as HTMLProgressElement).value).toBe(0.5), SOON);
    inside(bench, 'lab-why', '.state button').click();
    await vi.waitFor(() => expect(server.probes.deleted).toEqual(['p1']), SOON);
  });
});
