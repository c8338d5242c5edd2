/**
 * The service worker of /study/: opens the study view where the site cannot be reached. It asks
 * the site first, always, and answers no request of the API, so no answer can be stale or another
 * person's. A new version takes over as soon as it is whole; older ones are thrown away.
 */
import { isAway, isOld, kindOf, nameOf, type Shelved } from './shelf';

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What of a worker's surroundings is used here; the page's types, which are ours, lack it. */
interface Surroundings {
  shelved: Shelved;
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', hear: (event: Lasting) => void): void;
  addEventListener(name: 'fetch', hear: (event: Asked) => void): void;
}

const here = globalThis as unknown as Surroundings;
const { shelved } = here;

async function fill(): Promise<void> {
  const shelf = await caches.open(nameOf(shelved));
  await shelf.addAll(shelved.files);
  await shelf.add(new Request(shelved.page, { cache: 'reload', credentials: 'omit' }));
  await here.skipWaiting();
}

async function tidy(): Promise<void> {
  const old = (await caches.keys()).filter((name) => isOld(name, shelved));
  await Promise.all(old.map((name) => caches.delete(name)));
  await here.clients.claim();
}

async function onShelf(address: string): Promise<Response | undefined> {
  return (await caches.open(nameOf(shelved))).match(address);
}

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    const kept = isAway(answer.status) ? await onShelf(shelved.page) : undefined;
    return kept ?? answer;
  } catch (error) {
    const kept = await onShelf(shelved.page);
    if (kept) return kept;
    throw error;
  }
}

async function file(request: Request): Promise<Response> {
  return (await onShelf(new URL(request.url).pathname)) ?? fetch(request);
}

here.addEventListener('install', (event) => event.waitUntil(fill()));
here.addEventListener('activate', (event) => event.waitUntil(tidy()));
here.addEventListener('fetch', (event) => {
  const { request } = event;
  const kind = kindOf(request, shelved, location.origin);
  if (kind === 'page') event.respondWith(page(request));
  if (kind === 'file') event.respondWith(file(request));
});
