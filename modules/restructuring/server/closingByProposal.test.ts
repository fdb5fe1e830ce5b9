import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as customers from '../../customers/contract.ts';
import * as decisions from '../../decisions/contract.ts';
import { perform, published } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';
import { carryOutTask } from './carryingOut.ts';

let house: TestHouse;
const on = '2026-06-01', director = () => house.as('elena');
beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
});
afterEach(() => house.close());

const close = (seat: keyof TestHouse['seats'], to: keyof TestHouse['seats'] | null): restructuring.Change => ({ kind: 'close_position', positionId: house.seats[seat], successorId: to === null ? null : house.seats[to] });
const frame = (title: string, roles: { role: decisions.DecisionRole; seatId: string }[]) => call(decisions.frameDecision, { title, customerEffect: 'Contestamos antes', reviewOn: '2026-12-01', roles }, director());
async function refusals(changes: restructuring.Change[]) {
  let p = await call(restructuring.createProposal, { name: 'Levante', on }, director());
  p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change) => ({ change })) }, director());
  const told = (await call(restructuring.proposedStructure, { proposalId: p.id }, director())).refusals.map(({ code, figures }) => ({ code, figures }));
  return { told, share: () => call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director()) };
}

describe('a position that a proposal closes', () => {
  test('passes on on its day the decisions it was to take, and its part in others', async () => {
    const own = await frame('Quién llama primero', [{ role: 'decides', seatId: house.seats.marta }]), other = await frame('Ferias de otoño', [{ role: 'decides', seatId: house.seats.elena }, { role: 'gives_input', seatId: house.seats.marta }]);
    const parts = async () => (await Promise.all([own, other].map((d) => call(decisions.readDecision, { decisionId: d.id }, director())))).flatMap((d) => d.roles.map((r) => `${r.role} ${r.seat.name}`));
    const p = await published(house, 'Levante en un puesto', [close('marta', 'luis')], [on]);
    expect((await call(restructuring.proposalImpact, { proposalId: p.id }, director())).refusals).toEqual([]);
    expect(await parts()).toEqual(['decides Venta externa, Levante 1', 'gives_input Venta externa, Levante 1', 'decides Dirección comercial']);
    await perform(house, carryOutTask, `${on}T06:00:00+02:00`);
    expect(await parts()).toEqual(['decides Venta externa, Levante 2', 'gives_input Venta externa, Levante 2', 'decides Dirección comercial']);
    expect(await house.owner`select about_id, before, after from platform.fact where what = 'decisions.part_passed' order by at, id`).toHaveLength(2);
  });
  test('without a successor is refused with what it holds, and is not while its customers take all of it along', async () => {
    const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta'), elsewhere: restructuring.Change = { kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.luis };
    await call(customers.givePromise, { accountId: ribera, title: 'Muestra', dueOn: '2026-06-20' }, house.as('marta'));
    expect((await refusals([elsewhere, close('marta', null)])).told).toEqual([]);
    await frame('Quién llama primero', [{ role: 'decides', seatId: house.seats.marta }]);
    const { told, share } = await refusals([elsewhere, close('marta', null)]);
    expect(told).toEqual([{ code: 'holds_still', figures: { position: house.seats.marta, count: 1, names: ['Quién llama primero'] } }]);
    await expect(share()).rejects.toMatchObject({ problem: { rule: 'restructuring.does_not_fit', facts: { refusals: [{ code: 'holds_still' }] } } });
    expect((await refusals([elsewhere, close('marta', 'luis')])).told).toEqual([]);
    // What is about a customer that nobody would lead is told with that customer.
    expect((await refusals([close('marta', null)])).told).toEqual([expect.objectContaining({ code: 'orphans' }), { code: 'holds_still', figures: { position: house.seats.marta, count: 1, names: ['Quién llama primero'] } }]);
  });
  test('does not pass on what is open between itself and its successor: another takes it, or it is settled first', async () => {
    await house.owner`insert into coordination.support_request (market_id, from_position_id, to_position_id, title, asked_at, wanted_on) values (${house.markets.ES}, ${house.seats.marta}, ${house.seats.pau}, 'Carteles', now(), '2026-06-20')`;
    expect((await refusals([close('marta', 'pau')])).told).toEqual([{ code: 'between_them', figures: { position: house.seats.marta, count: 1, names: ['Carteles'] } }]);
    expect((await refusals([close('marta', 'luis')])).told).toEqual([]);
  });
});
