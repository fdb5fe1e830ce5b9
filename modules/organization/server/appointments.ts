import type { z } from 'zod';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { appoint, endAppointment, PersonDetail } from '../contract/people.ts';
import { planChange } from '../rules/changes.ts';
import { addMonths } from '../rules/days.ts';
import { applyPlan, insertPieces, openChange, refuseEmpty, rowsOf, withinLife } from './dated.ts';
import { standInWhereVacant } from './lines.ts';
import { detailOf } from './personDetail.ts';
import { nameHolders } from './structurePieces.ts';

type Fields = { person_id: string; position_id: string; fte: number; kind: string };
type NewAppointment = Omit<z.output<typeof appoint.input>, 'personId'>;

export async function appointPerson(ctx: Ctx, { personId, ...seat }: z.output<typeof appoint.input>): Promise<PersonDetail> {
  const person = await detailOf(ctx, personId);
  if (person.state === 'erased') throw new Refusal('conflict', 'This person was erased.', 'organization.erased');
  await openAppointment(ctx, personId, seat);
  return detailOf(ctx, personId);
}

/** The keys of the database say whether the seat is free, exists, and fits in the person's full time. */
export async function openAppointment(ctx: Ctx, personId: string, { positionId, from, to, fte, kind }: NewAppointment): Promise<void> {
  if (kind === 'overlap' && (to === null || to > addMonths(from, 12))) {
    throw new Refusal('invalid_input', 'A hand-over has an end, within a year.', 'organization.overlap_ends', { fields: { to: 'organization.overlap_ends' } });
  }
  if (to !== null && to <= from) throw new Refusal('invalid_input', 'It ends before it begins.', 'organization.period_is_empty', { fields: { to: 'organization.period_is_empty' } });
  const stamp = await openChange(ctx);
  const valid = await withinLife(ctx, positionId, from, to);
  await insertPieces<Fields>(ctx, 'appointment', stamp, [{ valid, fields: { person_id: personId, position_id: positionId, fte, kind } }]);
  if (valid.to !== null) await standInWhereVacant(ctx, stamp, [{ positionId, on: valid.to }]);
  await nameHolders(ctx, stamp, [{ positionId, kind, from: valid.from }]);
  await recordFact(ctx, {
    what: 'organization.person_appointed', about: { kind: 'person', id: personId }, guard: everyone, after: { positionId, from: valid.from, to: valid.to, fte, kind },
  });
}

export async function endOneAppointment(ctx: Ctx, { personId, positionId, on }: z.output<typeof endAppointment.input>): Promise<PersonDetail> {
  const stamp = await openChange(ctx);
  const plan = planChange(await rowsOf<Fields>(ctx, 'appointment', { person_id: personId, position_id: positionId }), { kind: 'end', at: on });
  refuseEmpty(plan);
  await applyPlan(ctx, 'appointment', stamp, plan);
  await standInWhereVacant(ctx, stamp, [{ positionId, on }]);
  await recordFact(ctx, { what: 'organization.appointment_ended', about: { kind: 'person', id: personId }, guard: everyone, after: { positionId, on } });
  return detailOf(ctx, personId);
}
