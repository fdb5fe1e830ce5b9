import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { ParameterName, listDelegations, listFacts, listParameters, setParameter } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:00:00+01:00');
});
afterAll(() => house.close());

const decay = async (who: 'elena' | 'ana' = 'elena') => (await call(listParameters, {}, house.as(who))).rows.find((p) => p.name === 'reporting.time_decay')!;

test('a parameter is set from a date: until then the old one holds, what is planned later stays, and each says who set it', async () => {
  await call(setParameter, { name: 'reporting.time_decay', from: '2027-03-01', values: { halfLifeDays: 60 } }, house.as('elena'));
  await call(setParameter, { name: 'reporting.time_decay', from: '2027-01-01', values: { halfLifeDays: 45 } }, house.as('ana'));
  const told = await decay();
  expect(told.now).toEqual({ halfLifeDays: 30 });
  expect(told.spans).toMatchObject([
    { from: '2027-03-01', to: null, values: { halfLifeDays: 60 }, person: 'Elena Marqués' }, { from: '2027-01-01', to: '2027-03-01', values: { halfLifeDays: 45 }, person: 'Ana Ferrer' },
    { from: '2000-01-01', to: '2027-01-01', values: { halfLifeDays: 30 }, person: null },
  ]);
  const [fact] = (await call(listFacts, { kind: ['parameter'] }, house.as('elena'))).rows;
  expect(fact).toMatchObject({ what: 'oversight.parameter_set', person: { name: 'Ana Ferrer' }, changes: expect.arrayContaining([{ field: 'halfLifeDays', before: 30, after: 45, erased: false }]) });
});

test('set again from the same day, it replaces what was planned', async () => {
  await call(setParameter, { name: 'customers.served_days', from: '2026-11-23', values: { days: 21 } }, house.as('elena'));
  await call(setParameter, { name: 'customers.served_days', from: '2026-11-23', values: { days: 28 } }, house.as('elena'));
  const served = (await call(listParameters, {}, house.as('elena'))).rows.find((p) => p.name === 'customers.served_days')!;
  expect(served).toMatchObject({ now: { days: 28 }, spans: [{ from: '2026-11-23', to: null }, { to: '2026-11-23' }] });
});

test('the past is not rewritten, and what the rule that reads it cannot use is refused beside its field', async () => {
  await expect(call(setParameter, { name: 'reporting.time_decay', from: '2026-11-22', values: { halfLifeDays: 10 } }, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'oversight.parameter_backwards' } });
  const impact = (await call(listParameters, {}, house.as('elena'))).rows.find((p) => p.name === 'focus.impact')!;
  expect(impact.now).toMatchObject({ 'weightsBp.c1': 3500, leadShare: 0.7 });
  await expect(call(setParameter, { name: 'focus.impact', from: '2027-01-01', values: { ...impact.now, 'weightsBp.c1': 3000 } }, house.as('elena')))
    .rejects.toMatchObject({ problem: { code: 'invalid_input', rule: 'oversight.parameter_parts', fields: { 'weightsBp.c5': 'oversight.parameter_weights' } } });
});

test('a controller reads them and changes none; a seller sees none', async () => {
  expect((await call(listParameters, {}, house.as('teresa'))).rows).toHaveLength(ParameterName.options.length);
  await expect(call(setParameter, { name: 'reporting.time_decay', from: '2027-01-01', values: { halfLifeDays: 10 } }, house.as('teresa'))).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
  await expect(call(listParameters, {}, house.as('marta'))).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
});

test('who stands in for whom is told with its dates, and whether it answers because nobody is there', async () => {
  await house.owner`insert into organization.delegate (position_id, delegate_id, valid, recorded)
    values (${house.seats.luis}, ${house.seats.marta}, '[2026-02-01,2027-02-01)', '[2025-01-01 00:00Z,)'), (${house.seats.claire}, ${house.seats.iker}, '[2027-02-01,)', '[2025-01-01 00:00Z,)')`;
  expect((await call(listDelegations, {}, house.as('marta'))).rows).toMatchObject([
    { seat: { id: house.seats.claire }, delegate: { id: house.seats.iker }, from: '2027-02-01', to: null, answers: false, market: { name: 'Francia' } },
    { seat: { id: house.seats.luis }, holder: { name: 'Luis Ferrando' }, standsIn: { name: 'Marta Vidal' }, from: '2026-02-01', to: '2027-02-01', answers: false },
  ]);
  await house.owner`update organization.appointment set recorded = tstzrange(lower(recorded), now()) where position_id = ${house.seats.luis}`;
  expect((await call(listDelegations, { market: house.markets.ES }, house.as('elena'))).rows).toMatchObject([{ holder: null, answers: true }]);
});
