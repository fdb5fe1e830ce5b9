import type { z } from 'zod';
import { call, ProblemError } from '../../contract/call.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { fetchWords } from './catalogue.ts';
import { type ProblemCode, statusOf, type Problem } from '../../contract/errors.ts';

/** Sent with every request: a foreign page cannot add it without asking the server first, so it guards writes by cookie. */
export const headers = { 'x-unisono': '1' };

export interface Reach { signal?: AbortSignal; idempotencyKey?: string }

/* Asked while the code of whoever will ask it is still on its way; the first who then asks the same takes the answer. */
const begun = new Map<string, { at: number; answer: Promise<unknown> }>();
const keyOf = (endpoint: Endpoint, input: unknown) => `${endpoint.path} ${JSON.stringify(input)}`;
/** Nobody came for it in this time: it is asked anew. */
const good = 10_000;

export function askEarly<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>): void {
  const answer = call(endpoint, input, { headers });
  answer.catch(() => undefined);
  begun.set(keyOf(endpoint, input), { at: performance.now(), answer });
}

function takeBegun(endpoint: Endpoint, input: unknown): Promise<unknown> | undefined {
  const key = keyOf(endpoint, input), known = begun.get(key);
  begun.delete(key);
  return known && performance.now() - known.at < good ? known.answer : undefined;
}

/** Calls an endpoint from the browser. Throws `ProblemError`, also for answers that are not ours (a proxy's page), and `TypeError` without a connection. */
export async function reach<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>, how: Reach = {}): Promise<z.output<O>> {
  try {
    return await ((takeBegun(endpoint, input) as Promise<z.output<O>> | undefined) ?? call(endpoint, input, { headers, ...how }));
  } catch (error) {
    // What the rules say is fetched with the first refusal, so that whoever explains it has the words at hand.
    if (error instanceof ProblemError && error.problem.rule) await fetchWords(['rules']);
    if (error instanceof ProblemError || isOffline(error) || isAbort(error)) throw error;
    throw new ProblemError(problemOf('unavailable'));
  } finally {
    // What was asked before something was done says how it was before.
    if (endpoint.method !== 'GET') begun.clear();
  }
}

export const problemOf = (code: ProblemCode, more: Partial<Problem> = {}): Problem =>
  ({ type: 'about:blank', title: code, status: statusOf[code], code, ...more });

/** fetch() throws a TypeError when nothing came back: no connection, or the server is not there. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;
const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Whether sending it again can neither do it twice nor hear "already done". */
export const mayRepeat = (endpoint: Endpoint): boolean => endpoint.method !== 'POST' || endpoint.creates === true;

export const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'not_signed_in';
/** Another person changed it first: what is shown is not what is there. */
export const isStale = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'stale';
