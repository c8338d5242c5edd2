// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exhibit, Failure, Verdict } from '../../api/failures';
import { forgetPageRun } from '../../controllers/page-run';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, focused, inside, nth, openPage, SeenAtOnce } from '../../testing/page';
import './define';

const EXHIBITS: Exhibit[] = [
  shown(0, 'healthy', 'As it should be', 0.9),
  shown(1, 'broken', 'Divided a second time', null),
  { ...shown(2, 'mended', 'Scaled once', 0.9), message: 'The input hardly varies.' },
];

const FAILURES: Failure[] = [
  failure('gone', 'Nobody is anywhere', 'scaling'),
  failure('wall', 'Perfect in the depot', null),
];

const VERDICT: Verdict = {
  right: false,
  explanation_html: '<p>The range is checked.</p>',
  cause: { right: false, chosen_html: 'They are <em>checked</em>.', answer: 'c1', answer_html: 'It was.' },
  remedy: { right: true, chosen_html: 'At the door.', answer: 'r1', answer_html: 'At the door.' },
  interview_html: '<p>I look at the input first.</p>',
};

function shown(index: number, state: Exhibit['state'], title: string, probability: number | null): Exhibit {
  const outputs = { faces: [{ label: 'Ada', probability }, { label: 'no face', probability }] };
  return { index, state, title, size: 96, channels: 1, outputs, figures: { 'largest number of the input': 0.0039 }, message: '', png_url: `/x/${index}.png` };
}

function failure(id: string, title: string, live: Failure['live']): Failure {
  const choices = (letter: string): Failure['causes'] => [1, 2, 3].map((at) => ({ id: `${letter}${at}`, html: `choice <em>${letter}${at}</em>` }));
  return { id, title, section: 'production', live, symptom_html: `<p>Symptom of ${id}</p>`, look_html: '<p>Small numbers</p>', causes: choices('c'), remedies: choices('r') };
}

let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
  server.more.set('/concepts/faces/activities/failures/', { failures: FAILURES });
  server.more.set('/runs/one/probes/', { id: 'p1', run: 'one', status: 'done', error: null, exhibits: EXHIBITS });
  server.more.set('/study/attempts/', VERDICT);
});
afterEach(async () => {
  await closePage();
  forgetPageRun();
  await server.stop();
});

function open(address = '/page'): HTMLElement {
  openPage(server, address);
  vi.stubGlobal('IntersectionObserver', SeenAtOnce);
  document.body.innerHTML = `<main><h2 id="production">In production</h2>
    <failure-lab api="/api/v1" concept="faces" sample="ada">Without JavaScript</failure-lab></main>`;
  return inside(document.body, 'failure-lab');
}

/** The lab with the first failure set off on the sample. */
async function measured(address = '/page'): Promise<HTMLElement> {
  const lab = open(address);
  await vi.waitFor(() => expect(all(lab, '.answers tbody tr').length).toBe(1), { timeout: 5000 });
  return lab;
}

const naming = (lab: HTMLElement): HTMLElement => inside(lab, 'failure-naming');
const posts = (): string[] => server.requests.filter((request) => request.startsWith('POST'));

function choose(lab: HTMLElement, ...ids: string[]): void {
  for (const id of ids) {
    const radio = all(naming(lab), 'input').find((one) => (one as HTMLInputElement).value === id) as HTMLInputElement;
    radio.checked = true;
    radio.dispatchEvent(new Event('change'));
  }
}

function commit(lab: HTMLElement): void {
  inside(naming(lab), 'form').dispatchEvent(new Event('submit', { cancelable: true }));
}

async function answered(lab: HTMLElement): Promise<HTMLElement> {
  choose(lab, 'c2', 'r1');
  commit(lab);
  return vi.waitFor(() => inside(lab, '.verdict'));
}

describe('accessibility', () => {
  it('axe finds nothing before and after an answer', async () => {
    const lab = await measured();
    expect(await faults(lab)).toEqual([]);
    await answered(lab);
    expect(await faults(lab)).toEqual([]);
  });

  it('leads to the verdict, and from there to the next call', async () => {
    const lab = await measured();
    await answered(lab);
    await vi.waitFor(() => expect(focused()?.id).toBe('verdict'));
    inside(lab, '.next button').click();
    await vi.waitFor(() => expect(focused()?.textContent).toBe('Perfect in the depot'));
    expect(location.search).toBe('?failure=wall');
  });

  it('says in words that something is missing, and sends nothing', async () => {
    const lab = await measured();
    choose(lab, 'c2');
    commit(lab);
    await vi.waitFor(() => expect(inside(naming(lab), '[role=alert]').textContent).toContain('one cause and one remedy'));
    expect(posts()).not.toContain('POST /api/v1/study/attempts/');
  });

  it('every picture has words', async () => {
    const lab = await measured();
    await answered(lab);
    expect(all(lab, 'img').map((img) => img.getAttribute('alt'))).toContain('Broken: Divided a second time');
    expect(all(lab, 'img').every((img) => img.getAttribute('alt'))).toBe(true);
  });
});

describe('symptoms first', () => {
  it('are the answers without a word of cause, remedy or exhibit', async () => {
    const lab = await measured();
    const table = inside(lab, '.answers');
    expect([...table.querySelectorAll('thead th')].map(({ textContent }) => textContent)).toEqual(['Before', 'Now']);
    expect(table.textContent).toContain('90.0 %');
    expect(table.textContent).toContain('null');
    expect(inside(lab, '.case').textContent).not.toMatch(/Divided a second time|Scaled once|range is checked/);
  });

  it('are measured on the page’s run, once', async () => {
    await measured();
    expect(posts()).toEqual(['POST /api/v1/runs/', 'POST /api/v1/runs/one/probes/']);
  });

  it('are measured on the sample where the page shows a picture that somebody shares', async () => {
    server.shared = 'k3pt-out-of-sight-0123456789';
    await measured(`/page?shared=${server.shared}`);
    expect(posts()).toEqual(['POST /api/v1/runs/', 'POST /api/v1/runs/one/probes/']);
  });

  it('are measured anew when the lab has ended another run', async () => {
    const lab = await measured();
    server.more.set('/runs/two/probes/', { id: 'p2', run: 'two', status: 'done', error: null, exhibits: [shown(0, 'broken', 'x', 0.123)] });
    const run = { ...server.finished, id: 'two', source: { kind: 'upload', sample: null, title: 'My street' } };
    document.dispatchEvent(new CustomEvent('lab-run', { detail: run }));
    await vi.waitFor(() => expect(inside(lab, '.answers').textContent).toContain('12.3 %'));
    expect(inside(lab, '.symptom').textContent).toContain('My street');
  });

  it('of a failure of data need no run', async () => {
    const lab = open('/page?failure=wall');
    await vi.waitFor(() => expect(inside(lab, '.words').textContent).toContain('Symptom of wall'));
    expect(all(lab, '.symptom')).toEqual([]);
  });
});

describe('an answer', () => {
  it('is sent with both choices and told apart, with why', async () => {
    const lab = await measured();
    const verdict = await answered(lab);
    expect(inside(verdict, 'h4').textContent).toBe('The remedy is right; the cause is another.');
    const words = inside(naming(lab), 'form').textContent.replace(/\s+/g, ' ');
    expect(words).toMatch(/c1\s*this is it\s*It was\./);
    expect(words).toMatch(/c2\s*not this\s*They are checked\./);
    expect(words).toMatch(/r1\s*right, and you said so\s*At the door\./);
    expect(all(naming(lab), 'input').every((one) => (one as HTMLInputElement).disabled)).toBe(true);
  });

  it('shows the remedy applied, and what the system said', async () => {
    const lab = await measured();
    const verdict = await answered(lab);
    expect([...verdict.querySelectorAll('figcaption strong')].map(({ textContent }) => textContent)).toEqual(EXHIBITS.map(({ title }) => title));
    expect(verdict.textContent).toContain('The input hardly varies.');
    expect(verdict.textContent).toContain('0.0039');
    expect(verdict.textContent).toContain('I look at the input first.');
  });

  it('stays with its call, which is marked', async () => {
    const lab = await measured();
    await answered(lab);
    const calls = all(lab, 'nav button');
    expect(nth(calls, 0).textContent).toContain('answered');
    nth(calls, 1).click();
    await vi.waitFor(() => expect(all(lab, '.verdict')).toEqual([]));
    nth(calls, 0).click();
    await vi.waitFor(() => expect(all(lab, '.verdict').length).toBe(1));
  });
});

describe('when something goes wrong', () => {
  it('says what, and measures again', async () => {
    server.refuse = { path: 'POST /api/v1/runs/one/probes/', problem: { type: '', title: 'The queue does not answer', status: 503, detail: 'Try again.' } };
    const lab = open();
    await vi.waitFor(() => expect(all(lab, '.symptom problem-note').map((note) => note.shadowRoot?.textContent ?? '').join()).toContain('The queue does not answer'), { timeout: 5000 });
    server.refuse = null;
    all(lab, '.symptom problem-note button')[1]?.click();
    await vi.waitFor(() => expect(all(lab, '.answers').length).toBe(1), { timeout: 5000 });
  });

  it('sends an answer again that could not be judged', async () => {
    const lab = await measured();
    server.refuse = { path: 'POST /api/v1/study/attempts/', problem: { type: '', title: 'Too many answers', status: 429, detail: 'Wait.' } };
    choose(lab, 'c1', 'r1');
    commit(lab);
    await vi.waitFor(() => expect(inside(lab, 'problem-note', '[role=alert]').textContent).toContain('Too many answers'));
    server.refuse = null;
    inside(lab, 'problem-note button').click();
    await vi.waitFor(() => expect(all(lab, '.verdict').length).toBe(1));
  });
});
