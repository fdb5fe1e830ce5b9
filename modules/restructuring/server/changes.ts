import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Change } from '../contract/changes.ts';
import type { addChanges, orderChanges, removeChanges, replaceChange } from '../contract/proposals.ts';
import type { Proposal } from '../contract/proposals.ts';
import { earliest, gateTouched } from '../rules/proposalStates.ts';
import { openEdit, refuseWritten, sealEdit } from './editing.ts';
import { changesOf, type ChangeRow, type ProposalHead } from './rows.ts';

const touchedBy = (rows: readonly Pick<ChangeRow, 'change'>[]) => earliest(rows.map((r) => gateTouched(r.change)));

function refuseWaves(head: ProposalHead, waves: readonly number[]): void {
  const unknown = waves.find((w) => w > head.waves.length);
  if (unknown) throw new Refusal('invalid_input', 'There is no such wave.', 'restructuring.no_such_wave', { facts: { wave: unknown } });
  refuseWritten(head, waves);
}

export async function addSomeChanges(ctx: Ctx, { changes, before, instead = [], ...edit }: z.output<typeof addChanges.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit);
  refuseWaves(head, changes.map((c) => c.wave));
  const { going, staying } = parted(await changesOf(ctx, head.id), instead), at = before === undefined ? staying.length : staying.findIndex((c) => c.id === before);
  refuseWritten(head, going.map((c) => c.wave));
  if (at < 0) throw noSuchChange(before!);
  const added = changes.map(({ change, wave }): ChangeRow => ({ id: randomUUID(), place: 0, wave, change }));
  await take(ctx, going);
  await place(ctx, head, [...staying.slice(0, at), ...added, ...staying.slice(at)], added);
  return sealEdit(ctx, head, { what: 'changes_added', touched: touchedBy([...going, ...added]), after: { kinds: [...new Set(added.map((c) => c.change.kind))], count: added.length, ...(going.length > 0 ? { instead: going.length } : {}) } });
}

/** Those that are named, all of which must be there, and the others. */
function parted(there: readonly ChangeRow[], ids: readonly string[]): { going: ChangeRow[]; staying: ChangeRow[] } {
  const named = new Set(ids), going = there.filter((c) => named.has(c.id)), missing = ids.find((id) => !going.some((c) => c.id === id));
  if (missing) throw noSuchChange(missing);
  return { going, staying: there.filter((c) => !named.has(c.id)) };
}

async function take(ctx: Ctx, going: readonly ChangeRow[]): Promise<void> {
  if (going.length > 0) await sql`delete from restructuring.change where id = any (${going.map((c) => c.id)}::uuid[])`.execute(ctx.db);
}

export async function replaceOneChange(ctx: Ctx, { changeId, change, wave, ...edit }: z.output<typeof replaceChange.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit);
  const was = (await changesOf(ctx, head.id)).find((c) => c.id === changeId);
  if (!was) throw noSuchChange(changeId);
  refuseWaves(head, [was.wave, wave]);
  const kept = keepingCost(ctx, was.change, change);
  await sql`update restructuring.change set wave = ${wave}, kind = ${kept.kind}, body = ${kept}::jsonb where id = ${changeId}::uuid`.execute(ctx.db);
  return sealEdit(ctx, head, { what: 'change_replaced', touched: touchedBy([was, { change }]), after: { change: changeId, kind: change.kind } });
}

/** What a seat would cost is not told to everybody, so whoever is not told it does not take it away by changing the rest. */
function keepingCost(ctx: Ctx, was: Change, is: Change): Change {
  if (ctx.person.may('organization.cost.read')) return is;
  if (was.kind === 'open_position' && is.kind === 'open_position') return { ...is, cost: is.cost ?? was.cost };
  if (was.kind === 'change_position' && is.kind === 'change_position' && was.positionId === is.positionId && was.set.cost !== undefined) return { ...is, set: { ...is.set, cost: is.set.cost ?? was.set.cost } };
  return is;
}

export async function removeSomeChanges(ctx: Ctx, { changeIds, ...edit }: z.output<typeof removeChanges.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit), { going, staying } = parted(await changesOf(ctx, head.id), changeIds);
  refuseWritten(head, going.map((c) => c.wave));
  await take(ctx, going);
  await place(ctx, head, staying, []);
  return sealEdit(ctx, head, { what: 'changes_removed', touched: touchedBy(going), after: { count: going.length } });
}

export async function orderTheChanges(ctx: Ctx, { changeIds, ...edit }: z.output<typeof orderChanges.input>): Promise<Proposal> {
  const head = await openEdit(ctx, edit), there = new Map((await changesOf(ctx, head.id)).map((c) => [c.id, c]));
  if (new Set(changeIds).size !== there.size || changeIds.some((id) => !there.has(id))) throw new Refusal('invalid_input', 'These are not all its changes.', 'restructuring.not_all_changes', { facts: { changes: there.size } });
  const toCome = new Set(head.waves.filter((w) => w.publishedAt === null).map((w) => w.number));
  await place(ctx, head, changeIds.map((id) => there.get(id)!), []);
  return sealEdit(ctx, head, { what: 'changes_ordered', touched: touchedBy([...there.values()].filter((c) => toCome.has(c.wave))) });
}

/** Numbers all changes 1..n in this order, and keeps the new ones: a statement each, however many they are. */
async function place(ctx: Ctx, head: ProposalHead, all: readonly ChangeRow[], added: readonly ChangeRow[]): Promise<void> {
  const places = new Map(all.map((c, i) => [c.id, i + 1])), fresh = new Set(added.map((c) => c.id));
  const moved = all.filter((c) => !fresh.has(c.id) && c.place !== places.get(c.id)).map((c) => ({ id: c.id, place: places.get(c.id) }));
  if (moved.length > 0) await sql`update restructuring.change c set place = g.place from jsonb_to_recordset(${moved}::jsonb) as g(id uuid, place int) where c.id = g.id`.execute(ctx.db);
  if (added.length === 0) return;
  const rows = added.map((c) => ({ id: c.id, place: places.get(c.id), wave: c.wave, kind: c.change.kind, body: c.change }));
  await sql`
    insert into restructuring.change (id, proposal_id, position_id, place, wave, kind, body)
    select g.id, ${head.id}::uuid, ${head.position_id}::uuid, g.place, g.wave, g.kind, g.body
      from jsonb_to_recordset(${rows}::jsonb) as g(id uuid, place int, wave smallint, kind text, body jsonb)`.execute(ctx.db);
}

const noSuchChange = (change: string) => new Refusal('not_found', 'There is no such change in this proposal.', 'restructuring.no_such_change', { facts: { change } });
