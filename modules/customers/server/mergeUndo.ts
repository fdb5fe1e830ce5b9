import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { listMerges, MergeKind, undoAccountMerge } from '../contract/merging.ts';
import { accountChanged } from './accountChanges.ts';
import { contactChanged } from './contacts.ts';
import { whyRefused } from './mergePreview.ts';
import { sidesOf, type Side } from './mergeSides.ts';
import { reaches } from './seats.ts';

/*
  A merge undone: what was carried over goes back by its own list, and the fields that the staying record took over are what
  they were, unless somebody changed them since. What came after the merge was said of the one record and stays with it.
*/

type Undone = z.output<typeof undoAccountMerge.output>;
interface Row { id: string; market_id: string; kept_id: string; absorbed_id: string; was: Record<string, string | { ref: string } | null>; revoked: string[]; at: Date; stamp: string | null; known_before: string | null; undone_at: Date | null }

export const accountMergeUndone = (ctx: Ctx, input: z.output<typeof undoAccountMerge.input>): Promise<Undone> => undone(ctx, 'account', input);
export const contactMergeUndone = (ctx: Ctx, input: z.output<typeof undoAccountMerge.input>): Promise<Undone> => undone(ctx, 'contact', input);

async function undone(ctx: Ctx, kind: MergeKind, { mergeId }: { mergeId: string }): Promise<Undone> {
  const { rows: [merge] } = await sql<Row>`
    select id, market_id, kept_id, absorbed_id, was, revoked, at, stamp::text as stamp, known_before::text as known_before, undone_at from customers.merge where id = ${mergeId} and kind = ${kind}`.execute(ctx.db);
  if (!merge) throw new Refusal('not_found', 'There is no such merge, or it is not yours to see.', 'platform.not_found');
  await sql`select from ${sql.table(`customers.${kind}`)} where id = any (${[merge.kept_id, merge.absorbed_id]}::uuid[]) order by id for update`.execute(ctx.db);
  const sides = await sidesOf(ctx, kind, [merge.kept_id, merge.absorbed_id]), keep = sides.get(merge.kept_id)!, absorb = sides.get(merge.absorbed_id)!;
  refuseUndoing(merge, keep, absorb);
  const refused = await whyRefused(ctx, kind, { keep, absorb: { ...absorb, leadSeatId: keep.leadSeatId } });
  if (refused) throw new Refusal('not_allowed', 'This merge is not yours to undo.', refused.rule, { facts: { who: refused.who } });
  await sql`update customers.merge set undone_at = ${ctx.now}::timestamptz, undone_by = ${ctx.person.id}, undo_xact = pg_current_xact_id() where id = ${mergeId}`.execute(ctx.db);
  await sql`update ${sql.table(`customers.${kind}`)} set merged_into = null, withdrawn_at = null, version = version + 1 ${kind === 'account' ? sql`, led_until = null` : sql``} where id = ${merge.absorbed_id}`.execute(ctx.db);
  await sql`select customers.carry_back(${mergeId}::uuid)`.execute(ctx.db);
  await sql`update customers.permission set revoked_at = null where id = any (${merge.revoked}::uuid[]) and revoked_at = ${merge.at}::timestamptz`.execute(ctx.db);
  if (kind === 'account') await ledAgain(ctx, merge);
  await fieldsBack(ctx, kind, merge, keep, absorb);
  const actId = randomUUID();
  await recordFacts(ctx, [merge.kept_id, merge.absorbed_id].map((id, i) => ({ what: `customers.${kind}_unmerged` as const, about: { kind, id }, guard: merge.market_id, actId, after: { otherRecord: [merge.absorbed_id, merge.kept_id][i] } })));
  return { restoredId: merge.absorbed_id, keptId: merge.kept_id };
}

function refuseUndoing(merge: Row, keep: Side, absorb: Side): void {
  if (merge.undone_at) throw new Refusal('conflict', 'It was undone before.', 'customers.merge_undone');
  if (keep.erased || absorb.erased) throw new Refusal('conflict', 'It was erased before.', 'customers.contact_erased');
  if (keep.mergedInto || absorb.mergedInto !== keep.shown.id) throw new Refusal('conflict', 'The record that stayed was merged into another since: undo that first.', 'customers.merge_followed');
}

/** Custody and team places as before the merge; where the seat of then is gone, whoever leads the staying customer. */
async function ledAgain(ctx: Ctx, { kept_id: kept, absorbed_id: absorbed, stamp: at, known_before: knownBefore }: Row): Promise<void> {
  const { rows: [opened] } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db), stamp = sql`${opened!.stamp}::text::timestamptz`, then = sql`${at}::text::timestamptz`, before = sql`${knownBefore ?? at}::text::timestamptz`;
  // What was known of its custody then.
  const known = sql`(lower(c.recorded) < ${before} and coalesce(upper(c.recorded) >= ${before}, true))`;
  const { rows: [seat] } = await sql<{ there: boolean }>`
    select exists (select from customers.custody c where c.account_id = ${absorbed} and ${known} and upper_inf(c.valid)
                      and exists (select from published.seat s where s.id = c.position_id and upper_inf(s.valid) and lower(s.valid) <= ${ctx.today}::date)) as there`.execute(ctx.db);
  if (seat!.there) {
    await sql`update customers.custody c set recorded = tstzrange(lower(c.recorded), ${stamp}) where c.account_id = ${absorbed} and upper_inf(c.recorded) and not ${known}`.execute(ctx.db);
    await sql`insert into customers.custody (account_id, market_id, position_id, reason, because, act_id, valid, recorded)
      select c.account_id, c.market_id, c.position_id, c.reason, c.because, c.act_id, c.valid, tstzrange(${stamp}, null) from customers.custody c where c.account_id = ${absorbed} and ${known} and not upper_inf(c.recorded)`.execute(ctx.db);
  } else {
    await sql`
      with since as (select daterange(coalesce((select max(upper(c.valid)) from customers.custody c where c.account_id = a.id and upper_inf(c.recorded)), a.custody_from), null) as days from customers.account a where a.id = ${absorbed})
      insert into customers.custody (account_id, market_id, position_id, reason, because, act_id, valid, recorded)
      select ${absorbed}::uuid, k.market_id, k.position_id, k.reason, k.because, k.act_id, k.valid * s.days, tstzrange(${stamp}, null)
        from customers.custody k, since s where k.account_id = ${kept} and upper_inf(k.recorded) and k.valid && s.days`.execute(ctx.db);
  }
  await sql`update customers.account_team set recorded = tstzrange(lower(recorded), ${stamp}) where account_id = any (${[kept, absorbed]}::uuid[]) and lower(recorded) = ${then} and upper_inf(recorded)`.execute(ctx.db);
  await sql`insert into customers.account_team (account_id, market_id, position_id, role, valid, recorded)
    select t.account_id, t.market_id, t.position_id, t.role, t.valid, tstzrange(${stamp}, null) from customers.account_team t
     where t.account_id = ${absorbed} and upper(t.recorded) = ${then} and exists (select from published.seat s where s.id = t.position_id and upper_inf(s.valid) and lower(s.valid) <= ${ctx.today}::date)`.execute(ctx.db);
}

async function fieldsBack(ctx: Ctx, kind: MergeKind, { was }: Row, keep: Side, absorb: Side): Promise<void> {
  const refs = Object.values(was).flatMap((v) => (v !== null && typeof v === 'object' ? [v.ref] : []));
  const { rows } = await sql<{ id: string; value: string | null }>`select id, value from platform.personal_value where id = any (${refs}::uuid[])`.execute(ctx.db), values = new Map(rows.map((r) => [r.id, r.value]));
  const back = Object.fromEntries(Object.entries(was).filter(([f]) => (keep.values[f] || null) === (absorb.values[f] || null)).map(([f, v]) => [f, v !== null && typeof v === 'object' ? values.get(v.ref) ?? null : v]));
  if (Object.keys(back).length === 0) return;
  if (kind === 'account') await accountChanged(ctx, { accountId: keep.shown.id, version: keep.version, ...back } as never);
  else await contactChanged(ctx, { contactId: keep.shown.id, version: keep.version, ...back } as never);
}

/** What was merged into a record, each with its values as they were. */
export async function mergeList(ctx: Ctx, { kind, recordId }: z.output<typeof listMerges.input>): Promise<z.output<typeof listMerges.output>> {
  const { rows } = await sql<{ id: string; absorbed_id: string; at: Date; who: string | null; undone_at: Date | null; market_id: string; moved: { what: string; count: number }[] }>`
    select m.id, m.absorbed_id, m.at, p.name as who, m.undone_at, m.market_id,
           (select coalesce(jsonb_agg(jsonb_build_object('what', x.table_name, 'count', x.n) order by x.n desc, x.table_name), '[]')
              from (select v.table_name, sum(cardinality(v.ids))::int as n from customers.merge_moved v where v.merge_id = m.id group by 1) x) as moved
      from customers.merge m left join published.person p on p.id = m.person_id
     where m.kind = ${kind} and m.kept_id = ${recordId} order by m.at desc limit 100`.execute(ctx.db);
  const sides = await sidesOf(ctx, kind, [recordId, ...rows.map((r) => r.absorbed_id)]), keep = sides.get(recordId);
  return { rows: rows.flatMap((r) => {
    const absorb = sides.get(r.absorbed_id);
    if (!absorb || !keep) return [];
    const fields = Object.keys(absorb.values).map((field) => ({ field, kept: keep.values[field] || null, was: absorb.values[field] || null })).filter((f) => f.was !== null);
    const mayUndo = r.undone_at === null && keep.inUse && !absorb.erased && reaches(ctx, kind === 'account' ? 'customers.account.merge' : 'customers.contact.merge', r.market_id);
    return [{ id: r.id, at: r.at.toISOString(), who: r.who, absorbed: { id: r.absorbed_id, name: absorb.shown.name }, moved: r.moved, fields, undoneAt: r.undone_at?.toISOString() ?? null, mayUndo }];
  }) };
}
