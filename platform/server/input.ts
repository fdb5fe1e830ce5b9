import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { Refusal } from './problem.ts';

/*
  What is asked, as the contract reads it. What no database could keep or compare is refused here, once for every endpoint, so
  that nobody's odd input is told as a fault of ours.
*/

/** `asked`: the request, or what stands for it. Refused: `platform.invalid_input`, `platform.unreadable_text`, `platform.ends_before_start`, `version_missing`, `stale`. */
export function inputOf<I extends z.ZodType>(endpoint: Endpoint<I>, asked: FastifyRequest): z.output<I> {
  const told = gathered(endpoint, asked);
  refuseUnreadable(told, []);
  const input = endpoint.input.parse(told);
  refuseBackwards(input);
  return input;
}

/** Path parameters win over the body, and the body over the query; `version` comes from `If-Match`. */
function gathered(endpoint: Endpoint, { query, params, body, headers }: FastifyRequest): object {
  if (endpoint.protocol) return { ...(query as object), ...(params as object), body, ifMatch: headers['if-match'] };
  const input: Record<string, unknown> = { ...(query as object) };
  if (!endpoint.upload) Object.assign(input, body as object | undefined);
  Object.assign(input, params as object);
  return endpoint.ifMatch ? { ...input, version: versionOf(headers['if-match']) } : input;
}

/** Of four bytes, as versions are kept: of a greater one there is no record. */
const greatestVersion = 2 ** 31 - 1;

function versionOf(match: string | undefined): number {
  if (!match) throw new Refusal('version_missing', 'Say which version you are changing (If-Match).', 'platform.version_missing');
  const version = Number(match.replace(/^(W\/)?"?|"?$/g, ''));
  if (Math.abs(version) > greatestVersion) throw new Refusal('stale', 'There is no such version.', 'platform.stale');
  return version;
}

/** U+0000 and halves of characters are no text: PostgreSQL keeps neither. */
function refuseUnreadable(told: unknown, path: readonly string[]): void {
  if (typeof told === 'string') {
    if (told.includes('\0') || !told.isWellFormed()) throw new Refusal('invalid_input', 'There are characters in it that are no text.', 'platform.unreadable_text', { fields: { [path.join('.')]: 'not_valid' } });
  } else if (told !== null && typeof told === 'object' && !Buffer.isBuffer(told)) {
    for (const [name, value] of Object.entries(told)) {
      refuseUnreadable(name, [...path, name]);
      refuseUnreadable(value, [...path, name]);
    }
  }
}

/** A span of days is told as `from` and `to` everywhere, and ends no sooner than it begins. */
function refuseBackwards(input: unknown): void {
  const { from, to } = (input ?? {}) as { from?: unknown; to?: unknown };
  if (typeof from === 'string' && typeof to === 'string' && isDay.test(from) && isDay.test(to) && to < from) throw new Refusal('invalid_input', 'It ends before it begins.', 'platform.ends_before_start', { fields: { to: 'platform.ends_before_start' } });
}
const isDay = /^\d{4}-\d{2}-\d{2}$/;
