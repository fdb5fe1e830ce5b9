import { createHash } from 'node:crypto';
import type { Sql } from '../../../../platform/server/db.ts';
import { Refusal } from '../../../../platform/server/problem.ts';

/*
  Repeated attempts are counted by the pair of account and address, so whoever guesses at somebody's password from
  elsewhere shuts nobody out but themselves; and more loosely by address alone, against guessing at many accounts. An
  attempt counts before its password is looked at (many at once count as many) and is forgiven when it was right.
*/
const limits = { pair: { times: 8, minutes: 15 }, address: { times: 100, minutes: 15 } };

/** An IPv6 neighbourhood is one address: whoever has one of its 2^64 has them all. */
export function placeOf(ip: string): string {
  if (!ip.includes(':')) return ip;
  const v4 = ip.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1];
  if (v4) return v4;
  const [head = '', tail] = ip.split('::');
  const groups = [...head.split(':').filter(Boolean), ...Array<string>(8).fill('0')];
  if (tail === undefined) return `${groups.slice(0, 4).join(':')}::/64`;
  const shown = head.split(':').filter(Boolean).length, after = tail.split(':').filter(Boolean);
  const full = [...groups.slice(0, shown), ...Array<string>(Math.max(0, 8 - shown - after.length)).fill('0'), ...after];
  return `${full.slice(0, 4).join(':')}::/64`;
}

const keyOf = (account: string): Buffer => createHash('sha256').update(account.trim().toLowerCase()).digest();

/** Counts an attempt, or refuses it as `too_many` with the seconds to wait. A refused one does not lengthen the wait. */
export async function countAttempt(sql: Sql, account: string, ip: string, now: Date): Promise<void> {
  const key = keyOf(account), place = placeOf(ip);
  const wait = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${place}, 7313))`;
    const [row] = await tx<{ pair: Date | null; address: Date | null }[]>`
      select (select at from platform.sign_in_failure where email_hash = ${key} and address = ${place} and at > ${minutesBefore(now, limits.pair.minutes)}
               order by at desc offset ${limits.pair.times - 1} limit 1) as pair,
             (select at from platform.sign_in_failure where address = ${place} and at > ${minutesBefore(now, limits.address.minutes)}
               order by at desc offset ${limits.address.times - 1} limit 1) as address`;
    const until = Math.max(endOf(row?.pair, limits.pair.minutes), endOf(row?.address, limits.address.minutes));
    if (until > now.getTime()) return Math.ceil((until - now.getTime()) / 1000);
    await tx`insert into platform.sign_in_failure (email_hash, address, at) values (${key}, ${place}, ${now})`;
    return 0;
  });
  if (wait > 0) throw new Refusal('too_many', 'Too many attempts: wait a while.', 'platform.too_many_attempts', { facts: { seconds: wait } });
}

/** It was right: what was counted against this pair is forgotten. */
export async function forgive(sql: Sql, account: string, ip: string): Promise<void> {
  await sql`delete from platform.sign_in_failure where email_hash = ${keyOf(account)} and address = ${placeOf(ip)}`;
}

const minutesBefore = (now: Date, minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const endOf = (at: Date | null | undefined, minutes: number): number => (at ? at.getTime() + minutes * 60_000 : 0);
