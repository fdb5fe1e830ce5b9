import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { lasting } from '../../../platform/server/lasting.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { each, sheetOf } from '../../../platform/server/sheet.ts';
import { seatedIn } from '../rules/standing.ts';
import { organization as en } from '../../../words/en/organization.ts';
import { organization as es } from '../../../words/es/organization.ts';
import type { exportStructure, Structure, structure, StructureSeat } from '../contract/structure.ts';

/**
 * The whole structure in one statement, so that every part of the answer is of one moment. A row belongs to it when it
 * holds on the date and was known at the instant; without an instant, the newest change's own is taken, and told.
 */
export async function wholeStructure(ctx: Ctx, { on = ctx.today, knownAt }: z.output<typeof structure.input>): Promise<Structure> {
  const { rows } = await sql<Omit<Structure, 'on'> & { too_late: boolean }>`
    with asked as materialized (
      select s.recorded as stamp, coalesce(${knownAt ?? null}::text::timestamptz, s.recorded) as known, ${on}::date as day from organization.structure_stamp s
    )
    select a.known > a.stamp as too_late, ${instant(sql`a.known`)} as "knownAt",
           ${units} as units, ${seats} as seats, ${lines} as lines, ${teams} as teams
      from asked a`.execute(ctx.db);
  const { too_late, ...answer } = rows[0]!;
  if (too_late) {
    throw new Refusal('invalid_input', 'What is known so late may still change: ask for an instant up to the last change.', 'organization.known_at_too_late',
      { facts: { knownAt }, fields: { knownAt: 'organization.known_at_too_late' } });
  }
  return { on, ...answer };
}

/** The same for whoever only looks, until the structure changes. */
export const structureSeen = lasting((ctx, { on, knownAt }: z.output<typeof structure.input>) => (knownAt === undefined ? on ?? ctx.today : undefined), wholeStructure);

const byName = new Intl.Collator('es', { numeric: true }).compare;

/** A row a seat, in the reader's words, unit by unit. Ids stand last, so that two dates can be laid side by side. */
export async function structureFile(ctx: Ctx, { format, ...asked }: z.output<typeof exportStructure.input>): Promise<FileAnswer> {
  const whole = await structureSeen(ctx, asked);
  const t = (ctx.person.language === 'es' ? es : en).structure;
  const { rows: markets } = await sql<{ id: string; name: string }>`select id, ${sql.raw(ctx.person.language === 'es' ? 'name_es' : 'name_en')} as name from organization.market`.execute(ctx.db);
  const named = new Map(markets.map((m) => [m.id, m.name])), unitOf = new Map(whole.units.map((u) => [u.id, u])), titleOf = new Map(whole.seats.map((s) => [s.id, s.title]));
  const manager = new Map(whole.lines.filter((l) => l.kind === 'solid').map((l) => [l.positionId, l.reportsToId]));
  const unit = (s: StructureSeat) => unitOf.get(s.unitId), above = (s: StructureSeat) => manager.get(s.id);
  return sheetOf<StructureSeat>(ctx, format, `${t.file}-${whole.on}`, [
    [t.columns.seat, (s) => s.title], [t.columns.person, (s) => seatedIn(s).map((h) => h.person.name).join('; ')], [t.columns.unit, (s) => unit(s)?.name], [t.form.function, (s) => { const f = unit(s)?.function; return f && t.functions[f]; }],
    [t.columns.market, (s) => named.get(s.marketId)], [t.columns.reportsTo, (s) => titleOf.get(above(s) ?? '')], [t.columns.status, (s) => t.status[s.status]], [t.form.fte, (s) => s.fte], [t.seat.capacity, (s) => s.capacity],
    ['id', (s) => s.id], ['reportsToId', (s) => above(s)],
  ], each(whole.seats.toSorted((a, b) => byName(unit(a)?.name ?? '', unit(b)?.name ?? '') || byName(a.title, b.title) || (a.id < b.id ? -1 : 1))));
}

/** An instant to the microsecond: a millisecond less would be before the change it names. */
const instant = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const units = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', v.unit_id, 'name', v.name, 'function', v.function, 'division', organization.division(v.function),
           'parentId', v.parent_id, 'marketId', v.market_id) order by v.unit_id)
    from organization.unit_version v where v.valid @> a.day and v.recorded @> a.known), '[]')`;

/** `filled` is told of an open seat that somebody holds, `unnamed` where they have no name here, and of no other. */
export const statusShown = (seat: 'p' | 's' | 'x', held: RawBuilder<unknown>) => {
  const status = sql.ref(`${seat}.status`);
  return sql`case when ${status} in ('open', 'filled') then case when ${held} then 'filled' when ${sql.ref(`${seat}.unnamed`)} then 'unnamed' else 'open' end else ${status}::text end`;
};

/** Whether a person is suspended on a day, as it was known at an instant. */
const isAway = (person: RawBuilder<unknown>, day: RawBuilder<unknown>, known: RawBuilder<unknown>) => sql`
  exists (select from organization.suspension s where s.person_id = ${person} and s.valid @> ${day} and s.recorded @> ${known})`;

/** Who answers for a seat, as JSON; null when nobody does. */
export const answeringJson = (seat: RawBuilder<unknown>, day: RawBuilder<unknown>, known: RawBuilder<unknown>) => sql`(
  select jsonb_build_object('person', jsonb_build_object('id', w.person_id, 'name', w.person_name), 'throughId', w.through_id, 'reason', w.reason, 'steps', w.steps)
    from organization.answering(${seat}, ${day}, ${known}) w)`;

/*
  Holders are looked up seat by seat: of a date's rows the planner expects one, and would go through all holders again for each
  of five thousand seats. Only a seat with a delegate is asked who stands in.
*/
const seats = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', p.position_id, 'title', p.title, 'unitId', p.unit_id, 'marketId', p.market_id, 'fte', p.fte,
           'archetype', p.archetype, 'customerFacing', p.customer_facing, 'capacity', p.capacity,
           'status', ${statusShown('p', sql`coalesce(h.answered, false)`)}, 'holders', coalesce(h.holders, '[]'),
           'standIn', case when h.answered is not true and exists (select from organization.delegate d where d.position_id = p.position_id and d.valid @> a.day and d.recorded @> a.known)
                           then ${answeringJson(sql`p.position_id`, sql`a.day`, sql`a.known`)} end) order by p.position_id), '[]')
    from organization.position_version p
    left join lateral (
      select jsonb_agg(jsonb_build_object('person', jsonb_build_object('id', x.id, 'name', x.name), 'kind', h.kind, 'fte', h.fte,
               'since', lower(h.valid), 'until', upper(h.valid), 'suspended', s.away) order by h.kind, lower(h.valid), x.id) as holders,
             bool_or(not s.away) as answered
        from organization.appointment h join organization.person x on x.id = h.person_id
        cross join lateral (select ${isAway(sql`h.person_id`, sql`a.day`, sql`a.known`)} as away) s
       where h.position_id = p.position_id and h.valid @> a.day and h.recorded @> a.known) h on true
   where p.valid @> a.day and p.recorded @> a.known)`;

const lines = sql`coalesce((
  select jsonb_agg(jsonb_build_object('positionId', l.position_id, 'reportsToId', l.reports_to_id, 'kind', l.kind, 'scope', l.scope, 'share', l.share)
           order by l.position_id, l.kind, l.reports_to_id)
    from organization.reporting_line l where l.valid @> a.day and l.recorded @> a.known), '[]')`;

const teams = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', t.team_id, 'name', t.name, 'marketId', t.market_id, 'quorum', t.quorum, 'members', b.members) order by t.team_id)
    from organization.team_version t
    join (select team_id, jsonb_agg(position_id order by position_id) as members
            from organization.team_membership where valid @> a.day and recorded @> a.known group by 1) b on b.team_id = t.team_id
   where t.valid @> a.day and t.recorded @> a.known), '[]')`;

/** The structure of a day as a restructuring is drawn on it: with its delegates, and the people who are suspended. */
export interface StructureBasis extends Structure { delegates: { positionId: string; delegateId: string }[]; away: string[]; }

export const structureBasis = async (ctx: Ctx, asked: { on: string; knownAt?: string | undefined }): Promise<StructureBasis> => basisOf(ctx, await wholeStructure(ctx, asked));

async function basisOf(ctx: Ctx, structure: Structure): Promise<StructureBasis> {
  const { rows: [row] } = await sql<Pick<StructureBasis, 'delegates' | 'away'>>`
    select coalesce((select jsonb_agg(jsonb_build_object('positionId', d.position_id, 'delegateId', d.delegate_id) order by d.position_id)
              from organization.delegate d where d.valid @> ${structure.on}::date and d.recorded @> ${structure.knownAt}::text::timestamptz), '[]') as delegates,
           coalesce((select jsonb_agg(s.person_id order by s.person_id) from organization.suspension s where s.valid @> ${structure.on}::date and s.recorded @> ${structure.knownAt}::text::timestamptz), '[]') as away`.execute(ctx.db);
  return { ...structure, ...row! };
}

/** The same for whoever only looks, until the structure changes. */
export const structureBasisSeen = lasting((_ctx, { on }: { on: string }) => on, async (ctx, { on }) => basisOf(ctx, await structureSeen(ctx, { on })));

/** A fingerprint of what a structure says, whoever is named how: two are equal when nothing of the structure differs. */
export function fingerprint({ units, seats, lines, teams, delegates }: StructureBasis): string {
  const bare = seats.map(({ standIn: _, status: __, holders, ...seat }) => ({ ...seat, holders: holders.map((h) => [h.person.id, h.kind, h.fte]) }));
  return createHash('sha256').update(JSON.stringify([units, bare, lines, teams, delegates])).digest('hex');
}
