import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { streamed } from '../../../../platform/server/streamed.ts';
import { type Among, impactParametersOn, impactQueries, worthOn } from '../../../focus/server/index.ts';
import type { AssignmentWishes } from '../../contract/assignment.ts';
import { placesOf } from '../../rules/impactCaseOf.ts';
import { type DrawnStructure, drawStructure, ledTouched } from '../drawing.ts';
import { newcomersOn } from '../impact/gathering.ts';
import { focusOfProposal } from '../impact/impact.ts';
import type { ChangeRow, ProposalHead } from '../rows.ts';
import type { ColumnsOf, Ground, Part } from './parts.ts';

/*
  All an assignment stands on, handed on as it comes to whoever `give` tells: first what is small, then a hundred thousand customers
  column by column, as the database writes them and never taken apart here. Whom it is about is found once, under the asker's own
  rights, and numbered; whatever is read of them says the number.
*/

/** What an assignment was made for: the proposal's changes and dates. */
export const groundKey = (head: Pick<ProposalHead, 'waves'>, changes: readonly ChangeRow[]): string =>
  createHash('sha256').update(JSON.stringify([head.waves.map((w) => w.on), changes.map((c) => [c.wave, c.change])])).digest('hex');

interface Asked { head: ProposalHead; changes: readonly ChangeRow[]; wishes: AssignmentWishes }
/** Answers how many customers there are, and which of the wishes' seats do not exist on that day. */
export async function gatherGround(ctx: Ctx, { head, changes, wishes }: Asked, give: (part: Part) => void): Promise<{ on: string; customers: number; missing: string[] }> {
  const drawn = await drawStructure(ctx, head, { changes }), missing = wishes.seats.map((s) => s.seatId).filter((id) => !drawn.after.seats.has(id));
  if (missing.length > 0) return { on: drawn.on, customers: 0, missing };
  give({ kind: 'ground', ground: await groundOf(ctx, drawn, wishes) });
  await sql`create temp table assignable on commit drop as ${customersOf(drawn, wishes)}`.execute(ctx.db);
  await sql`analyze assignable (n, id, lead)`.execute(ctx.db);
  const { rows: [counted] } = await sql<{ customers: number }>`select count(*)::int as customers from assignable`.execute(ctx.db);
  if (counted!.customers > 0) await giveRecords(ctx, drawn, wishes, give);
  return { on: drawn.on, customers: counted!.customers, missing };
}

async function groundOf(ctx: Ctx, drawn: DrawnStructure, wishes: AssignmentWishes): Promise<Ground> {
  const { on, before, after, done, changes, successors, basis } = drawn, place = placesOf(drawn);
  const [{ focus }, worth, parameters, newcomers, { rows: [more] }] = await Promise.all([
    focusOfProposal(ctx, drawn), worthOn(ctx, on), impactParametersOn(ctx, on), newcomersOn(ctx, on, [...after.seats.keys()].map((s) => place.after(s))),
    sql<{ languages: Record<string, string>; frozen: string[]; whole: { currency: string; minor: string }[] }>`
      select (select jsonb_object_agg(id, language) from published.market) as languages, (select coalesce(jsonb_agg(d), '[]') from (${impactQueries.dealsWhole()}) d) as whole,
             coalesce((select array_agg(e.account_id) from published.territory_exception e where e.in_force and ${wishes.keepExceptions}), '{}') as frozen`.execute(ctx.db),
  ]);
  return {
    situation: { on, before, after, successors, basis: { away: basis.away } }, changes, done, parameters, currency: worth.currency, rates: worth.rates, newcomers, languages: more!.languages, frozen: more!.frozen, dealsWhole: more!.whole,
    focus: focus.lowEvidence ? { before: null, after: null } : { before: focus.before, after: focus.after },
  };
}

type Columns = Readonly<Record<string, RawBuilder<unknown>>>;
const text = (column: RawBuilder<unknown>) => sql`string_agg(coalesce(${column}::text, ''), ',')`, json = (column: RawBuilder<unknown>) => sql`json_agg(${column})::text`;
const ofAssignable = (where: RawBuilder<unknown>): Among => (column) => sql`${column} in (select x.id from assignable x where ${where})`;
/** So many customers at a time: a text of a megabyte is let go of before the next one comes. */
const atOnce = 10_000;

/** One query after the other: while the database writes, the thread takes apart what came before. */
async function giveRecords(ctx: Ctx, drawn: DrawnStructure, wishes: AssignmentWishes, give: (part: Part) => void): Promise<void> {
  const { on } = drawn, products = wishes.products.map((p) => p.productId), any: Among = () => sql`true`, n = text(sql`a.n`);
  const columns = async (kind: ColumnsOf, of: Columns, from: RawBuilder<unknown>) => {
    const query = sql<Record<string, string | null>>`select ${sql.join(Object.entries(of).map(([name, column]) => sql`${column} as ${sql.ref(name)}`))} from ${from} group by a.n / ${atOnce}::int`;
    for await (const row of streamed(ctx, query, (r) => r, 1)) give({ kind, columns: row, last: false });
    give({ kind, columns: {}, last: true });
  };
  const numbered = (rows: RawBuilder<unknown>) => sql`(${rows}) r join assignable a on a.id = r.account_id`;
  await columns('accounts', { n, id: text(sql`a.id`), lead: text(sql`a.lead`), marketId: text(sql`a.market_id`), class: text(sql`a.class`), size: text(sql`a.size`), segment: json(sql`a.segment`), productLine: json(sql`a.product_line`), postcode: json(sql`a.postcode`) }, sql`assignable a`);
  await columns('teams', { n, team: json(sql`a.team`) }, sql`assignable a where a.team is not null`);
  await columns('deals', { n, owner: text(sql`r.owner`), minor: text(sql`r.minor`), bp: text(sql`r.bp`), currency: text(sql`r.currency`) }, numbered(impactQueries.deals(any)));
  await columns('booked', { n: sql`${n} filter (where a.n is not null)`, minor: sql`${text(sql`r.minor`)} filter (where a.n is not null)`, elsewhere: sql`coalesce(sum(greatest(r.minor, 0)) filter (where a.n is null), 0)::bigint::text` },
    sql`(${impactQueries.bookedSums(any, on)}) r left join assignable a on a.id = r.account_id`);
  await columns('contacts', { n, personId: text(sql`r."personId"`), day: text(sql`r.day`), minutes: text(sql`r.minutes`) }, numbered(impactQueries.contacts(ofAssignable(sql`x.team is not null`), on)));
  await columns('changes', { n, day: text(sql`r.day`) }, numbered(impactQueries.leadChanges(mayHaveChanged, on)));
  if (products.length > 0) await columns('products', { n, productId: text(sql`r.product_id`) }, numbered(buyersOf(products, on)));
}

/** Whoever the chosen seats lead, and whoever the proposal touches. */
function customersOf(drawn: DrawnStructure, { seats }: AssignmentWishes): RawBuilder<unknown> {
  return sql`
    with ${ledTouched(drawn, seats.map((s) => s.seatId))!}, teams as materialized (
      select t.account_id, jsonb_agg(jsonb_build_object('seat', t.position_id, 'role', t.role) order by t.position_id) as team
        from published.account_team t where t.account_id in (select account_id from led) and t.valid @> ${drawn.on}::date group by 1
    )
    select (row_number() over (order by a.id))::int - 1 as n, a.id, k.position_id as lead, a.class, a.size, a.segment, a.product_line, a.postcode, a.market_id, t.team
      from led k join published.account a on a.id = k.account_id and a.withdrawn_at is null left join teams t on t.account_id = a.id`;
}

/** Only who changed seats, or sits with a seat whose person changed, can have had another lead: of all others nothing is read. */
const mayHaveChanged: Among = (column) => sql`${column} in (
  select k.account_id from published.custody k where k.account_id in (select x.id from assignable x) group by 1 having count(*) > 1
  union select k.account_id from published.custody k join assignable x on x.id = k.account_id
   where k.position_id in (select h.position_id from published.seat_holder h where h.kind = 'regular' group by 1 having count(*) > 1))`;

/** Who has an open deal of a product, or bought it in the twelve months before. */
const buyersOf = (products: readonly string[], on: string) => sql`
  select distinct o.account_id, p.product_id from published.opportunity_product p join published.opportunity o on o.id = p.opportunity_id
   where p.product_id = any (${products}::uuid[]) and (o.state = 'open' or o.state = 'won' and o.closed_on >= ${on}::date - interval '12 months')`;
