import { sql } from 'kysely';
import type { z } from 'zod';
import type { Named } from '../../../contract/shapes.ts';
import { lasting } from '../../../platform/server/lasting.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { commonExecutives } from '../contract/structure.ts';
import { commonExecutive, type Tree } from '../rules/lines.ts';
import { marketName } from './units.ts';

type Answer = z.input<typeof commonExecutives.output>;
interface Seat { id: string; title: string; division: string | null; market_id: string; manager: string | null }

/** Who leads both divisions in each market that has seats of either, and how far up. */
export const executivesByMarket = lasting((ctx, { on }: z.output<typeof commonExecutives.input>) => `${on ?? ctx.today}|${ctx.person.language}`, executivesOn);

async function executivesOn(ctx: Ctx, { on = ctx.today }: z.output<typeof commonExecutives.input>): Promise<Answer> {
  const { rows: seats } = await sql<Seat>`
    select s.id, s.title, s.division, s.market_id, l.reports_to_id as manager
      from published.seat s
      left join published.reporting_line l on l.position_id = s.id and l.kind = 'solid' and l.valid @> ${on}::date
     where s.valid @> ${on}::date and s.status <> 'closed'`.execute(ctx.db);
  const { rows: markets } = await sql<{ id: string; name: string }>`select m.id, ${marketName(ctx)} as name from published.market m order by 2`.execute(ctx.db);
  const tree: Tree = new Map(seats.flatMap((s) => (s.manager ? [[s.id, s.manager] as const] : [])));
  const known = new Map(seats.map((s) => [s.id, s]));
  const led = markets.flatMap((market) => leadership(market, seats.filter((s) => s.market_id === market.id && s.division !== null), tree, known));
  const people = await answeringFor(ctx, led.flatMap((l) => (l.executive ? [l.executive.seat.id] : [])), on);
  return { rows: led.map((l) => ({ ...l, executive: l.executive && { ...l.executive, person: people.get(l.executive.seat.id) ?? null } })) };
}

/** Who answers for these seats on the day: whoever sits there and is not suspended, else whoever stands in. */
async function answeringFor(ctx: Ctx, seats: readonly string[], on: string): Promise<ReadonlyMap<string, Named>> {
  const { rows } = await sql<{ seat: string } & Named>`
    select s.id as seat, w.person_id as id, w.person_name as name from unnest(${[...new Set(seats)]}::uuid[]) as s(id) cross join lateral published.answers_for(s.id, ${on}::date) w`.execute(ctx.db);
  return new Map(rows.map(({ seat, id, name }) => [seat, { id, name }]));
}

function leadership(market: { id: string; name: string }, seats: readonly Seat[], tree: Tree, known: ReadonlyMap<string, Seat>): Answer['rows'] {
  if (seats.length === 0) return [];
  const of = (division: string) => seats.filter((s) => s.division === division).map((s) => s.id);
  const [sales, marketing] = [of('sales'), of('marketing')];
  const { position, distance, reasons } = commonExecutive(tree, sales, marketing);
  const seat = position ? known.get(position) : undefined;
  return [{
    market, executive: seat ? { seat: { id: seat.id, name: seat.title }, person: null } : null, distance,
    reason: reasons[0]!.code, salesSeats: sales.length, marketingSeats: marketing.length,
  }];
}
