import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../../platform/server/request.ts';
import { decisionsDue } from '../../../coordination/server/index.ts';
import type { InterdependencePart } from '../../contract/interdependence.ts';
import type { JointWork } from '../../rules/interdependence.ts';

/*
  The records of each part of the index, each read as one finding: one relation a part, counted by the index and paged by the list
  behind it, so that a figure and its records cannot differ. Divisions are those of the day a thing happened. `span` numbers
  the quarters asked for.
*/

/** A quarter asked for: half-open, the last day of it that counts, and the catalogue of that day. */
export interface Asked { from: string; to: string; until: string; jointWork: JointWork }
/** `unread`: goals whose measure lacked a rate on the last day of a quarter that counts. */
export interface Reading { quarters: readonly Asked[]; market: string | undefined; unread: readonly { span: number; id: string }[] }
export type Source = Exclude<InterdependencePart, 'IR'>;

const inMarket = (column: string, { market }: Reading) => (market ? sql`and ${sql.ref(column)} = ${market}::uuid` : sql``);
const none = sql`null::text`, noProof = sql`'{}'::jsonb`;

/** What every relation below may read: the quarters, and each seat's division and dates. */
export const shared = ({ quarters }: Reading): RawBuilder<unknown> => sql`
  quarter as materialized (
    select (q.no - 1)::int as span, q.from::date as "from", q.to::date as "to", q.until::date as until, c.time_zone as zone,
           q.from::timestamp at time zone c.time_zone as from_at, q.to::timestamp at time zone c.time_zone as to_at
      from unnest(${quarters.map((q) => q.from)}::text[], ${quarters.map((q) => q.to)}::text[], ${quarters.map((q) => q.until)}::text[]) with ordinality q("from", "to", until, no) cross join platform.company c
  ), seat as materialized (select id, division, function, valid from published.seat)`;

/** Goals that ran, owned by a held seat of each division on the last day that counts. Who stands over both may own for either, as when a goal is set. */
const goals = (ctx: Ctx, r: Reading): RawBuilder<unknown> => sql`
  select q.span, g.id, 'goal' as kind, ${ctx.person.language === 'es' ? sql`g.name_es` : sql`g.name_en`} as name, '' as detail, g.ends_on - 1 as "on", ${none} as side, 1::float8 as weight, ${noProof} as proof,
         case when not ${held('g.sales_position_id')} or not ${held('g.marketing_position_id')} then 'owner_vacant'
              when not ${owns('g.sales_position_id', 'sales')} or not ${owns('g.marketing_position_id', 'marketing')} then 'owner_elsewhere'
              when exists (select from jsonb_to_recordset(${r.unread}::jsonb) as u(span int, id uuid) where u.span = q.span and u.id = g.id) then 'measure_unread' else 'owned_by_both' end as finding
    from quarter q join published.goal g on g.starts_on <= q.until and g.ends_on > q.from
   where true ${r.market ? sql`and (g.market_id is null or g.market_id = ${r.market}::uuid)` : sql``}`;
const goalDay = sql`least(q.until, g.ends_on - 1)`;
const held = (seat: string) => sql`(exists (select from published.seat_holder h where h.position_id = ${sql.ref(seat)} and h.seated @> ${goalDay})
  or exists (select from published.seat n where n.id = ${sql.ref(seat)} and n.valid @> ${goalDay} and n.unnamed and n.status in ('open', 'filled')))`;
const owns = (seat: string, division: string) => sql`exists (select from seat s where s.id = ${sql.ref(seat)} and s.valid @> ${goalDay} and (s.division = ${division} or s.function = 'management'))`;

/**
 * Campaigns that ran, by the catalogue's weights, and what the other division left on record in them that quarter: hand-offs it took
 * on, contacts, support confirmed, words in its review. A hundred of each is enough to say so.
 */
const campaigns = (ctx: Ctx, r: Reading): RawBuilder<unknown> => sql`
  select c.span, c.id, 'campaign' as kind, c.name, c.kind as detail, c.last_day as "on", c.division as side, c.weight, jsonb_strip_nulls(jsonb_build_object(
           'handOffs', nullif(p.hand_offs, 0), 'contacts', nullif(p.contacts, 0), 'support', nullif(p.support, 0), 'words', nullif(p.words, 0), 'weight', nullif(c.weight, 1))) as proof,
         case when p.hand_offs + p.contacts + p.support + p.words > 0 then 'contributed' else 'no_contribution' end as finding
    from (
      select q.*, k.id, k.name, k.kind::text as kind, s.division, w.weight::float8 as weight, least(q.until, coalesce(k.ends_on, q.until)) as last_day
        from quarter q
        join published.campaign k on k.state in ('running', 'paused', 'finished', 'evaluated', 'archived') and k.starts_on <= q.until
         and coalesce(k.ends_on, case when k.state in ('running', 'paused') then q.until else k.starts_on end) >= q.from
        join jsonb_to_recordset(${r.quarters.flatMap((q, span) => Object.entries(q.jointWork).map(([kind, weight]) => ({ span, kind, weight })))}::jsonb) w(span int, kind text, weight float8) on w.span = q.span and w.kind = k.kind::text and w.weight > 0
        join seat s on s.id = k.owner_position_id and s.valid @> least(q.until, coalesce(k.ends_on, q.until)) and s.division is not null
       where true ${inMarket('k.market_id', r)}
    ) c cross join lateral (select
      (select count(*) from (select from published.hand_off h join seat o on o.id = h.to_position_id and o.valid @> (h.accepted_at at time zone c.zone)::date
         where h.campaign_id = c.id and h.accepted_at >= c.from_at and h.accepted_at < c.to_at and h.accepted_at <= ${ctx.now} and o.division <> c.division limit 100) x) as hand_offs,
      (select count(*) from (select from published.customer_contact i where i.object_kind = 'campaign' and i.object_id = c.id and not i.planned and i.kind = 'direct' and i.division <> c.division
         and i.starts_at >= c.from_at and i.starts_at < c.to_at and i.starts_at <= ${ctx.now} limit 100) x) as contacts,
      (select count(*) from (select from published.support_request r join seat o on o.id = r.to_position_id and o.valid @> (r.asked_at at time zone c.zone)::date
         where r.object_kind = 'campaign' and r.object_id = c.id and ${confirmed(ctx, 'r')} and r.delivered_at >= c.from_at and r.delivered_at < c.to_at and r.delivered_at <= ${ctx.now} and o.division <> c.division limit 100) x) as support,
      (select count(*) from (select from published.campaign_step t where t.campaign_id = c.id and t.has_word and t.at >= c.from_at and t.at < c.to_at and t.at <= ${ctx.now}
         and exists (select from published.seat_holder h join seat o on o.id = h.position_id where h.person_id = t.person_id and h.valid @> (t.at at time zone c.zone)::date and o.valid @> (t.at at time zone c.zone)::date and o.division <> c.division) limit 100) x) as words) p`;

/** Confirmed, and not reopened since. */
const confirmed = (ctx: Ctx, of: string) => sql`coalesce(${sql.ref(`${of}.confirmed_at`)} <= ${ctx.now} and (${sql.ref(`${of}.reopened_at`)} is null or ${sql.ref(`${of}.reopened_at`)} <= ${sql.ref(`${of}.confirmed_at`)}), false)`;

/** Support given between the divisions, by the day it was delivered and weighed by its effort. `side`: who gave it. */
const support = (ctx: Ctx, r: Reading): RawBuilder<unknown> => sql`
  select q.span, x.id, 'support_request' as kind, x.title as name, coalesce((select a.name from published.account a where a.id = x.account_id), '') as detail, (x.delivered_at at time zone q.zone)::date as "on",
         t.division as side, x.effort::float8 as weight, jsonb_build_object('effort', x.effort) as proof,
         case when ${confirmed(ctx, 'x')} then 'confirmed' when x.reopened_at > x.delivered_at and x.reopened_at <= ${ctx.now} then 'reopened' else 'unconfirmed' end as finding
    from quarter q join published.support_request x on x.delivered_at >= q.from_at and x.delivered_at < q.to_at and x.delivered_at <= ${ctx.now}
    join seat f on f.id = x.from_position_id and f.valid @> (x.asked_at at time zone q.zone)::date join seat t on t.id = x.to_position_id and t.valid @> (x.asked_at at time zone q.zone)::date
   where f.division <> t.division ${inMarket('x.market_id', r)}`;

/** The cohort of the agreement (F4): kept when it was accepted in time. What was returned was answered, and was no good hand-off. */
const handOffs = (ctx: Ctx, r: Reading): RawBuilder<unknown> => sql`
  select q.span, d.id, 'hand_off' as kind, (select l.label from published.lead l where l.id = d.lead_id) as name, '' as detail, (d.due_at at time zone q.zone)::date as "on", f.division as side, 1::float8 as weight, ${noProof} as proof,
         case when d.status = 'pending' then 'pending' when d.returned_at <= ${ctx.now} and d.resolved_for = 'receiver' and d.resolved_at <= ${ctx.now} then 'dispute_lost' when d.returned_at <= ${ctx.now} then 'returned'
              when d.status = 'met' then 'kept' when d.accepted_at <= ${ctx.now} then 'accepted_late' else 'unanswered' end as finding
    from ${decisionsDue(ctx, r.quarters)} d join quarter q on q.span = d.span
    join ${divisionThen('d.from_position_id')} f on true join ${divisionThen('d.to_position_id')} t on true
   where d.status is not null and f.division <> t.division ${inMarket('d.market_id', r)}`;

/** Looked up seat by seat: of what stands for all seats there is no index, and hand-offs are many. */
const divisionThen = (seat: string) => sql`lateral (select s.division from published.seat s where s.id = ${sql.ref(seat)} and s.valid @> (d.offered_at at time zone q.zone)::date limit 1)`;

export const sources: Record<Source, (ctx: Ctx, r: Reading) => RawBuilder<unknown>> = { JG: goals, JW: campaigns, R: support, HQ: handOffs };
