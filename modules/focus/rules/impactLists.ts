import type { Amount } from '../../../contract/money.ts';
import { addDays, addMonths, type Day } from '../../organization/rules/index.ts';
import { passesIn } from './customerImpact.ts';
import type { ImpactAccount, ImpactCase, ImpactDeal } from './impactCase.ts';
import type { ImpactParameters } from './parameters.ts';
import { disruptionOf, leadOf } from './relationships.ts';

/** A planned meeting with a customer and the person who hosts it before and after. */
export interface PlannedMeeting {
  interactionId: string;
  accountId: string;
  day: Day;
  hostBefore: string | null;
  hostAfter: string | null;
}
export interface DealsInTransit {
  opportunities: string[];
  value: Amount;
  commit: string[];
  commitValue: Amount;
}
/** What stands beside the score: records to look at, each list in the order given. */
export interface ImpactLists {
  changingHands: Record<'A' | 'B' | 'C' | 'unclassed', { accounts: string[]; of: number }>;
  /** Nobody looked after it before (so nothing is disrupted), or nobody would after, which is never allowed. */
  orphansBefore: string[];
  orphansAfter: string[];
  inTransit: DealsInTransit;
  /** Accounts whose lead would have changed more than once within the months looked back. */
  changedOften: { accountId: string; changes: number }[];
  meetings: PlannedMeeting[];
}

export function impactLists(input: ImpactCase, meetings: readonly PlannedMeeting[], parameters: ImpactParameters): ImpactLists {
  const { accounts, effectiveOn } = input;
  const until = addDays(effectiveOn, parameters.meetingDays);
  const since = addMonths(effectiveOn, -parameters.priorChangeMonths);
  return {
    changingHands: {
      A: handsOf('A', input, parameters),
      B: handsOf('B', input, parameters),
      C: handsOf('C', input, parameters),
      unclassed: handsOf(null, input, parameters),
    },
    orphansBefore: accounts.filter((a) => a.before.length === 0).map((a) => a.accountId),
    orphansAfter: accounts.filter((a) => a.after.length === 0).map((a) => a.accountId),
    inTransit: dealsInTransit(input.deals, input.currency),
    changedOften: accounts
      .map((a) => ({ accountId: a.accountId, changes: leadChanges(a, since, effectiveOn) }))
      .filter((a) => a.changes > 1),
    meetings: meetings.filter((m) => m.hostBefore !== m.hostAfter && m.day >= effectiveOn && m.day < until),
  };
}

function handsOf(
  of: ImpactAccount['class'],
  { accounts, effectiveOn }: ImpactCase,
  parameters: ImpactParameters,
): { accounts: string[]; of: number } {
  const own = accounts.filter((a) => a.class === of);
  const moving = own.filter((a) => leadOf(a.before) !== leadOf(a.after) || disruptionOf(a.before, a.after, a.contacts, effectiveOn, parameters) > 0n);
  return { accounts: moving.map((a) => a.accountId), of: own.length };
}

/** Changes of the lead between the dates, with those proposed: one, or as many as there are steps. */
function leadChanges(account: ImpactAccount, since: Day, on: Day): number {
  const { leadChangesOn, before, after } = account, proposed = leadOf(before) !== null && leadOf(before) !== leadOf(after) ? 1 : 0;
  return leadChangesOn.filter((day) => day >= since && day < on).length + Math.max(proposed, passesIn(account, since));
}

/** Open deals whose owner would be another person; those in commit stay with their owner unless it is decided otherwise. */
export function dealsInTransit(deals: readonly ImpactDeal[], currency: string): DealsInTransit {
  const moving = deals.filter((d) => d.ownerBefore !== d.ownerAfter);
  const worthOf = (some: readonly ImpactDeal[]): Amount => ({ minor: some.reduce((sum, d) => sum + d.weightedMinor, 0n), currency });
  const commit = moving.filter((d) => d.commit);
  return {
    opportunities: moving.map((d) => d.opportunityId),
    value: worthOf(moving),
    commit: commit.map((d) => d.opportunityId),
    commitValue: worthOf(commit),
  };
}
