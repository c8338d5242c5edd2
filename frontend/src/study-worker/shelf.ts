/**
 * What the study view needs to open without the site: its files and one page that is nobody's.
 * Nothing personal is ever put here; a learner's cards lie in the page's own store.
 */

/** As the site writes it before the worker's code; see backend/study/cards/offline.py. */
export interface Shelved {
  /** Changes with any of the files, or with the page. */
  version: string;
  /** Addresses of files that never change. */
  files: readonly string[];
  /** Address of the page shown when the site cannot be reached. */
  page: string;
}

const PREFIX = 'study-view-';

/** The name of the cache that holds one version. */
export const nameOf = ({ version }: Shelved): string => PREFIX + version;

/** Whether a cache is of an older version of ours. */
export const isOld = (name: string, shelved: Shelved): boolean => name.startsWith(PREFIX) && name !== nameOf(shelved);

/** What is to be done with a request: nothing at all for most, and for all that is personal. */
export function kindOf(request: Pick<Request, 'method' | 'mode' | 'url'>, shelved: Shelved, origin: string): 'file' | 'page' | 'other' {
  const { pathname, origin: theirs } = new URL(request.url);
  if (request.method !== 'GET' || theirs !== origin) return 'other';
  if (request.mode === 'navigate') return pathname === '/study/' ? 'page' : 'other';
  return shelved.files.includes(pathname) ? 'file' : 'other';
}

/** Whether an answer says that the site is away, though something before it answered. */
export const isAway = (status: number): boolean => status >= 502 && status <= 504;
