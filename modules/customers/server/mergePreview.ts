import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import { rights } from '../../organization/rules/index.ts';
import type { MergeKind, Merging, previewAccountMerge } from '../contract/merging.ts';
import { betterSwapped, endedByStricter, type HeldPermission, proposedSide } from '../rules/merging.ts';
import { bothSides, type Side } from './mergeSides.ts';
import { reaches } from './seats.ts';

interface Both { keep: Side; absorb: Side }

export const accountMergePreview = (ctx: Ctx, input: z.output<typeof previewAccountMerge.input>): Promise<Merging> => previewed(ctx, 'account', input);
export const contactMergePreview = (ctx: Ctx, input: z.output<typeof previewAccountMerge.input>): Promise<Merging> => previewed(ctx, 'contact', input);

async function previewed(ctx: Ctx, kind: MergeKind, pair: { keepId: string; absorbId: string }): Promise<Merging> {
  const both = await bothSides(ctx, kind, pair), { keep, absorb } = both;
  const [kept, moves] = [await heldBy(ctx, kind, pair.keepId), await heldBy(ctx, kind, pair.absorbId)];
  const side = (s: Side) => ({ ...s.shown, version: s.version, externalKey: s.externalKey });
  const likened = (s: Side, held: typeof kept) => ({ values: s.values, holds: held.reduce((sum, h) => sum + h.count, 0), createdAt: s.shown.createdAt });
  return {
    keep: side(keep), absorb: side(absorb), betterSwapped: betterSwapped(likened(keep, kept), likened(absorb, moves)), moves,
    fields: Object.keys(keep.values).map((field) => {
      const named = (s: Side) => (field === 'accountId' ? s.shown.account?.name ?? null : null), [k, a] = [keep.values[field] || null, absorb.values[field] || null];
      return { field, keep: k, absorb: a, keepName: named(keep), absorbName: named(absorb), take: proposedSide(field, k, a) };
    }),
    warnings: await warningsOf(ctx, kind, both), refused: await whyRefused(ctx, kind, both),
  };
}

/** What hangs on a record, by table: counted whether or not the reader sees each row, because all of it goes along. */
async function heldBy(ctx: Ctx, kind: MergeKind, id: string): Promise<Merging['moves']> {
  const { rows } = await sql<Merging['moves'][number]>`
    select table_name as what, sum(count)::int as count from customers.held_by_record(${kind}, ${id}::uuid) group by 1 order by 2 desc, 1`.execute(ctx.db);
  return rows;
}

async function warningsOf(ctx: Ctx, kind: MergeKind, { keep, absorb }: Both): Promise<Merging['warnings']> {
  const warnings: Merging['warnings'] = [], lead = (s: Side) => s.shown.lead?.person?.name ?? s.shown.lead?.seat.name ?? '';
  if (kind === 'account' && keep.leadSeatId !== absorb.leadSeatId) warnings.push({ code: 'other_lead', names: [lead(absorb), lead(keep)] });
  if (keep.taxKey && absorb.taxKey && keep.taxKey !== absorb.taxKey) warnings.push({ code: 'two_tax_ids', names: [keep.shown.taxId!, absorb.shown.taxId!] });
  if (kind === 'contact' && keep.accountId !== absorb.accountId) warnings.push({ code: 'other_account', names: [keep.shown.account?.name ?? '', absorb.shown.account?.name ?? ''] });
  if (keep.externalKey && absorb.externalKey) warnings.push({ code: 'two_keys', names: [keep.externalKey, absorb.externalKey] });
  if (kind === 'contact') {
    const held = await permissionsHeld(ctx, [keep.shown.id, absorb.shown.id]), ended = new Set(endedByStricter(held, ctx.now));
    if (ended.size > 0) warnings.push({ code: 'opted_out', names: [...new Set(held.filter((p) => ended.has(p.id)).map((p) => p.channel))] });
  }
  return warnings;
}

export async function permissionsHeld(ctx: Ctx, contactIds: readonly string[]): Promise<HeldPermission[]> {
  const { rows } = await sql<HeldPermission>`
    select id, contact_id as "contactId", channel, purpose, obtained_at as "obtainedAt", expires_at as "expiresAt", revoked_at as "revokedAt" from customers.permission where contact_id = any (${contactIds}::uuid[])`.execute(ctx.db);
  return rows;
}

/** Why these two may not be merged by whoever asks, and who can. The policies say the same of the row that merges them. */
export async function whyRefused(ctx: Ctx, kind: MergeKind, { keep, absorb }: Both): Promise<Merging['refused']> {
  if (keep.marketId !== absorb.marketId) return { rule: 'customers.merge_markets', who: null };
  if (kind === 'contact') return reaches(ctx, 'customers.contact.merge', keep.marketId) ? null : { rule: 'platform.out_of_scope', who: null };
  const scope = ctx.person.scopeOf('customers.account.merge'), seats = [keep.leadSeatId!, absorb.leadSeatId!];
  if (scope.company || seats.every((s) => scope.seats.includes(s))) return null;
  return { rule: 'customers.merge_other_team', who: await whoCan(ctx, seats) };
}

/** The nearest above both lead seats whose role merges customers. */
async function whoCan(ctx: Ctx, seats: readonly string[]): Promise<string | null> {
  const { rows: [row] } = await sql<{ name: string | null }>`
    with recursive up as (
      select s.id as seat, s.id as side, 0 as steps from unnest(${seats}::uuid[]) s(id)
      union all
      select l.reports_to_id, u.side, u.steps + 1 from up u join published.reporting_line l on l.position_id = u.seat and l.kind = 'solid' and l.valid @> ${ctx.today}::date where u.steps < 40
    )
    select w.person_name as name from (
      select u.seat, min(u.steps) as steps from up u
       where exists (select from published.role_grant g where g.position_id = u.seat and g.valid @> ${ctx.today}::date and g.role = any (${[...rights['customers.account.merge']!.roles]}::text[]))
       group by u.seat having count(distinct u.side) = ${new Set(seats).size}::int) s
      join lateral published.answers_for(s.seat, ${ctx.today}::date) w on true order by s.steps limit 1`.execute(ctx.db);
  return row?.name ?? null;
}
