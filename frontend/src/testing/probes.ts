/** Experiments as the site answers them, in the shapes of its schema. */
import type { AttributeRequest, ChangeRequest } from '../api/probes';
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

/** Takes experiments, and answers each when it is looked at for the first time. */
export class ProbeDesk {
  readonly asked: (ChangeRequest | AttributeRequest)[] = [];
  readonly deleted: string[] = [];
  /** Probes stay unanswered while this is true. */
  busy = false;

  constructor(private readonly base: () => string) {}

  /** The answer to a request; nothing for a path that is not the desk's. */
  answer(method: string, path: string, body: string): { status: number; body: object } | null {
    const found = /\/probes\/(?:p(\d+)\/)?$/.exec(path);
    if (!found) return null;
    const number = Number(found[1] ?? this.asked.length + 1);
    if (method === 'POST') this.asked.push(JSON.parse(body) as ChangeRequest | AttributeRequest);
    if (method === 'DELETE') this.deleted.push(`p${number}`);
    if (method === 'DELETE') return { status: 204, body: {} };
    const done = method === 'GET' && !this.busy;
    return { status: method === 'POST' ? 202 : 200, body: this.probe(number, done) };
  }

  private probe(number: number, done: boolean): ProbeOut {
    const base = `${this.base()}/api/v1/runs/one/probes/p${number}`;
    const asked = this.asked[number - 1];
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
      progress: done ? 1 : 0.5,
      created: '2026-03-01T09:00:00Z',
      parameters: { ...asked },
      events_url: `${base}/events/`,
      error: null,
      input: done ? { size: 96, url: `${base}/input/`, png_url: `${base}/input.png` } : null,
      before: OUTPUT,
      networks: done ? Object.fromEntries(NETWORKS.map((name) => [name, read(name)])) : {},
      attribution: done && asked?.kind === 'attribute' ? attribution(base, asked) : null,
      curve: null,
      multiplication: null,
      prediction: asked?.kind === 'change' && asked.prediction ? graded(asked.prediction, done) : null,
    };
  }
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
