import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type Directory, directoryOf } from '../../organization/server/index.ts';
import type { board, BoardCard, BoardColumn } from '../contract.ts';
import { bySeat, isFew, nameIn, ofSeats, seatsAsked } from './opportunityFilters.ts';
import { openTotals } from './openTotals.ts';
import { ownerOf } from './owners.ts';

type Input = z.output<typeof board.input>;
/** Measured with 90 open deals a seat: beyond ten seats the order of everybody's deals is the shorter way to the first ten. */
const fewSeats = 10;

/**
 * The board in one statement. Sums are kept (`openTotals`), and counted only where a closing day is asked; the cards of each stage from the
 * first entries of `opportunity_board` that the policy lets through, which for a wide reach are nearly the first ones.
 * Whoever reaches few seats would pass over most of that index: their deals are read and ranked instead.
 */
export async function pipelineBoard(ctx: Ctx, input: Input): Promise<{ pipelineId: string; columns: BoardColumn[] }> {
  const which = sql`o.state = 'open' and o.withdrawn_at is null ${input.closeTo ? sql`and o.close_on < ${input.closeTo}::date` : sql``}`;
  const asked = seatsAsked(ctx, input), few = isFew(ctx, asked, fewSeats), seats = ofSeats(ctx, asked, fewSeats);
  const directory = await directoryOf(ctx);
  const { rows } = await sql<Row>`
    with sums as (
      select t.stage_id, sum(t.deals)::int as deals, jsonb_agg(jsonb_build_object('minor', t.minor::text, 'currency', t.currency) order by t.currency) as sums
        from (${input.closeTo
          ? sql`select o.stage_id, o.currency, count(*) as deals, sum(o.amount_minor) as minor from sales.opportunity o where ${which} ${bySeat} ${seats} group by o.stage_id, o.currency`
          : openTotals(ctx, input)}) t
       group by t.stage_id
    )${few ? sql`, ranked as materialized (
      select o.id, o.stage_id, row_number() over (partition by o.stage_id order by o.close_on, o.id) as rank from sales.opportunity o where ${which} ${seats}
    )` : sql``}
    select s.id, s.pipeline_id, ${nameIn(ctx, 's')} as name, s.place, s.probability_bp, coalesce(t.deals, 0) as deals, coalesce(t.sums, '[]') as sums, coalesce(c.cards, '[]') as cards
      from sales.stage s
      left join sums t on t.stage_id = s.id
      left join lateral (${cards(few
        ? sql`select r.id from ranked r where r.stage_id = s.id and r.rank <= 10`
        : sql`select o.id from sales.opportunity o where o.stage_id = s.id and ${which} ${seats} order by o.close_on, o.id limit 10`)}) c on true
     where s.pipeline_id = ${input.pipeline ? sql`${input.pipeline}::uuid` : sql`(select p.id from sales.pipeline p where p.is_default)`}
     order by s.place`.execute(ctx.db);
  const first = rows[0];
  if (!first) throw new Refusal('not_found', 'There is no such pipeline.', 'sales.no_pipeline');
  return { pipelineId: first.pipeline_id, columns: rows.map((r) => asColumn(directory, r)) };
}

/** The first ten of stage `s`, chosen by their ids, as they are shown. */
const cards = (first: RawBuilder<unknown>) => sql`
  select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'account', jsonb_build_object('id', a.id, 'name', a.name),
           'amount', jsonb_build_object('minor', o.amount_minor::text, 'currency', o.currency), 'closeOn', o.close_on, 'nextStep', o.next_step, 'nextStepOn', o.next_step_on,
           'seatId', o.owner_position_id, 'version', o.version) order by o.close_on, o.id) as cards
    from (${first}) first
    join sales.opportunity o on o.id = first.id
    join published.account a on a.id = o.account_id`;

interface Row {
  id: string; pipeline_id: string; name: string; place: number; probability_bp: number; deals: number; sums: { minor: string; currency: string }[]; cards: (Omit<BoardCard, 'owner'> & { seatId: string })[];
}

const asColumn = (directory: Directory, r: Row): BoardColumn => ({
  stage: { id: r.id, name: r.name, place: r.place, probabilityBp: r.probability_bp }, deals: r.deals, sums: r.sums,
  cards: r.cards.map(({ seatId, ...card }) => {
    const { seat, person } = ownerOf(directory, seatId);
    return { ...card, owner: { seatId, seat: seat.name, person: person?.name ?? null } };
  }),
});
