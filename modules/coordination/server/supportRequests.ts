import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { asPage, pageQuery, type Sort } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import { marketNamed, seatAndPerson } from '../../marketing/server/index.ts';
import { daysBetween, type WorkCalendar } from '../../organization/rules/index.ts';
import type { askForSupport, listRequests, moveRequest, RequestVerb, SupportRequest } from '../contract/supportRequests.ts';
import { decideRequestMove, type RequestMoveReason, type RequestSide, requestMoves } from '../rules/supportRequestMoves.ts';
import { readRequest, type RequestStamps } from '../rules/supportRequests.ts';
import { calendarsOf } from './calendars.ts';
import { actsFor } from './sides.ts';
import type { PastOf } from '../../../words/es/facts.ts';

interface Row {
  id: string; title: string; detail: string; from_position_id: string; to_position_id: string; from_party: SupportRequest['from']; to_party: SupportRequest['to']; market_id: string;
  market: SupportRequest['market']; account_id: string | null; account_name: string | null; effort: number; asked_at: Date; wanted_on: string; accepted_at: Date | null; due_on: string | null;
  declined_at: Date | null; decline_reason: string | null; alternative: string | null; started_at: Date | null; delivered_at: Date | null; confirmed_at: Date | null;
  reopened_at: Date | null; closed_at: Date | null; version: number; sort_value: string;
}
const columns = (ctx: Ctx): RawBuilder<unknown> => sql`
  q.*, a.name as account_name, ${marketNamed(sql`q.market_id`, ctx.person.language)} as market,
  ${seatAndPerson(sql`q.from_position_id`, ctx.today)} as from_party, ${seatAndPerson(sql`q.to_position_id`, ctx.today)} as to_party`;
const soonest: Sort & { desc: boolean } = { by: sql`coalesce(q.due_on, q.wanted_on)`, type: 'date', desc: false };

export async function requestList(ctx: Ctx, input: z.output<typeof listRequests.input>): Promise<{ rows: SupportRequest[]; next: string | null }> {
  const page = pageQuery(soonest, sql`q.id`, input);
  const seats = input.mine ? ctx.person.seats.map((s) => s.id) : input.seat;
  const { rows } = await sql<Row>`
    with page as (
      select q.*, ${page.value} as sort_value, ${page.place} as place from coordination.support_request q
       where q.withdrawn_at is null and ${page.where}
         ${input.id ? sql`and q.id = ${input.id}` : sql``}
         ${input.open ? sql`and q.declined_at is null and q.confirmed_at is null and q.closed_at is null and (q.delivered_at is null or q.delivered_at > ${ctx.now}::timestamptz - interval '30 days' or q.reopened_at > q.delivered_at)` : sql``}
         ${input.account ? sql`and q.account_id = ${input.account}` : sql``}
         ${input.market ? sql`and q.market_id = any(${input.market}::uuid[])` : sql``}
         ${seats ? sql`and (q.from_position_id = any(${seats}::uuid[]) or q.to_position_id = any(${seats}::uuid[]))` : sql``}
       order by ${page.order} limit ${page.limit}
    ) select ${columns(ctx)} from page q left join published.account a on a.id = q.account_id order by q.place`.execute(ctx.db);
  const { rows: inPage, next } = asPage(rows, input.limit);
  const shown = await asRequests(ctx, inPage);
  return { rows: input.open ? shown.filter((r) => r.state !== 'closed') : shown, next };
}

const stampsOf = (r: Row): RequestStamps => ({
  askedAt: r.asked_at, triagedAt: null, acceptedAt: r.accepted_at, dueOn: r.due_on, declinedAt: r.declined_at, startedAt: r.started_at, waitingSince: null,
  deliveredAt: r.delivered_at, confirmedAt: r.confirmed_at, reopenedAt: r.reopened_at, closedAt: r.closed_at,
});

async function asRequests(ctx: Ctx, rows: readonly Row[]): Promise<SupportRequest[]> {
  const calendars = await calendarsOf(ctx, rows.map((r) => r.market_id));
  return rows.map((r) => asRequest(ctx, r, calendars.get(r.market_id)!));
}

const verbs: readonly RequestVerb[] = ['accept', 'decline', 'start', 'deliver', 'confirm', 'reopen'];
const sideRight: Record<RequestSide, string> = { requester: 'coordination.support_request.ask', helper: 'coordination.support_request.answer' };
const seatOf = (r: Row, side: RequestSide) => (side === 'requester' ? r.from_position_id : r.to_position_id);
const speaks = (ctx: Ctx, r: Row, side: RequestSide) => actsFor(ctx.person, sideRight[side], seatOf(r, side));

function asRequest(ctx: Ctx, r: Row, calendar: WorkCalendar): SupportRequest {
  const { state, confirmation, overdue } = readRequest(stampsOf(r), ctx.now, calendar);
  const unanswered = (state === 'submitted' || state === 'triaged') && r.wanted_on < ctx.today;
  const late = overdue && r.due_on ? daysBetween(r.due_on, ctx.today) : unanswered ? daysBetween(r.wanted_on, ctx.today) : 0;
  const may = verbs.filter((v) => { const side = requestMoves[state][v]; return side !== undefined && speaks(ctx, r, side); });
  return {
    id: r.id, title: r.title, detail: r.detail, from: r.from_party, to: r.to_party, market: r.market, account: r.account_id ? { id: r.account_id, name: r.account_name ?? '' } : null,
    effort: r.effort, state, confirmation, overdue, daysLate: late, askedAt: r.asked_at.toISOString(), wantedOn: r.wanted_on, dueOn: r.due_on,
    deliveredAt: r.delivered_at?.toISOString() ?? null, declineReason: r.decline_reason, alternative: r.alternative, may, version: r.version,
  };
}

export async function ask(ctx: Ctx, input: z.output<typeof askForSupport.input>): Promise<SupportRequest> {
  const from = input.fromPositionId ?? ctx.person.seats[0]?.id;
  if (!from || !actsFor(ctx.person, sideRight.requester, from)) throw new Refusal('not_allowed', 'That seat is not yours to ask from.', 'coordination.not_your_move', { facts: { side: 'requester' } });
  if (from === input.toPositionId) throw new Refusal('conflict', 'Ask another seat.', 'coordination.request_to_oneself', { fields: { toPositionId: 'coordination.request_to_oneself' } });
  if (input.wantedOn < ctx.today) throw new Refusal('conflict', 'That day has passed.', 'coordination.wanted_before_today', { fields: { wantedOn: 'coordination.wanted_before_today' } });
  const { rows: [seat] } = await sql<{ market_id: string }>`
    select s.market_id from published.seat s where s.id = ${from} and s.valid @> ${ctx.today}::date
       and exists (select from published.seat t where t.id = ${input.toPositionId} and t.valid @> ${ctx.today}::date)`.execute(ctx.db);
  if (!seat) throw new Refusal('not_found', 'There is no such seat today.', 'platform.not_found');
  const { id } = await ctx.db.insertInto('coordination.support_request').values({
    market_id: seat.market_id, from_position_id: from, to_position_id: input.toPositionId, account_id: input.accountId ?? null, object_kind: input.objectKind ?? null,
    object_id: input.objectId ?? null, title: input.title, detail: input.detail, effort: input.effort, asked_at: ctx.now, wanted_on: input.wantedOn,
  }).returning('id').executeTakeFirstOrThrow();
  await recordFact(ctx, { what: 'coordination.support_request_asked', about: { kind: 'support_request', id }, guard: seat.market_id, after: { from, to: input.toPositionId, wantedOn: input.wantedOn, effort: input.effort } });
  return requestOf(ctx, id);
}

async function requestOf(ctx: Ctx, id: string): Promise<SupportRequest> {
  const { rows } = await sql<Row>`select ${columns(ctx)}, '' as sort_value from coordination.support_request q left join published.account a on a.id = q.account_id where q.id = ${id}`.execute(ctx.db);
  return (await asRequests(ctx, rows))[0]!;
}

const stamp: Record<RequestVerb, string> = { accept: 'accepted_at', decline: 'declined_at', start: 'started_at', deliver: 'delivered_at', confirm: 'confirmed_at', reopen: 'reopened_at' };
const past: Record<RequestVerb, PastOf<'coordination.support_request_'>> = { accept: 'accepted', decline: 'declined', start: 'started', deliver: 'delivered', confirm: 'confirmed', reopen: 'reopened' };

/** What is wrong with one field is said beside it. */
const besideField: Partial<Record<RequestMoveReason, Record<string, string>>> = {
  due_date_missing: { dueOn: 'missing' }, due_date_past: { dueOn: 'coordination.wanted_before_today' }, decline_reason_missing: { reason: 'missing' }, alternative_missing: { alternative: 'missing' },
};

export async function moveOn(ctx: Ctx, { requestId, verb, dueOn, reason, alternative }: z.output<typeof moveRequest.input>): Promise<SupportRequest> {
  const { rows: [r] } = await sql<Row>`select q.*, '' as sort_value from coordination.support_request q where q.id = ${requestId} and q.withdrawn_at is null for update`.execute(ctx.db);
  if (!r) throw await whyUnchanged(ctx, 'coordination.support_request', requestId);
  const { state } = readRequest(stampsOf(r), ctx.now, (await calendarsOf(ctx, [r.market_id])).get(r.market_id)!);
  const side: RequestSide = verb === 'confirm' || verb === 'reopen' ? 'requester' : 'helper';
  if (!speaks(ctx, r, side)) throw new Refusal('not_allowed', 'This is for the other side of the request to do.', 'coordination.not_your_move', { facts: { side } });
  const { allowed, reasons } = decideRequestMove(state, verb, side, { dueOn: dueOn ?? null, today: ctx.today, declineReason: reason ?? null, alternative: alternative ?? null });
  if (!allowed) throw new Refusal('conflict', 'That cannot be done with this request now.', 'coordination.request_move', { facts: { reasons }, fields: Object.assign({}, ...reasons.map((r) => besideField[r.code])) });
  const more = verb === 'accept' ? { due_on: dueOn! } : verb === 'decline' ? { decline_reason: reason!, alternative: alternative! } : {};
  const columnsToWrite = { [stamp[verb]]: ctx.now, ...more };
  await ctx.db.updateTable('coordination.support_request').set((eb) => ({ ...columnsToWrite, version: eb('version', '+', 1) })).where('id', '=', requestId).execute();
  await recordFact(ctx, { what: `coordination.support_request_${past[verb]}`, about: { kind: 'support_request', id: requestId }, guard: r.market_id, after: dueOn ? { dueOn } : {} });
  return requestOf(ctx, requestId);
}
