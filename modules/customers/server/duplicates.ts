import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { asPage, readCursor } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { DuplicatePair, listDuplicateAccounts, MergeKind, tellAccountsApart } from '../contract/merging.ts';
import { alikeWeights } from '../rules/merging.ts';
import { sidesOf } from './mergeSides.ts';

/*
  Who may be the same one, of all that are in use. Records are gathered by what is alike in them, along an index for each
  likeness, and only those of one group are set against each other: never everybody against everybody. What many share (a
  switchboard, a group's domain) says nothing about who they are and would make the most pairs: it is left out.
*/
const mostAlike = 12;

/** Why, by what they are gathered, which have it, and whom of a group each of its records is set against. */
type Grouping = readonly [why: string, by: RawBuilder<unknown>, known: RawBuilder<unknown>, whom?: RawBuilder<unknown>];
const groupings: Record<MergeKind, readonly Grouping[]> = {
  account: [
    ['tax', sql`t.tax_key`, sql`t.tax_key is not null`], ['domain', sql`t.domain_key`, sql`t.domain_key is not null`], ['phone', sql`t.phone_key`, sql`t.phone_key is not null`],
    ['name', sql`t.name_key, t.town_key`, sql`t.name_key is not null and t.town_key is not null`],
    // Whoever came without a town may be any of that name.
    ['name', sql`t.name_key`, sql`t.name_key is not null`, sql`filter (where t.town_key is null)`],
  ],
  contact: [
    ['email', sql`t.email_key`, sql`t.email_key is not null`], ['phone', sql`t.phone_key, t.name_key`, sql`t.phone_key is not null and t.name_key is not null`],
    ['name', sql`t.account_id, t.name_key`, sql`t.account_id is not null and t.name_key is not null`],
  ],
};

const gathered = (kind: MergeKind): RawBuilder<unknown> => sql.join(groupings[kind].map(([why, by, known, whom]) => sql`
  select ${sql.lit(why)}::text as why, ${sql.lit((alikeWeights[kind] as Record<string, number>)[why]!)}::int as weight, array_agg(t.id) as ids, array_agg(t.id) ${whom ?? sql``} as whom
    from ${sql.table(`customers.${kind}`)} t where t.withdrawn_at is null and ${known} group by t.market_id, ${by} having count(*) between 2 and ${sql.lit(mostAlike)}`), sql` union all `);

interface Pair { id: string; sort_value: string; one_id: string; other_id: string; because: DuplicatePair['because'] }

async function pairsOf(ctx: Ctx, kind: MergeKind, { after, limit }: z.output<typeof listDuplicateAccounts.input>): Promise<{ rows: DuplicatePair[]; next: string | null }> {
  const [score, id] = after ? readCursor(after, 'integer') : [null, null];
  const { rows } = await sql<Pair>`
    with alike as (${gathered(kind)}),
    likeness as (
      select distinct least(one.id, other.id) as one_id, greatest(one.id, other.id) as other_id, g.why, g.weight from alike g, unnest(g.ids) as one(id), unnest(g.whom) as other(id) where one.id <> other.id
    ), pair as (
      select l.one_id, l.other_id, sum(l.weight)::int as score, array_agg(l.why order by l.weight desc) as because from likeness l group by 1, 2
    ), placed as (
      -- The pair's own id (RFC 9562, version 8): the same whoever looks.
      select overlay(overlay(md5(p.one_id::text || p.other_id::text) placing '8' from 13) placing '8' from 17)::uuid as id, p.* from pair p
       where not exists (select from customers.distinct_pair d where d.one_id = p.one_id and d.other_id = p.other_id)
    )
    select p.id, p.score::text as sort_value, p.one_id, p.other_id, p.because from placed p
     where ${score === null ? sql`true` : sql`(-p.score, p.id) > (-${score}::int, ${id}::uuid)`}
     order by -p.score, p.id limit ${sql.lit(limit + 1)}`.execute(ctx.db);
  const page = asPage(rows, limit), sides = await sidesOf(ctx, kind, page.rows.flatMap((r) => [r.one_id, r.other_id]));
  return { next: page.next, rows: page.rows.map((r) => ({ id: r.id, because: r.because, one: sides.get(r.one_id)!.shown, other: sides.get(r.other_id)!.shown })) };
}

export const duplicateAccounts = (ctx: Ctx, input: z.output<typeof listDuplicateAccounts.input>) => pairsOf(ctx, 'account', input);
export const duplicateContacts = (ctx: Ctx, input: z.output<typeof listDuplicateAccounts.input>) => pairsOf(ctx, 'contact', input);

type Distinction = z.output<typeof tellAccountsApart.input>;
export const accountsToldApart = (ctx: Ctx, input: Distinction) => toldApart(ctx, 'account', input);
export const contactsToldApart = (ctx: Ctx, input: Distinction) => toldApart(ctx, 'contact', input);

/** Remembered whichever way round they are named; saying again what is so already changes nothing. */
async function toldApart(ctx: Ctx, kind: MergeKind, { oneId, otherId, distinct }: Distinction): Promise<{ done: true }> {
  const [one, other] = [oneId, otherId].sort() as [string, string], sides = await sidesOf(ctx, kind, [one, other]), side = sides.get(one);
  if (!side || !sides.has(other)) throw new Refusal('not_found', 'One of these records is not there, or not yours to see.', 'platform.not_found');
  if (one === other) throw new Refusal('invalid_input', 'It takes two records.', 'customers.merge_two', { fields: { otherId: 'not_valid' } });
  const { numAffectedRows } = distinct
    ? await sql`insert into customers.distinct_pair (one_id, other_id, market_id, person_id, at) values (${one}, ${other}, ${side.marketId}, ${ctx.person.id}, ${ctx.now}::timestamptz) on conflict do nothing`.execute(ctx.db)
    : await sql`delete from customers.distinct_pair where one_id = ${one} and other_id = ${other}`.execute(ctx.db);
  if (numAffectedRows === 0n) return { done: true };
  const what = distinct ? 'told_apart' : 'told_apart_undone';
  await recordFact(ctx, { what: `customers.${kind}_${what}`, about: { kind, id: one }, guard: side.marketId, after: { otherRecord: other } });
  return { done: true };
}
