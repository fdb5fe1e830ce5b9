import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { keepPersonal, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { MergeKind, mergeAccounts, mergeContacts } from '../contract/merging.ts';
import { endedByStricter, type Values } from '../rules/merging.ts';
import { accountChanged } from './accountChanges.ts';
import { contactChanged } from './contacts.ts';
import { permissionsHeld, whyRefused } from './mergePreview.ts';
import { bothSides, type Side } from './mergeSides.ts';

/*
  Two records become one, in one transaction (decision 028). The row of the merge is written first: the policies let only
  whoever reaches both write it, and what carries over looks past every other policy for that row alone. The absorbed record
  keeps its values and leads to the one that stays; custody ends where it was, and nothing changes hands: deals, promises and
  activities stay with whoever has them.
*/

type Asked = z.output<typeof mergeAccounts.input>;
type Merged = z.output<typeof mergeAccounts.output>;
interface Merge { id: string; kind: MergeKind; keep: Side; absorb: Side; actId: string }

export const accountsMerged = (ctx: Ctx, input: Asked): Promise<Merged> => merged(ctx, 'account', input);
export const contactsMerged = (ctx: Ctx, input: z.output<typeof mergeContacts.input>): Promise<Merged> => merged(ctx, 'contact', { ...input, leadStays: false });

async function merged(ctx: Ctx, kind: MergeKind, input: Asked): Promise<Merged> {
  // Both are held from here on, in one order: who adds something to either waits, and is led to the one that stays.
  await sql`select from ${sql.table(`customers.${kind}`)} where id = any (${[input.keepId, input.absorbId]}::uuid[]) order by id for update`.execute(ctx.db);
  const { keep, absorb } = await bothSides(ctx, kind, input);
  for (const [side, version] of [[keep, input.keepVersion], [absorb, input.absorbVersion]] as const) {
    if (side.version !== version) throw new Refusal('stale', 'Somebody changed one of them first.', 'platform.stale', { facts: { version: side.version, name: side.shown.name } });
  }
  const refused = await whyRefused(ctx, kind, { keep, absorb });
  if (refused) throw new Refusal(refused.rule === 'customers.merge_markets' ? 'conflict' : 'not_allowed', 'These two may not be merged from here.', refused.rule, { facts: { who: refused.who } });
  const merge: Merge = { id: await opened(ctx, kind, keep, absorb), kind, keep, absorb, actId: randomUUID() };
  await sql`select customers.carry_over(${merge.id}::uuid)`.execute(ctx.db);
  const revoked = kind === 'contact' ? await strictened(ctx, merge) : [];
  await ledAway(ctx, merge, input.leadStays);
  const { version, was } = await taken(ctx, merge, input.take);
  await sql`update customers.merge set was = ${was}::jsonb, revoked = ${revoked}::uuid[] where id = ${merge.id}::uuid`.execute(ctx.db);
  const moved = await told(ctx, merge);
  return { id: merge.id, keptId: keep.shown.id, version, moved };
}

async function opened(ctx: Ctx, kind: MergeKind, keep: Side, absorb: Side): Promise<string> {
  const seats = kind === 'account' ? [keep.leadSeatId, absorb.leadSeatId] : [null, null];
  const { rows: [row] } = await sql<{ id: string }>`
    insert into customers.merge (kind, market_id, kept_id, absorbed_id, kept_position_id, absorbed_position_id, person_id, at)
    values (${kind}, ${keep.marketId}, ${keep.shown.id}, ${absorb.shown.id}, ${seats[0]}::uuid, ${seats[1]}::uuid, ${ctx.person.id}, ${ctx.now}::timestamptz) returning id`.execute(ctx.db);
  return row!.id;
}

/** Their permissions are the staying one's already, each still known by whose it was. */
async function strictened(ctx: Ctx, { id, keep, absorb }: Merge): Promise<string[]> {
  const { rows: [moved] } = await sql<{ ids: string[] }>`select ids from customers.merge_moved where merge_id = ${id}::uuid and table_name = 'customers.permission'`.execute(ctx.db);
  const came = new Set(moved?.ids ?? []), held = await permissionsHeld(ctx, [keep.shown.id]);
  const ended = endedByStricter(held.map((p) => (came.has(p.id) ? { ...p, contactId: absorb.shown.id } : p)), ctx.now);
  if (ended.length > 0) await sql`update customers.permission set revoked_at = ${ctx.now}::timestamptz where id = any (${ended}::uuid[])`.execute(ctx.db);
  return ended;
}

/** The absorbed record leads to the staying one from today; its custody ends and its team joins the other's, dated as decision 001 says. */
async function ledAway(ctx: Ctx, { id, kind, keep, absorb }: Merge, leadStays: boolean): Promise<void> {
  if (kind === 'contact') {
    await sql`update customers.contact set merged_into = ${keep.shown.id}, withdrawn_at = ${ctx.now}::timestamptz, version = version + 1 where id = ${absorb.shown.id}`.execute(ctx.db);
    return;
  }
  const { rows: [stamped] } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db), stamp = sql`${stamped!.stamp}::text::timestamptz`, on = sql`${ctx.today}::date`;
  await sql`update customers.account set merged_into = ${keep.shown.id}, led_until = ${on}, withdrawn_at = ${ctx.now}::timestamptz, version = version + 1 where id = ${absorb.shown.id}`.execute(ctx.db);
  await sql`
    with closed as (
      update customers.custody c set recorded = tstzrange(lower(c.recorded), ${stamp}) where c.account_id = ${absorb.shown.id} and upper_inf(c.recorded) and c.valid && daterange(${on}, null) returning *
    ) insert into customers.custody (account_id, market_id, position_id, reason, because, act_id, valid, recorded)
      select account_id, market_id, position_id, reason, because, act_id, daterange(lower(valid), ${on}), tstzrange(${stamp}, null) from closed where lower(valid) < ${on}`.execute(ctx.db);
  await sql`
    with closed as (
      update customers.account_team t set recorded = tstzrange(lower(t.recorded), ${stamp}) where t.account_id = ${absorb.shown.id} and upper_inf(t.recorded) and t.valid && daterange(${on}, null) returning *
    ), joining as (
      select position_id, role, valid * daterange(${on}, null) as valid from closed where position_id <> ${keep.leadSeatId}
      union all select ${absorb.leadSeatId}::uuid, 'support', daterange(${on}, null) where ${leadStays} and ${absorb.leadSeatId}::uuid <> ${keep.leadSeatId}::uuid
    )
    insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded)
    select account_id, market_id, position_id, role, daterange(lower(valid), ${on}), tstzrange(${stamp}, null) from closed where lower(valid) < ${on}
    union all
    select distinct on (j.position_id) ${keep.shown.id}::uuid, ${keep.marketId}::uuid, j.position_id, j.role, j.valid, tstzrange(${stamp}, null) from joining j
     where not exists (select from customers.account_team k where k.account_id = ${keep.shown.id} and k.position_id = j.position_id and upper_inf(k.recorded) and k.valid && j.valid)`.execute(ctx.db);
  await sql`update customers.merge set stamp = ${stamp} where id = ${id}::uuid`.execute(ctx.db);
}

/** The fields that the staying record takes over, and what it had in them. */
async function taken(ctx: Ctx, { kind, keep, absorb }: Merge, take: readonly string[]): Promise<{ version: number; was: Record<string, unknown> }> {
  const asked = Object.fromEntries(take.filter((f) => f in keep.values).map((f) => [f, absorb.values[f] ?? null])), id = keep.shown.id, version = keep.version;
  const differs = Object.keys(asked).filter((f) => (asked[f] || null) !== (keep.values[f] || null)), had: Values = Object.fromEntries(differs.map((f) => [f, keep.values[f] ?? null]));
  // A merge is a change of it, whatever it takes over: who had it open looks again.
  if (differs.length === 0) {
    await sql`update ${sql.table(`customers.${kind}`)} set version = version + 1 where id = ${id}`.execute(ctx.db);
    return { version: version + 1, was: {} };
  }
  const changed = kind === 'account' ? await accountChanged(ctx, { accountId: id, version, ...asked } as never) : await contactChanged(ctx, { contactId: id, version, ...asked } as never);
  return { version: changed.version, was: kind === 'account' ? had : await keepPersonal(ctx, { id, guard: keep.marketId }, had) };
}

/** A fact on each: the one that stays says whom it took in, the other one where it went. */
async function told(ctx: Ctx, { id, kind, keep, absorb, actId }: Merge): Promise<number> {
  const { rows: [moved] } = await sql<{ n: number }>`select coalesce(sum(cardinality(ids)), 0)::int as n from customers.merge_moved where merge_id = ${id}::uuid`.execute(ctx.db);
  const guard = keep.marketId;
  await recordFacts(ctx, [
    { what: `customers.${kind}_merged`, about: { kind, id: keep.shown.id }, guard, actId, after: { otherRecord: absorb.shown.id, rowsMoved: moved!.n } },
    { what: `customers.${kind}_absorbed`, about: { kind, id: absorb.shown.id }, guard, actId, after: { intoRecord: keep.shown.id } },
  ]);
  return moved!.n;
}
