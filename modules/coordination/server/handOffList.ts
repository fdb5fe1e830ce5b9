import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import { coordination as en } from '../../../words/en/coordination.ts';
import { coordination as es } from '../../../words/es/coordination.ts';
import type { exportHandOffs, HandOffRow, handOffQueue, listHandOffs } from '../contract/handOffs.ts';
import { readHandOff } from '../rules/handOffStates.ts';
import { pauseAt } from '../rules/handOffPauses.ts';
import { asRows, columns, isPaused, joins, pausesOf, type Row, stampsOf, standing } from './handOffReading.ts';

type Filter = Omit<z.output<typeof exportHandOffs.input>, 'sort' | 'format'>;
const sorts: Record<string, Sort> = {
  offeredAt: { by: sql`coalesce(h.offered_at, h.drafted_at)`, type: 'timestamptz' },
  dueAt: { by: sql`coalesce(h.decision_due_at, 'infinity')`, type: 'timestamptz' },
};

export async function handOffList(ctx: Ctx, input: z.output<typeof listHandOffs.input>): Promise<{ rows: HandOffRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`h.id`, input);
  const { rows } = await sql<Row>`
    with page as (
      select h.*, ${page.value} as sort_value, ${page.place} as place from coordination.hand_off h
       where ${matching(ctx, input)} and ${page.where} order by ${page.order} limit ${page.limit}
    ) select ${columns(ctx)} from page h ${joins} order by h.place`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: await asRows(ctx, shown), next };
}

function matching(ctx: Ctx, f: Filter): RawBuilder<unknown> {
  const seats = f.mine ? ctx.person.seats.map((s) => s.id) : f.seat;
  return sql`h.withdrawn_at is null
    ${f.find ? sql`and h.id in (select coordination.find_hand_offs(${f.find}, 5000))` : sql``}
    ${f.market ? sql`and h.market_id = any(${f.market}::uuid[])` : sql``}
    ${seats ? sql`and (h.from_position_id = any(${seats}::uuid[]) or h.to_position_id = any(${seats}::uuid[]))` : sql``}
    ${f.lead ? sql`and h.lead_id = ${f.lead}` : sql``}
    ${f.account ? sql`and (h.account_id = ${f.account} or h.lead_id in (select l.id from published.lead l where l.account_id = ${f.account}))` : sql``}
    ${f.campaign ? sql`and h.lead_id in (select l.id from published.lead l where l.campaign_id = ${f.campaign})` : sql``}
    ${f.paused ? sql`and ${isPaused(ctx.now)}` : sql``}
    ${f.state ? sql`and ${standing(ctx.now)} = any(${f.state}::text[])` : sql``}`;
}

export async function handOffsFile(ctx: Ctx, input: z.output<typeof exportHandOffs.input>): Promise<FileAnswer> {
  const { by, desc } = sortOf(sorts, input.sort);
  const query = sql<Row>`select ${columns(ctx)} from coordination.hand_off h ${joins} where ${matching(ctx, input)} order by ${by} ${desc ? sql`desc` : sql``}, h.id`;
  const t = ctx.person.language === 'es' ? es : en, f = t.fields;
  const who = (p: Row['from_party']) => p.person?.name ?? p.seat.name;
  return sheetOf<Row>(ctx, input.format, f.fileHandOffs, [
    [f.lead, (r) => r.lead_label], [f.customer, (r) => r.account_name], [f.market, (r) => r.market.name], [f.from, (r) => who(r.from_party)], [f.to, (r) => who(r.to_party)],
    [f.state, (r) => t.states[readHandOff(stampsOf(r), ctx.now).state]], [f.offeredAt, (r) => beenOffered(r, ctx.now) ? r.offered_at : null], [f.dueAt, (r) => beenOffered(r, ctx.now) ? r.decision_due_at : null],
    [f.acceptedAt, (r) => r.accepted_at], [f.returnedAt, (r) => r.returned_at], [f.returnReason, (r) => r.return_reason_name], [f.firstAttemptAt, (r) => r.first_attempt_at],
    [f.contactedAt, (r) => r.contacted_at], [f.pausedFor, (r) => { const held = pauseAt(pausesOf(r), ctx.now); return held && t.pauses.reasons[held.reason]; }], [f.origin, (r) => r.origin_name],
  ], streamed(ctx, query, (r) => r));
}

/** An hour that is still to come has offered nothing yet. */
const beenOffered = (r: Row, now: Date) => r.offered_at !== null && r.offered_at <= now;

const mostWaiting = 200;

/**
 * Both directions of what is open round the caller's seats: theirs and, with a wider scope, those they supervise. What is over,
 * followed or resolved in nobody's turn is not here. The index of each side's open hand-offs narrows it before it is read.
 */
export async function queueOf(ctx: Ctx, { own }: z.output<typeof handOffQueue.input>): Promise<z.input<typeof handOffQueue.output>> {
  const scope = ctx.person.scopeOf('coordination.hand_off.read'), mine = ctx.person.seats.map((s) => s.id);
  const seats = own ? mine : [...new Set([...scope.seats, ...mine])];
  const everyone = scope.company && !own, settles = ctx.person.may('coordination.hand_off.resolve');
  const wide = everyone || seats.some((s) => !mine.includes(s));
  const side = (column: string) => (everyone ? sql`true` : sql`${sql.ref(column)} = any(${seats}::uuid[])`);
  const { rows } = await sql<Row & { received: boolean; sent: boolean }>`
    with open as (
      select h.*, ${side('h.to_position_id')} as received, ${side('h.from_position_id')} as sent, '' as sort_value,
             case ${standing(ctx.now)} when 'offered' then h.decision_due_at when 'expired' then h.decision_due_at when 'accepted' then h.attempt_due_at
               when 'attempting' then h.contact_due_at when 'contacted' then h.disposition_due_at else coalesce(h.resolved_at, h.disputed_at, h.returned_at, h.drafted_at) end as urgent
        from coordination.hand_off h
       where h.withdrawn_at is null and h.qualified_at is null and h.recycled_at is null and h.disqualified_at is null
         and (${side('h.to_position_id')} or ${side('h.from_position_id')} ${settles ? sql`or (h.disputed_at is not null and h.resolved_at is null)` : sql``})
         and not exists (select from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null)
       order by urgent nulls last, h.id limit ${2 * mostWaiting}
    ) select ${columns(ctx)} from open h ${joins} order by h.urgent nulls last, h.id`.execute(ctx.db);
  return { ...sorted(await asRows(ctx, rows), rows), wide };
}

/** What is late comes first, then what has a clock, then the rest; each as they came. */
const pressing = (h: HandOffRow): number => (h.clock?.late ? 0 : h.clock ? 1 : 2);

/** Waits for me: it is the turn of a side that my seats are on. Otherwise I wait for them. */
function sorted(shown: HandOffRow[], rows: readonly { received: boolean; sent: boolean }[]): Omit<z.input<typeof handOffQueue.output>, 'wide'> {
  const mine = (h: HandOffRow, i: number) => (h.turn === 'receiver' ? rows[i]!.received : h.turn === 'sender' ? rows[i]!.sent : h.may.includes('resolve'));
  const forMe = shown.filter(mine).toSorted((a, b) => pressing(a) - pressing(b)), forThem = shown.filter((h, i) => !mine(h, i)).toSorted((a, b) => pressing(a) - pressing(b));
  return { forMe: forMe.slice(0, mostWaiting), forThem: forThem.slice(0, mostWaiting), late: forMe.filter((h) => h.clock?.late).length };
}
