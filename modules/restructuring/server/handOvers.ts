import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { ContinuityPlan, finishStep, listPlans, myHandOverSteps } from '../contract/handOvers.ts';

type Mine = z.output<typeof myHandOverSteps.output>;

const seat = (id: ReturnType<typeof sql>) => sql`jsonb_build_object('id', ${id}, 'name', coalesce((select x.title from published.seat x where x.id = ${id} order by x.valid desc limit 1), ''))`;
const person = (id: ReturnType<typeof sql>) => sql`(select jsonb_build_object('id', x.id, 'name', x.name) from published.person x where x.id = ${id})`;
const side = (position: ReturnType<typeof sql>, who: ReturnType<typeof sql>) => sql`jsonb_build_object('seat', ${seat(position)}, 'person', ${person(who)})`;
/** A step `s`, with who answers for its seat today. */
const stepJson = (ctx: Ctx) => sql`jsonb_build_object('id', s.id, 'kind', s.kind, 'seat', ${seat(sql`s.position_id`)}, 'dueOn', s.due_on, 'note', s.note, 'late', s.done_at is null and s.due_on < ${ctx.today}::date,
  'person', (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(s.position_id, ${ctx.today}::date) w),
  'doneAt', to_char(s.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'doneBy', ${person(sql`s.done_by`)})`;

/** For a plan `p`. */
const planColumns = (ctx: Ctx) => sql`
  p.id, p.wave, p.class, p.begins_on as "beginsOn", p.overlap_until as "overlapUntil", p.split_bp as "splitBp", p.brief, ${side(sql`p.from_position_id`, sql`p.from_person_id`)} as "from", ${side(sql`p.to_position_id`, sql`p.to_person_id`)} as "to",
  jsonb_build_object('id', p.proposal_id, 'name', coalesce((select r.name from restructuring.proposal r where r.id = p.proposal_id), '')) as proposal, jsonb_build_object('id', p.account_id, 'name', (select a.name from published.account a where a.id = p.account_id)) as account,
  (select jsonb_agg(${stepJson(ctx)} order by s.due_on, s.kind) from restructuring.continuity_step s where s.plan_id = p.id) as steps`;

export async function planList(ctx: Ctx, input: z.output<typeof listPlans.input>): Promise<z.output<typeof listPlans.output>> {
  const page = pageQuery(sortOf({ begins: { by: sql`p.begins_on`, type: 'date' } }, 'begins'), sql`p.id`, input), open = sql`exists (select from restructuring.continuity_step s where s.plan_id = p.id and s.done_at is null`;
  const { rows } = await sql<ContinuityPlan & { sort_value: string }>`
    select ${planColumns(ctx)}, ${page.value} as sort_value from restructuring.continuity_plan p
     where ${page.where} and p.withdrawn_at is null ${input.proposalId ? sql`and p.proposal_id = ${input.proposalId}::uuid` : sql``} ${input.accountId ? sql`and p.account_id = ${input.accountId}::uuid` : sql``}
       ${input.late ? sql`and ${open} and s.due_on < ${ctx.today}::date)` : sql``} ${input.open ? sql`and ${open})` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  return asPage(rows, input.limit);
}

export async function stepsOfMine(ctx: Ctx): Promise<Mine> {
  const seats = sql`any (${ctx.person.seats.map((x) => x.id)}::uuid[])`, due = sql`s.position_id = ${seats} and s.done_at is null and s.due_on <= ${ctx.today}::date + 14`;
  const { rows } = await sql<Mine['rows'][number]>`
    select ${stepJson(ctx)} as step, p.id as "planId", jsonb_build_object('id', p.account_id, 'name', (select a.name from published.account a where a.id = p.account_id)) as account,
           case when s.position_id = p.to_position_id then 'takes' else 'gives' end as role, case when s.position_id = p.to_position_id then ${side(sql`p.from_position_id`, sql`p.from_person_id`)} else ${side(sql`p.to_position_id`, sql`p.to_person_id`)} end as other
      from restructuring.continuity_step s join restructuring.continuity_plan p on p.id = s.plan_id and p.withdrawn_at is null
     where ${due} order by s.due_on, p.account_id, s.kind limit 100`.execute(ctx.db);
  const { rows: [all] } = await sql<Omit<Mine, 'rows'>>`
    select (select count(distinct p.account_id)::int from restructuring.continuity_step s join restructuring.continuity_plan p on p.id = s.plan_id and p.withdrawn_at is null where ${due}) as customers,
           coalesce((select jsonb_agg(c.told order by c.begins_on, c.n desc) from (
              select p.begins_on, count(*) as n, jsonb_build_object('on', p.begins_on, 'from', ${side(sql`p.from_position_id`, sql`p.from_person_id`)}, 'customers', count(*),
                'accounts', (array_agg(jsonb_build_object('id', p.account_id, 'name', (select a.name from published.account a where a.id = p.account_id)) order by (p.brief->'booked'->>'minor')::numeric desc, p.account_id))[1:3]) as told
                from restructuring.continuity_plan p
               where p.withdrawn_at is null and p.to_position_id = ${seats} and p.begins_on <= ${ctx.today}::date + 14 and p.overlap_until >= ${ctx.today}::date
               group by p.begins_on, p.from_position_id, p.from_person_id) c), '[]') as coming`.execute(ctx.db);
  return { rows, ...all! };
}

/**
 * By whoever sits in the step's seat, whatever their role: a customer that is theirs to lead is theirs to hand over; or in the other seat,
 * because both do it. For another's seat, only by those who deal with customers and reach it: who controls or governs does nobody else's.
 */
export async function finishOneStep(ctx: Ctx, { stepId, done, note }: z.output<typeof finishStep.input>): Promise<ContinuityPlan> {
  const { rows: [step] } = await sql<{ plan_id: string; market_id: string; account_id: string; kind: string; seats: string[] }>`
    select s.plan_id, s.market_id, s.kind, p.account_id, array[s.position_id, p.from_position_id, p.to_position_id]::text[] as seats
      from restructuring.continuity_step s join restructuring.continuity_plan p on p.id = s.plan_id and p.withdrawn_at is null where s.id = ${stepId}::uuid`.execute(ctx.db);
  if (!step) throw new Refusal('not_found', 'There is no such step.', 'platform.not_found');
  const scope = ctx.person.scopeOf('customers.interaction.write'), own = new Set([...ctx.person.seats.map((s) => s.id), ...scope.seats]);
  if (!scope.company && !step.seats.some((s) => own.has(s))) throw new Refusal('not_allowed', 'That step is another seat’s.', 'restructuring.not_your_step');
  await sql`update restructuring.continuity_step set done_at = ${done ? ctx.now : null}, done_by = ${done ? ctx.person.id : null}, note = ${note} where id = ${stepId}::uuid`.execute(ctx.db);
  await recordFact(ctx, { what: done ? 'restructuring.step_done' : 'restructuring.step_reopened', about: { kind: 'account', id: step.account_id }, guard: step.market_id, after: { kind: step.kind } });
  const { rows: [plan] } = await sql<ContinuityPlan>`select ${planColumns(ctx)} from restructuring.continuity_plan p where p.id = ${step.plan_id}::uuid`.execute(ctx.db);
  return plan!;
}
