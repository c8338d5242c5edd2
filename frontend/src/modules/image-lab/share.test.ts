// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../../testing/lab-server';
import { all, closePage, faults, inside, openPage } from '../../testing/page';
import { addressOf } from './share';
import './define';

const SOON = { timeout: 8000 };
const TOKEN = 'k3pt-out-of-sight-0123456789';
let server: LabServer;

beforeEach(async () => {
  server = await new LabServer().start();
});
afterEach(async () => {
  await closePage();
  await server.stop();
});

function open(address: string): HTMLElement {
  openPage(server, address);
  document.body.innerHTML = '<main><h2>Lab</h2><image-lab api="/api/v1" samples-url="/api/v1/samples/"></image-lab></main>';
  return inside(document.body, 'image-lab');
}

/** The button, once it is known whether the run is shared already. */
const shareButton = (lab: HTMLElement): Promise<HTMLElement> => vi.waitFor(() => inside(lab, 'lab-own', 'lab-share', 'button:not([disabled])'), SOON);
const answered = (lab: HTMLElement): Promise<unknown> => vi.waitFor(() => inside(lab, 'lab-answers', '.cars table'), SOON);
const bar = (lab: HTMLElement): string => inside(lab, 'lab-run-bar', '.kept').textContent.replace(/\s+/g, ' ').trim();

describe('sharing one’s own run', () => {
  it('says who will see what until when, before anything is shared', async () => {
    const lab = open('/page?run=one');
    const share = await vi.waitFor(() => inside(lab, 'lab-own', 'lab-share'), SOON);
    expect(share.shadowRoot?.textContent.replace(/\s+/g, ' ')).toContain('Everybody who has the link can then look at the picture, its maps and its answers until');
    await vi.waitFor(() => expect(bar(lab)).toContain('only you can see it'), SOON);
    expect(server.shared).toBeNull();
    expect(await faults(share)).toEqual([]);
  });

  it('makes a link, says so everywhere, and takes it back', async () => {
    const lab = open('/page?run=one&network=faces');
    (await shareButton(lab)).click();
    const field = (await vi.waitFor(() => inside(lab, 'lab-own', 'lab-share', 'input'), SOON)) as HTMLInputElement;
    expect(field.value).toBe(`${server.base}/page?shared=${TOKEN}`);
    expect(bar(lab)).toContain('whoever has your link can see it');
    expect(await faults(inside(lab, 'lab-own', 'lab-share'))).toEqual([]);
    const back = all(inside(lab, 'lab-own', 'lab-share'), 'button').find((button) => button.textContent.includes('Take the link back'));
    back?.click();
    await vi.waitFor(() => expect(bar(lab)).toContain('only you can see it'), SOON);
    expect(server.shared).toBeNull();
  });

  it('that is refused says why', async () => {
    const lab = open('/page?run=one');
    server.refuse = { path: 'POST /api/v1/runs/one/share/', problem: { type: '', title: 'Not now', status: 503, detail: 'Try again in a minute.' } };
    (await shareButton(lab)).click();
    await vi.waitFor(() => expect(inside(lab, 'lab-own', 'lab-share', 'problem-note', '[role=alert]').textContent).toContain('Try again in a minute.'), SOON);
  });
});

describe('looking at another’s run', () => {
  it('shows all of it and offers nothing that changes it', async () => {
    server.shared = TOKEN;
    const lab = open(`/page?shared=${TOKEN}`);
    await answered(lab);
    expect(bar(lab)).toContain('Shared with you until');
    expect(all(lab, 'lab-own, lab-experiments')).toEqual([]);
    expect(all(inside(lab, 'lab-run-bar'), 'button').map((button) => button.textContent.trim())).toEqual(['Close it']);
    expect(server.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
    expect(await faults(inside(lab, 'lab-run-bar'))).toEqual([]);
  });

  it('opens a unit with an address of its own, and nothing to silence', async () => {
    server.shared = TOKEN;
    const lab = open(`/page?shared=${TOKEN}&network=faces&layer=parts&unit=5`);
    await vi.waitFor(() => expect(inside(lab, 'lab-unit', 'h3').textContent).toContain('unit 5'), SOON);
    expect(all(inside(lab, 'lab-unit'), '.silence')).toEqual([]);
    expect(location.search).toBe(`?shared=${TOKEN}&network=faces&layer=parts&unit=5`);
  });

  it('is not taken for the page’s own run by other modules', async () => {
    server.shared = TOKEN;
    const told = vi.fn();
    document.addEventListener('lab-run', told);
    await answered(open(`/page?shared=${TOKEN}`));
    document.removeEventListener('lab-run', told);
    expect(told).not.toHaveBeenCalled();
  });

  it('by a link that was taken back says so, and how to go on', async () => {
    const lab = open(`/page?shared=${TOKEN}`);
    await vi.waitFor(() => expect(inside(lab, 'problem-note', '[role=alert]').textContent).toContain('It is not here.'), SOON);
    inside(lab, 'problem-note button').click();
    await vi.waitFor(() => expect(location.search).toBe(''));
  });
});

it('the link carries its token and nothing else of the page', () => {
  expect(addressOf('t', 'https://site/concepts/a/b/?run=one&unit=2#lab')).toBe('https://site/concepts/a/b/?shared=t');
});
