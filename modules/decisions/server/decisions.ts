import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { Decision, frameDecision, linkDecision, setOptions, takeStep, unlinkDecision } from '../contract/decisions.ts';
import { againstStep, partOf } from '../rules/decisionSteps.ts';
import { askedOf, readOneDecision } from './decisionReading.ts';

export async function frameOne(ctx: Ctx, input: z.output<typeof frameDecision.input>): Promise<Decision> {
  if (input.roles.filter((r) => r.role === 'decides').length !== 1) throw refuse('one_decides', 'Exactly one seat decides.', { roles: 'decisions.one_decides' });
  if (input.reviewOn <= ctx.today) throw refuse('review_later', 'A decision is reviewed on a day to come.', { reviewOn: 'decisions.review_later' });
  if (input.supersedes) await refuseUndecided(ctx, input.supersedes);
  const id = randomUUID(), roles = [...new Map(input.roles.map((r) => [`${r.role} ${r.seatId}`, r])).values()];
  await sql`
    with d as (
      insert into decisions.decision (id, title, customer_effect, context, review_on, supersedes_id, created_at, created_by)
      values (${id}, ${input.title}, ${input.customerEffect}, ${input.context}, ${input.reviewOn}, ${input.supersedes ?? null}, ${ctx.now}, ${ctx.person.id})
    ), l as (
      insert into decisions.link (decision_id, kind, object_id) select distinct ${id}::uuid, x.kind, x.id from jsonb_to_recordset(${input.links}::jsonb) as x(kind text, id uuid)
    )
    insert into decisions.role (decision_id, role, position_id) select ${id}::uuid, x.role, x."seatId" from jsonb_to_recordset(${roles}::jsonb) as x(role decisions.role_kind, "seatId" uuid)`.execute(ctx.db);
  await recordFact(ctx, { what: 'decisions.decision_framed', about: { kind: 'decision', id }, guard: everyone, after: { title: input.title, supersedes: input.supersedes ?? null, links: input.links } });
  return readOneDecision(ctx, { decisionId: id });
}

const refuse = (rule: string, message: string, fields: Record<string, string> = {}, facts: Record<string, unknown> = {}) => new Refusal(Object.keys(fields).length > 0 ? 'invalid_input' : 'conflict', message, `decisions.${rule}`, { fields, facts });

async function refuseUndecided(ctx: Ctx, id: string): Promise<void> {
  const was = await readOneDecision(ctx, { decisionId: id });
  if (was.decidedOn === null || was.supersededBy !== null) throw refuse('not_yet', 'Only a decision that was taken, and stands, is superseded.', {}, { decision: id });
}

/** The version seen, raised; refused when somebody else was first. */
async function bump(ctx: Ctx, decisionId: string, version: number): Promise<Decision> {
  const was = await readOneDecision(ctx, { decisionId });
  const { rows } = await sql`update decisions.decision set version = version + 1 where id = ${decisionId}::uuid and version = ${version} returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: was.version } });
  return was;
}

export async function setOptionsOf(ctx: Ctx, { decisionId, version, options }: z.output<typeof setOptions.input>): Promise<Decision> {
  const was = await bump(ctx, decisionId, version), known = new Set(was.options.map((o) => o.id));
  if (was.decidedOn !== null) throw refuse('already_decided', 'What was decided is superseded, never edited.');
  const rows = options.map((o, i) => ({ id: o.id && known.has(o.id) ? o.id : randomUUID(), place: i + 1, text: o.text, effect: o.customerEffect }));
  await sql`delete from decisions.option where decision_id = ${decisionId}::uuid and id <> all (${rows.map((r) => r.id)}::uuid[])`.execute(ctx.db);
  await sql`
    insert into decisions.option (id, decision_id, place, text, customer_effect) select x.id, ${decisionId}::uuid, x.place, x.text, x.effect from jsonb_to_recordset(${rows}::jsonb) as x(id uuid, place smallint, text text, effect text)
    on conflict (id) do update set place = excluded.place, text = excluded.text, customer_effect = excluded.customer_effect`.execute(ctx.db);
  await recordFact(ctx, { what: 'decisions.options_set', about: { kind: 'decision', id: decisionId }, guard: everyone, after: { options: rows.map((r) => r.text) } });
  return readOneDecision(ctx, { decisionId });
}

export async function linkOne(ctx: Ctx, { decisionId, version, kind, id }: z.output<typeof linkDecision.input>): Promise<Decision> {
  await bump(ctx, decisionId, version);
  await sql`insert into decisions.link (decision_id, kind, object_id) values (${decisionId}, ${kind}, ${id}) on conflict do nothing`.execute(ctx.db);
  await recordFact(ctx, { what: 'decisions.decision_linked', about: { kind: 'decision', id: decisionId }, guard: everyone, after: { kind, id } });
  return readOneDecision(ctx, { decisionId });
}

export async function unlinkOne(ctx: Ctx, { decisionId, version, kind, id }: z.output<typeof unlinkDecision.input>): Promise<Decision> {
  await bump(ctx, decisionId, version);
  const { rows } = await sql`delete from decisions.link where decision_id = ${decisionId}::uuid and kind = ${kind} and object_id = ${id}::uuid returning kind`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal('not_found', 'It is not linked to that.', 'platform.not_found');
  await recordFact(ctx, { what: 'decisions.decision_unlinked', about: { kind: 'decision', id: decisionId }, guard: everyone, after: { kind, id } });
  return readOneDecision(ctx, { decisionId });
}

/** By a seat that holds the part; whoever holds several answers for the first that does. */
export async function takeOneStep(ctx: Ctx, { decisionId, version, step, optionId, effect, comment }: z.output<typeof takeStep.input>): Promise<Decision> {
  const was = await bump(ctx, decisionId, version), own = new Set(ctx.person.seats.map((s) => s.id)), part = was.roles.find((r) => r.role === partOf[step] && own.has(r.seat.id));
  if (!part) throw new Refusal('not_allowed', 'None of your seats has that part in this decision.', 'decisions.not_your_role', { facts: { role: partOf[step] } });
  const [against] = againstStep(askedOf(was), step);
  if (against) throw refuse(against.code, 'That step does not follow now.', {}, { ...against.figures });
  const of = step === 'decide' || step === 'recommend' ? was.options.find((o) => o.id === optionId) : null;
  if (of === undefined) throw refuse('option_missing', 'Say of which option.', { optionId: 'decisions.option_missing' });
  if (step === 'review' && !effect) throw refuse('effect_missing', 'Say whether it went better, as expected or worse.', { effect: 'decisions.effect_missing' });
  // A recommendation keeps the words of its option too: options may be reworded until one is decided.
  await sql`
    insert into decisions.step (decision_id, step, at, person_id, position_id, option_id, option_text, comment, effect)
    values (${decisionId}, ${step}, ${ctx.now}, ${ctx.person.id}, ${part.seat.id}, ${of?.id ?? null}, ${step === 'recommend' ? of!.text : null}, ${comment}, ${step === 'review' ? effect! : null})`.execute(ctx.db);
  await recordFact(ctx, { what: `decisions.decision_${taken[step]}`, about: { kind: 'decision', id: decisionId }, guard: everyone, after: { option: optionId ?? null, effect: effect ?? null } });
  return readOneDecision(ctx, { decisionId });
}

const taken = { recommend: 'recommended', agree: 'agreed', object: 'objected', decide: 'decided', execute: 'executed', finish: 'finished', review: 'reviewed' } as const;
