import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/server/request.ts';
import { modelSeen, modelStored, seatHeld } from '../../territories/server/index.ts';
import { differs, type Placement } from '../../territories/rules/index.ts';
import type { compareModels, ModelsCompared } from '../contract/models.ts';
import { worthOn } from './impact/gathering.ts';

type Seen = Awaited<ReturnType<typeof modelSeen>>;
type Model = ModelsCompared['left'];
interface Weight { booked: bigint; deals: number }
const shownMost = 100;

/** Who would lead it by the model: where no rule finds it, who leads it. */
const seatBy = (p: Placement): string | null => p.positionId ?? p.account.leadId;

export async function modelsCompared(ctx: Ctx, { modelId, otherId }: z.output<typeof compareModels.input>): Promise<ModelsCompared> {
  const [one, other] = [await modelStored(ctx, modelId), await modelStored(ctx, otherId)], [left, right] = [await modelSeen(ctx, one), await modelSeen(ctx, other)];
  const { currency } = await worthOn(ctx, ctx.today), weights = await weightsOf(ctx), rightBy = new Map(right.placed.map((p) => [p.account.id, seatBy(p)]));
  const changing = left.placed.filter((p) => seatBy(p) !== rightBy.get(p.account.id)), order = new Intl.Collator(ctx.person.language), named = (id: string | null) => (id === null ? null : seatHeld(left.directory, id).seat);
  return {
    left: modelTold(one, left), right: modelTold(other, right), currency, seats: await seatsTold(ctx, left, right, weights, currency), total: changing.length,
    changing: (['A', 'B', 'C', 'unclassed'] as const).map((k) => ({ class: k, accounts: changing.filter((p) => (p.account.class ?? 'unclassed') === k).length })),
    accounts: changing.sort((a, b) => order.compare(a.account.name, b.account.name)).slice(0, shownMost).map((p) => ({ account: { id: p.account.id, name: p.account.name }, class: p.account.class as 'A' | null, left: named(seatBy(p)), right: named(rightBy.get(p.account.id) ?? null) })),
  };
}

function modelTold({ id, name, state }: Awaited<ReturnType<typeof modelStored>>, { placed, territories }: Seen): Model {
  const many = (is: (p: Placement) => boolean) => placed.filter(is).length;
  return {
    model: { id, name }, state, territories: territories.length, accounts: placed.length, gaps: many((p) => p.by === 'gap'), overlaps: many((p) => p.territoryIds.length > 1), frozen: many((p) => p.by === 'frozen'), excepted: many((p) => p.by === 'exception'), differ: many(differs),
  };
}

/** What each customer booked in twelve months, and how many open deals go with it. */
async function weightsOf(ctx: Ctx): Promise<Map<string, Weight>> {
  const { rows } = await sql<{ id: string; minor: string; deals: number }>`
    with booked as (select account_id, sum(reporting_minor) as minor from published.booking where booked_on >= ${ctx.today}::date - interval '12 months' and booked_on < ${ctx.today}::date group by 1),
    deals as (select account_id, count(*)::int as n from published.opportunity where state = 'open' group by 1)
    select coalesce(b.account_id, d.account_id) as id, greatest(coalesce(b.minor, 0), 0)::bigint::text as minor, coalesce(d.n, 0) as deals from booked b full join deals d on d.account_id = b.account_id`.execute(ctx.db);
  return new Map(rows.map((r) => [r.id, { booked: BigInt(r.minor), deals: r.deals }]));
}

async function seatsTold(ctx: Ctx, left: Seen, right: Seen, weights: ReadonlyMap<string, Weight>, currency: string): Promise<ModelsCompared['seats']> {
  const sums = [left, right].map(({ placed }) => {
    const by = new Map<string, { accounts: number; booked: bigint; load: number }>();
    for (const p of placed) {
      const seat = seatBy(p), w = weights.get(p.account.id);
      if (seat === null) continue;
      const sum = by.get(seat) ?? { accounts: 0, booked: 0n, load: 0 };
      by.set(seat, { accounts: sum.accounts + 1, booked: sum.booked + (w?.booked ?? 0n), load: sum.load + 1 + (w?.deals ?? 0) });
    }
    return by;
  });
  const ids = [...new Set(sums.flatMap((s) => [...s.keys()]))], { rows } = await sql<{ id: string; capacity: number | null }>`select id, capacity from published.seat where id = any (${ids}::uuid[]) and valid @> ${ctx.today}::date`.execute(ctx.db);
  const room = new Map(rows.map((r) => [r.id, r.capacity])), told = (s: { accounts: number; booked: bigint; load: number } | undefined) => ({ accounts: s?.accounts ?? 0, load: s?.load ?? 0, booked: { minor: (s?.booked ?? 0n).toString(), currency } });
  return ids.map((id) => ({ ...seatHeld(left.directory, id), capacity: room.get(id) ?? null, left: told(sums[0]!.get(id)), right: told(sums[1]!.get(id)) }))
    .sort((a, b) => Math.abs(b.right.accounts - b.left.accounts) - Math.abs(a.right.accounts - a.left.accounts) || b.left.accounts - a.left.accounts || (a.seat.name < b.seat.name ? -1 : 1));
}
