import { daysBetween, type Day } from '../../organization/rules/index.ts';
import { allocate } from '../../reporting/rules/index.ts';
import type { ImpactParameters } from './parameters.ts';

/** A person to whom a seat of the account's team resolves on a date. */
export interface TeamMember {
  personId: string;
  role: 'lead' | 'support' | 'brand' | 'telemarketing';
}
/** Customer-contact minutes of one person with one account on one day. */
export interface ContactMinutes {
  personId: string;
  day: Day;
  minutes: number;
}

/** Relationship shares are whole billionths: they sum to exactly one. */
export const one = 1_000_000_000n;

/** The same people once each, as lead where one of their seats is. */
export function peopleOf(team: readonly TeamMember[]): TeamMember[] {
  const people = new Map<string, TeamMember>();
  for (const m of team) if (!people.has(m.personId) || m.role === 'lead') people.set(m.personId, m);
  return [...people.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

export const leadOf = (team: readonly TeamMember[]): string | null => team.find((m) => m.role === 'lead')?.personId ?? null;

/**
 * How much of the relationship each person before the change holds (DOMAIN F3): customer-contact minutes, halved with every
 * 90 days of age, as shares of all such minutes of these people. Where none is recorded the lead holds .7 and the others
 * split .3; alone, all of it. Minutes after `on` are only planned and don't count.
 */
export function relationshipShares(
  before: readonly TeamMember[],
  contacts: readonly ContactMinutes[],
  on: Day,
  parameters: ImpactParameters,
): Map<string, bigint> {
  const people = peopleOf(before);
  if (people.length === 0) return new Map();
  if (people.length === 1) return new Map([[people[0]!.personId, one]]);
  const decayed = people.map(({ personId }) => {
    const own = contacts.filter((c) => c.personId === personId && c.day <= on);
    return BigInt(
      Math.round(own.reduce((sum, c) => sum + c.minutes * 2 ** (-daysBetween(c.day, on) / parameters.relationshipHalfLifeDays), 0) * 1_000_000),
    );
  });
  const weights = decayed.some((w) => w > 0n) ? decayed : roleWeights(people, parameters.leadShare);
  const shares = allocate(
    one,
    weights,
    people.map((p) => p.personId),
  );
  return new Map(people.map((p, i) => [p.personId, shares[i]!]));
}

function roleWeights(people: readonly TeamMember[], leadShare: number): bigint[] {
  const others = people.filter((p) => p.role !== 'lead').length;
  if (others === 0 || others === people.length) return people.map(() => 1n);
  const lead = BigInt(Math.round(leadShare * 1_000_000));
  const leads = BigInt(people.length - others);
  return people.map((p) => (p.role === 'lead' ? lead * BigInt(others) : (1_000_000n - lead) * leads));
}

/**
 * Disruption in billionths: the share of the relationship held by people who are no longer there. None where nobody was. Contacts
 * are looked at only where some stay and some do not: all of it where nobody stays, and none where everybody does.
 */
export function disruptionOf(
  before: readonly TeamMember[],
  after: readonly TeamMember[],
  contacts: readonly ContactMinutes[],
  on: Day,
  parameters: ImpactParameters,
): bigint {
  const stays = (personId: string) => after.some((m) => m.personId === personId);
  if (before.every((m) => stays(m.personId))) return 0n;
  if (!before.some((m) => stays(m.personId))) return one;
  const shares = relationshipShares(before, contacts, on, parameters);
  return [...shares].reduce((d, [personId, share]) => (stays(personId) ? d - share : d), one);
}
