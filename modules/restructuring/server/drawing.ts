import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { ChangeRefusal } from '../contract/changes.ts';
import type { DrawnChange } from '../rules/drafts.ts';
import { type Plan, sameAnswers } from '../rules/plan.ts';
import { type CustodyMoved, type LedAccount, type Portfolios, portfoliosAfter } from '../rules/portfolios.ts';
import { structureAfter } from '../rules/structureAfter.ts';
import { type Basis, basisOn } from './basis.ts';
import { changesOf, type ChangeRow, drawnOf, type ProposalHead } from './rows.ts';

/** A proposal drawn on the structure of the date of its last wave: before, after, who would serve whom, and what does not fit. */
export interface DrawnAccount extends LedAccount { leadAfter: string | null; team: { seat: string; role: 'support' | 'brand' | 'telemarketing' }[] }
export interface Drawn extends DrawnStructure {
  /** Every account that something happens to, and those of the seats that give some away. */
  accounts: DrawnAccount[]; moves: CustodyMoved[];
}
/** The structure by itself, without a look at any customer. */
export interface DrawnStructure { on: string; basis: Basis; changes: DrawnChange[]; before: Plan; after: Plan; done: ReadonlySet<string>; successors: ReadonlyMap<string, string | null>; refusals: ChangeRefusal[] }
interface How { changes?: readonly ChangeRow[]; on?: string; looks?: boolean }

export async function drawProposal(ctx: Ctx, head: Pick<ProposalHead, 'id' | 'waves' | 'position_id'>, how: How = {}): Promise<Drawn> {
  // Whoever draws may name only customers within reach; whoever looks at another's proposal may see only part of those it names.
  const seesAll = ctx.person.scopeOf('restructuring.impact.read').company || ctx.person.seats.some((s) => s.id === head.position_id);
  const drawn = await drawStructure(ctx, head, how), { changes, after, done } = drawn, led = await accountsTouched(ctx, drawn), portfolios = portfoliosAfter(led, changes, after, done, seesAll);
  return {
    ...drawn, moves: portfolios.moves, accounts: led.map((a) => ({ ...a, team: a.team ?? nobodyElse, leadAfter: portfolios.leads.get(a.id)! })),
    refusals: [...drawn.refusals, ...portfolios.refusals, ...await countedOnLater(ctx, changes, done), ...await leftBehind(ctx, changes, done, portfolios)],
  };
}

/** What is published already stands in the structure itself. `changes`: in place of those that are kept; `looks`: this request writes nothing of the structure. */
export async function drawStructure(ctx: Ctx, head: Pick<ProposalHead, 'id' | 'waves'>, { changes: instead, on: day, looks = false }: How): Promise<DrawnStructure> {
  const all = instead ?? await changesOf(ctx, head.id), on = day ?? head.waves.at(-1)!.on;
  const written = new Set(head.waves.filter((w) => w.publishedAt !== null).map((w) => w.number));
  const changes = drawnOf(all.filter((c) => !written.has(c.wave)), head.waves).filter((c) => c.day <= on);
  const basis = await basisOn(ctx, on, { looks }), { plan: after, refusals, done } = structureAfter(basis.plan, changes, basis.known);
  const successors = new Map(changes.flatMap(({ id, change: c }) => (c.kind === 'close_position' && done.has(id) ? [[c.positionId, c.successorId] as const] : [])));
  return { on, basis, changes, before: basis.plan, after, done, successors, refusals };
}

/** Seats that close while something already planned for a later day counts on them: it would be left without its seat. */
async function countedOnLater(ctx: Ctx, changes: readonly DrawnChange[], done: ReadonlySet<string>): Promise<ChangeRefusal[]> {
  const closing = changes.flatMap(({ id, day, change: c }) => (c.kind === 'close_position' && done.has(id) ? [{ id, day, seat: c.positionId }] : []));
  if (closing.length === 0) return [];
  const { rows } = await sql<{ id: string; seat: string; from: string }>`
    with closing as (select * from jsonb_to_recordset(${closing}::jsonb) as c(id uuid, day date, seat uuid)),
    planned as (
      select l.reports_to_id as seat, lower(l.valid) as begins from published.reporting_line l where l.reports_to_id in (select seat from closing)
      union all select d.delegate_id, lower(d.valid) from published.delegate d where d.delegate_id in (select seat from closing)
      union all select h.position_id, lower(h.valid) from published.seat_holder h where h.position_id in (select seat from closing)
      union all select k.position_id, lower(k.valid) from published.custody k where k.position_id in (select seat from closing)
    )
    select c.id, c.seat, min(p.begins)::text as "from" from closing c join planned p on p.seat = c.seat and p.begins > c.day group by c.id, c.seat`.execute(ctx.db);
  return rows.map(({ id, seat, from }) => ({ changeId: id, code: 'planned_later', figures: { position: seat, from } }));
}

/**
 * I4: what a closing seat would be left with. Without a successor, all it holds that no customer takes along (a deal in commit stays with its owner, so it
 * takes none) and that no customer with nobody tells of already; with one, what lies between the two. Who reports to it, stand-ins, meetings and customers are looked for where they are drawn.
 */
async function leftBehind(ctx: Ctx, changes: readonly DrawnChange[], done: ReadonlySet<string>, { moves, leads }: Pick<Portfolios, 'moves' | 'leads'>): Promise<ChangeRefusal[]> {
  const closing = changes.flatMap(({ id, day, change: c }) => (c.kind === 'close_position' && done.has(id) ? [{ id, day, seat: c.positionId, to: c.successorId }] : []));
  if (closing.length === 0) return [];
  const alone = new Set(closing.flatMap((c) => (c.to === null ? [c.seat] : []))), moved = moves.flatMap((m) => (alone.has(m.from) ? [{ seat: m.from, account: m.accountId }] : [])), orphans = [...leads].flatMap(([id, lead]) => (lead === null ? [id] : []));
  const { rows } = await sql<{ id: string; seat: string; to: string | null; count: number; names: string[] }>`
    with closing as materialized (select * from jsonb_to_recordset(${closing}::jsonb) as c(id uuid, day date, seat uuid, "to" uuid)),
    held as materialized (select h.* from published.held_by_position h where h.position_id = any (${closing.map((c) => c.seat)}::uuid[]) and h.kind not in ('account', 'report', 'stands_in', 'forum', 'forum_seat')),
    along as (
      select m.seat, x.id from jsonb_to_recordset(${moved}::jsonb) as m(seat uuid, account uuid) join (
        select o.id, o.account_id from published.opportunity o where o.forecast_category <> 'commit' union all select id, account_id from published.open_promise
        union all select id, account_id from published.open_need union all select id, account_id from published.activity) x on x.account_id = m.account),
    told as (
      select id from published.opportunity where account_id = any (${orphans}::uuid[]) union all select id from published.open_promise where account_id = any (${orphans}::uuid[])
      union all select id from published.open_need where account_id = any (${orphans}::uuid[]) union all select id from published.activity where account_id = any (${orphans}::uuid[]))
    select c.id, c.seat, c."to", count(distinct (h.kind, h.id))::int as count, (array_agg(distinct h.label order by h.label))[1:6] as names
      from closing c join held h on h.position_id = c.seat and (h.until is null or h.until > c.day)
     where case when c."to" is null then not exists (select from along a where a.seat = c.seat and a.id = h.id) and not exists (select from told t where t.id = h.id)
                else h.kind = 'hand_off' and exists (select from published.hand_off o where o.id = h.id and c."to" in (o.from_position_id, o.to_position_id))
                  or h.kind = 'support_request' and exists (select from published.support_request o where o.id = h.id and c."to" in (o.from_position_id, o.to_position_id)) end
     group by c.id, c.seat, c."to"`.execute(ctx.db);
  return rows.map(({ id, seat, to, count, names }) => ({ changeId: id, code: to === null ? 'holds_still' : 'between_them', figures: { position: seat, count, names } }));
}

/** Seats whose customers somebody else would answer for: they close, or another person sits or stands in. */
function seatsTouched({ plan, away }: Basis, after: Plan, successors: ReadonlyMap<string, string | null>): string[] {
  return [...plan.seats.keys()].filter((id) => successors.has(id) || !sameAnswers(plan, after, id, away));
}

/** `team`: null where nobody else looks after it. */
type LedRow = Omit<DrawnAccount, 'leadAfter' | 'team'> & { team: DrawnAccount['team'] | null };
const nobodyElse: DrawnAccount['team'] = [];

async function accountsTouched(ctx: Ctx, drawn: DrawnStructure): Promise<LedRow[]> {
  const led = ledTouched(drawn);
  if (led === null) return [];
  const { rows } = await sql<LedRow>`
    with ${led}, teams as materialized (
      select t.account_id, jsonb_agg(jsonb_build_object('seat', t.position_id, 'role', t.role) order by t.position_id) as team
        from published.account_team t where t.account_id = any (array(select account_id from led)) and t.valid @> ${drawn.on}::date group by 1
    )
    select a.id, a.name, a.class, a.size, a.segment, a.product_line as "productLine", a.postcode, a.market_id as "marketId", k.position_id as lead, t.team
      from led k join published.account a on a.id = k.account_id and a.withdrawn_at is null left join teams t on t.account_id = a.id
     order by a.id`.execute(ctx.db);
  return rows;
}

/** `led`, said of a query: the accounts that something happens to and those of the seats that give some away, with their lead seat; and all that `seats` lead. Null: none. */
export function ledTouched({ basis, after, changes, successors, on }: DrawnStructure, seats: readonly string[] = []): RawBuilder<unknown> | null {
  const touched = seatsTouched(basis, after, successors);
  const listed = changes.flatMap(({ change: c }) => (c.kind === 'move_accounts' ? c.accountIds : [])), giving = changes.flatMap(({ change: c }) => (c.kind === 'move_portfolio' || c.kind === 'move_matching' ? [c.fromPositionId] : []));
  return touched.length + listed.length + giving.length + seats.length === 0 ? null : sql`
    others as materialized (
      select unnest(${listed}::uuid[]) as account_id
      union select account_id from published.account_team where position_id = any (${touched}::uuid[]) and valid @> ${on}::date
      union select account_id from published.opportunity where owner_position_id = any (${touched}::uuid[]) and state = 'open'
    ), led as materialized (
      select account_id, position_id from published.custody where position_id = any (${[...touched, ...giving, ...seats]}::uuid[]) and valid @> ${on}::date
      union select account_id, position_id from published.custody where account_id = any (array(select account_id from others)) and valid @> ${on}::date
    )`;
}
