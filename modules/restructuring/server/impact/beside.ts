import { sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { customerFocus, type Focus, type Minutes, type Worth } from '../../../focus/rules/index.ts';
import type { Measuring } from '../../../focus/server/index.ts';
import { addDays, daysBetween, reason } from '../../../organization/rules/index.ts';
import type { Flow } from '../../contract/impact.ts';
import { baseWeeks, focusAfter, type WhatIf } from '../../rules/focusWhatIf.ts';
import type { Plan } from '../../rules/plan.ts';
import type { Weighed } from './gathering.ts';

/** What stands beside the score: how much each seat leads, what else goes along, and how focus would fare. */

export interface SeatTotal { accounts: number; bookings: bigint }
/** What the seats lead today, as sums: the flows that stay are what is left of them. */
export async function totalsOf(ctx: Ctx, seats: readonly string[], on: string): Promise<Map<string, SeatTotal>> {
  const { rows } = await sql<{ seat: string; accounts: number; minor: string }>`
    with led as materialized (
      select k.position_id, k.account_id from published.custody k
       where k.position_id = any (${seats}::uuid[]) and k.valid @> ${on}::date and not exists (select from published.account a where a.id = k.account_id and a.withdrawn_at is not null)
    ), booked as (
      select b.account_id, sum(b.reporting_minor) as minor from published.booking b
       where b.account_id in (select account_id from led) and b.booked_on >= (${on}::date - interval '12 months') and b.booked_on < ${on}::date group by 1
    )
    select l.position_id as seat, count(*)::int as accounts, coalesce(sum(greatest(b.minor, 0)), 0)::bigint::text as minor
      from led l left join booked b on b.account_id = l.account_id group by 1`.execute(ctx.db);
  return new Map(rows.map((r) => [r.seat, { accounts: r.accounts, bookings: BigInt(r.minor) }]));
}

/** From seat to seat: what moves, what changes person where it is, and what stays as the rest of each seat's sum. */
export function flowsOf({ touched, bookings, impact, worth }: Weighed, totals: ReadonlyMap<string, SeatTotal>): Flow[] {
  const left = new Map([...totals].map(([seat, t]) => [seat, { ...t }]));
  const flows = new Map<string, { from: string; to: string | null; changesHands: boolean; accounts: number; minor: bigint }>();
  const flow = (from: string, to: string | null, changesHands: boolean) => {
    const key = `${from} ${to} ${changesHands}`, known = flows.get(key) ?? { from, to, changesHands, accounts: 0, minor: 0n };
    flows.set(key, known);
    return known;
  };
  for (const [i, a] of touched.entries()) {
    const minor = BigInt(bookings.get(a.id)?.bookings ?? '0'), booked = minor < 0n ? 0n : minor, to = flow(a.lead, a.leadAfter, impact.accounts[i]!.changesHands), own = left.get(a.lead);
    to.accounts += 1;
    to.minor += booked;
    if (own) { own.accounts -= 1; own.bookings -= booked; }
  }
  for (const [seat, t] of left) {
    if (t.accounts <= 0) continue;
    const stays = flow(seat, seat, false);
    stays.accounts += t.accounts;
    stays.minor += t.bookings;
  }
  return [...flows.values()].map(({ minor, ...f }) => ({ ...f, bookings: { minor: minor.toString(), currency: worth.currency } })).sort((a, b) => b.accounts - a.accounts);
}

export interface Held { kind: string; count: number; items: { id: string; name: string }[] }
/** Open promises, needs and hand-offs about accounts whose lead changes, and what the closing seats hold besides. */
export async function heldAlong(ctx: Ctx, { touched, drawn }: Pick<Weighed, 'touched' | 'drawn'>): Promise<Held[]> {
  const moving = touched.filter((a) => a.lead !== a.leadAfter), closing = [...drawn.successors.keys()], leaving = `{${[...new Set(moving.map((a) => a.lead))].join(',')}}`;
  if (moving.length + closing.length === 0) return [];
  // Looked up in one object, not joined: the planner takes any list for a hundred rows and would compare each with each. Seats come first: few hold anything.
  const leads = (account: string) => sql`((select by_account from moving) ->> ${sql.ref(account)}::text)::uuid`, ofSeats = (seat: string) => sql`${sql.ref(seat)} = any (${leaving}::uuid[])`;
  const { rows } = await sql<Held>`
    with moving as materialized (select ${`{${moving.map((a) => `"${a.id}":"${a.lead}"`).join(',')}}`}::text::jsonb as by_account),
    found as (
      select 'promise' as kind, p.id, p.title as label from published.open_promise p where ${ofSeats('p.position_id')} and p.position_id = ${leads('p.account_id')}
      union select 'need', n.id, n.title from published.open_need n where ${ofSeats('n.position_id')} and n.position_id = ${leads('n.account_id')}
      union select 'hand_off', h.id, coalesce(l.label, '') from published.hand_off h left join published.lead l on l.id = h.lead_id
             where h.qualified_at is null and h.recycled_at is null and h.disqualified_at is null and h.followed_at is null
               and (${ofSeats('h.from_position_id')} or ${ofSeats('h.to_position_id')}) and ${leads('h.account_id')} in (h.from_position_id, h.to_position_id)
      union select x.kind, x.id, x.label from published.held_by_position x
       where x.position_id = any (${closing}::uuid[]) and (x.until is null or x.until > ${ctx.today}::date) and x.kind not in ('account', 'account_team', 'opportunity', 'report', 'stands_in', 'forum_seat')
    )
    select kind, count(*)::int as count, (array_agg(jsonb_build_object('id', id, 'name', label) order by label))[1:20] as items from found group by 1 order by 1`.execute(ctx.db);
  return rows;
}

/** Seats over a span (half-open), as a structure has them. */
export interface FocusAsked { key: string; plan: Plan; seats: readonly string[]; from: string; to: string }
export interface FocusFound { people: number; minutes: Minutes; focus: Focus }

/**
 * Focus of people (F1) by the key asked: their logged minutes against the hours of their seats. Overlapping minutes of one person
 * are counted once, in the first class that applies. Never of fewer than five people.
 */
export async function focusOver(ctx: Ctx, asked: readonly FocusAsked[], by: Measuring): Promise<Map<string, FocusFound>> {
  const swept = await sweptMinutes(ctx, asked);
  return new Map(asked.map(({ key, plan, seats, from, to }) => {
    const holders = seats.flatMap((id) => plan.seats.get(id)?.holders ?? []), people = new Set(holders.map((h) => h.personId)).size;
    const minutes = { ...swept.get(key) ?? { customer: 0, linked: 0, internal: 0 }, scheduled: holders.reduce((n, h) => n + (h.fte * daysBetween(from, to) * by.hoursAWeek * 60) / 7, 0) };
    const few: Focus = { value: null, evidence: null, internalLoad: null, reasons: [reason('too_few_people', { people, least: by.leastPeople })] };
    return [key, { people, minutes, focus: people < by.leastPeople ? few : customerFocus(minutes, by) }];
  }));
}

async function sweptMinutes(ctx: Ctx, asked: readonly FocusAsked[]): Promise<Map<string, Omit<Minutes, 'scheduled'>>> {
  if (asked.length === 0) return new Map();
  // Seats and span of all that is asked, said plainly: the planner cannot look into what is unpacked, and would read all that those seats ever logged.
  const seats = [...new Set(asked.flatMap((a) => a.seats))], first = asked.map((a) => a.from).toSorted()[0]!, last = asked.map((a) => a.to).toSorted().at(-1)!;
  const { rows } = await sql<{ key: string; customer: number; linked: number; internal: number }>`
    with asked as materialized (
      select x.key, x."from", x."to", s.seat from jsonb_to_recordset(${asked.map(({ plan: _, ...a }) => a)}::jsonb) as x(key text, seats uuid[], "from" date, "to" date), unnest(x.seats) as s(seat)
    ), slot as (
      select a.key, t.person_id, t.starts_at, t.starts_at + t.minutes * interval '1 minute' as ends_at, case when t.kind = 'direct' then 1 when t.linked then 2 else 3 end as rank
        from asked a join published.logged_time t on t.position_id = a.seat and t.starts_at >= a."from" and t.starts_at < a."to"
       where t.kind <> 'mass' and t.position_id = any (${seats}::uuid[]) and t.starts_at >= ${first}::date and t.starts_at < ${last}::date
    ), ranges as (
      select key, person_id, range_agg(tstzrange(starts_at, ends_at)) filter (where rank = 1) as c, range_agg(tstzrange(starts_at, ends_at)) filter (where rank = 2) as s,
             range_agg(tstzrange(starts_at, ends_at)) filter (where rank = 3) as i from slot group by 1, 2
    ), classed as (
      select key, coalesce(c, '{}') as c, coalesce(s, '{}') - coalesce(c, '{}') as s, coalesce(i, '{}') - coalesce(c, '{}') - coalesce(s, '{}') as i from ranges
    )
    select key, coalesce(sum((select extract(epoch from sum(upper(r) - lower(r))) from unnest(c) r)), 0)::float8 / 60 as customer,
           coalesce(sum((select extract(epoch from sum(upper(r) - lower(r))) from unnest(s) r)), 0)::float8 / 60 as linked,
           coalesce(sum((select extract(epoch from sum(upper(r) - lower(r))) from unnest(i) r)), 0)::float8 / 60 as internal from classed group by 1`.execute(ctx.db);
  return new Map(rows.map(({ key, ...minutes }) => [key, minutes]));
}

/** Focus over the eight weeks before, of the people whose units a proposal touches, and what it would be with the internal time it adds. */
export async function focusOf(ctx: Ctx, before: Plan, seats: readonly string[], addedMinutes: number, by: Measuring): Promise<WhatIf> {
  const found = (await focusOver(ctx, [{ key: 'all', plan: before, seats, from: addDays(ctx.today, -baseWeeks * 7), to: ctx.today }], by)).get('all')!, { people, minutes, focus: { value, evidence } } = found;
  if (people < by.leastPeople) return { before: null, after: null, evidence: null, lowEvidence: true, reasons: [reason('too_few_people', { people, least: by.leastPeople })] };
  return focusAfter({ value, evidence, recorded: minutes.customer + minutes.linked + minutes.internal, internal: minutes.internal }, addedMinutes * baseWeeks, by.lowEvidenceBelow);
}

/** Amounts of seats a year in one currency; null where no seat's is known, which is not nothing. A currency without a rate is named in `worth.missing`. */
export function costOf(plan: Plan, worth: Worth, sees: boolean): { cost: { minor: string; currency: string } | null; costUnknown: number } {
  if (!sees) return { cost: null, costUnknown: 0 };
  const known = [...plan.seats.values()].filter((s) => s.cost !== null);
  return { cost: known.length === 0 ? null : { minor: known.reduce((sum, s) => sum + worth.into(s.cost!.minor, s.cost!.currency), 0n).toString(), currency: worth.currency }, costUnknown: plan.seats.size - known.length };
}
