import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { allBut, type Among, impactParametersOn, impactQueries, worthOn } from '../../../focus/server/index.ts';
import type { ImpactParameters } from '../../../focus/rules/index.ts';
import type { AssignmentWishes } from '../../contract/assignment.ts';
import { placesOf, type Situation } from '../../rules/impactCaseOf.ts';
import { drawProposal } from '../drawing.ts';
import { focusOfProposal } from '../impact/impact.ts';
import { newcomersOn } from '../impact/gathering.ts';
import { changesOf, type ChangeRow, type ProposalHead } from '../rows.ts';

/** Long lists as the database wrote them, for a thread to read: a hundred thousand customers never pass through the server's own. */
export interface Texts { accounts: string; booked: string; bookedElsewhere: string; deals: string; dealsWhole: string; contacts: string; changes: string; products: string }
/** All an assignment stands on. `leadAfter`: who would lead whom the proposal moves already. */
export interface Ground {
  texts: Texts; situation: Situation; leadAfter: readonly (readonly [string, string | null])[]; parameters: ImpactParameters; currency: string; rates: Readonly<Record<string, string>>;
  newcomers: ReadonlySet<string>; languages: Readonly<Record<string, string>>; frozen: readonly string[]; focus: { before: number | null; after: number | null };
}

/** What an assignment was made for: the proposal's changes and dates. */
export const groundKey = (head: Pick<ProposalHead, 'waves'>, changes: readonly ChangeRow[]): string =>
  createHash('sha256').update(JSON.stringify([head.waves.map((w) => w.on), changes.map((c) => [c.wave, c.change])])).digest('hex');

export async function groundOf(ctx: Ctx, head: ProposalHead, wishes: AssignmentWishes): Promise<{ ground: Ground; key: string; customers: number }> {
  const changes = await changesOf(ctx, head.id), drawn = await drawProposal(ctx, head, { changes }), { on, before, after, successors } = drawn, seats = wishes.seats.map((s) => s.seatId);
  const { focus } = await focusOfProposal(ctx, drawn), worth = await worthOn(ctx, on), place = placesOf(drawn), parameters = await impactParametersOn(ctx, on);
  const newcomers = await newcomersOn(ctx, on, [...after.seats.keys()].map((s) => place.after(s))), { customers, ...texts } = await textsOf(ctx, { on, seats, touched: drawn.accounts.map((a) => a.id), products: wishes.products.map((p) => p.productId) });
  const { rows: [more] } = await sql<{ languages: Record<string, string>; frozen: string[] }>`
    select (select jsonb_object_agg(id, language) from published.market) as languages,
           coalesce((select array_agg(e.account_id) from published.territory_exception e where e.in_force and ${wishes.keepExceptions}), '{}') as frozen`.execute(ctx.db);
  return {
    key: groundKey(head, changes), customers,
    ground: {
      texts, situation: { on, before, after, successors, basis: { away: drawn.basis.away } }, leadAfter: drawn.accounts.map((a) => [a.id, a.leadAfter]), parameters, currency: worth.currency, rates: worth.rates, newcomers,
      languages: more!.languages, frozen: more!.frozen, focus: focus.lowEvidence ? { before: null, after: null } : { before: focus.before, after: focus.after },
    },
  };
}

interface Asked { on: string; seats: readonly string[]; touched: readonly string[]; products: readonly string[] }
async function textsOf(ctx: Ctx, { on, seats, touched, products }: Asked): Promise<Texts & { customers: number }> {
  // As the database writes a list, and never taken apart here.
  const { rows: [scope] } = await sql<{ list: string; customers: number }>`
    select coalesce(array_agg(k.account_id), '{}')::text as list, count(*)::int as customers from published.custody k join published.account a on a.id = k.account_id and a.withdrawn_at is null
     where k.valid @> ${on}::date and (k.position_id = any (${seats}::uuid[]) or k.account_id in (select unnest(${`{${touched.join(',')}}`}::uuid[])))`.execute(ctx.db);
  const { list, customers } = scope!, among: Among = (column) => sql`${column} = any (${list}::uuid[])`;
  const text = async (query: RawBuilder<unknown>) => (await sql<{ list: string }>`select coalesce(json_agg(x), '[]')::text as list from (${query}) x`.execute(ctx.db)).rows[0]!.list;
  const [accounts, booked, bookedElsewhere, deals, dealsWhole, contacts, changes, bought] = await Promise.all([
    text(accountsIn(list, on)), text(impactQueries.booked(among, on)), text(impactQueries.bookedElsewhere(allBut(list), on)), text(impactQueries.deals(among)), text(impactQueries.dealsWhole()),
    text(impactQueries.contacts(among, on)), text(impactQueries.leadChanges(among, on)), products.length === 0 ? '[]' : text(buyersOf(products, list, on)),
  ]);
  return { customers, accounts, booked, bookedElsewhere, deals, dealsWhole, contacts, changes, products: bought };
}

const accountsIn = (ids: string, on: string) => sql`
  with teams as materialized (
    select t.account_id, jsonb_agg(jsonb_build_object('seat', t.position_id, 'role', t.role) order by t.position_id) as team
      from published.account_team t where t.account_id = any (${ids}::uuid[]) and t.valid @> ${on}::date group by 1
  ), led as materialized (select k.account_id, k.position_id from published.custody k where k.account_id = any (${ids}::uuid[]) and k.valid @> ${on}::date)
  select a.id, a.class, a.segment, a.postcode, a.market_id as "marketId", k.position_id as lead, coalesce(t.team, '[]') as team
    from published.account a join led k on k.account_id = a.id left join teams t on t.account_id = a.id where a.id = any (${ids}::uuid[]) order by a.id`;

/** Who has an open deal of a product, or bought it in the twelve months before. */
const buyersOf = (products: readonly string[], ids: string, on: string) => sql`
  select distinct o.account_id, p.product_id from published.opportunity_product p join published.opportunity o on o.id = p.opportunity_id
   where p.product_id = any (${products}::uuid[]) and o.account_id = any (${ids}::uuid[]) and (o.state = 'open' or o.state = 'won' and o.closed_on >= ${on}::date - interval '12 months')`;
