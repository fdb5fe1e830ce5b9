import { createHash } from 'node:crypto';
import { type ImpactCase, touchedIn } from '../../rules/impactCase.ts';

/**
 * A fingerprint of what an effect was worked out from: whoever acts on it shows that nothing has changed since. Account by
 * account, because the text of ten thousand at once, amount by amount, takes longer than weighing them.
 */
export function impactToken(beside: unknown, input: ImpactCase): string {
  const { accounts, deals, ...rest } = touchedIn(input), hash = createHash('sha256').update(JSON.stringify([beside, rest]));
  for (const a of accounts) hash.update(`${a.accountId} ${a.class} ${a.bookingsMinor} ${a.resaleMinor} ${a.successor} ${people(a.before)};${people(a.after)};${a.contacts.map((c) => `${c.personId} ${c.day} ${c.minutes}`).join()};${a.leadChangesOn.join()};${(a.passedOn ?? []).join()}\n`);
  for (const d of deals) hash.update(`${d.opportunityId} ${d.accountId} ${d.weightedMinor} ${d.commit} ${d.ownerBefore} ${d.ownerAfter}\n`);
  return hash.digest('hex');
}

const people = (team: ImpactCase['accounts'][number]['before']): string => team.map((m) => `${m.personId} ${m.role}`).join();
