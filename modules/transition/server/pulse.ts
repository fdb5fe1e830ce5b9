import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { focusDefaults } from '../../focus/rules/index.ts';
import { addDays } from '../../organization/rules/index.ts';
import { basisOn, headOf } from '../../restructuring/server/index.ts';
import type { answerPulse, myPulses, proposalPulses, Pulse } from '../contract/reviews.ts';
import { peopleTouched } from '../rules/followUp.ts';
import type { WaveSeen } from './computing.ts';

/*
  What those a wave touched say of it. Nothing here sees an answer: the database adds each to a sum that no role reads (migration
  0045), and an answer writes no fact, because a fact says who and when.
*/

/** With each review, from the day it is computed. Fewer than five are not asked: nothing they said could be told. */
export async function openPulse(ctx: Ctx, wave: WaveSeen, { ordinal, days }: { ordinal: number; days: number }): Promise<void> {
  const people = await staffTouched(ctx, wave);
  if (people.length < focusDefaults.leastPeople) return;
  const { rows: [made] } = await sql<{ id: string }>`
    insert into transition.pulse (proposal_id, wave, position_id, ordinal, changed_on, opens_on, closes_on)
    values (${wave.proposalId}, ${wave.wave}, ${wave.guard}, ${ordinal}, ${wave.on}, ${ctx.today}, ${addDays(ctx.today, days)}) returning id`.execute(ctx.db);
  await sql`select transition.ask_pulse(${made!.id}::uuid, ${people}::uuid[])`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.pulse_opened', about: { kind: 'proposal', id: wave.proposalId }, guard: wave.guard, after: { wave: wave.wave, until: addDays(ctx.today, days) } });
}

/** Whoever it touched and still sits somewhere. */
async function staffTouched(ctx: Ctx, { proposalId, wave, on }: WaveSeen): Promise<string[]> {
  const before = await basisOn(ctx, addDays(on, -1)), after = await basisOn(ctx, on);
  const { rows: handed } = await sql<{ id: string }>`
    select distinct x.id from published.continuity_plan p, unnest(array[p.from_person_id, p.to_person_id]) as x(id) where p.proposal_id = ${proposalId}::uuid and p.wave = ${wave} and x.id is not null`.execute(ctx.db);
  const touched = peopleTouched(before.plan, after.plan, handed.map((h) => h.id));
  const { rows } = await sql<{ id: string }>`select distinct h.person_id as id from published.seat_holder h where h.person_id = any (${touched}::uuid[]) and h.valid @> ${ctx.today}::date and not h.suspended order by 1`.execute(ctx.db);
  return rows.map((r) => r.id);
}

export async function pulsesOfMine(ctx: Ctx): Promise<z.output<typeof myPulses.output>> {
  const { rows } = await sql<{ id: string; changedOn: string; closesOn: string }>`select p.id, p.changed_on as "changedOn", p.closes_on as "closesOn" from transition.pulses_of_mine(${ctx.today}::date) p`.execute(ctx.db);
  return { rows };
}

export async function answerOnePulse(ctx: Ctx, { pulseId, answers }: z.output<typeof answerPulse.input>): Promise<{ done: true }> {
  await sql`select transition.answer_pulse(${pulseId}::uuid, ${ctx.today}::date, ${answers}::smallint[])`.execute(ctx.db);
  return { done: true };
}

export async function pulsesOf(ctx: Ctx, { proposalId }: z.output<typeof proposalPulses.input>): Promise<{ rows: Pulse[] }> {
  await headOf(ctx, proposalId);
  const { rows } = await sql<Omit<Pulse, 'state'>>`
    select p.id, p.wave::int, p.ordinal::int, p.opens_on as "opensOn", p.closes_on as "closesOn",
           coalesce((select jsonb_agg(jsonb_build_object('question', t.question, 'average', t.average, 'answers', t.answers) order by t.question) from transition.pulse_told(p.id, ${ctx.today}::date) t), '[]') as questions
      from transition.pulse p where p.proposal_id = ${proposalId}::uuid order by p.wave, p.ordinal`.execute(ctx.db);
  return { rows: rows.map((r) => ({ ...r, state: r.closesOn <= ctx.today ? 'closed' : 'open' })) };
}
