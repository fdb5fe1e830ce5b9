import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { fingerprint, structureBasis } from '../../organization/server/index.ts';
import type { Proposal } from '../contract/proposals.ts';
import type { Conflict, proposalConflicts, rebaseProposal, rollBackProposal } from '../contract/publishing.ts';
import { disagreements } from '../rules/conflicts.ts';
import { inverseChanges, type WrittenWave } from '../rules/inverse.ts';
import { modelInForce, type Plan, withInForce } from '../rules/plan.ts';
import { earliest, gateTouched } from '../rules/proposalStates.ts';
import { basisOn } from './basis.ts';
import { openEdit, sealEdit } from './editing.ts';
import { beginProposal, refusePast } from './proposals.ts';
import { custodyConflicts } from './custodySince.ts';
import { fingerprintOf, readOneProposal } from './reading.ts';
import { changesOf, type ChangeRow, drawnOf, headOf, type ProposalHead } from './rows.ts';

type Asked = z.output<typeof proposalConflicts.output>;

export async function conflictsAsked(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Asked> {
  const head = await headOf(ctx, proposalId);
  const conflicts = await conflictsOf(ctx, head);
  return { version: head.version, moved: conflicts.some((c) => c.kind === 'accounts' || c.kind === 'model') || (await fingerprintOf(ctx, head.waves.at(-1)!.on)) !== head.hash, conflicts };
}

/** The structure as it was known when the proposal was drawn, against what is known now, on the day of its last wave. */
async function conflictsOf(ctx: Ctx, head: ProposalHead): Promise<Conflict[]> {
  const on = head.waves.at(-1)!.on, changes = drawnOf(await changesToCome(ctx, head), head.waves);
  const [then, now] = [await basisOn(ctx, on, { knownAt: head.known_at }), await basisOn(ctx, on)], name = (id: string) => now.plan.seats.get(id)?.title ?? then.plan.seats.get(id)?.title ?? now.plan.units.get(id)?.name ?? then.plan.units.get(id)?.name ?? now.plan.teams.get(id)?.name ?? now.plan.forums.get(id)?.name ?? now.plan.models.get(id)?.name ?? '';
  const found = disagreements(changes, { ...then.plan, forums: now.plan.forums }, now.plan).map(({ id, ...d }) => ({ ...d, name: name(id) }));
  return [...found, ...await custodyConflicts(ctx, head)];
}

/** What is written already stands in the structure itself. */
async function changesToCome(ctx: Ctx, { id, waves }: ProposalHead): Promise<ChangeRow[]> {
  const written = new Set(waves.filter((w) => w.publishedAt !== null).map((w) => w.number));
  return (await changesOf(ctx, id)).filter((c) => !written.has(c.wave));
}

export async function rebaseOne(ctx: Ctx, { choices, ...edit }: z.output<typeof rebaseProposal.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit), conflicts = await conflictsOf(ctx, head), chosen = new Map(choices.map((c) => [c.changeId, c.keep]));
  const open = [...new Set(conflicts.map((c) => c.changeId))].filter((id) => !chosen.has(id));
  if (open.length > 0) throw new Refusal('conflict', 'Say of each conflict whose holds.', 'restructuring.conflicts_open', { facts: { changes: open } });
  const gone = [...chosen].filter(([, keep]) => keep === 'theirs').map(([id]) => id), going = (await changesToCome(ctx, head)).filter((c) => gone.includes(c.id));
  if (going.length > 0) {
    await sql`delete from restructuring.change where proposal_id = ${head.id}::uuid and id = any (${going.map((c) => c.id)}::uuid[])`.execute(ctx.db);
    await sql`update restructuring.change c set place = x.n from (select id, row_number() over (order by place)::int as n from restructuring.change where proposal_id = ${head.id}::uuid) x where x.id = c.id`.execute(ctx.db);
  }
  const basis = await structureBasis(ctx, { on: head.waves.at(-1)!.on });
  await sql`update restructuring.proposal set known_at = ${basis.knownAt}::text::timestamptz, hash = ${fingerprint(basis)} where id = ${head.id}::uuid`.execute(ctx.db);
  const touched = earliest([...going.map((c) => gateTouched(c.change)), ...(conflicts.length > 0 ? ['customers' as const] : [])]);
  return sealEdit(ctx, head, { what: 'proposal_rebased', touched, after: { conflicts: conflicts.length, takenOut: going.length } });
}

const instant = (at: ReturnType<typeof sql>) => sql`to_char((${at}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** From the structure as it would be on the day back to what it was before its waves were written, where they altered it, and each customer back where it was. */
export async function rollBackOne(ctx: Ctx, { proposalId, name, on }: z.output<typeof rollBackProposal.input>): Promise<Proposal> {
  refusePast(ctx, [on]);
  const head = await headOf(ctx, proposalId), first = head.waves.find((w) => w.publishedAt !== null);
  if (!first) throw new Refusal('conflict', 'Nothing of it is published.', 'restructuring.not_published');
  const { rows: stamps } = await sql<{ before: string; after: string }>`
    select ${instant(sql`stamp_from - interval '1 microsecond'`)} as before, ${instant(sql`stamp_to`)} as after from restructuring.wave where proposal_id = ${proposalId}::uuid and published_at is not null order by stamp_from`.execute(ctx.db);
  const now = await basisOn(ctx, on), waves: WrittenWave[] = [];
  for (const { before, after } of stamps) waves.push({ before: (await basisOn(ctx, on, { knownAt: before })).plan, after: (await basisOn(ctx, on, { knownAt: after })).plan });
  const then = waves[0]!.before;
  const { rows: moves } = await sql<{ accountId: string; from: string; to: string }>`
    select distinct on (p.account_id) p.account_id as "accountId", p.from_position_id as from, k.position_id as to from restructuring.continuity_plan p join published.custody k on k.account_id = p.account_id and k.valid @> ${on}::date
     where p.proposal_id = ${proposalId}::uuid and p.withdrawn_at is null and p.from_position_id <> p.to_position_id order by p.account_id, p.wave`.execute(ctx.db);
  const fresh = new Map([...then.seats.keys()].filter((id) => !now.plan.seats.has(id)).map((id) => [id, randomUUID()]));
  for (const id of then.units.keys()) if (!now.plan.units.has(id)) fresh.set(id, randomUUID());
  const changes = inverseChanges(now.plan, { ...then, forums: now.plan.forums, models: await modelsBefore(ctx, head, now.plan) }, moves, fresh, waves), id = await beginProposal(ctx, { name, why: '', dates: [on], copyOf: null, rollsBack: proposalId });
  await sql`
    insert into restructuring.change (proposal_id, position_id, place, wave, kind, body) select p.id, p.position_id, x.n, 1, x.body ->> 'kind', x.body
      from restructuring.proposal p, jsonb_array_elements(${changes}::jsonb) with ordinality as x(body, n) where p.id = ${id}::uuid`.execute(ctx.db);
  return readOneProposal(ctx, { proposalId: id });
}

/** The models of territories with the one in force that was so before its waves; as they are where its waves said none, somebody has put another in force since, or there was none. */
async function modelsBefore(ctx: Ctx, head: ProposalHead, now: Plan): Promise<Plan['models']> {
  const written = head.waves.filter((w) => w.publishedAt !== null);
  const followed = (await changesOf(ctx, head.id)).flatMap(({ wave, change: c }) => (c.kind === 'follow_model' && written.some((w) => w.number === wave) ? [{ wave, modelId: c.modelId }] : [])).sort((a, b) => a.wave - b.wave);
  if (followed.length === 0 || modelInForce(now) !== followed.at(-1)!.modelId) return now.models;
  const isMoved = head.waves.find((w) => w.number === followed[0]!.wave)!.movedAt !== null;
  const { rows: [was] } = await sql<{ id: string }>`
    select b.id from published.territory_model b where ${isMoved ? sql`b.archived_at = (select x.activated_at from published.territory_model x where x.id = ${followed[0]!.modelId}::uuid)` : sql`b.state = 'active'`}`.execute(ctx.db);
  return was ? withInForce(now.models, was.id) : now.models;
}
