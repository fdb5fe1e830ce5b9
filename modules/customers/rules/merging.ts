import { permissionAt } from './permissions.ts';

/*
  What becomes of two records of the same one. The one that holds more stays; of each field the value it has, and the other's
  where it has none. Of permissions the stricter: whoever said no in either record said no.
*/

export type Values = Readonly<Record<string, string | null>>;
export interface Likened { values: Values; /** Rows that hang on it. */ holds: number; createdAt: string }

const filled = (values: Values): number => Object.values(values).filter(Boolean).length;

/** Whether the second had better stay: it holds more, or as much and is filled in further, or just as far and is older. */
export function betterSwapped(keep: Likened, absorb: Likened): boolean {
  const more = absorb.holds - keep.holds || filled(absorb.values) - filled(keep.values);
  return more > 0 || (more === 0 && absorb.createdAt < keep.createdAt);
}

/** How far a customer has come: who buys, or bought, is not proposed as a prospect again. */
const come = ['prospect', 'former', 'customer'];

/** Whose value of a field is proposed: the staying one's, unless it has none, came less far, or knows of a shorter time. */
export function proposedSide(field: string, keep: string | null, absorb: string | null): 'keep' | 'absorb' {
  if (!absorb) return 'keep';
  if (!keep) return 'absorb';
  if (field === 'status') return come.indexOf(absorb) > come.indexOf(keep) ? 'absorb' : 'keep';
  if (field === 'customerSince') return absorb < keep ? 'absorb' : 'keep';
  return 'keep';
}

export interface HeldPermission { id: string; contactId: string; channel: string; purpose: string; obtainedAt: Date; expiresAt: Date | null; revokedAt: Date | null }

/**
 * The permissions that end when these contacts become one: those that still hold for a channel and purpose which one of
 * them withdrew and has not given again since. The order in which they are told does not matter.
 */
export function endedByStricter(permissions: readonly HeldPermission[], at: Date): string[] {
  const about = (p: HeldPermission) => `${p.channel} ${p.purpose}`;
  const saidNo = new Set<string>();
  for (const own of Map.groupBy(permissions, (p) => `${p.contactId} ${about(p)}`).values()) {
    const holds = own.some((p) => permissionAt(p, at) === 'valid');
    if (!holds && own.some((p) => p.revokedAt !== null && p.revokedAt <= at)) saidNo.add(about(own[0]!));
  }
  return permissions.filter((p) => saidNo.has(about(p)) && permissionAt(p, at) === 'valid').map((p) => p.id).sort();
}

/** How much each likeness says, of a hundred; together they add up. */
export const alikeWeights = {
  account: { tax: 100, domain: 50, phone: 45, name: 40 },
  contact: { email: 100, phone: 60, name: 50 },
} as const;
