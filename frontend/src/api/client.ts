import { refusalOf } from './problem';
import type { Run, Sample } from './types';

/** What a run is made from: a file of the student's, or a sample of the gallery by name. */
export type Picture = { file: File } | { sample: string };

/** The site's API, below `base` (such as `/api/v1`). Failures throw ProblemError or TypeError. */
export class Api {
  constructor(private readonly base: string) {}

  /** The address of something below the base. */
  address(path: string): string {
    return `${this.base}${path}`;
  }

  samples(url = `${this.base}/samples/`): Promise<Sample[]> {
    return json<Sample[]>(url);
  }

  run(id: string, signal?: AbortSignal): Promise<Run> {
    return json<Run>(this.runUrl(id), { ...(signal && { signal }) });
  }

  /** A run that somebody shares, by its link's token; nobody but its owner knows its id. */
  async shared(token: string, signal?: AbortSignal): Promise<Run> {
    const found = await this.get<Omit<Run, 'id' | 'events_url' | 'error' | 'progress'>>(`/shared/${encodeURIComponent(token)}/`, signal);
    return { ...found, id: '', events_url: '', error: null, progress: 1 };
  }

  startRun(picture: Picture, signal?: AbortSignal): Promise<Run> {
    const form = new FormData();
    if ('file' in picture) form.set('image', picture.file, picture.file.name);
    else form.set('sample', picture.sample);
    return json<Run>(`${this.base}/runs/`, { method: 'POST', body: form, ...(signal && { signal }) });
  }

  /** Anything below the base that is read as JSON, such as `/networks/faces/layers/`. */
  get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return json<T>(`${this.base}${path}`, { ...(signal && { signal }) });
  }

  /** Ask for something below the base with a JSON body. */
  post<T>(path: string, body: object, signal?: AbortSignal): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return json<T>(`${this.base}${path}`, { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) });
  }

  /** Change something below the base with a JSON body. */
  patch<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return json<T>(`${this.base}${path}`, { method: 'PATCH', headers, body: JSON.stringify(body) });
  }

  deleteRun(id: string): Promise<void> {
    return this.delete(`/runs/${encodeURIComponent(id)}/`);
  }

  /** Delete something below the base. Gone already counts as deleted. */
  async delete(path: string): Promise<void> {
    const response = await send(`${this.base}${path}`, { method: 'DELETE' });
    if (!response.ok && response.status !== 404 && response.status !== 410) {
      throw await refusalOf(response);
    }
  }

  /** The bytes of an atlas or of the input, one a pixel. */
  async bytes(url: string, signal?: AbortSignal): Promise<Uint8Array> {
    const response = await send(url, { ...(signal && { signal }) });
    if (!response.ok) throw await refusalOf(response);
    return new Uint8Array(await response.arrayBuffer());
  }

  private runUrl(id: string): string {
    return `${this.base}/runs/${encodeURIComponent(id)}/`;
  }
}

async function json<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await send(url, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), accept: 'application/json' } });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as T;
}

/**
 * A visitor's first write makes them a guest with a cookie. So that several at once make one guest,
 * they carry the same token against forged requests, which the site keeps and knows them by.
 */
async function send(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (init.method && init.method !== 'GET') headers.set('X-CSRFToken', csrfToken() ?? newToken());
  headers.set('X-Request-ID', newRequestId());
  return fetch(url, { ...init, headers, credentials: 'same-origin' });
}

/** Names one request in the site's logs, from here to the worker; says nothing of who asks. */
function newRequestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A token such as Django makes, put into its cookie, which the site then renews. */
function newToken(): string {
  const token = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => LETTERS[byte % LETTERS.length]).join('');
  document.cookie = `csrftoken=${token}; path=/; SameSite=Lax`;
  return token;
}

/** Django's CSRF token, if the site has set one. */
export function csrfToken(cookies: string = document.cookie): string | undefined {
  const found = /(?:^|;\s*)csrftoken=([^;]+)/.exec(cookies)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}
