/** A small HTTP server for tests of study: answers by path, keeps what it was sent, can be cut off. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to answer to a request, given how often it was asked before; a status alone refuses. */
export type Answerer = (body: unknown, times: number) => object | number;

export class StudyServer {
  readonly sent: { method: string; path: string; body: unknown }[] = [];
  base = '';
  /** Take requests and hang up, as a lost connection does. */
  away = false;
  /** Keep what is sent, and lose the answer. */
  mute = false;
  private readonly answers = new Map<string, Answerer>();
  private readonly server: Server = createServer((request, response) => void this.hear(request, response));

  /** Answer `METHOD /path`. */
  on(request: string, answer: Answerer): this {
    this.answers.set(request, answer);
    return this;
  }

  /** Bodies that were sent to a path. */
  bodies(path: string): unknown[] {
    return this.sent.filter((one) => one.path === path && one.method !== 'GET').map(({ body }) => body);
  }

  async start(): Promise<this> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    this.base = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  protected answer(method: string, url: string, body: unknown, times: number): object | number {
    return this.answers.get(`${method} ${url}`)?.(body, times) ?? 404;
  }

  private async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const piece of request) text += String(piece);
    if (this.away) {
      request.socket.destroy();
      return;
    }
    const { method = '', url = '' } = request;
    const body: unknown = text === '' ? null : JSON.parse(text);
    const times = this.sent.filter((one) => one.method === method && one.path === url).length;
    this.sent.push({ method, path: url, body });
    const answer = this.answer(method, url, body, times);
    if (this.mute && method === 'POST') request.socket.destroy();
    else if (typeof answer === 'number') {
      const problem = { type: 'about:blank', title: 'Refused', status: answer, detail: 'Not now.' };
      response.writeHead(answer, { 'content-type': 'application/problem+json' }).end(answer === 204 ? undefined : JSON.stringify(problem));
    } else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
}
