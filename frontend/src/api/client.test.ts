import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LabServer } from '../testing/lab-server';
import { Api, csrfToken } from './client';
import { asProblem, ProblemError } from './problem';

let server: LabServer;
let api: Api;

beforeEach(async () => {
  vi.stubGlobal('document', { cookie: 'theme=dark; csrftoken=a%2Fb' });
  server = await new LabServer().start();
  api = new Api(`${server.base}/api/v1`);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

describe('the client', () => {
  it('sends a file as multipart with the CSRF token', async () => {
    const run = await api.startRun({ file: new File(['x'], 'me.jpg', { type: 'image/jpeg' }) });
    expect(run.id).toBe('one');
    expect(server.headers[0]?.['x-csrftoken']).toBe('a/b');
    expect(server.headers[0]?.['content-type']).toMatch(/^multipart\/form-data/);
  });

  it('sends no CSRF token where it only reads', async () => {
    await api.samples();
    expect(server.headers[0]?.['x-csrftoken']).toBeUndefined();
  });

  it('gives first writes at once one token, by which the site knows that they are one visitor’s', async () => {
    vi.stubGlobal('document', { cookie: '' });
    await Promise.all([api.startRun({ sample: 'ada' }), api.startRun({ sample: 'chen' })]);
    const [one, other] = server.headers.map((headers) => headers['x-csrftoken']);
    expect(one).toMatch(/^[A-Za-z]{32}$/);
    expect(other).toBe(one);
    expect(document.cookie).toMatch(`csrftoken=${String(one)}; path=/`);
  });

  it('throws the server’s problem in full', async () => {
    const problem = { type: 'about:blank', title: 'Not a picture', status: 415, detail: 'Send a JPEG.', errors: { image: ['It is a PDF.'] } };
    server.refuse = { path: '/runs/', problem };
    const error = await api.startRun({ sample: 'ada' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(asProblem(error)).toEqual(problem);
  });

  it('calls a run deleted when it was gone already', async () => {
    server.refuse = { path: '/runs/one/', problem: { type: '', title: 'Gone', status: 410, detail: '' } };
    await expect(api.deleteRun('one')).resolves.toBeUndefined();
  });

  it('says that no one answered where no one did', async () => {
    await server.stop();
    const error = await api.run('one').catch((thrown: unknown) => thrown);
    expect(asProblem(error)).toMatchObject({ status: 0, title: 'The site did not answer' });
    server = await new LabServer().start();
  });
});

it('no CSRF cookie is no token', () => expect(csrfToken('a=b')).toBeUndefined());
