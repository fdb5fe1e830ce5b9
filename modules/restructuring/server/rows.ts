import { sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Change } from '../contract/changes.ts';
import type { GateCode } from '../contract/gates.ts';
import type { ProposalState, Weighed } from '../contract/proposals.ts';

/** A proposal as its rows tell it: what every function of the room begins with. */
export interface WaveRow { number: number; on: string; changes: number; publishedAt: string | null; movedAt: string | null }
export interface ProposalHead {
  id: string; version: number; name: string; why: string; state: ProposalState; position_id: string; author: { id: string; name: string }; seat: { id: string; name: string };
  createdAt: string; changedAt: string; known_at: string; hash: string; rollsBack: { id: string; name: string } | null; copyOf: { id: string; name: string } | null;
  waves: WaveRow[]; changes: number; signed: { gate: GateCode; person: { id: string; name: string }; at: string }[]; voided: Partial<Record<GateCode, number>>; weighed: Weighed | null; toCome: Weighed | null;
}
export interface ChangeRow { id: string; place: number; wave: number; change: Change }

const named = (column: ReturnType<typeof sql>) => sql`(select jsonb_build_object('id', x.id, 'name', x.name) from restructuring.proposal x where x.id = ${column})`;
const iso = (at: ReturnType<typeof sql>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const unvoided = sql`not exists (select from restructuring.signature_void v where v.signature_id = s.id)`;

/** Derived from the rows and the day: nothing keeps a state. */
export const stateOf = (ctx: Ctx) => sql`case
  when p.archived_at is not null then 'archived'
  when exists (select from restructuring.halt h where h.proposal_id = p.id and h.ended_at is null) then 'halted'
  when exists (select from restructuring.wave w where w.proposal_id = p.id and w.published_at is not null and w.on_day <= ${ctx.today}::date) then
    case when exists (select from restructuring.wave w where w.proposal_id = p.id and w.moved_at is null)
           or exists (select from restructuring.continuity_step s join restructuring.continuity_plan k on k.id = s.plan_id and k.withdrawn_at is null where k.proposal_id = p.id and s.done_at is null) then 'in_transition'
         when exists (select from restructuring.wave w where w.proposal_id = p.id and w.reviewed_at is null) then 'stabilised' else 'reviewed' end
  when exists (select from restructuring.wave w where w.proposal_id = p.id and w.published_at is not null) then 'scheduled'
  when p.shared_at is null then 'draft'
  when (select count(distinct s.gate) from restructuring.signature s where s.proposal_id = p.id and s.act = 'signs' and ${unvoided}) = 6 then 'approved'
  else 'shared' end`;

/** The first gate of a proposal `p` that is not signed; null when all are. */
export const nextGate = sql`(select min(g.gate) from unnest(enum_range(null::restructuring.gate)) as g(gate)
  where not exists (select from restructuring.signature s where s.proposal_id = p.id and s.gate = g.gate and s.act = 'signs' and ${unvoided}))`;

/** The day of the wave that a proposal `p`, published in part, has still to publish; null for any other. */
export const nextWaveOn = sql`(select min(w.on_day) filter (where w.published_at is null) from restructuring.wave w where w.proposal_id = p.id having bool_or(w.published_at is not null))`;

/** Of a proposal `p`. */
const weighedTold = (stale: ReturnType<typeof sql>, which: ReturnType<typeof sql>) => sql`(select jsonb_build_object('score', k.score::float8, 'changing', k.changing, 'at', ${iso(sql`k.at`)}, 'parametersFrom', k.parameters_from, 'stale', ${stale})
     from restructuring.weighing k where k.proposal_id = p.id and ${which})`;

/** For a proposal `p`. */
export const headColumns = (ctx: Ctx) => sql`
  p.id, p.version, p.name, p.why, ${stateOf(ctx)} as state, p.position_id, p.hash, ${iso(sql`p.known_at`)} as known_at, ${iso(sql`p.created_at`)} as "createdAt", ${iso(sql`p.changed_at`)} as "changedAt",
  (select jsonb_build_object('id', a.id, 'name', a.name) from published.person a where a.id = p.author_id) as author,
  jsonb_build_object('id', p.position_id, 'name', coalesce((select s.title from published.seat s where s.id = p.position_id order by s.valid desc limit 1), '')) as seat,
  ${named(sql`p.rolls_back`)} as "rollsBack", ${named(sql`p.copy_of`)} as "copyOf",
  ${weighedTold(sql`k.version <> p.version and not exists (select from restructuring.wave w where w.proposal_id = p.id and w.published_at is not null)`, sql`k.published = 0`)} as weighed,
  ${weighedTold(sql`k.version <> p.version`, sql`k.published > 0 and k.published = (select count(w.published_at) from restructuring.wave w where w.proposal_id = p.id having bool_or(w.published_at is null))`)} as "toCome",
  (select count(*)::int from restructuring.change c where c.proposal_id = p.id) as changes,
  (select jsonb_agg(jsonb_build_object('number', w.number, 'on', w.on_day, 'publishedAt', ${iso(sql`w.published_at`)}, 'movedAt', ${iso(sql`w.moved_at`)},
            'changes', (select count(*) from restructuring.change c where c.proposal_id = w.proposal_id and c.wave = w.number)) order by w.number)
     from restructuring.wave w where w.proposal_id = p.id) as waves,
  coalesce((select jsonb_agg(g.told order by g.gate) from (
     select distinct on (s.gate) s.gate, jsonb_build_object('gate', s.gate, 'at', ${iso(sql`s.at`)}, 'person', jsonb_build_object('id', s.person_id, 'name', (select a.name from published.person a where a.id = s.person_id))) as told
       from restructuring.signature s where s.proposal_id = p.id and s.act = 'signs' and ${unvoided} order by s.gate, s.at desc) g), '[]') as signed,
  coalesce((select jsonb_object_agg(g.gate, g.n) from (
     select s.gate, count(*) as n from restructuring.signature s join restructuring.signature_void v on v.signature_id = s.id where s.proposal_id = p.id and s.act = 'signs' group by 1) g), '{}') as voided`;

export async function headOf(ctx: Ctx, proposalId: string): Promise<ProposalHead> {
  const { rows: [row] } = await sql<ProposalHead>`select ${headColumns(ctx)} from restructuring.proposal p where p.id = ${proposalId}::uuid`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such proposal, or it is not yours to see.', 'platform.not_found');
  return row;
}

/** Whether it waits for signatures: put before the signers, or brought up to date between two waves so that some of them became void. */
export const awaitsSignatures = (head: ProposalHead): boolean => head.state === 'shared' || (head.state !== 'archived' && head.signed.length < 6 && isPartlyPublished(head));
/** Some of its waves are still to come. */
export const isToCome = ({ waves }: Pick<ProposalHead, 'waves'>): boolean => waves.some((w) => w.publishedAt === null);
/** Some of its waves are written, and some are still to come. */
export const isPartlyPublished = (head: Pick<ProposalHead, 'waves'>): boolean => isToCome(head) && head.waves.some((w) => w.publishedAt !== null);

/** What the whole company sees of what is still to come: the proposal as it was weighed, or what is left of it once some is written. */
export const weighedToCome = (head: Pick<ProposalHead, 'waves' | 'weighed' | 'toCome'>): Weighed | null => (isPartlyPublished(head) ? head.toCome : head.weighed);

/**
 * For whoever edits, signs, publishes or withdraws: until this transaction ends nobody else does, so that what was looked at is
 * what is signed and written. A lock by name, because who signs may not write the proposal's row.
 */
export async function holdProposal(ctx: Ctx, proposalId: string): Promise<ProposalHead> {
  await holdAll(ctx, [proposalId]);
  return headOf(ctx, proposalId);
}

/** Several, by the same name, in the order given. */
export async function holdAll(ctx: Ctx, proposalIds: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('proposal:' || id, 0)) from unnest(${proposalIds}::text[]) as id`.execute(ctx.db);
}

/** What is still to be done to a customer that was merged into another is to be done to that one. */
export async function changesOf(ctx: Ctx, proposalId: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    with merged as materialized (select a.id::text as id, a.merged_into::text as into_id from published.account a where a.merged_into is not null)
    select c.id, c.place, c.wave,
           case when c.kind = 'move_accounts' and exists (select from merged)
                 and exists (select from restructuring.wave w where w.proposal_id = c.proposal_id and w.number = c.wave and w.published_at is null)
                then jsonb_set(c.body, '{accountIds}', (select jsonb_agg(distinct coalesce(m.into_id, x.id)) from jsonb_array_elements_text(c.body -> 'accountIds') x(id) left join merged m on m.id = x.id))
                else c.body end as change
      from restructuring.change c where c.proposal_id = ${proposalId}::uuid order by c.place`.execute(ctx.db);
  return rows;
}

/** Changes with the date of their wave, as the rules take them. */
export const drawnOf = (changes: readonly ChangeRow[], waves: readonly { number: number; on: string }[]) => {
  const days = new Map(waves.map((w) => [w.number, w.on]));
  return changes.map((c) => ({ ...c, day: days.get(c.wave)! }));
};
