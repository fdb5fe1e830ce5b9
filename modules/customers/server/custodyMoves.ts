import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/** What led to it, for the customer's history. */
type Because = 'rule' | 'exception' | 'restructuring' | 'seat_closed' | 'by_hand';
export interface CustodyMoves {
  /** Each account once. */
  moves: readonly { accountId: string; toPositionId: string; because: Because }[];
  /** The first day the new seats answer. */
  on: string;
  reason: string;
  /** The act this is part of (a restructuring), for its facts. */
  actId?: string;
  /** The act that this one takes back. */
  takesBack?: string | undefined;
}

/**
 * Gives accounts to other lead seats from a day on, in three statements however many accounts and seats, for the rooms above;
 * whoever calls asks for the right (`customers.account.move`) and shows the customer impact first. Dated as decision 001 says: rows
 * that stop being true have their `recorded` closed and the pieces that take their place are inserted under one stamp. A
 * later move that was planned already is replaced: the new seat answers from `on` for ever. Accounts it leads from then
 * on anyway stay as they are. Answers the accounts moved. Refused: `not_found` when any account is out of reach, `conflict`
 * (rule `customers.before_custody`) when one was nobody's yet on that day, `customers.seat_holds_accounts` by the database.
 */
export async function moveCustody(ctx: Ctx, { moves, on, reason, takesBack, actId = randomUUID() }: CustodyMoves): Promise<{ actId: string; moved: string[] }> {
  const all = [...new Map(moves.map((m) => [m.accountId, m])).values()];
  if (all.length === 0) return { actId, moved: [] };
  await readyForMany(ctx, all.length);
  const { rows: [opened] } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db);
  const stamp = sql`${opened!.stamp}::text::timestamptz`, list = (values: readonly string[]) => `{${values.join(',')}}`, accounts = list(all.map((m) => m.accountId));
  await checkAccounts(ctx, accounts, all.length, on);
  // One fact an account, with the seat it had on the day: written where the rows are, because they may be ten thousand. The act by market and pair of seats: what lists of past moves read.
  const { rows: moved } = await sql<{ id: string }>`
    with given as materialized (
      select * from unnest(${accounts}::uuid[], ${list(all.map((m) => m.toPositionId))}::uuid[], ${list(all.map((m) => m.because))}::text[]) as g(account_id, seat, why)
    ), known as materialized (
      select c.id, c.valid, c.position_id = g.seat as same, g.* from customers.custody c join given g on g.account_id = c.account_id
       where c.account_id = any (${accounts}::uuid[]) and upper_inf(c.recorded) and c.valid && daterange(${on}::date, null)
    ), closed as (
      update customers.custody c set recorded = tstzrange(lower(c.recorded), ${stamp}) from known g
       where c.id = g.id and g.account_id not in (select k.account_id from known k where k.same and upper_inf(k.valid) and lower(k.valid) <= ${on}::date)
      returning c.account_id, c.market_id, c.position_id, c.reason, c.because, c.valid, g.seat, g.why, c.position_id = g.seat as joins, c.valid @> ${on}::date as holds
    ), written as (
      insert into customers.custody (account_id, market_id, position_id, reason, because, act_id, valid, recorded)
      select account_id, market_id, position_id, reason, because, null::uuid, daterange(lower(valid), ${on}::date), tstzrange(${stamp}, null) from closed where lower(valid) < ${on}::date and not joins
      union all
      select account_id, market_id, seat, case when joins then reason else ${reason} end, case when joins then because else why end, ${actId}::uuid,
             daterange(case when joins then lower(valid) else ${on}::date end, null), tstzrange(${stamp}, null) from closed where holds
    ), told as (
      insert into platform.fact (at, what, about_kind, about_id, guard, person_id, system, via, request_id, act_id, before, after)
      select ${ctx.now}::timestamptz, 'customers.account_moved', 'account', account_id, market_id, ${ctx.person.system ? null : ctx.person.id}::uuid, ${ctx.person.system ?? null}::text,
             ${ctx.via}::text, ${ctx.requestId}::text, ${actId}::uuid, jsonb_build_object('lead', position_id), jsonb_build_object('lead', seat, 'from', ${on}::text, 'reason', ${reason}::text) from closed where holds
    ), kept as (
      insert into customers.custody_move (act_id, market_id, from_position_id, to_position_id, on_day, accounts, because, reason, takes_back, person_id, system, at)
      select ${actId}::uuid, market_id, position_id, seat, ${on}::date, count(*), why, ${reason}, ${takesBack ?? null}::uuid,
             ${ctx.person.system ? null : ctx.person.id}::uuid, ${ctx.person.system ?? null}::text, ${ctx.now}::timestamptz from closed where holds and not joins group by market_id, position_id, seat, why
    )
    select distinct account_id as id from closed`.execute(ctx.db);
  if (moved.length > 0) await sql`select pg_notify('unisono_fact', 'many')`.execute(ctx.db);
  return { actId, moved: moved.map((m) => m.id) };
}

/**
 * The keys' checks run at commit by plans that this connection may have made when the tables were nearly empty: scanning
 * them whole once a row would take minutes. Told to forget its plans, it makes them for the tables as they are then.
 */
export async function readyForMany(ctx: Ctx, rows: number): Promise<void> {
  if (rows > 200) await sql`discard plans`.execute(ctx.db);
}

async function checkAccounts(ctx: Ctx, accounts: string, count: number, on: string): Promise<void> {
  const { rows: [seen] } = await sql<{ there: number; early: string | null }>`
    select count(*)::int as there, min(name) filter (where custody_from > ${on}::date) as early from customers.account where id = any (${accounts}::uuid[])`.execute(ctx.db);
  if (seen!.there < count) throw new Refusal('not_found', 'Some of these customers are not there, or not yours to see.', 'platform.not_found');
  if (seen!.early !== null) {
    throw new Refusal('conflict', 'One of these customers was nobody’s yet on that day.', 'customers.before_custody', { facts: { account: seen!.early, on } });
  }
}

/** The act by market and pair of seats, from one row a customer: what lists of past moves read. */
async function keepMove(ctx: Ctx, act: { actId: string; because: Because; reason: string; takesBack: string | null }, customers: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into customers.custody_move (act_id, market_id, from_position_id, to_position_id, on_day, accounts, because, reason, takes_back, person_id, system, at)
    select ${act.actId}::uuid, m.market_id, m."from", m."to", m."on", count(*), ${act.because}, ${act.reason}, ${act.takesBack}::uuid,
           ${ctx.person.system ? null : ctx.person.id}::uuid, ${ctx.person.system ?? null}::text, ${ctx.now}::timestamptz
      from (${customers}) m group by m.market_id, m."from", m."to", m."on"`.execute(ctx.db);
}

/** Takes back the custody and team places written between two stamps: see organization's `takeBackWritten`. Refused alike. */
export async function takeBackCustody(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  await readyForMany(ctx, 10_000);
  const { rows: [opened] } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db);
  const stamp = sql`${opened!.stamp}::text::timestamptz`, apart = sql`account_id not in (select a.id from customers.account a where a.merged_into is not null)`, between = (at: ReturnType<typeof sql>) => sql`${at} >= ${from}::text::timestamptz and ${at} <= ${to}::text::timestamptz`;
  for (const [table, columns] of [['customers.custody', ['account_id', 'market_id', 'position_id', 'reason', 'because', 'act_id']], ['customers.account_team', ['account_id', 'market_id', 'position_id', 'role']]] as const) {
    const own = sql.join(columns.map((c) => sql.ref(c))), says = (alias: string) => sql`row(${sql.join([...columns, 'valid'].map((c) => sql.ref(`${alias}.${c}`)))})`;
    const same = sql`k.account_id = w.account_id and ${says('k')} is not distinct from ${says('w')}`, written = sql`select * from ${sql.table(table)} where ${between(sql`lower(recorded)`)} and not coalesce(${between(sql`upper(recorded)`)}, false) and ${apart}`;
    const { rows: [touched] } = await sql<{ n: number }>`select count(*)::int as n from (${written}) w where not exists (select from ${sql.table(table)} k where upper_inf(k.recorded) and ${same})`.execute(ctx.db);
    if (touched!.n > 0) throw new Refusal('conflict', 'Somebody has changed since what this wrote.', 'organization.changed_since', { facts: { rows: touched!.n } });
    await sql`update ${sql.table(table)} k set recorded = tstzrange(lower(k.recorded), ${stamp}) from (${written}) w where upper_inf(k.recorded) and ${same}`.execute(ctx.db);
    await sql`insert into ${sql.table(table)} (${own}, valid, recorded) select ${own}, valid, tstzrange(${stamp}, null) from ${sql.table(table)}
               where ${between(sql`upper(recorded)`)} and not (${between(sql`lower(recorded)`)}) and ${apart}`.execute(ctx.db);
  }
  await forgetPlanned(ctx, sql`${from}::text::timestamptz`, between(sql`lower(c.recorded)`));
  await keepTakenBack(ctx, sql`select distinct act_id from customers.custody where act_id is not null and ${between(sql`lower(recorded)`)}`, randomUUID(), 'withdrawn');
}

/** Customers merged since are led no more; should their merge be undone, what is taken back here is not planned for them again. */
async function forgetPlanned(ctx: Ctx, from: RawBuilder<unknown>, written: RawBuilder<unknown>): Promise<void> {
  await sql`update customers.merge m set known_before = least(m.known_before, ${from}) where m.kind = 'account' and m.undone_at is null and m.stamp > ${from}
    and exists (select from customers.custody c where c.account_id = m.absorbed_id and ${written})`.execute(ctx.db);
}

/** Whole acts taken back: the same pairs of seats, the other way. */
async function keepTakenBack(ctx: Ctx, acts: RawBuilder<unknown>, actId: string, reason: string): Promise<void> {
  await sql`
    insert into customers.custody_move (act_id, market_id, from_position_id, to_position_id, on_day, accounts, because, reason, takes_back, person_id, system, at)
    select ${actId}::uuid, m.market_id, m.to_position_id, m.from_position_id, m.on_day, m.accounts, m.because, ${reason}, m.act_id, ${ctx.person.system ? null : ctx.person.id}::uuid, ${ctx.person.system ?? null}::text, ${ctx.now}::timestamptz
      from customers.custody_move m where m.act_id in (${acts}) and m.takes_back is null`.execute(ctx.db);
}

export interface MovedBack { accountId: string; name: string; marketId: string; fromPositionId: string; toPositionId: string; on: string }
/**
 * Takes back what one act of moving wrote, however many customers: the rows it wrote are closed and those it closed are known
 * again, under one stamp. Whom somebody has moved since stays where they are when `leaveChanged`; else it is refused
 * (`customers.move_changed_since`), as it is when nobody is left to take back. Refused too: `customers.no_such_move`.
 */
export async function takeBackMove(ctx: Ctx, { actId, leaveChanged, undoId, reason }: { actId: string; leaveChanged: boolean; undoId: string; reason: string }): Promise<MovedBack[]> {
  const { rows: [opened] } = await sql<{ stamp: string }>`select organization.open_change()::text as stamp`.execute(ctx.db);
  const stamp = sql`${opened!.stamp}::text::timestamptz`;
  const { rows: found } = await sql<MovedBack & { changed: boolean }>`
    select w.account_id as "accountId", a.name, w.market_id as "marketId", w.position_id as "fromPositionId", was.position_id as "toPositionId", lower(w.valid)::text as on,
           not upper_inf(w.recorded) or exists (select from customers.custody l where l.account_id = w.account_id and lower(l.recorded) > lower(w.recorded)) as changed
      from (select distinct on (c.account_id) c.* from customers.custody c where c.act_id = ${actId}::uuid order by c.account_id, lower(c.recorded)) w join customers.account a on a.id = w.account_id and a.merged_into is null
      join customers.custody was on was.account_id = w.account_id and upper(was.recorded) = lower(w.recorded) and was.valid @> greatest(lower(w.valid), a.custody_from) and was.position_id <> w.position_id
     order by a.name`.execute(ctx.db);
  await forgetPlanned(ctx, sql`(select min(lower(c.recorded)) from customers.custody c where c.act_id = ${actId}::uuid)`, sql`c.act_id = ${actId}::uuid`);
  if (found.length === 0) throw new Refusal('not_found', 'There is no such move, or it is not yours to see.', 'customers.no_such_move');
  const changed = found.filter((f) => f.changed), back = found.filter((f) => !f.changed);
  if (back.length === 0 || (changed.length > 0 && !leaveChanged)) throw new Refusal('conflict', 'Some of these customers have been moved again since.', 'customers.move_changed_since', { facts: { count: changed.length, names: changed.slice(0, 20).map((c) => c.name) } });
  await readyForMany(ctx, back.length);
  const pieces = back.map(({ name: _, changed: __, ...b }) => b), given = sql`jsonb_to_recordset(${pieces}::jsonb) as g("accountId" uuid, "marketId" uuid, "fromPositionId" uuid, "toPositionId" uuid, "on" date)`;
  // What the act wrote carries one instant a customer: the pieces beside the new seat's are known by it.
  const act = sql`(select w.account_id, min(lower(w.recorded)) as at from customers.custody w join ${given} on g."accountId" = w.account_id where w.act_id = ${actId}::uuid group by w.account_id)`;
  await sql`update customers.custody c set recorded = tstzrange(lower(c.recorded), ${stamp}) from ${act} act where c.account_id = act.account_id and lower(c.recorded) = act.at and upper_inf(c.recorded)`.execute(ctx.db);
  await sql`
    insert into customers.custody (account_id, market_id, position_id, reason, because, act_id, valid, recorded)
    select c.account_id, c.market_id, c.position_id, c.reason, c.because, c.act_id, c.valid, tstzrange(${stamp}, null)
      from customers.custody c join ${act} act on act.account_id = c.account_id and upper(c.recorded) = act.at`.execute(ctx.db);
  await keepMove(ctx, { actId: undoId, because: 'by_hand', reason, takesBack: actId }, sql`select g."marketId" as market_id, g."fromPositionId" as "from", g."toPositionId" as "to", g."on" from ${given}`);
  await sql`
    insert into platform.fact (at, what, about_kind, about_id, guard, person_id, system, via, request_id, act_id, before, after)
    select ${ctx.now}::timestamptz, 'customers.account_moved', 'account', g."accountId", g."marketId", ${ctx.person.system ? null : ctx.person.id}::uuid, ${ctx.person.system ?? null}::text, ${ctx.via}::text, ${ctx.requestId}::text, ${undoId}::uuid,
           jsonb_build_object('lead', g."fromPositionId"), jsonb_build_object('lead', g."toPositionId", 'from', g."on", 'reason', ${reason}::text) from ${given}`.execute(ctx.db);
  await sql`select pg_notify('unisono_fact', 'many')`.execute(ctx.db);
  return back;
}
