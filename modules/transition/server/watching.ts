import type { Task } from '../../../platform/server/jobs.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { type Measuring, measuringOn } from '../../focus/server/index.ts';
import { addDays } from '../../organization/rules/index.ts';
import { baseWeeks } from '../../restructuring/rules/index.ts';
import { basisOn, focusOver, keepHalt, transitionsUnderWay } from '../../restructuring/server/index.ts';
import { type FollowUp, haltToday, type UnitFocus, unitsBelowFloor } from '../rules/followUp.ts';
import { followUpsDated } from './computing.ts';
import { healthOf } from './standing.ts';

/*
  Every day each transition is looked at, whether somebody asks or not: customers that moved fall behind their like, or a unit's
  focus stays below its floor. Then it halts by itself, with its figures; only a person takes it up again.
*/
type UnderWay = Awaited<ReturnType<typeof transitionsUnderWay>>[number];

export async function watchTransitions(ctx: Ctx): Promise<number> {
  const watched = await transitionsUnderWay(ctx);
  const parameters = await followUpsDated(ctx), by = await measuringOn(ctx, ctx.today);
  let halted = 0;
  for (const one of watched) if (await watch(ctx, one, parameters(one.since), by)) halted += 1;
  return halted;
}

async function watch(ctx: Ctx, { id, guard, since, units, halts }: UnderWay, p: FollowUp, by: Measuring): Promise<boolean> {
  const { health } = await healthOf(ctx, id), below = unitsBelowFloor(await focusWeekly(ctx, units, since, p, by), p, by.lowEvidenceBelow);
  const halt = haltToday([{ cause: 'bookings_below', reasons: health.triggered ? health.reasons : [] }, { cause: 'focus_below', reasons: below }], halts, ctx.today, p);
  if (!halt) return false;
  await keepHalt(ctx, { proposalId: id, guard, cause: halt.cause, figures: halt.reasons[0]!.figures, comment: '' });
  return true;
}

/** The touched units of five or more: their eight weeks before the wave, and each of the last weeks that are wholly after it. */
async function focusWeekly(ctx: Ctx, units: readonly string[], since: string, { focusWeeks }: FollowUp, by: Measuring): Promise<UnitFocus[]> {
  const spans = Array.from({ length: focusWeeks }, (_, i) => ({ from: addDays(ctx.today, -7 * (focusWeeks - i)), to: addDays(ctx.today, -7 * (focusWeeks - i - 1)) })).filter((s) => s.from >= since);
  if (spans.length < focusWeeks || units.length === 0) return [];
  const before = (await basisOn(ctx, addDays(since, -1))).plan, now = (await basisOn(ctx, ctx.today)).plan;
  const seats = (plan: typeof now, unit: string) => [...plan.seats.values()].filter((s) => s.unitId === unit).map((s) => s.id);
  const found = await focusOver(ctx, units.flatMap((unit) => [
    { key: `${unit} base`, plan: before, seats: seats(before, unit), from: addDays(since, -7 * baseWeeks), to: since }, ...spans.map((s, i) => ({ key: `${unit} ${i}`, plan: now, seats: seats(now, unit), ...s })),
  ]), by);
  return units.map((unit) => ({ unit: { id: unit, name: now.units.get(unit)?.name ?? before.units.get(unit)?.name ?? '' }, base: found.get(`${unit} base`)!.focus, weeks: spans.map((_, i) => found.get(`${unit} ${i}`)!.focus) }));
}

/** Before the working day. */
export const watchTask: Task = {
  name: 'restructuring.watch', actor: 'transition', needs: 'restructuring.transition.watch', cron: '41 4 * * *',
  perform: async (run) => { await run.transact(watchTransitions); },
};
