import { beforeEach, afterEach, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { changeImpact, closeSeat } from '../../focus/contract.ts';
import * as decisions from '../../decisions/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as territories from '../../territories/contract.ts';

let house: TestHouse, ribera: string;
const on = '2026-06-01', director = () => house.as('elena');
beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
});
afterEach(() => house.close());

const held = async (seat: string, to: string) => (await call(changeImpact, { on, change: { closing: seat, toSeat: to, moves: [] } }, director()));
async function close(seat: string, to: string) {
  const { token } = await held(seat, to);
  return call(closeSeat, { seatId: seat, toSeat: to, on, impactToken: token, reason: 'Se unen dos carteras', moves: [] }, director());
}
const forum = (more: object) => call(decisions.openForum, { name: 'Cartera', what: 'meeting', ownerId: house.seats.nerea, participantIds: [], minutes: 60, readingMinutes: 0, frequency: 'weekly', serves: 'Qué se visita', expiresOn: '2026-09-01', ...more }, director());
const forumsOn = async (day: string) => (await call(decisions.listForums, { on: day }, director())).rows.map((f) => [f.name, f.owner.name, f.participants.map((p) => p.name)]).sort();

test('meetings, territories and hand-overs go on with the successor from the day, and are told before', async () => {
  await forum({ name: 'Levante', ownerId: house.seats.marta, participantIds: [house.seats.luis] });
  await forum({ name: 'Norte', participantIds: [house.seats.iker, house.seats.marta] });
  const { id: modelId } = await call(territories.createModel, { name: 'Por provincias' }, director());
  const rule = { modelId, marketId: house.markets.ES, positionId: house.seats.marta, startsOn: '2026-01-01' };
  await call(territories.createTerritory, { ...rule, name: 'Valencia', postcodes: ['46'] }, director());
  await call(territories.createTerritory, { ...rule, name: 'Castellón', postcodes: ['12'], startsOn: '2026-07-01' }, director());
  await call(territories.makeException, { modelId, accountId: ribera, positionId: house.seats.marta, reason: 'Se conocen' }, director());
  const [proposal] = await house.owner`insert into restructuring.proposal (position_id, author_id, name, known_at, hash, created_at, changed_at) values (${house.seats.elena}, ${house.people.elena}, 'Antes', now(), 'x', now(), now()) returning id`;
  await house.owner`insert into restructuring.wave (proposal_id, position_id, number, on_day) values (${proposal!['id'] as string}, ${house.seats.elena}, 1, '2026-05-10')`;
  const [plan] = await house.owner`insert into restructuring.continuity_plan (proposal_id, wave, account_id, market_id, from_position_id, to_position_id, begins_on, overlap_until, brief)
    values (${proposal!['id'] as string}, 1, ${ribera}, ${house.markets.ES}, ${house.seats.iker}, ${house.seats.marta}, '2026-05-10', '2026-06-10', '{}') returning id`;
  for (const [kind, done] of [['introduce', '2026-05-12'], ['first_alone', null]] as const) await house.owner`insert into restructuring.continuity_step (plan_id, market_id, kind, position_id, due_on, done_at) values (${plan!['id'] as string}, ${house.markets.ES}, ${kind}, ${house.seats.marta}, '2026-06-05', ${done})`;

  const told = Object.fromEntries((await held(house.seats.marta, house.seats.luis)).held.map((h) => [h.kind, h.items.map((i) => i.name).sort()]));
  expect(told).toMatchObject({ forum: ['Levante'], forum_seat: ['Norte'], territory: ['Castellón', 'Valencia'], territory_exception: ['Pavimentos Ribera'], hand_over: ['Pavimentos Ribera'], hand_over_step: ['Pavimentos Ribera'] });
  expect(await close(house.seats.marta, house.seats.luis)).toMatchObject({ accounts: 1 });

  expect(await forumsOn('2026-05-31')).toEqual([['Levante', 'Venta externa, Levante 1', ['Venta externa, Levante 2']], ['Norte', 'Supervisión de ventas, Norte', expect.arrayContaining(['Venta externa, Levante 1', 'Venta externa, Norte 1'])]]);
  expect(await forumsOn(on)).toEqual([['Levante', 'Venta externa, Levante 2', []], ['Norte', 'Supervisión de ventas, Norte', expect.arrayContaining(['Venta externa, Levante 2', 'Venta externa, Norte 1'])]]);
  const { rows } = await call(territories.readModel, { modelId }, director());
  expect(rows.map((t) => [t.name, t.seat.seat.name, t.startsOn, t.endsOn]).sort()).toEqual([
    ['Castellón', 'Venta externa, Levante 2', '2026-07-01', null], ['Valencia', 'Venta externa, Levante 1', '2026-01-01', on], ['Valencia', 'Venta externa, Levante 2', on, null],
  ]);
  const [exception] = await house.owner`select position_id from territories.exception where ended_at is null`;
  const steps = await house.owner`select s.kind, s.position_id, p.to_position_id from restructuring.continuity_step s join restructuring.continuity_plan p on p.id = s.plan_id order by s.kind`;
  expect([exception!['position_id'], steps.map((s) => [s['kind'], s['position_id'], s['to_position_id']])]).toEqual([house.seats.luis, [['introduce', house.seats.marta, house.seats.luis], ['first_alone', house.seats.luis, house.seats.luis]]]);
  for (const view of ['held_by_position', 'restructuring_held_by_position']) expect(await house.owner`select kind, label from ${house.owner(`published.${view}`)} where position_id = ${house.seats.marta} and (until is null or until > ${on})`).toEqual([]);
});

test('its parts in decisions go on with the successor: what it was to decide, an objection that still stands, and a review it promised; what it decided stays its own', async () => {
  for (const seat of ['marta', 'luis'] as const) await call(organization.setManager, { positionId: house.seats[seat], reportsToId: house.seats.nerea, from: on }, director());
  const frame = (title: string, roles: { role: decisions.DecisionRole; seatId: string }[]) => call(decisions.frameDecision, { title, customerEffect: 'Contestamos antes', reviewOn: '2026-12-01', roles }, director());
  const read = (id: string) => call(decisions.readDecision, { decisionId: id }, director()), take = async (id: string, step: decisions.DecisionStep, who: 'elena' | 'joaquin' | 'nerea', more: object = {}) => call(decisions.takeStep, { decisionId: id, version: (await read(id)).version, step, comment: 'Así', ...more }, house.as(who));
  const options = async (id: string) => (await call(decisions.setOptions, { decisionId: id, version: (await read(id)).version, options: [{ text: 'El vendedor' }] }, director())).options[0]!.id;
  const own = (await frame('Quién llama primero', [{ role: 'decides', seatId: house.seats.joaquin }])).id;
  const objected = (await frame('Ferias de otoño', [{ role: 'decides', seatId: house.seats.elena }, { role: 'agrees', seatId: house.seats.joaquin }, { role: 'agrees', seatId: house.seats.nerea }, { role: 'performs', seatId: house.seats.joaquin }, { role: 'performs', seatId: house.seats.nerea }])).id;
  const decided = (await frame('Muestras gratis', [{ role: 'decides', seatId: house.seats.joaquin }, { role: 'gives_input', seatId: house.seats.joaquin }])).id;
  const over = (await frame('Ya revisada', [{ role: 'decides', seatId: house.seats.joaquin }])).id, option = await options(objected);
  await take(objected, 'object', 'joaquin');
  for (const id of [decided, over]) await take(id, 'decide', 'joaquin', { optionId: await options(id) });
  await take(over, 'review', 'joaquin', { effect: 'better' });

  const told = Object.fromEntries((await held(house.seats.joaquin, house.seats.nerea)).held.map((h) => [h.kind, h.items.map((i) => i.name).sort()]));
  expect(told).toMatchObject({ decision: ['Quién llama primero'], decision_part: ['Ferias de otoño'], decision_review: ['Muestras gratis'] });
  await close(house.seats.joaquin, house.seats.nerea);

  const parts = async (id: string) => (await read(id)).roles.map((r) => `${r.role} ${r.seat.name}`).sort();
  expect(await parts(own)).toEqual(['decides Supervisión de ventas, Norte']);
  expect((await read(own)).passed).toMatchObject([{ role: 'decides', from: { name: 'Supervisión de ventas, Levante' }, to: { name: 'Supervisión de ventas, Norte' } }]);
  expect(await parts(objected)).toEqual(['agrees Supervisión de ventas, Norte', 'decides Dirección comercial', 'performs Supervisión de ventas, Norte']);
  expect([await read(decided), await parts(decided)]).toMatchObject([{ state: 'decided', decides: { name: 'Supervisión de ventas, Levante' } }, ['decides Supervisión de ventas, Norte', 'gives_input Supervisión de ventas, Levante']]);
  expect(await parts(over)).toEqual(['decides Supervisión de ventas, Levante']);
  await expect(take(objected, 'decide', 'elena', { optionId: option })).rejects.toMatchObject({ problem: { rule: 'decisions.objected', facts: { seats: [house.seats.nerea] } } });
  await take(objected, 'agree', 'nerea');
  expect((await take(objected, 'decide', 'elena', { optionId: option })).state).toBe('decided');
  await expect(take(own, 'decide', 'joaquin', { optionId: await options(own) })).rejects.toMatchObject({ problem: { rule: 'decisions.not_your_role' } });
  await take(decided, 'review', 'nerea', { effect: 'worse' });
  expect(await house.owner`select kind from published.decisions_held_by_position where position_id = ${house.seats.joaquin}`).toEqual([]);
});

test('what nobody passes on refuses it by name: who reports to it by any line', async () => {
  await call(organization.addLine, { positionId: house.seats.iker, reportsToId: house.seats.marta, kind: 'dotted', scope: 'Ferias', share: 0.2, from: '2026-01-01' }, director());
  const problem = await refused(close(house.seats.marta, house.seats.luis));
  expect(problem).toMatchObject({ code: 'conflict', rule: 'focus.seat_still_holds', facts: { held: [{ kind: 'report', label: 'Venta externa, Norte 1' }] } });
  expect((await call(organization.readPosition, { positionId: house.seats.marta, on }, director())).current).not.toBeNull();
});

test('whoever reports elsewhere by the day it closes does not hold it back', async () => {
  for (const seat of ['marta', 'luis'] as const) await call(organization.setManager, { positionId: house.seats[seat], reportsToId: house.seats.nerea, from: on }, director());
  expect(await close(house.seats.joaquin, house.seats.nerea)).toMatchObject({ accounts: 0 });
  expect((await call(organization.readPosition, { positionId: house.seats.joaquin, on: '2026-05-31' }, director())).reports).toHaveLength(2);
  expect((await call(organization.readPosition, { positionId: house.seats.joaquin, on }, director())).current).toBeNull();
});

test('whom it stands in for goes on with the successor, and with the next one up where it stood in as the one above; what that does to customers is shown before', async () => {
  const standsIn = async (seat: string, day: string) => (await call(organization.readPosition, { positionId: seat, on: day }, director())).delegate?.seat.name;
  await call(organization.endAppointment, { personId: house.people.marta, positionId: house.seats.marta, on: '2026-05-21' }, house.as('ana'));
  await call(organization.setDelegate, { positionId: house.seats.pau, delegateId: house.seats.joaquin, from: '2026-01-01' }, director());
  await call(organization.setDelegate, { positionId: house.seats.claire, delegateId: house.seats.joaquin, from: '2026-09-01', to: '2027-01-01' }, director());
  await call(organization.setDelegate, { positionId: house.seats.nerea, delegateId: house.seats.joaquin, from: '2026-01-01' }, director());
  for (const seat of ['marta', 'luis'] as const) await call(organization.setManager, { positionId: house.seats[seat], reportsToId: house.seats.elena, from: on }, director());
  const seen = await held(house.seats.joaquin, house.seats.nerea);
  expect(seen.accounts).toMatchObject([{ account: { id: ribera }, from: { seat: { id: house.seats.marta }, person: { name: 'Joaquín Beltrán' } }, to: { seat: { id: house.seats.marta }, person: { name: 'Elena Marqués' } }, changesHands: true }]);
  expect(seen.held).toContainEqual(expect.objectContaining({ kind: 'stands_in', count: 4 }));
  expect(await close(house.seats.joaquin, house.seats.nerea)).toMatchObject({ accounts: 0, others: 4 });
  expect([await standsIn(house.seats.marta, '2026-05-31'), await standsIn(house.seats.marta, on)]).toEqual(['Supervisión de ventas, Levante', 'Dirección comercial']);
  expect([await standsIn(house.seats.pau, '2026-05-31'), await standsIn(house.seats.pau, on)]).toEqual(['Supervisión de ventas, Levante', 'Supervisión de ventas, Norte']);
  expect([await standsIn(house.seats.claire, '2026-08-31'), await standsIn(house.seats.claire, '2026-09-01'), await standsIn(house.seats.claire, '2027-01-01')]).toEqual([undefined, 'Supervisión de ventas, Norte', undefined]);
  expect(await standsIn(house.seats.nerea, on)).toBe('Dirección comercial');
  expect(await house.owner`select person_name from published.answers_for(${house.seats.marta}, ${on})`).toEqual([{ person_name: 'Elena Marqués' }]);
});

test('a seat that nobody would answer for any more keeps the one that stands in for it open', async () => {
  await call(organization.endAppointment, { personId: house.people.marta, positionId: house.seats.marta, on: '2026-05-21' }, house.as('ana'));
  const empty = await call(organization.createPosition, { title: 'Por cubrir', unitId: house.units.levante, marketId: house.markets.ES, from: '2026-01-01' }, director());
  for (const seat of ['marta', 'luis'] as const) await call(organization.setManager, { positionId: house.seats[seat], reportsToId: empty.id, from: on }, director());
  const problem = await refused(close(house.seats.joaquin, empty.id));
  expect(problem).toMatchObject({ rule: 'focus.nobody_answers', facts: { seat: 'Venta externa, Levante 1', count: 1 } });
});

test('closes while somebody sits there for a time, with whoever was to stand in afterwards', async () => {
  await call(organization.endAppointment, { personId: house.people.luis, positionId: house.seats.luis, on: '2026-05-21' }, house.as('ana'));
  await call(organization.appoint, { personId: house.people.nadie, positionId: house.seats.luis, from: '2026-05-21', to: '2027-05-01' }, house.as('ana'));
  await call(organization.setDelegate, { positionId: house.seats.luis, delegateId: house.seats.iker, from: '2027-05-01' }, director());
  expect(await close(house.seats.luis, house.seats.marta)).toMatchObject({ accounts: 0 });
  expect(await house.owner`select from organization.delegate where position_id = ${house.seats.luis} and current_valid && daterange(${on}::date, null)`).toHaveLength(0);
});

/** What a column that names a position is when that position closes. A new one takes its place here, or the test fails. */
const columns: Record<'held' | 'ends with it' | 'history', readonly string[]> = {
  held: ['customers.custody.position_id', 'customers.account_team.position_id', 'customers.activity.position_id', 'customers.promise.position_id', 'customers.need.position_id', 'territories.territory.position_id', 'territories.exception.position_id',
    'marketing.campaign.owner_position_id', 'marketing.campaign.co_owner_position_id', 'marketing.lead.position_id', 'sales.opportunity.owner_position_id', 'coordination.hand_off.from_position_id', 'coordination.hand_off.to_position_id',
    'coordination.support_request.from_position_id', 'coordination.support_request.to_position_id', 'goals.goal.sales_position_id', 'goals.goal.marketing_position_id', 'decisions.forum.owner_position_id', 'decisions.forum_participant.position_id',
    'decisions.role.position_id', 'decisions.role.passed_to', 'organization.reporting_line.reports_to_id', 'organization.delegate.delegate_id', 'restructuring.continuity_plan.to_position_id', 'restructuring.continuity_step.position_id'],
  'ends with it': ['organization.appointment.position_id', 'organization.cost_rate.position_id', 'organization.delegate.position_id', 'organization.position_version.position_id', 'organization.reporting_line.position_id', 'organization.role_grant.position_id', 'organization.team_membership.position_id'],
  // Who it was; and whose it was to read, which the company's readers go on reading.
  history: ['customers.custody_move.from_position_id', 'customers.custody_move.to_position_id', 'customers.merge.kept_position_id', 'customers.merge.absorbed_position_id', 'customers.interaction.position_id', 'customers.note.position_id', 'coordination.agreement.agreed_by_marketing', 'coordination.agreement.agreed_by_sales', 'decisions.step.position_id',
    'reporting.allocation.owner_position_id', 'reporting.frozen_weight.owner_position_id', 'sales.booking_conversion.owner_position_id', 'sales.booking_event.owner_position_id', 'sales.credit_split.from_position_id', 'sales.credit_split.to_position_id', 'sales.opportunity_product.owner_position_id', 'sales.opportunity_step.owner_position_id',
    'restructuring.continuity_plan.from_position_id', 'restructuring.continuity_intent.position_id', 'restructuring.proposal.position_id', 'restructuring.wave.position_id', 'restructuring.change.position_id', 'restructuring.signature.position_id', 'restructuring.signature_void.position_id',
    'restructuring.check_answer.position_id', 'restructuring.weighing.position_id', 'restructuring.assignment.position_id', 'restructuring.halt.position_id', 'restructuring.prediction.position_id', 'transition.pulse.position_id', 'transition.review.position_id'],
};

test('every column that names a position is passed on, ends with it, or tells what was; and what each room holds stands in the whole', async () => {
  const found = await house.owner<{ column: string }[]>`
    select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c join unnest(c.conkey) k on true join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k
     where c.contype = 'f' and c.confrelid = 'organization.position'::regclass`;
  expect([...new Set(found.map((f) => f.column))].sort()).toEqual(Object.values(columns).flat().sort());
  const rooms = await house.owner<{ name: string }[]>`select viewname as name from pg_views where schemaname = 'published' and viewname ~ '_held_by_position$'`;
  const [whole] = await house.owner<{ text: string }[]>`select pg_get_viewdef('published.held_by_position') as text`;
  expect(rooms.length).toBe(9);
  expect(rooms.filter((r) => !whole!.text.includes(r.name))).toEqual([]);
});
