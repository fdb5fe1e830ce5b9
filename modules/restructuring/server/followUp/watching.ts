import { sql } from 'kysely';
import { recordFact } from '../../../../platform/server/facts.ts';
import type { Task } from '../../../../platform/server/jobs.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { workingTimeOn } from '../../../decisions/server/index.ts';
import { focusDefaults } from '../../../focus/rules/index.ts';
import { addDays } from '../../../organization/rules/index.ts';
import { baseWeeks, type FollowUp, haltToday, type UnitFocus, unitsBelowFloor } from '../../rules/followUp.ts';
import { basisOn } from '../basis.ts';
import { healthOf } from '../halts.ts';
import { focusOver } from '../impact/beside.ts';
import { stateOf } from '../rows.ts';
import { followUpsDated } from './computing.ts';

/*
  Every day each transition is looked at, whether somebody asks or not: customers that moved fall behind their like, or a unit's
  focus stays below its floor. Then it halts by itself, with its figures; only a person takes it up again.
*/
interface Watched { id: string; guard: string; since: string; units: string[]; halts: { cause: string; endedOn: string | null; endedHow: 'resumed' | 'rolled_forward' | null }[] }

export async function watchTransitions(ctx: Ctx): Promise<number> {
  const { rows: watched } = await sql<Watched>`
    select p.id, p.position_id as guard, (select min(w.on_day) from restructuring.wave w where w.proposal_id = p.id and w.published_at is not null) as since,
           coalesce((select array_agg(distinct u.id) from restructuring.prediction d join restructuring.wave w on w.proposal_id = d.proposal_id and w.number = d.wave and w.on_day <= ${ctx.today}::date,
                            jsonb_array_elements_text(coalesce(d.figures -> 'units', '[]')) as u(id) where d.proposal_id = p.id), '{}') as units,
           coalesce((select jsonb_agg(jsonb_build_object('cause', h.cause, 'endedOn', h.ended_at::date, 'endedHow', h.ended_how)) from restructuring.halt h where h.proposal_id = p.id), '[]') as halts
      from restructuring.proposal p where ${stateOf(ctx)} = 'in_transition' order by p.id for update of p`.execute(ctx.db);
  const parameters = await followUpsDated(ctx);
  let halted = 0;
  for (const one of watched) if (await watch(ctx, one, parameters(one.since))) halted += 1;
  return halted;
}

async function watch(ctx: Ctx, { id, guard, since, units, halts }: Watched, p: FollowUp): Promise<boolean> {
  const { health } = await healthOf(ctx, id), below = unitsBelowFloor(await focusWeekly(ctx, units, since, p), p, focusDefaults.lowEvidenceBelow);
  const halt = haltToday([{ cause: 'bookings_below', reasons: health.triggered ? health.reasons : [] }, { cause: 'focus_below', reasons: below }], halts, ctx.today, p);
  if (!halt) return false;
  const figures = halt.reasons[0]!.figures;
  await sql`insert into restructuring.halt (proposal_id, position_id, cause, figures, at) values (${id}, ${guard}, ${halt.cause}, ${figures}::jsonb, ${ctx.now})`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.transition_halted', about: { kind: 'proposal', id }, guard, after: { cause: halt.cause, ...figures } });
  return true;
}

/** The touched units of five or more: their eight weeks before the wave, and each of the last weeks that are wholly after it. */
async function focusWeekly(ctx: Ctx, units: readonly string[], since: string, { focusWeeks }: FollowUp): Promise<UnitFocus[]> {
  const spans = Array.from({ length: focusWeeks }, (_, i) => ({ from: addDays(ctx.today, -7 * (focusWeeks - i)), to: addDays(ctx.today, -7 * (focusWeeks - i - 1)) })).filter((s) => s.from >= since);
  if (spans.length < focusWeeks || units.length === 0) return [];
  const before = (await basisOn(ctx, addDays(since, -1))).plan, now = (await basisOn(ctx, ctx.today)).plan;
  const seats = (plan: typeof now, unit: string) => [...plan.seats.values()].filter((s) => s.unitId === unit).map((s) => s.id);
  const found = await focusOver(ctx, units.flatMap((unit) => [
    { key: `${unit} base`, plan: before, seats: seats(before, unit), from: addDays(since, -7 * baseWeeks), to: since }, ...spans.map((s, i) => ({ key: `${unit} ${i}`, plan: now, seats: seats(now, unit), ...s })),
  ]), await workingTimeOn(ctx, ctx.today));
  return units.map((unit) => ({ unit: { id: unit, name: now.units.get(unit)?.name ?? before.units.get(unit)?.name ?? '' }, base: found.get(`${unit} base`)!.focus, weeks: spans.map((_, i) => found.get(`${unit} ${i}`)!.focus) }));
}

/** Before the working day. */
export const watchTask: Task = {
  name: 'restructuring.watch', actor: 'transition', needs: 'restructuring.transition.watch', cron: '41 4 * * *',
  perform: async (run) => { await run.transact(watchTransitions); },
};
