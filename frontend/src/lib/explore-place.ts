import { LAYERS, NETWORKS, type LayerName, type NetworkName } from '../api/types';
import { readQuery } from './query';
import { SCALE_NAMES, type ScaleName } from './scales';

/** What a module fires on the document after it has put another place into the address. */
export const EXPLORE = 'explore-unit';

export const ZOOMS = ['network', 'unit', 'multiplication', 'film'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** What the explorer shows; all of it is in the address. */
export interface ExplorePlace {
  network: NetworkName;
  layer: LayerName;
  /** `null` where no unit is chosen. */
  unit: number | null;
  zoom: Zoom;
  /** Column and row of the activation that is taken apart; `null` for the unit's peak. */
  at: readonly [column: number, row: number] | null;
  /** The part that units are looked for by. */
  part: string | null;
  sort: Sort;
  /** The film's frame, by number. */
  frame: number | null;
  /** What stands for a unit among all; `null` for what the layer is first shown by. */
  show: Show | null;
  /** How far a colour scale reaches where maps are shown. */
  scale: ScaleName;
  /** Inputs walked down to from the unit, one a layer. */
  walk: readonly number[];
}

export const SHOWS = ['kernels', 'means', 'means-real', 'optimised', 'exemplars', 'maps'] as const;
/** Pictures of what units learnt, or their maps of the page's picture. */
export type Show = (typeof SHOWS)[number];

export const SORTS = ['index', 'selectivity', 'strength'] as const;
export type Sort = (typeof SORTS)[number];

export const FIRST_PLACE: ExplorePlace = {
  network: 'faces',
  layer: 'parts',
  unit: null,
  zoom: 'network',
  at: null,
  part: null,
  sort: 'index',
  frame: null,
  show: null,
  scale: 'tile',
  walk: [],
};

const KEYS = ['explore', 'zoom', 'at', 'part', 'sort', 'frame', 'show', 'scale', 'walk'] as const;

/** Read the place from a URL's query; what makes no sense is left as it first is. */
export function readExplore(search: string): ExplorePlace {
  const found = readQuery(search, KEYS);
  const [network, layer, unit] = (found.explore ?? '').split('.');
  const index = whole(unit);
  const zoom = ZOOMS.find((name) => name === found.zoom) ?? (index === null ? 'network' : 'unit');
  return {
    network: NETWORKS.find((name) => name === network) ?? FIRST_PLACE.network,
    layer: LAYERS.find((name) => name === layer) ?? FIRST_PLACE.layer,
    unit: index,
    zoom,
    at: readPoint(found.at),
    part: found.part ?? null,
    sort: SORTS.find((name) => name === found.sort) ?? FIRST_PLACE.sort,
    frame: whole(found.frame),
    show: SHOWS.find((name) => name === found.show) ?? null,
    scale: SCALE_NAMES.find((name) => name === found.scale) ?? FIRST_PLACE.scale,
    walk: readWalk(found.walk),
  };
}

/** The place as keys of a query; `undefined` for what need not be said. */
export function exploreQuery(place: Partial<ExplorePlace>): Record<(typeof KEYS)[number], string | undefined> {
  const { network, layer, unit, zoom, at, part, sort, frame, show, scale, walk } = { ...FIRST_PLACE, ...place };
  const named = unit === null ? `${network}.${layer}` : `${network}.${layer}.${unit}`;
  const implied = unit === null ? 'network' : 'unit';
  const shownZoom = place.zoom ?? implied;
  return {
    explore: named === `${FIRST_PLACE.network}.${FIRST_PLACE.layer}` ? undefined : named,
    zoom: shownZoom === implied ? undefined : zoom,
    at: at ? at.join('.') : undefined,
    part: part ?? undefined,
    sort: sort === FIRST_PLACE.sort ? undefined : sort,
    frame: frame === null ? undefined : String(frame),
    show: show ?? undefined,
    scale: scale === FIRST_PLACE.scale ? undefined : scale,
    walk: walk.length > 0 ? walk.join('.') : undefined,
  };
}

function readPoint(text: string | undefined): [number, number] | null {
  const [column, row] = (text ?? '').split('.').map(whole);
  return column === undefined || row === undefined || column === null || row === null ? null : [column, row];
}

/** As far as it makes sense: there are no more than two layers below a unit. */
function readWalk(text: string | undefined): number[] {
  const found = (text ?? '').split('.').slice(0, 2).map(whole);
  const end = found.indexOf(null);
  return (end < 0 ? found : found.slice(0, end)) as number[];
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null;
}
