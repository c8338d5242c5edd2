// @vitest-environment happy-dom
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { suggest } from './search-suggestions';

const COURSE = [
  { title: 'Edges', concept: 'Recognising images', url: '/one/#edges' },
  { title: 'What is an edge?', concept: 'Recognising images', url: '/one/#cards' },
  { title: 'Parts', concept: 'Recognising images', url: '/one/#parts' },
];

let server: Server;
let input: HTMLInputElement;
let gone: string[];
const asked: string[] = [];
const real = fetch;
const SLOW = { timeout: 15_000 };

beforeAll(async () => {
  server = createServer((request, response) => {
    const words = new URL(request.url ?? '', 'http://site').searchParams.get('q') ?? '';
    if (request.method === 'GET') asked.push(words); // happy-dom may ask for leave first
    response.writeHead(words === 'broken' && request.method === 'GET' ? 500 : 200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
    response.end(JSON.stringify(COURSE.filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => real(`http://127.0.0.1:${port}${path}`, options));
});

function found(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing is ${selector}`);
  return element;
}

afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});

beforeEach(() => {
  document.body.innerHTML = '<form><input id="site-search" type="search"></form>';
  input = found('input') as HTMLInputElement;
  gone = [];
  suggest(input, (url) => gone.push(url));
});

afterEach(() => {
  document.body.innerHTML = '';
  asked.length = 0;
});

const list = (): HTMLElement => found('[role=listbox]');
const options = (): string[] => [...list().querySelectorAll('[role=option]')].map((one) => one.textContent);
const press = (key: string): boolean => input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));

async function type(words: string): Promise<void> {
  const before = asked.length;
  input.value = words;
  input.dispatchEvent(new Event('input'));
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before), SLOW);
}

test('the field is a combobox that says whether its list is open', async () => {
  expect([input.getAttribute('role'), input.getAttribute('aria-controls'), input.getAttribute('aria-expanded')]).toEqual([
    'combobox',
    list().id,
    'false',
  ]);
  await type('edge');
  await vi.waitFor(() => expect(options()).toEqual(['Edges Recognising images', 'What is an edge? Recognising images']), SLOW);
  expect(input.getAttribute('aria-expanded')).toBe('true');
  expect(list().hidden).toBe(false);
  expect(document.querySelector('[role=status]')?.textContent).toBe('2 passages below');
});

test('arrow keys go through the list and back into the field, Enter opens the choice', async () => {
  await type('edge');
  await vi.waitFor(() => expect(options().length).toBe(2), SLOW);
  const at = (): string | null => input.getAttribute('aria-activedescendant');
  const visited = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'].map((key) => {
    press(key);
    return at();
  });
  expect(visited).toEqual(['site-suggestions-0', 'site-suggestions-1', null, 'site-suggestions-1']);
  expect(list().querySelectorAll('[aria-selected=true]').length).toBe(1);
  expect(press('Enter')).toBe(false); // the form is not sent
  expect(gone).toEqual(['/one/#cards']);
});

test('Enter without a choice leaves the form to send itself', async () => {
  await type('edge');
  await vi.waitFor(() => expect(options().length).toBe(2), SLOW);
  expect(press('Enter')).toBe(true);
  expect(gone).toEqual([]);
});

test('Escape closes the list and leaves the words', async () => {
  await type('parts');
  await vi.waitFor(() => expect(options().length).toBe(1), SLOW);
  press('Escape');
  expect(list().hidden).toBe(true);
  expect(input.value).toBe('parts');
});

test('only the last of quickly typed words is asked for', async () => {
  for (const words of ['e', 'ed', 'edg']) {
    input.value = words;
    input.dispatchEvent(new Event('input'));
  }
  await vi.waitFor(() => expect(options().length).toBe(2), SLOW);
  expect(asked).toEqual(['edg']);
});

test('a click opens a passage', async () => {
  await type('parts');
  await vi.waitFor(() => expect(options().length).toBe(1), SLOW);
  list().querySelector<HTMLElement>('[role=option]')?.click();
  expect(gone).toEqual(['/one/#parts']);
});

test('a site that fails leaves an empty, closed list', async () => {
  await type('broken');
  await vi.waitFor(() => expect(list().hidden).toBe(true), SLOW);
  expect(options()).toEqual([]);
});
