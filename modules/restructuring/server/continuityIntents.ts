import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { continuityIntents, planContinuity } from '../contract/continuity.ts';
import { plannedFor } from './gateFacts.ts';
import { effectsOf } from './impact/customersTold.ts';
import { impactOfProposal, type Seen } from './impact/impact.ts';
import { impactSeen } from './impact/looking.ts';
import { headOf, holdProposal, type ProposalHead } from './rows.ts';

export async function intentsOf(ctx: Ctx, { proposalId, missing }: z.output<typeof continuityIntents.input>): Promise<z.output<typeof continuityIntents.output>> {
  const effects = changingHands(await impactSeen(ctx, await headOf(ctx, proposalId))), planned = await plannedFor(ctx, proposalId), place = { A: 0, B: 1, C: 2, unclassed: 3 };
  const rows = effects.map(({ account, class: c, from, to, worth }) => ({ account, class: c, from, to, worth, planned: planned.has(account.id), note: planned.get(account.id) ?? '' }))
    .sort((a, b) => place[a.class] - place[b.class] || Number(BigInt(b.worth.minor) - BigInt(a.worth.minor)));
  return { rows: rows.filter((r) => !missing || !r.planned).slice(0, 500), planned: rows.filter((r) => r.planned).length, of: rows.length };
}

const changingHands = ({ weighed }: Seen) => effectsOf(weighed).filter((e) => e.changesHands);

export async function planSomeContinuity(ctx: Ctx, { proposalId, accountIds, rest, note, planned }: z.output<typeof planContinuity.input>): Promise<{ planned: number }> {
  const head = await holdProposal(ctx, proposalId), seat = ctx.person.seats[0]?.id, ids = rest ? [...new Set([...accountIds, ...await leftOf(ctx, head)])] : accountIds;
  if (!seat || head.state === 'archived') throw new Refusal('conflict', 'This proposal was put away.', 'restructuring.archived');
  const { rows: gone } = await sql`delete from restructuring.continuity_intent where proposal_id = ${proposalId}::uuid and account_id = any (${ids}::uuid[]) returning account_id`.execute(ctx.db);
  // The customers' gate was signed on these plans: they may be bettered, not taken away.
  if (!planned && gone.length > 0 && head.signed.some((s) => s.gate === 'customers')) throw new Refusal('conflict', 'That gate is signed.', 'restructuring.gate_waits', { facts: { gate: 'customers' } });
  const { rows } = planned ? await sql`
    insert into restructuring.continuity_intent (proposal_id, account_id, position_id, person_id, at, note) select ${proposalId}::uuid, a.id, ${seat}::uuid, ${ctx.person.id}::uuid, ${ctx.now}::timestamptz, ${note}
      from published.account a where a.id = any (${ids}::uuid[]) returning account_id`.execute(ctx.db) : { rows: [] };
  const count = Math.max(gone.length, rows.length);
  if (count > 0) await recordFact(ctx, { what: planned ? 'restructuring.continuity_planned' : 'restructuring.continuity_unplanned', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { count } });
  return { planned: rows.length };
}

/** Those that change hands, as one sees them, and have no plan yet. */
async function leftOf(ctx: Ctx, head: ProposalHead): Promise<string[]> {
  const known = await plannedFor(ctx, head.id);
  return changingHands(await impactOfProposal(ctx, head, { looks: true })).filter((e) => !known.has(e.account.id)).map((e) => e.account.id);
}
