import { LAYERS, NETWORKS, type LayerName, type NetworkName } from '../api/types';

/** The part of the view that a link carries. */
export interface Place {
  run?: string;
  /** Token of a link by which somebody shares a run. */
  shared?: string;
  network?: NetworkName;
  layer?: LayerName;
  unit?: number;
}

const KEYS = ['run', 'shared', 'network', 'layer', 'unit'] as const;

/** Read a place from a URL's query; parts that make no sense are left out. */
export function readPlace(search: string): Place {
  const query = new URLSearchParams(search);
  const run = query.get('run');
  const shared = /^[\w-]{16,64}$/.exec(query.get('shared') ?? '')?.[0];
  const network = NETWORKS.find((name) => name === query.get('network'));
  const layer = LAYERS.find((name) => name === query.get('layer'));
  const unit = wholeNumber(query.get('unit'));
  return {
    ...(run && { run }),
    ...(shared && !run && { shared }),
    ...(network && { network }),
    ...(layer && { layer }),
    ...(network && layer && unit !== undefined && { unit }),
  };
}

/** The URL with this place in its query, the rest of it untouched. */
export function withPlace(url: string, place: Place): string {
  const next = new URL(url);
  for (const key of KEYS) {
    const value = place[key];
    if (value === undefined) next.searchParams.delete(key);
    else next.searchParams.set(key, String(value));
  }
  return next.href;
}

export function samePlace(a: Place, b: Place): boolean {
  return KEYS.every((key) => a[key] === b[key]);
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
