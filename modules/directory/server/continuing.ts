import { sql } from 'kysely';
import type { Ctx } from '../../../platform/server/request.ts';
import type { HistoryStep } from '../../organization/server/index.ts';
import type { OrganogramMapping } from '../contract/organograms.ts';
import type { Standing, Step } from '../rules/continuing.ts';
import type { ReadOrganogram } from '../rules/histories.ts';
import { keyOf, type Post } from '../rules/organograms.ts';
import type { UnitRead } from '../rules/unitFunctions.ts';
import { keyed, type Market, personKey, unitKey } from './keys.ts';

/** The import that these organograms go on from: the latest that is not taken back and has some of their posts or units. */
export interface Earlier { id: string; name: string; lastDay: string; /** Of it and of all it goes on from. */ days: string[]; unitIds: string[]; positionIds: string[] }

export async function earlierOf(ctx: Ctx, mapping: OrganogramMapping, read: readonly ReadOrganogram[]): Promise<Earlier | null> {
  const refs = [...new Set(read.flatMap((r) => r.posts.map((p) => keyed(mapping, p.ref))))];
  const { rows: [found] } = await sql<Earlier>`
    select o.id, o.name, o.dates[array_upper(o.dates, 1)]::text as "lastDay",
           array(with recursive chain as (select o.id, o.dates, o.continues_id union all select e.id, e.dates, e.continues_id from chain c join directory.organogram e on e.id = c.continues_id)
                 select distinct unnest(dates)::text from chain) as days, o.unit_ids as "unitIds", o.position_ids as "positionIds"
      from directory.organogram o
     where o.taken_back_at is null and o.position_ids && (select array_agg(s.id) from published.keyed_seat s where s.external_key = any(${refs}::text[]))
     order by o.imported_at desc limit 1`.execute(ctx.db);
  return found ?? null;
}

interface SeatThen { id: string; key: string; title: string; unit_id: string; fte: number; archetype: string | null; market: string; manager: string | null; holder: string | null; holder_name: string | null; holder_key: string | null; share: number | null; unnamed: boolean }
export interface Base extends Standing { known: Map<string, string> }

/**
 * What the structure says today of that import's posts on a day, as a picture in the organogram's own references. What the mapping
 * does not read is told as the organogram would have it, so that it is left as it is. People are the same by their key, or
 * by their name where they were appointed by hand; `known` are their ids.
 */
export async function baseOn(ctx: Ctx, { unitIds, positionIds }: Earlier, mapping: OrganogramMapping, read: readonly ReadOrganogram[], markets: readonly Market[], on: string): Promise<Base> {
  const { rows: seats } = await sql<SeatThen>`
    select s.id, k.external_key as key, s.title, s.unit_id, s.fte::float8 as fte, s.archetype, m.code as market, l.reports_to_id as manager, h.person_id as holder, h.person_name as holder_name, x.external_key as holder_key, h.fte::float8 as share, s.unnamed
      from published.seat s join published.keyed_seat k on k.id = s.id join published.market m on m.id = s.market_id
      left join published.reporting_line l on l.position_id = s.id and l.kind = 'solid' and l.valid @> ${on}::date
      left join lateral (select b.person_id, b.person_name, b.fte from published.seat_holder b where b.position_id = s.id and b.kind = 'regular' and b.valid @> ${on}::date order by lower(b.valid), b.person_id limit 1) h on true
      left join published.person x on x.id = h.person_id
     where s.id = any(${positionIds}::uuid[]) and s.valid @> ${on}::date and s.status <> 'closed'`.execute(ctx.db);
  const { rows: units } = await sql<{ id: string; key: string | null; name: string; others: boolean }>`
    select u.id, k.external_key as key, u.name, exists (select from published.seat s where s.unit_id = u.id and s.valid && daterange(${on}::date, null) and s.id <> all(${positionIds}::uuid[])) as others
      from published.unit u left join published.keyed_unit k on k.id = u.id where u.valid @> ${on}::date and (u.id = any(${unitIds}::uuid[]) or u.id = any(${seats.map((s) => s.unit_id)}::uuid[]))`.execute(ctx.db);
  const told = new Map(read.flatMap((r) => r.posts.map((p) => [p.ref, p] as const))), refOf = new Map(seats.map((s) => [s.id, s.key.slice(mapping.prefix.length)]));
  const unitOf = new Map(units.map((u) => [u.id, keyWithin(u.key, unitKey(mapping, '')) ?? `~${u.id}`])), personOf = new Map(read.flatMap((r) => r.posts.flatMap((p) => (p.holder === null ? [] : [[personKey(mapping, keyOf(p.holder)), keyOf(p.holder)] as const]))));
  const first = defaultMarket(mapping, markets), { columns } = mapping, known = new Map<string, string>(), people: Record<string, string> = {}, shares = new Map<string, number>();
  const posts = seats.map((s): Post => {
    const ref = refOf.get(s.id)!, seen = told.get(ref), holder = s.holder_name === null || !columns.holder ? null : (personOf.get(s.holder_key ?? '') ?? keyOf(s.holder_name));
    if (holder !== null) { known.set(holder, s.holder!); people[holder] = s.holder_name!; shares.set(ref, Math.round(s.share! * 1000) / 1000); }
    return {
      ref, title: s.title, unit: unitOf.get(s.unit_id)!, reportsTo: (s.manager && refOf.get(s.manager)) ?? null, fte: columns.fte || ref.includes('/') ? s.fte : 1, archetype: columns.grade ? s.archetype : null,
      market: !columns.market || (s.market === first.code && seen?.market !== first.code) ? null : s.market, holder, unnamed: columns.holder ? s.unnamed && s.holder === null : (seen?.unnamed ?? s.unnamed), group: seen?.group ?? ref.includes('/'),
    };
  });
  const named = Object.fromEntries(units.flatMap((u) => (u.others && !posts.some((p) => p.unit === unitOf.get(u.id)) ? [] : [[unitOf.get(u.id)!, u.name]])));
  return { snapshot: { on: '', posts: posts.sort((a, b) => (a.ref < b.ref ? -1 : 1)), units: named, people }, shares, known };
}

const keyWithin = (key: string | null, prefix: string): string | null => (key?.startsWith(prefix) ? key.slice(prefix.length) : null);
export const defaultMarket = (mapping: OrganogramMapping, markets: readonly Market[]): Market => markets.find((m) => m.code === mapping.market) ?? markets[0]!;

/** What each unit does, by its key. */
export type Functions = ReadonlyMap<string, UnitRead['function']>;

/** A step in the external keys of the structure. A unit that other seats stand in, or that is not of this import, is never closed by it. */
export function asHistoryStep(step: Step, mapping: OrganogramMapping, markets: readonly Market[], kept: ReadonlySet<string>, functions: Functions): HistoryStep {
  const unit = (key: string) => unitKey(mapping, key), seat = (ref: string) => keyed(mapping, ref), person = (key: string) => personKey(mapping, key), first = defaultMarket(mapping, markets);
  const market = (code: string | null) => markets.find((m) => m.code === code)?.id ?? first.id;
  return {
    on: step.on, openUnits: step.openUnits.map((u) => ({ key: unit(u.key), name: u.name, function: functions.get(u.key)! })), renameUnits: step.renameUnits.map((u) => ({ key: unit(u.key), name: u.name })),
    endUnits: step.endUnits.filter((key) => !kept.has(key)).map(unit), openPositions: step.openPosts.map(({ ref, unit: of, market: code, ...p }) => ({ key: seat(ref), unit: unit(of), marketId: market(code), ...p })),
    setPositions: step.setPosts.map(({ ref, unit: of, market: code, ...p }) => ({ key: seat(ref), ...p, ...(of === undefined ? {} : { unit: unit(of) }), ...(code === undefined ? {} : { marketId: market(code) }) })),
    endPositions: step.endPosts.map(seat), managers: step.managers.map((m) => ({ position: seat(m.ref), reportsTo: m.reportsTo === null ? null : seat(m.reportsTo) })),
    appoint: step.appoint.map((a) => ({ person: person(a.person), position: seat(a.ref), fte: a.fte })), endAppointments: step.endAppointments.map((a) => ({ person: person(a.person), position: seat(a.ref) })),
  };
}
