import { sql } from 'kysely';
import { parameterOn } from '../../../platform/server/parameters.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { addDays } from '../../organization/rules/index.ts';
import { splitCredit } from '../../sales/server/index.ts';
import { handOverDefaults, sharedCredit, stepsFor } from '../rules/continuityPlans.ts';
import { placesOf } from '../rules/impactCaseOf.ts';
import { riskAmong } from '../rules/impactCaseOf.ts';
import type { Drawn } from './drawing.ts';
import { focusOfProposal, type Seen, weeklyOf } from './impact/impact.ts';
import { figuresTold } from './impact/structureTold.ts';
import type { ProposalHead } from './rows.ts';

/**
 * The hand-over of every customer that changes person in a wave: its plan with a brief written from the record, its steps on
 * the seats of both, and what was predicted. Three statements, however many customers, and none of them passes by here: only
 * which goes from where to where, who sits there, and the steps of each class. What is predicted of the structure is what this wave
 * leaves, whatever comes after it.
 */
export async function makePlans(ctx: Ctx, head: ProposalHead, wave: number, { drawn, seen, actId }: { drawn: Drawn; actId: string; seen: Seen }): Promise<number> {
  const place = placesOf(drawn), begins = drawn.on, handOver = await parameterOn(ctx, 'restructuring.hand_over', begins, handOverDefaults);
  const plans = drawn.accounts.filter((a): a is typeof a & { leadAfter: string } => a.leadAfter !== null && (a.lead !== a.leadAfter || place.before(a.lead) !== place.after(a.leadAfter)));
  const moving = [...new Set(plans.flatMap((p) => [p.lead, p.leadAfter]))], list = (of: (p: (typeof plans)[number]) => string) => `{${plans.map(of).join(',')}}`;
  const seats = moving.map((seat) => ({ seat, before: place.before(seat), after: place.after(seat), stands: drawn.after.seats.has(seat) }));
  const steps = ['A', 'B', 'C'].flatMap((of) => stepsFor(of, begins, ctx.today, handOver).map((s) => ({ of, kind: s.kind, gives: s.by === 'gives', due: s.dueOn })));
  // A hand-over made for this wave before it was withdrawn gives way to the new one.
  await sql`update restructuring.continuity_plan set wave = -wave where proposal_id = ${head.id}::uuid and wave = ${wave} and withdrawn_at is not null`.execute(ctx.db);
  // Whoever leaves does their steps while the seat stands; what falls after it closes is the new lead's.
  await sql`
    with seat as materialized (select * from jsonb_to_recordset(${seats}::jsonb) as s(seat uuid, before uuid, after uuid, stands boolean)),
    step as materialized (select * from jsonb_to_recordset(${steps}::jsonb) as s("of" text, kind restructuring.step_kind, gives boolean, due date)),
    p as materialized (
      select a.id as account, a.market_id as market, a.class, g."from", g."to", f.before as from_person, t.after as to_person
        from unnest(${list((p) => p.id)}::uuid[], ${list((p) => p.lead)}::uuid[], ${list((p) => p.leadAfter)}::uuid[]) as g(account, "from", "to")
        join published.account a on a.id = g.account join seat f on f.seat = g."from" join seat t on t.seat = g."to"
    ),
    booked as (select b.account_id, greatest(coalesce(sum(b.reporting_minor), 0), 0)::bigint as minor from published.booking b join p on p.account = b.account_id where b.booked_on >= ${begins}::date - interval '12 months' and b.booked_on < ${begins}::date group by 1),
    contact as (select c.account_id, jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'jobTitle', c.job_title, 'language', c.language) order by c.name) as told from published.contact c join p on p.account = c.account_id where c.withdrawn_at is null and c.erased_at is null group by 1),
    promise as (select o.account_id, jsonb_agg(jsonb_build_object('title', o.title, 'dueOn', o.due_on) order by o.due_on) as told from published.open_promise o join p on p.account = o.account_id group by 1),
    need as (select n.account_id, jsonb_agg(n.title order by n.registered_on) as told from published.open_need n join p on p.account = n.account_id group by 1),
    deal as (select o.account_id, jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name) as told from published.opportunity o join p on p.account = o.account_id where o.state = 'open' group by 1),
    met as (select c.account_id, max(c.starts_at)::date as day from published.customer_contact c join p on p.account = c.account_id where not c.planned and c.kind = 'direct' group by 1),
    plan as (
      insert into restructuring.continuity_plan (proposal_id, wave, account_id, market_id, class, from_position_id, to_position_id, from_person_id, to_person_id, begins_on, overlap_until, split_bp, booked_minor, brief)
      select ${head.id}::uuid, ${wave}, p.account, p.market, p.class, p."from", p."to", p.from_person, p.to_person, ${begins}::date, ${addDays(begins, handOver.overlapDays)}::date, ${handOver.splitBp}, coalesce(booked.minor, 0),
             jsonb_build_object('contacts', coalesce(contact.told, '[]'), 'promises', coalesce(promise.told, '[]'), 'needs', coalesce(need.told, '[]'), 'deals', coalesce(deal.told, '[]'), 'lastContact', met.day,
               'booked', jsonb_build_object('minor', coalesce(booked.minor, 0)::text, 'currency', ${seen.weighed.worth.currency}::text))
        from p left join contact on contact.account_id = p.account left join promise on promise.account_id = p.account left join need on need.account_id = p.account left join deal on deal.account_id = p.account left join met on met.account_id = p.account left join booked on booked.account_id = p.account
      returning id, market_id, class, from_position_id, to_position_id
    )
    insert into restructuring.continuity_step (plan_id, market_id, kind, position_id, due_on)
    select k.id, k.market_id, s.kind, case when s.gives and (s.due < ${begins}::date or f.stands) then k.from_position_id else k.to_position_id end, s.due
      from plan k join step s on s."of" = coalesce(k.class, 'C') join seat f on f.seat = k.from_position_id`.execute(ctx.db);
  const { impact, weighed } = seen, stands = figuresTold(drawn, drawn.after, weighed.worth), { focus } = drawn === seen.drawn ? seen : await focusOfProposal(ctx, drawn), units = [...new Set([...seen.units, ...moving.flatMap((id) => drawn.before.seats.get(id)?.unitId ?? drawn.after.seats.get(id)?.unitId ?? [])])];
  const figures = { units, loss: weighed.parameters.loss, layers: stands.layers, focusBefore: focus.before, score: impact.customers.score, ...riskAmong(weighed.impact.accounts, weighed.bookings, new Set(plans.map((p) => p.id)), weighed.worth.currency), cost: stands.cost, costUnknown: stands.costUnknown, outsideBand: stands.outsideBand, focus: focus.after, weeklyMinutes: weeklyOf(drawn.after) };
  await sql`insert into restructuring.prediction (proposal_id, wave, position_id, at, figures) values (${head.id}, ${wave}, ${head.position_id}, ${ctx.now}, ${figures}::jsonb)
    on conflict (proposal_id, wave) do update set at = excluded.at, figures = excluded.figures`.execute(ctx.db);
  await splitCredit(ctx, { splits: sharedCredit(drawn, plans), fromBp: handOver.splitBp, from: begins, to: addDays(begins, handOver.overlapDays), actId });
  return plans.length;
}
