import type { FastifyRequest } from 'fastify';
import type { Ctx, Person } from './request.ts';

/**
 * Whoever read a moment ago is supposed to be who they were then: the question whether they still are travels ahead of what
 * they read, in one trip. `answered` throws when they are not, and nothing is given out before: they are asked first then.
 */
export interface Supposed {
  person: Person;
  via: Ctx['via'];
  question: { sql: string; parameters: readonly unknown[] };
  answered(rows: readonly unknown[]): void;
  /** The answer was yes. */
  confirmed: boolean;
}

type Asks = { whoIs(request: FastifyRequest): Promise<Pick<Supposed, 'person' | 'via'>>; supposes?(request: FastifyRequest): Supposed | null };

/** Reads as whoever this is supposed to be; whatever goes wrong before that is known counts for nothing, and they are asked. */
export async function asSupposed<T>(house: Asks, request: FastifyRequest, read: (who: Pick<Supposed, 'person' | 'via'>, supposed?: Supposed) => Promise<T>): Promise<T> {
  const supposed = house.supposes?.(request);
  if (supposed) {
    try {
      return await read(supposed, supposed);
    } catch (error) {
      if (supposed.confirmed) throw error;
    }
  }
  return read(await house.whoIs(request));
}
