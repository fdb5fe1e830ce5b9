import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { Problem } from './errors.ts';

/** A refusal or a failure, as the server told it. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

export interface Caller {
  /** '' in the browser; an origin in tests, the bench and the command line. */
  origin?: string;
  headers?: Record<string, string>;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** Name of this act: sent again after a lost connection, it is not done twice. */
  idempotencyKey?: string;
}

/** The request an endpoint makes of an input: path parameters and `version` leave it, the rest is query or body. */
export function requestOf(endpoint: Endpoint, input: object, caller: Caller = {}): { url: string; init: RequestInit } {
  const rest = new Map(Object.entries(input));
  const take = (name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(take(name))));
  const headers: Record<string, string> = { accept: 'application/json', ...caller.headers };
  if (endpoint.ifMatch) headers['if-match'] = `"${String(take('version'))}"`;
  if (endpoint.creates && caller.idempotencyKey) headers['idempotency-key'] = caller.idempotencyKey;
  const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin', signal: caller.signal ?? null };
  if (endpoint.method === 'GET') return { url: `${caller.origin ?? ''}${path}${queryOf(rest)}`, init };
  headers['content-type'] = 'application/json';
  init.body = JSON.stringify(Object.fromEntries(rest));
  return { url: `${caller.origin ?? ''}${path}`, init };
}

function queryOf(values: Map<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of values) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.size > 0 ? `?${query}` : '';
}

/** Calls an endpoint and answers its output, or throws the server's problem. */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<I, O>, input: z.input<I>, caller: Caller = {},
): Promise<z.output<O>> {
  const { url, init } = requestOf(endpoint, input as object, caller);
  const response = await (caller.fetch ?? fetch)(url, init);
  if (response.status === 204) return undefined as z.output<O>;
  const body: unknown = await response.json();
  if (!response.ok) throw new ProblemError(Problem.parse(body));
  return body as z.output<O>;
}
