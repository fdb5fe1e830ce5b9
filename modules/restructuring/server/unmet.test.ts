import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import * as decisions from '../../decisions/contract.ts';
import { signedWhole } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';

let house: TestHouse;
const director = () => house.as('elena');
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
});
afterAll(() => house.close());

test('what no answer excuses holds on the day of publishing too: what was signed at less is not published at 40 without the executive, nor at the bound of waves in one', async () => {
  const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  await aSale(house, ribera, eur(100_00), '2025-07-01');
  let p = await call(restructuring.createProposal, { name: 'Levante en un puesto', on: '2026-06-01' }, director());
  p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'close_position', positionId: house.seats.marta, successorId: house.seats.luis } }] }, director());
  p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, director());
  await signedWhole(house, p.id);
  const { token, customers } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
  expect(customers.score).toBeGreaterThan(45);
  const ask = (limits: { decisionFrom: number; wavesFrom: number }) => house.owner`update platform.parameter set value = value || ${house.owner.json(limits)} where name = 'focus.impact'`;
  const publish = () => call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 1, impactToken: token }, director());
  await ask({ decisionFrom: 40, wavesFrom: 45 });
  await expect(publish()).rejects.toMatchObject({ problem: { code: 'conflict', rule: 'restructuring.needs_waves' } });
  await ask({ decisionFrom: 40, wavesFrom: 101 });
  await expect(publish()).rejects.toMatchObject({ problem: { code: 'conflict', rule: 'restructuring.executive_decides' } });
  let d = await call(decisions.frameDecision, { title: 'Levante en un puesto', customerEffect: 'Uno cambia de manos', reviewOn: '2026-12-01', roles: [{ role: 'decides', seatId: house.seats.elena }], links: [{ kind: 'proposal', id: p.id }] }, director());
  d = await call(decisions.setOptions, { decisionId: d.id, version: d.version, options: [{ text: 'Sí' }] }, director());
  await call(decisions.takeStep, { decisionId: d.id, version: d.version, step: 'decide', optionId: d.options[0]!.id }, director());
  expect((await publish()).waves[0]!.publishedAt).not.toBeNull();
});
