/** Experiments as the site answers them, in the shapes of its schema. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Exhibit } from '../api/failures';
import type { AttributeRequest, ChangeRequest, CurveRequest, MultiplyRequest, ProbeRequest } from '../api/probes';
import type { components } from '../api/schema';
import { LAYERS, NETWORKS, type NetworkName, type Probability } from '../api/types';
import { layer, OUTPUT } from './runs';

type ProbeOut = components['schemas']['ProbeOut'];

/** Whatever is changed, the face is lost, and the car network is a little less sure. */
export const CHANGED: Record<NetworkName, Probability[]> = {
  faces: [
    { label: 'no face', probability: 0.7 },
    { label: 'Ada', probability: 0.3 },
  ],
  cars: [
    { label: 'no car', probability: 0.96 },
    { label: 'van', probability: 0.04 },
  ],
};

/** Takes experiments, and answers each when it is listened to or looked at for the first time. */
export class ProbeDesk {
  readonly asked: ProbeRequest[] = [];
  readonly deleted: string[] = [];
  /** Probes stay half done while this is true. */
  busy = false;
  /** Open event streams, but tell nothing on them. */
  mute = false;
  /** End the first event stream after so many events, as a lost connection would. */
  cutAfter = Infinity;
  /** The `Last-Event-ID` of each opened stream. */
  readonly lastIds: (string | undefined)[] = [];

  constructor(private readonly base: () => string) {}

  /** The answer to a request; nothing for a path that is not the desk's. */
  answer(method: string, path: string, body: string): { status: number; body: object } | null {
    const found = /\/probes\/(?:p(\d+)\/)?$/.exec(path);
    if (!found) return null;
    const number = Number(found[1] ?? this.asked.length + 1);
    if (method === 'POST') this.asked.push(JSON.parse(body) as ProbeRequest);
    if (method === 'DELETE') this.deleted.push(`p${number}`);
    if (method === 'DELETE') return { status: 204, body: {} };
    if (this.deleted.includes(`p${number}`)) return { status: 404, body: GONE };
    const done = method === 'GET' && !this.busy;
    return { status: method === 'POST' ? 202 : 200, body: this.probe(number, done ? Infinity : this.busy ? 2 : 0) };
  }

  /** A probe's events, from the one that was heard last. */
  stream(request: IncomingMessage, response: ServerResponse): void {
    const number = Number(/\/probes\/p(\d+)\//.exec(request.url ?? '')?.[1]);
    const last = request.headers['last-event-id'];
    const first = this.lastIds.push(last === undefined ? undefined : String(last)) === 1;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    response.write('retry: 20\n\n');
    if (this.mute) return;
    this.events(number).forEach(([name, data], at) => {
      if (at < Number(last ?? 0) || (first && at >= this.cutAfter) || (this.busy && at >= 2)) return;
      response.write(`id: ${at + 1}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    if (first && this.cutAfter < Infinity) response.end();
  }

  private events(number: number): [name: string, data: object][] {
    const whole = this.probe(number, Infinity);
    const { input, networks, attribution, multiplication, follow, exhibits, prediction, kind } = whole;
    const seen: [string, object][] = input ? [['preprocessed', { input }]] : [];
    const layers = LAYERS.flatMap((name, at) =>
      Object.entries(networks).map(([network, { layers }]): [string, object] => ['layer', { network, layer: layers.find((one) => one.name === name), progress: (at + 1) / 4 }]),
    );
    const outputs = Object.entries(networks).map(([network, { output }]): [string, object] => ['output', { network, output }]);
    const points = STRENGTHS.map((strength, index): [string, object] => ['point', { index, ...pointOf(index), strength, progress: (index + 1) / STRENGTHS.length }]);
    const long: [string, object][] = attribution ? [['progress', { progress: 0.5 }], ['attribution', { attribution }]] : [];
    const numbers: [string, object][] = [...(multiplication ? [['multiplication', { multiplication }] as [string, object]] : []), ...(follow ? [['follow', { follow }] as [string, object]] : [])];
    const cases = exhibits.map((exhibit, at): [string, object] => ['exhibit', { exhibit, progress: (at + 1) / exhibits.length }]);
    return [['queued', {}], ...(kind === 'curve' ? points : [...seen, ...layers, ...outputs, ...long, ...numbers, ...cases]), ['done', { id: whole.id, prediction }]];
  }

  /** A probe after so many steps: a curve has as many points, everything else ends after three. */
  private probe(number: number, steps: number): ProbeOut {
    const done = steps > STRENGTHS.length;
    const base = `${this.base()}/api/v1/runs/one/probes/p${number}`;
    const asked = this.asked[number - 1];
    const change = (asked?.kind ?? 'change') === 'change';
    const read = (name: NetworkName): ProbeOut['networks'][string] => ({
      version: 'v',
      layers: LAYERS.map((one) => layer(base, name, one)),
      output: CHANGED[name],
    });
    return {
      id: `p${number}`,
      run: 'one',
      kind: asked?.kind ?? 'change',
      status: done ? 'done' : 'running',
      progress: done ? 1 : steps / 4,
      created: '2026-03-01T09:00:00Z',
      parameters: { ...asked },
      events_url: `${base}/events/`,
      error: null,
      input: done && asked?.kind !== 'curve' ? { size: 96, url: `${base}/input/`, png_url: `${base}/input.png` } : null,
      before: OUTPUT,
      networks: done && change ? Object.fromEntries(NETWORKS.map((name) => [name, read(name)])) : {},
      attribution: done && asked?.kind === 'attribute' ? attribution(base, asked) : null,
      curve: asked?.kind === 'curve' ? curve(asked, steps) : null,
      multiplication: done && asked?.kind === 'multiply' ? multiplication(asked) : null,
      exhibits: done && asked?.kind === 'failure' ? EXHIBITS : [],
      follow: done && asked?.kind === 'follow' ? { network: asked.network, labels: ['Ada', 'no face'], values: [], pictures: [], ran: [] } : null,
      prediction: asked?.kind === 'change' && asked.prediction ? graded(asked.prediction, done) : null,
    };
  }
}

/** A window of two numbers on a kernel of two, whatever is asked. */
function multiplication({ network, layer, index, at }: MultiplyRequest): ProbeOut['multiplication'] {
  return { network, layer, index, at, box: [0, 0, 2, 1], inputs: ['contrast'], window: [[[1, 2]]], kernel: [[[0.5, -1]]], bias: 2, sum: 0.5, activation: 0.5, pixels: [[10, null]] };
}

/** What every failure shows: as it should be, and broken. */
export const EXHIBITS: Exhibit[] = (['healthy', 'broken'] as const).map((state, index) => ({
  index, state, title: `As it is when ${state}`, size: 96, channels: 1, outputs: {}, figures: {}, message: '', png_url: `/exhibits/${index}.png`,
}));

const GONE = { type: 'about:blank', title: 'Not found', status: 404, detail: 'This run has no such probe; it may have been deleted.' };

/** Strengths of every curve; the face is lost more and more, the car network never moves. */
export const STRENGTHS = [0, 45, 90];

function pointOf(index: number): { networks: Record<NetworkName, number[]> } {
  return { networks: { faces: [0.9 - 0.3 * index, 0.1 + 0.3 * index], cars: [0.97, 0.03] } };
}

function curve({ vary }: CurveRequest, steps: number): ProbeOut['curve'] {
  const points = STRENGTHS.slice(0, steps).map((_, index) => pointOf(index));
  const side = (name: NetworkName): NonNullable<ProbeOut['curve']>['networks'][string] => ({
    labels: OUTPUT[name].map(({ label }) => label),
    probabilities: points.map(({ networks }) => networks[name]),
  });
  return { name: vary.name, unit: 'degrees clockwise', strengths: STRENGTHS, networks: { faces: side('faces'), cars: side('cars') } };
}

function graded(asked: NonNullable<ChangeRequest['prediction']>, done: boolean): ProbeOut['prediction'] {
  const first = CHANGED[asked.network][0]?.label ?? '';
  const of = (output: Probability[]): number => output.find(({ label }) => label === asked.label)?.probability ?? 0;
  const [before, after] = [of(OUTPUT[asked.network]), of(CHANGED[asked.network])];
  const direction = Math.abs(after - before) < 0.02 ? 'same' : after > before ? 'up' : 'down';
  if (!done) return { ...asked, right: null, measured: null };
  return asked.about === 'output'
    ? { ...asked, right: asked.expects === first, measured: { label: first } }
    : { ...asked, right: asked.direction === direction, measured: { before, after, direction } };
}

function attribution(base: string, { network, method, target }: AttributeRequest): ProbeOut['attribution'] {
  return { network, method, target: { ...target }, size: 96, max: 0.25, sum: 1.5, score: 4.25, url: `${base}/attribution/`, png_url: `${base}/attribution.png` };
}
