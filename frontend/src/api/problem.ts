import type { Problem } from './types';

/** A request that the server refused, or that never reached it (status 0). */
export class ProblemError extends Error {
  /** `retryAfter`: after how many seconds the server says it may go well. */
  constructor(
    readonly problem: Problem,
    readonly retryAfter?: number,
  ) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
  }
}

const NO_ANSWER: Problem = {
  type: 'about:blank',
  title: 'The site did not answer',
  status: 0,
  detail: 'The connection may be lost. Nothing is lost here: check it, then try again.',
};

/** The error that a failed response is. */
export async function refusalOf(response: Response): Promise<ProblemError> {
  const header = Number(response.headers.get('retry-after') ?? NaN);
  return new ProblemError(await problemOf(response), Number.isFinite(header) ? header : undefined);
}

/** The problem a failed response describes; a plain one where the body is not problem details. */
export async function problemOf(response: Response): Promise<Problem> {
  const said = await body(response);
  return {
    type: text(said.type) ?? 'about:blank',
    title: text(said.title) ?? (response.statusText || 'The site could not do this'),
    status: response.status,
    detail: text(said.detail) ?? `The site answered ${response.status}. Try again in a moment.`,
    ...(isFieldErrors(said.errors) ? { errors: said.errors } : {}),
  };
}

/** Any thrown value as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : NO_ANSWER;
}

async function body(response: Response): Promise<Record<string, unknown>> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return {};
  const value: unknown = await response.json().catch(() => null);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isFieldErrors(value: unknown): value is Record<string, string[]> {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}
