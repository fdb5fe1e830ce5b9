import { hash, verify } from '@node-rs/argon2';
import { createHmac, randomBytes } from 'node:crypto';
import { Refusal } from '../../../../platform/server/problem.ts';
import { weaknessOf } from '../../rules/passwords.ts';
import { hashOf } from '../people.ts';

/** argon2id with 19 MiB and two passes (OWASP's first choice); takes some 20 ms outside the event loop and any transaction. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash nobody's password has: checking it costs an unknown address what a known one costs. */
const nobodys = hash(randomBytes(16), cost);

/** Whether it is the password. Takes as long when there is no account or it has no password yet. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? (await nobodys), password);
  return right && stored !== null;
}

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Refuses a weak new password (`fields.password`). */
export function refuseWeak(password: string, about: { email: string; company: string; name: string }, field = 'password'): void {
  const weakness = weaknessOf(password, about);
  if (weakness) throw new Refusal('invalid_input', 'Choose another password.', `platform.${weakness}`, { fields: { [field]: weakness } });
}

/** 256 random bits for a cookie or a link, and what is kept of them. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/**
 * The value of an API token, worked out from its id with this installation's secret: repeated under its
 * `Idempotency-Key` it is answered again without ever being kept.
 */
export const apiTokenOf = (id: string, secret: string): string => `uni_${createHmac('sha256', secret).update(id).digest('base64url')}`;
