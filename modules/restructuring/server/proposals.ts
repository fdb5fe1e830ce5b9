import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { addDays, daysBetween } from '../../organization/rules/index.ts';
import { fingerprint, structureBasis } from '../../organization/server/index.ts';
import type { archiveProposal, changeProposal, createProposal, duplicateProposal, Proposal, setWaves, shareProposal } from '../contract/proposals.ts';
import { drawProposal } from './drawing.ts';
import { openEdit, refuseWritten, sealEdit } from './editing.ts';
import { weighSoon } from './impact/weighing.ts';
import { fingerprintOf, readOneProposal } from './reading.ts';
import { headOf, type WaveRow } from './rows.ts';

interface Beginning { name: string; why: string; dates: readonly string[]; copyOf: string | null; rollsBack: string | null }

export function refusePast(ctx: Ctx, days: readonly string[]): void {
  const past = days.find((d) => d < ctx.today);
  if (past) throw new Refusal('invalid_input', 'A change of the structure begins today or later.', 'restructuring.not_in_the_past', { facts: { on: past }, fields: { on: 'restructuring.not_in_the_past' } });
}

/** A new proposal in its author's name, on the structure as it is known now. */
export async function beginProposal(ctx: Ctx, { name, why, dates, copyOf, rollsBack }: Beginning): Promise<string> {
  const basis = await structureBasis(ctx, { on: dates.at(-1)! }), id = randomUUID(), seat = ctx.person.seats[0]?.id;
  if (!seat) throw new Refusal('not_allowed', 'A proposal is drawn from a seat.', 'platform.no_position');
  await sql`
    with p as (
      insert into restructuring.proposal (id, position_id, author_id, name, why, known_at, hash, copy_of, rolls_back, created_at, changed_at)
      values (${id}, ${seat}, ${ctx.person.id}, ${name}, ${why}, ${basis.knownAt}::text::timestamptz, ${fingerprint(basis)}, ${copyOf}, ${rollsBack}, ${ctx.now}, ${ctx.now})
    )
    insert into restructuring.wave (proposal_id, position_id, number, on_day) select ${id}::uuid, ${seat}::uuid, n, d from unnest(${dates}::date[]) with ordinality as x(d, n)`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.proposal_created', about: { kind: 'proposal', id }, guard: seat, after: { name, dates, copyOf, rollsBack } });
  await weighSoon(ctx, id);
  return id;
}

export async function createOneProposal(ctx: Ctx, { name, why, on }: z.output<typeof createProposal.input>): Promise<Proposal> {
  refusePast(ctx, [on]);
  return readOneProposal(ctx, { proposalId: await beginProposal(ctx, { name, why, dates: [on], copyOf: null, rollsBack: null }) });
}

export async function changeOneProposal(ctx: Ctx, { name, why, ...edit }: z.output<typeof changeProposal.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit);
  await sql`update restructuring.proposal set name = coalesce(${name ?? null}, name), why = coalesce(${why ?? null}, why) where id = ${head.id}::uuid`.execute(ctx.db);
  return sealEdit(ctx, head, { what: 'proposal_changed', touched: null, after: { name, why } });
}

export async function setWavesOf(ctx: Ctx, { dates, ...edit }: z.output<typeof setWaves.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit), set = (w: WaveRow) => dates[w.number - 1] === w.on;
  refuseWritten(head, head.waves.filter((w) => !set(w)).map((w) => w.number));
  refusePast(ctx, dates.filter((_, i) => !head.waves[i]?.publishedAt));
  if (dates.some((d, i) => i > 0 && d <= dates[i - 1]!)) throw new Refusal('invalid_input', 'Each wave comes after the one before it.', 'restructuring.waves_in_order', { fields: { dates: 'restructuring.waves_in_order' } });
  const left = head.waves.find((w) => w.number > dates.length && w.changes > 0);
  if (left) throw new Refusal('conflict', 'There are changes in a wave that would go.', 'restructuring.wave_in_use', { facts: { wave: left.number, changes: left.changes } });
  await sql`delete from restructuring.wave where proposal_id = ${head.id}::uuid and number > ${dates.length}`.execute(ctx.db);
  await sql`
    insert into restructuring.wave (proposal_id, position_id, number, on_day) select ${head.id}::uuid, ${head.position_id}::uuid, n, d from unnest(${dates}::date[]) with ordinality as x(d, n)
    on conflict (proposal_id, number) do update set on_day = excluded.on_day`.execute(ctx.db);
  const hash = await fingerprintOf(ctx, dates.at(-1)!, head.known_at);
  await sql`update restructuring.proposal set hash = ${hash} where id = ${head.id}::uuid`.execute(ctx.db);
  return sealEdit(ctx, head, { what: 'waves_set', touched: 'customers', after: { dates } });
}

export async function copyProposal(ctx: Ctx, { proposalId, name }: z.output<typeof duplicateProposal.input>): Promise<Proposal> {
  const head = await headOf(ctx, proposalId), late = Math.max(0, daysBetween(head.waves[0]!.on, ctx.today)), days = head.waves.map((w) => addDays(w.on, late));
  const id = await beginProposal(ctx, { name, why: head.why, dates: days, copyOf: proposalId, rollsBack: null });
  await sql`
    insert into restructuring.change (proposal_id, position_id, place, wave, kind, body)
    select ${id}::uuid, p.position_id, c.place, c.wave, c.kind, c.body from restructuring.change c, restructuring.proposal p where c.proposal_id = ${proposalId}::uuid and p.id = ${id}::uuid`.execute(ctx.db);
  return readOneProposal(ctx, { proposalId: id });
}

export async function shareOneProposal(ctx: Ctx, edit: z.output<typeof shareProposal.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit), { refusals } = await drawProposal(ctx, head);
  if (head.changes === 0) throw new Refusal('conflict', 'There is nothing in it yet.', 'restructuring.nothing_drawn');
  if (refusals.length > 0) throw new Refusal('conflict', 'Some of its changes cannot be done as drawn.', 'restructuring.does_not_fit', { facts: { refusals: refusals.slice(0, 20) } });
  await sql`update restructuring.proposal set shared_at = coalesce(shared_at, ${ctx.now}) where id = ${head.id}::uuid`.execute(ctx.db);
  return sealEdit(ctx, head, { what: 'proposal_shared', touched: null });
}

export async function archiveOneProposal(ctx: Ctx, { archived, ...edit }: z.output<typeof archiveProposal.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit, { archivedToo: true });
  if (archived && head.waves.some((w) => w.publishedAt !== null)) throw new Refusal('conflict', 'A published proposal stays.', 'restructuring.published');
  await sql`update restructuring.proposal set archived_at = ${archived ? ctx.now : null} where id = ${head.id}::uuid`.execute(ctx.db);
  return sealEdit(ctx, head, { what: archived ? 'proposal_archived' : 'proposal_restored', touched: null });
}
