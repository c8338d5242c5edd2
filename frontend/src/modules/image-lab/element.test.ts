// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, focused, inside, openPage, press } from '../../testing/page';
import './define';

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

function open(address = '/page'): HTMLElement {
  openPage(server, address);
  document.body.innerHTML = `<main><h2>Lab</h2><image-lab api="/api/v1" samples-url="/api/v1/samples/">Without JavaScript</image-lab></main>`;
  return inside(document.body, 'image-lab');
}

const sampleButton = (lab: HTMLElement): Promise<HTMLElement> =>
  vi.waitFor(() => inside(lab, 'lab-picture-chooser', 'lab-samples', 'button'));

/** The lab after a sample has gone through both networks. */
async function labWithRun(): Promise<HTMLElement> {
  const lab = open();
  (await sampleButton(lab)).click();
  await finished(lab);
  return lab;
}

const finished = (lab: HTMLElement): Promise<unknown> =>
  vi.waitFor(() => inside(lab, 'lab-answers', '.cars table'), { timeout: 4000 });

const cells = (lab: HTMLElement, layer = 'parts', network = 'faces'): HTMLElement[] =>
  all(inside(lab, `lab-layer[name=${layer}]`, `.${network} unit-tiles`), '[role=gridcell]');

const dialog = (lab: HTMLElement): HTMLDialogElement => inside(lab, 'lab-unit', 'dialog') as HTMLDialogElement;

/** The strongest unit's tile. */
const strongest = (lab: HTMLElement): HTMLElement => inside(lab, 'lab-layer[name=parts]', '.faces unit-tiles', '[role=gridcell]');

describe('accessibility', () => {
  it('axe finds nothing before a run', async () => {
    const lab = open();
    await sampleButton(lab);
    expect(await faults(lab)).toEqual([]);
  });

  it('axe finds nothing after a run, nor with a unit open', async () => {
    const lab = await labWithRun();
    expect(await faults(lab)).toEqual([]);
    strongest(lab).click();
    await vi.waitFor(() => expect(dialog(lab).open).toBe(true));
    expect(await faults(lab)).toEqual([]);
  });

  it('every tile says its unit, its strongest activation and where that is', async () => {
    const lab = await labWithRun();
    const names = cells(lab).map((cell) => cell.getAttribute('aria-label'));
    expect(names[0]).toBe('unit 5, strongest 5.00 at column 1, row 2');
    expect(names.at(-1)).toBe('unit 0, silent on this picture');
  });

  it('one tile of a grid is in the tab order, and arrows move to its neighbours', async () => {
    const lab = await labWithRun();
    const grid = cells(lab);
    expect(grid.filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
    strongest(lab).focus();
    press(strongest(lab), 'ArrowRight');
    await vi.waitFor(() => expect(focused()).toBe(grid[1]));
  });

  it('the live region says when the run is done, with both answers', async () => {
    const lab = await labWithRun();
    await vi.waitFor(() => expect(inside(lab, '[role=status]').textContent).toContain('Done.'), { timeout: 4000 });
    expect(inside(lab, '[role=status]').textContent).toContain('It finds no car here (97.0 %).');
  });
});

describe('a run', () => {
  it('puts itself into the address', async () => {
    await labWithRun();
    expect(location.search).toBe('?run=one');
  });

  it('is opened by its address alone', async () => {
    const lab = open('/page?run=one');
    await finished(lab);
    expect(server.requests.some((request) => request.startsWith('POST'))).toBe(false);
  });

  it('is shown with every probability and their sum', async () => {
    const lab = await labWithRun();
    const rows = inside(lab, 'lab-answers', '.faces tbody').textContent.replace(/\s+/g, ' ').trim();
    expect(rows).toBe('Ada 90.0 % no face 10.0 %');
    expect(inside(lab, 'lab-answers', '.faces caption').textContent).toContain('100.0 %');
  });

  it('asks for nothing when palette, scale, order or ground change', async () => {
    const lab = await labWithRun();
    await vi.waitFor(() => expect(server.requests.filter((one) => one.includes('atlases')).length).toBe(6));
    await vi.waitFor(() => expect(server.requests).toContain('GET /api/v1/runs/one/share/'));
    const before = server.requests.length;
    for (const select of all(inside(lab, 'lab-view-controls'), 'select') as HTMLSelectElement[]) {
      select.value = select.options[1]?.value ?? '';
      select.dispatchEvent(new Event('change'));
    }
    await vi.waitFor(() => expect(cells(lab)[0]?.getAttribute('aria-label')).toContain('unit 0'));
    expect(server.requests.length).toBe(before);
  });

  it('is deleted at once, and the address forgets it', async () => {
    const lab = await labWithRun();
    const told = new Promise((heard) => document.addEventListener('lab-run-gone', heard, { once: true }));
    inside(lab, 'lab-run-bar', 'button').click();
    expect(await told).toMatchObject({ detail: 'one' });
    await vi.waitFor(() => expect(inside(lab, '.word').textContent).toContain('deleted'));
    expect(server.requests.at(-1)).toBe('DELETE /api/v1/runs/one/');
    expect(location.search).toBe('');
  });
});

describe('a unit', () => {
  it('opens with Enter, is in the address, and gives the focus back when it closes', async () => {
    const lab = await labWithRun();
    strongest(lab).focus();
    press(strongest(lab), 'Enter');
    await vi.waitFor(() => expect(dialog(lab).open).toBe(true));
    expect(location.search).toBe('?run=one&network=faces&layer=parts&unit=5');
    inside(lab, 'lab-unit', '.close').click();
    await vi.waitFor(() => expect(focused()?.getAttribute('aria-label')).toContain('unit 5'));
  });

  it('leads to its neighbours with the arrow keys, in the order of the tiles', async () => {
    const lab = open('/page?run=one&network=cars&layer=edges&unit=5');
    await vi.waitFor(() => expect(dialog(lab).open).toBe(true));
    press(dialog(lab), 'ArrowRight');
    await vi.waitFor(() => expect(inside(lab, 'lab-unit', 'h3').textContent).toContain('unit 4'));
    expect(location.search).toContain('unit=4');
  });

  it('gives its numbers in words', async () => {
    const lab = open('/page?run=one&network=cars&layer=edges&unit=3');
    await vi.waitFor(() => expect(dialog(lab).open).toBe(true));
    const facts = inside(lab, 'lab-unit', 'dl').textContent.replace(/\s+/g, ' ').trim();
    expect(facts).toBe('Strongest 3.00 at column 1, row 2 of 4 × 4 Mean 0.19 Rank 3 of 6');
  });
});

describe('when something goes wrong', () => {
  it('a refused picture is explained in full and can be sent again', async () => {
    const lab = open();
    const button = await sampleButton(lab);
    const problem = { type: '', title: 'Too many runs', status: 429, detail: 'At most 60 a minute. Wait a little.' };
    server.refuse = { path: 'POST /api/v1/runs/', problem };
    button.click();
    const alert = await vi.waitFor(() => {
      const note = inside(lab, 'problem-note', '[role=alert]');
      expect(note.textContent).toContain('At most 60 a minute. Wait a little.');
      return note;
    });
    expect(alert.textContent).toContain('Too many runs');
    server.refuse = null;
    inside(lab, 'problem-note button').click();
    await finished(lab);
  });

  it('a busy site is waited for, in words, and the picture goes by itself', async () => {
    const lab = open();
    const button = await sampleButton(lab);
    const problem = { type: '', title: 'Busy for the moment', status: 503, detail: '500 pictures wait already.' };
    server.refuse = { path: 'POST /api/v1/runs/', problem, retryAfter: 0.3, times: 1 };
    button.click();
    await vi.waitFor(() => expect(inside(lab, '.slow[role=status]').textContent).toContain('500 pictures wait already. It is sent again by itself'));
    await finished(lab);
    expect(inside(lab, '.slow').textContent).toBe('');
  });

  it('a picture that takes long to send can be stopped', async () => {
    const lab = open();
    const button = await sampleButton(lab);
    server.hold = 'POST /api/v1/runs/';
    button.click();
    await vi.waitFor(() => expect(inside(lab, 'lab-run-bar', '.kept').textContent).toContain('Sending the picture.'));
    inside(lab, 'lab-run-bar', 'button').click();
    await vi.waitFor(() => expect(all(lab, 'lab-run-bar')).toEqual([]));
    expect(focused()?.textContent).toBe('Choose a picture');
  });

  it('a link to a run that has expired says so and offers a new start', async () => {
    server.refuse = {
      path: 'GET /api/v1/runs/one/',
      problem: { type: '', title: 'This run has expired', status: 410, detail: 'Runs are kept for a day. Send the picture again.' },
    };
    const lab = open('/page?run=one');
    await vi.waitFor(() => expect(inside(lab, 'problem-note', '[role=alert]').textContent).toContain('This run has expired'));
    inside(lab, 'problem-note button').click();
    await vi.waitFor(() => expect(location.search).toBe(''));
  });

  it('a file that is no picture is refused before it is sent', async () => {
    const lab = open();
    await sampleButton(lab);
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [new File(['x'], 'notes.txt', { type: 'text/plain' })] } });
    inside(lab, 'lab-picture-chooser', '.drop').dispatchEvent(drop);
    await vi.waitFor(() => expect(inside(lab, 'lab-picture-chooser', '.why').textContent).toContain('“notes.txt” is not a picture'));
    expect(server.requests.some((request) => request.startsWith('POST'))).toBe(false);
  });
});
