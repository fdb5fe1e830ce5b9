import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, sortOf } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Decision, DecisionRow, listDecisions } from '../contract/decisions.ts';
import { againstStep, allSteps, type Asked, partOf, stateOfDecision } from '../rules/decisionSteps.ts';

/** A decision as its rows tell it. */
export interface Told extends Omit<Decision, 'state' | 'may' | 'decides' | 'decidedOn' | 'chosen' | 'chosenId' | 'reviewLate' | 'effect'> { decided_on: string | null }

const at = (column: ReturnType<typeof sql>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const seatNamed = (id: ReturnType<typeof sql>) => sql`jsonb_build_object('id', ${id}, 'name', coalesce((select x.title from published.seat x where x.id = ${id} order by x.valid desc limit 1), ''))`;
const named = (id: ReturnType<typeof sql>) => sql`(select jsonb_build_object('id', n.id, 'name', n.title) from decisions.decision n where n.id = ${id})`;

/** Of a link `l`; its policies say who sees it. */
const linkedName = sql`case l.kind::text when 'campaign' then (select n.name from published.campaign n where n.id = l.object_id) when 'opportunity' then (select n.name from published.opportunity n where n.id = l.object_id) else (select n.name from published.proposal n where n.id = l.object_id) end`;

/** For a decision `d`. */
const columns = (ctx: Ctx) => sql`
  d.id, d.version, d.title, d.customer_effect as "customerEffect", d.context, d.review_on as "reviewOn", ${at(sql`d.created_at`)} as at,
  coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'text', o.text, 'customerEffect', o.customer_effect) order by o.place) from decisions.option o where o.decision_id = d.id), '[]') as options,
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'seat', ${seatNamed(sql`r.position_id`)},
     'person', (select jsonb_build_object('id', w.person_id, 'name', w.person_name) from published.answers_for(r.position_id, ${ctx.today}::date) w)) order by r.role, r.position_id) from decisions.role r where r.decision_id = d.id and r.passed_to is null), '[]') as roles,
  coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'from', ${seatNamed(sql`r.position_id`)}, 'to', ${seatNamed(sql`r.passed_to`)}, 'at', ${at(sql`r.passed_at`)}) order by r.passed_at, r.position_id) from decisions.role r where r.decision_id = d.id and r.passed_to is not null), '[]') as passed,
  coalesce((select jsonb_agg(jsonb_build_object('kind', l.kind, 'id', l.object_id, 'name', ${linkedName}) order by l.kind, l.object_id) from decisions.link l where l.decision_id = d.id), '[]') as links,
  coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'at', ${at(sql`s.at`)}, 'person', (select jsonb_build_object('id', p.id, 'name', p.name) from published.person p where p.id = s.person_id),
     'seat', case when s.position_id is not null then ${seatNamed(sql`s.position_id`)} end, 'optionId', s.option_id, 'optionText', s.option_text, 'comment', s.comment, 'effect', s.effect) order by s.at, s.id) from decisions.step s where s.decision_id = d.id), '[]') as steps,
  (select (s.at at time zone c.time_zone)::date::text from decisions.step s, platform.company c where s.decision_id = d.id and s.step = 'decide') as decided_on,
  ${named(sql`d.supersedes_id`)} as supersedes, ${named(sql`(select n.id from decisions.decision n where n.supersedes_id = d.id)`)} as "supersededBy"`;

export const askedOf = (t: Pick<Told, 'options' | 'roles' | 'steps' | 'supersededBy' | 'passed'>): Asked => ({
  options: t.options.length, roles: t.roles.map((r) => ({ role: r.role, seat: r.seat.id })), steps: t.steps.map((s) => ({ step: s.step, seat: s.seat?.id ?? null })), superseded: t.supersededBy !== null, passed: t.passed.map((p) => ({ role: p.role, from: p.from.id, to: p.to.id })),
});

function decisionTold(ctx: Ctx, t: Told): Decision {
  const asked = askedOf(t), own = new Set(ctx.person.seats.map((s) => s.id)), chosenId = t.steps.find((s) => s.step === 'decide')?.optionId ?? null, effect = t.steps.find((s) => s.step === 'review')?.effect ?? null;
  const { decided_on, ...rest } = t;
  return {
    ...rest, state: stateOfDecision(asked), decides: t.steps.find((s) => s.step === 'decide')?.seat ?? t.roles.find((r) => r.role === 'decides')!.seat, decidedOn: decided_on, chosenId, chosen: t.options.find((o) => o.id === chosenId)?.text ?? null, effect,
    reviewLate: decided_on !== null && effect === null && t.supersededBy === null && t.reviewOn < ctx.today,
    may: ctx.person.may('decisions.step.take') ? allSteps.filter((s) => t.roles.some((r) => r.role === partOf[s] && own.has(r.seat.id)) && againstStep(asked, s).length === 0) : [],
  };
}

export async function readOneDecision(ctx: Ctx, { decisionId }: { decisionId: string }): Promise<Decision> {
  const { rows: [row] } = await sql<Told>`select ${columns(ctx)} from decisions.decision d where d.id = ${decisionId}::uuid`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such decision.', 'platform.not_found');
  return decisionTold(ctx, row);
}

export async function decisionList(ctx: Ctx, input: z.output<typeof listDecisions.input>): Promise<{ rows: DecisionRow[]; next: string | null }> {
  const page = pageQuery(sortOf({ newest: { by: sql`d.created_at`, type: 'timestamptz' } }, '-newest'), sql`d.id`, input);
  const linked = input.linkId === undefined ? sql`` : sql`and exists (select from decisions.link l where l.decision_id = d.id and l.object_id = ${input.linkId}::uuid and ${input.linkKind === undefined ? sql`true` : sql`l.kind = ${input.linkKind}`})`;
  const took = (step: string) => sql`exists (select from decisions.step s where s.decision_id = d.id and s.step = ${sql.lit(step)})`, gone = sql`exists (select from decisions.decision n where n.supersedes_id = d.id)`;
  const { rows } = await sql<Told & { sort_value: string }>`
    select ${columns(ctx)}, ${page.value} as sort_value from decisions.decision d
     where ${page.where} ${linked} ${input.find ? sql`and platform.plain(d.title || ' ' || d.customer_effect) like '%' || platform.plain(${input.find}) || '%'` : sql``}
       ${input.due ? sql`and d.review_on <= ${ctx.today}::date and ${took('decide')} and not ${took('review')} and not ${gone}` : sql``}
       ${input.state ? sql`and case when ${gone} then 'superseded' when ${took('review')} then 'reviewed' when ${took('finish')} then 'done' when ${took('execute')} then 'executing' when ${took('decide')} then 'decided' else 'open' end = any (${input.state.map((s) => (['framed', 'options', 'recommended', 'agreed', 'objected'].includes(s) ? 'open' : s))}::text[])` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit), told = shown.map((r) => decisionTold(ctx, r));
  return { rows: input.state ? told.filter((d) => input.state!.includes(d.state)) : told, next };
}
