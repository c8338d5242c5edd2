/** A small HTTP server that speaks the site's API, for tests of what talks to it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applyEvent } from '../api/apply-event';
import type { Problem, Run, RunEvent, Sample } from '../api/types';
import { ProbeDesk } from './probes';
import { eventsOf, queuedRun, SIDE, UNITS } from './runs';

/** What to refuse: requests whose path ends like this, always or so many times. */
interface Refusal {
  path: string;
  problem: Problem;
  /** In seconds. */
  retryAfter?: number;
  times?: number;
}

export class LabServer {
  /** Every request as `METHOD /path`. */
  readonly requests: string[] = [];
  /** The body of each request that had one of JSON. */
  readonly said: unknown[] = [];
  /** The `Last-Event-ID` of each opened stream. */
  readonly lastIds: (string | undefined)[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** End the first stream after so many events, as a lost connection would. */
  cutAfter = Infinity;
  /** Open streams, but tell nothing on them. */
  mute = false;
  /** Refuse what this says. */
  refuse: Refusal | null = null;
  /** Never answer what ends like this. */
  hold: string | null = null;
  /** Answers to whatever ends like a key: what else of the site a test needs. */
  readonly more = new Map<string, object>();
  base = '';
  /** Token of the run's link; `null` where it is not shared. */
  shared: string | null = null;
  /** Experiments on the run. */
  readonly probes = new ProbeDesk(() => this.base);

  private readonly server: Server = createServer((request, response) => void this.hear(request, response));
  private deleted = false;

  async start(): Promise<this> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    this.base = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  get events(): RunEvent[] {
    return eventsOf(queuedRun(this.base));
  }

  get run(): Run {
    return queuedRun(this.base);
  }

  get finished(): Run {
    return this.events.reduce(applyEvent, this.run);
  }

  private async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    const json = request.headers['content-type'] === 'application/json';
    if (json || request.url?.includes('/probes/')) for await (const part of request) body += String(part);
    else request.resume();
    if (json) this.said.push(JSON.parse(body));
    this.answer(request, response, body);
  }

  private answer(request: IncomingMessage, response: ServerResponse, said: string): void {
    const { method = '', url = '' } = request;
    this.requests.push(`${method} ${url}`);
    this.headers.push(request.headers);
    if (this.hold !== null && `${method} ${url}`.endsWith(this.hold)) return;
    if (this.refuse && `${method} ${url}`.endsWith(this.refuse.path)) {
      this.turnAway(response, this.refuse);
    } else if (this.known(url)) send(response, 200, this.known(url) ?? {});
    else if (this.probe(response, method, url, said)) return;
    else if (/\/probes\/p\d+\/events\/$/.test(url)) this.probes.stream(request, response);
    else if (url.endsWith('/events/')) this.stream(request, response);
    else if (url.endsWith('/share/')) this.share(response, method);
    else if (url.endsWith(`/shared/${this.shared ?? ''}/`)) send(response, 200, without(this.finished));
    else if (url.endsWith('/samples/')) send(response, 200, SAMPLES);
    else if (url.includes('/atlases/')) bytes(response, 2 * 3 * SIDE * SIDE * (UNITS / 6));
    else if (/\/(input|attribution)\/$/.test(url)) bytes(response, 96 * 96);
    else if (method === 'POST') send(response, 202, this.run);
    else if (method === 'DELETE') this.remove(response);
    else if (url.includes('/runs/one/') && !this.deleted) send(response, 200, this.finished);
    else send(response, 404, { type: 'about:blank', title: 'No such run', status: 404, detail: 'It is not here.' }, 'application/problem+json');
  }

  private turnAway(response: ServerResponse, { problem, retryAfter, times }: Refusal): void {
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    if (this.refuse && times !== undefined) this.refuse = times > 1 ? { ...this.refuse, times: times - 1 } : null;
    send(response, problem.status, problem, 'application/problem+json');
  }

  private known(url: string): object | undefined {
    return [...this.more].find(([ending]) => url.endsWith(ending))?.[1];
  }

  private probe(response: ServerResponse, method: string, url: string, said: string): boolean {
    const answer = this.probes.answer(method, url, said);
    if (answer?.status === 204) response.writeHead(204).end();
    else if (answer) send(response, answer.status, answer.body);
    return answer !== null;
  }

  private share(response: ServerResponse, method: string): void {
    if (method === 'POST') this.shared = 'k3pt-out-of-sight-0123456789';
    if (method === 'DELETE') this.shared = null;
    if (method === 'DELETE') response.writeHead(204).end();
    else send(response, 200, { token: this.shared, until: this.run.expires });
  }

  private remove(response: ServerResponse): void {
    this.deleted = true;
    response.writeHead(204).end();
  }

  private stream(request: IncomingMessage, response: ServerResponse): void {
    const last = request.headers['last-event-id'];
    const first = this.lastIds.push(last === undefined ? undefined : String(last)) === 1;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
    response.write('retry: 20\n\n');
    if (this.mute) return;
    this.events.forEach((event, at) => {
      if (at < Number(last ?? 0) || (first && at >= this.cutAfter)) return;
      const { type, ...data } = event;
      response.write(`id: ${at + 1}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    });
    if (first && this.cutAfter < Infinity) response.end();
  }
}

const SAMPLES: Sample[] = [
  { name: 'ada', title: 'Ada', kind: 'faces', alt: 'a face', picture_url: '/ada.webp' },
  { name: 'van', title: 'Van', kind: 'cars', alt: 'a van', picture_url: '/van.webp' },
];

/** A run as those see it who have its link. */
function without({ status, created, expires, source, picture, input, networks }: Run): object {
  return { status, created, expires, source, picture, input, networks };
}

function send(response: ServerResponse, status: number, body: object, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

function bytes(response: ServerResponse, length: number): void {
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(Buffer.alloc(length, 128));
}
