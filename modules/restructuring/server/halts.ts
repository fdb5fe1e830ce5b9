import { sql } from 'kysely';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Halt } from '../contract/publishing.ts';
import { holdAll, holdProposal, stateOf } from './rows.ts';

/*
  Whether a published proposal stands halted is part of its state, so its halts are kept here. Why it halts is known to the room
  above, that watches what becomes of it: it says so through these functions.
*/

const iso = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** A halt `h`. */
const haltJson = sql`jsonb_build_object('id', h.id, 'cause', h.cause, 'figures', h.figures, 'at', ${iso(sql`h.at`)}, 'comment', h.comment, 'endedHow', h.ended_how,
  'by', (select jsonb_build_object('id', x.id, 'name', x.name) from platform.fact f join published.person x on x.id = f.person_id where f.about_kind = 'proposal' and f.about_id = h.proposal_id and f.what = 'restructuring.transition_halted' and f.at = h.at limit 1),
  'endedAt', ${iso(sql`h.ended_at`)}, 'endedBy', (select jsonb_build_object('id', x.id, 'name', x.name) from published.person x where x.id = h.ended_by))`;

/** Every halt of a proposal, the last one first. */
export async function haltsOf(ctx: Ctx, proposalId: string): Promise<Halt[]> {
  const { rows } = await sql<{ told: Halt }>`select ${haltJson} as told from restructuring.halt h where h.proposal_id = ${proposalId}::uuid order by h.at desc`.execute(ctx.db);
  return rows.map((r) => r.told);
}

/** Every transition that stands halted, of the proposals one may see. */
export async function haltsStanding(ctx: Ctx): Promise<{ proposal: { id: string; name: string }; halt: Halt }[]> {
  const { rows } = await sql<{ proposal: { id: string; name: string }; halt: Halt }>`
    select jsonb_build_object('id', p.id, 'name', p.name) as proposal, ${haltJson} as halt
      from restructuring.halt h join restructuring.proposal p on p.id = h.proposal_id where h.ended_at is null order by h.at desc`.execute(ctx.db);
  return rows;
}

/** `since`: the day of its first wave. `units`: those that its waves touched, as was predicted. */
export interface UnderWay { id: string; guard: string; since: string; units: string[]; halts: { cause: string; endedOn: string | null; endedHow: 'resumed' | 'rolled_forward' | null }[] }

/** Transitions that nothing stops, held like whoever publishes or ends a halt holds one: what was looked at is what halts. */
export async function transitionsUnderWay(ctx: Ctx): Promise<UnderWay[]> {
  const isUnderWay = sql`${stateOf(ctx)} = 'in_transition'`, { rows: found } = await sql<{ id: string }>`select p.id from restructuring.proposal p where ${isUnderWay} order by p.id`.execute(ctx.db), ids = found.map((p) => p.id);
  await holdAll(ctx, ids);
  const { rows } = await sql<UnderWay>`
    select p.id, p.position_id as guard, (select min(w.on_day) from restructuring.wave w where w.proposal_id = p.id and w.published_at is not null) as since,
           coalesce((select array_agg(distinct u.id) from restructuring.prediction d join restructuring.wave w on w.proposal_id = d.proposal_id and w.number = d.wave and w.on_day <= ${ctx.today}::date,
                            jsonb_array_elements_text(coalesce(d.figures -> 'units', '[]')) as u(id) where d.proposal_id = p.id), '{}') as units,
           coalesce((select jsonb_agg(jsonb_build_object('cause', h.cause, 'endedOn', h.ended_at::date, 'endedHow', h.ended_how)) from restructuring.halt h where h.proposal_id = p.id), '[]') as halts
      from restructuring.proposal p where p.id = any (${ids}::uuid[]) and ${isUnderWay} order by p.id`.execute(ctx.db);
  return rows;
}

export interface NewHalt { proposalId: string; cause: Halt['cause']; figures: object; comment: string }

/** By a person: once, of what is published. Further waves wait until it is ended. */
export async function haltProposal(ctx: Ctx, halt: NewHalt): Promise<void> {
  const { position_id: guard, waves, state } = await holdProposal(ctx, halt.proposalId);
  if (!waves.some((w) => w.publishedAt !== null)) throw new Refusal('conflict', 'Nothing of it is published.', 'restructuring.not_published');
  if (state === 'halted') throw new Refusal('conflict', 'It is halted already.', 'restructuring.halted_already');
  await keepHalt(ctx, { ...halt, guard });
}

/** Of one of `transitionsUnderWay`. */
export async function keepHalt(ctx: Ctx, { proposalId, guard, cause, figures, comment }: NewHalt & { guard: string }): Promise<void> {
  await sql`insert into restructuring.halt (proposal_id, position_id, cause, figures, at, comment) values (${proposalId}, ${guard}, ${cause}, ${figures}::jsonb, ${ctx.now}, ${comment})`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.transition_halted', about: { kind: 'proposal', id: proposalId }, guard, after: { cause, ...figures, ...(comment ? { comment } : {}) } });
}

export async function endProposalHalt(ctx: Ctx, { proposalId, how, comment }: { proposalId: string; how: 'resumed' | 'rolled_forward'; comment: string }): Promise<void> {
  const head = await holdProposal(ctx, proposalId);
  const { rows } = await sql`update restructuring.halt set ended_at = ${ctx.now}, ended_by = ${ctx.person.id}, ended_how = ${how}, comment = comment || E'\n' || ${comment} where proposal_id = ${proposalId}::uuid and ended_at is null returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal('conflict', 'It is not halted.', 'restructuring.no_halt');
  await recordFact(ctx, { what: 'restructuring.transition_resumed', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { how, comment } });
}

/** The last review of a wave is signed: with all its waves so, a proposal whose hand-overs are done is `reviewed`. */
export async function keepReviewed(ctx: Ctx, { proposalId, wave }: { proposalId: string; wave: number }): Promise<void> {
  await sql`update restructuring.wave set reviewed_at = ${ctx.now} where proposal_id = ${proposalId}::uuid and number = ${wave}`.execute(ctx.db);
}
