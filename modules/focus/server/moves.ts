import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { asPage, readCursor } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { directoryOf } from '../../organization/server/index.ts';
import type { AccountMove, listMoves, MoveRecord, MoveState, readMove } from '../contract/moves.ts';
import { type MovedAccount, stateOfMove, wayBack } from '../rules/takingBack.ts';

type Row = Omit<AccountMove, 'actId' | 'pairs'> & { id: string; sort_value: string; pairs: { from: string; to: string; accounts: number }[] };
const pairsShown = 12, accountsShown = 200;

/** An act is written as one row a market and pair of seats, of which the policies show those of the reader's markets: the sums are of what they see. */
const actsRead = async (ctx: Ctx, which: RawBuilder<unknown>, limit: number): Promise<Row[]> => (await sql<Row>`
  with act as (
    select m.act_id as id, m.at, m.person_id, m.takes_back, min(m.on_day)::text as on, sum(m.accounts)::int as accounts, min(m.because) as because, min(m.reason) as reason, count(distinct (m.from_position_id, m.to_position_id))::int as "pairCount",
           count(distinct m.from_position_id)::int as "fromCount", count(distinct m.to_position_id)::int as "toCount"
      from published.custody_move m where ${which} group by m.at, m.act_id, m.person_id, m.takes_back order by m.at desc, m.act_id desc limit ${limit}
  )
  select a.id, a.at::text as sort_value, a.at, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by, a.on, a.accounts, a.because, a.reason, a."pairCount", a."fromCount", a."toCount", a.takes_back as "takesBack",
         (select jsonb_build_object('actId', t.act_id, 'at', t.at, 'accounts', sum(t.accounts)) from published.custody_move t where t.takes_back = a.id group by t.act_id, t.at order by t.at desc limit 1) as "takenBack",
         (select jsonb_agg(jsonb_build_object('from', q.from_position_id, 'to', q.to_position_id, 'accounts', q.n) order by q.n desc) from (
            select x.from_position_id, x.to_position_id, sum(x.accounts)::int as n from published.custody_move x where x.act_id = a.id group by 1, 2 order by n desc limit ${pairsShown}) q) as pairs
    from act a left join published.person p on p.id = a.person_id order by a.at desc, a.id desc`.execute(ctx.db)).rows;

export async function movesList(ctx: Ctx, { after, limit }: z.output<typeof listMoves.input>): Promise<z.output<typeof listMoves.output>> {
  const [at, id] = after ? readCursor(after, 'timestamptz') : [];
  const page = asPage(await actsRead(ctx, at ? sql`(m.at, m.act_id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`, limit + 1), limit);
  const name = await seatNames(ctx, page.rows.flatMap((r) => r.pairs.flatMap((p) => [p.from, p.to])));
  return { rows: page.rows.map((r) => asMove(r, name)), next: page.next };
}

const asMove = ({ id, sort_value: _, pairs, ...r }: Row, name: (seat: string) => { id: string; name: string }): AccountMove => ({
  ...r, actId: id, at: new Date(r.at).toISOString(), takenBack: r.takenBack && { ...r.takenBack, at: new Date(r.takenBack.at).toISOString() }, pairs: pairs.map((p) => ({ from: name(p.from), to: name(p.to), accounts: p.accounts })),
});

/** Seats by the last title they had: some are closed by now. */
async function seatNames(ctx: Ctx, seats: readonly string[]): Promise<(id: string) => { id: string; name: string }> {
  const { rows } = await sql<{ id: string; title: string }>`select distinct on (s.id) s.id, s.title from published.seat s where s.id = any(${[...new Set(seats)]}::uuid[]) order by s.id, s.valid desc`.execute(ctx.db);
  const titles = new Map(rows.map((r) => [r.id, r.title]));
  return (id) => ({ id, name: titles.get(id) ?? '' });
}

type Moved = MovedAccount & { name: string; class: MoveRecord['rows'][number]['class']; now: string | null };

/** Whom the act moved, with the seat each had until then, and what has become of it since. */
async function movedBy(ctx: Ctx, actId: string): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with written as (
      select distinct on (h.account_id) h.account_id, h.position_id, lower(h.valid) as on, lower(h.recorded) as at from published.custody_history h where h.act_id = ${actId}::uuid order by h.account_id, lower(h.recorded)
    )
    select a.id as "accountId", a.name, a.class, was.position_id as was, w.position_id as became, now.position_id as now, a.withdrawn_at is not null as withdrawn,
           exists (select from published.custody_history c where c.account_id = a.id and c.act_id = ${actId}::uuid and upper_inf(c.recorded) and upper_inf(c.valid)) as stands,
           exists (select from published.custody_history l where l.account_id = a.id and lower(l.recorded) > w.at) as touched,
           exists (select from published.seat s where s.id = was.position_id and s.status <> 'closed' and s.valid @> greatest(w.on, ${ctx.today}::date)) as "wasOpen"
      from written w join published.account a on a.id = w.account_id
      join published.custody_history was on was.account_id = a.id and upper(was.recorded) = w.at and was.valid @> greatest(w.on, a.custody_from) and was.position_id <> w.position_id
      left join published.custody now on now.account_id = a.id and now.valid @> greatest(w.on, ${ctx.today}::date)`.execute(ctx.db);
  return rows;
}

export async function moveRecord(ctx: Ctx, { actId }: z.output<typeof readMove.input>): Promise<MoveRecord> {
  const act = await actOf(ctx, actId), directory = await directoryOf(ctx), moved = await movedBy(ctx, actId);
  const states: Record<MoveState, number> = { stands: 0, moved_since: 0, seat_closed: 0, withdrawn: 0 };
  for (const m of moved) states[stateOfMove(m)]++;
  const order = new Intl.Collator(ctx.person.language), rows = moved.toSorted((a, b) => Number(stateOfMove(a) === 'stands') - Number(stateOfMove(b) === 'stands') || order.compare(a.name, b.name)).slice(0, accountsShown);
  const name = await seatNames(ctx, [...act.pairs.flatMap((p) => [p.from, p.to]), ...rows.flatMap((r) => [r.was, r.became, ...(r.now ? [r.now] : [])])]);
  const { rows: [by] } = await sql<{ id: string }>`select about_id as id from platform.fact where act_id = ${actId}::uuid and about_kind = 'proposal' limit 1`.execute(ctx.db);
  return {
    ...asMove(act, name), inForce: act.on < ctx.today, states, total: moved.length, proposal: by?.id ?? null,
    takeBack: wayBack({ because: act.because, takenBack: act.takenBack !== null, on: act.on }, moved, ctx.today),
    rows: rows.map((m) => ({ account: { id: m.accountId, name: m.name }, class: m.class, from: name(m.was), to: name(m.became), now: m.now ? { seat: name(m.now), person: directory.seats.get(m.now)?.answers ?? null, unnamed: directory.seats.get(m.now)?.unnamed ?? false } : null, state: stateOfMove(m) })),
  };
}

async function actOf(ctx: Ctx, actId: string): Promise<Row> {
  const [act] = await actsRead(ctx, sql`m.act_id = ${actId}::uuid`, 1);
  if (!act) throw new Refusal('not_found', 'There is no such move, or it is not yours to see.', 'customers.no_such_move');
  return act;
}

/** An act that is to be taken back. Refused: not there, taken back already, or done by a restructuring, which has its own way. */
export async function actToTakeBack(ctx: Ctx, actId: string): Promise<Row> {
  const act = await actOf(ctx, actId);
  if (act.takenBack) throw new Refusal('conflict', 'This move was taken back already.', 'focus.undone_already');
  if (act.because === 'restructuring') throw new Refusal('conflict', 'A restructuring did this: take it back with another proposal.', 'focus.taken_back_by_proposal');
  return act;
}

/** Whoever the act's seat still leads, to the seat they had. Refused: `focus.nobody_to_take_back`, and as `actToTakeBack`. */
export async function movesBack(ctx: Ctx, actId: string): Promise<{ accountId: string; toPositionId: string }[]> {
  await actToTakeBack(ctx, actId);
  const back = (await movedBy(ctx, actId)).filter((m) => stateOfMove(m) === 'stands');
  if (back.length === 0) throw new Refusal('conflict', 'Nobody it moved is still where it left them.', 'focus.nobody_to_take_back');
  return back.map((m) => ({ accountId: m.accountId, toPositionId: m.was })).sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}
