import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import * as organization from '../../organization/contract.ts';
import * as reporting from '../../reporting/contract.ts';
import * as sales from '../../sales/contract.ts';
import { listDelegations } from '../contract.ts';

/*
  Joaquín supervises Levante; he is suspended on 6 November and Nerea stands in for him, Elena has nobody. The seat of somebody
  suspended is vacant for whoever assigns, its delegate answers for it, and history keeps the name.
*/
let house: TestHouse;
const on = '2026-11-06', before = '2026-11-05';
const director = () => house.as('teresa');
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-02T10:00:00+01:00');
  const ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  await aSale(house, ribera, eur(3_000_00), '2026-10-10');
  await call(sales.createOpportunity, { accountId: ribera, name: 'Piscina', amount: eur(900_00), closeOn: '2026-11-20' }, house.as('marta'));
  await call(organization.createTeam, { name: 'Equipo conjunto', marketId: house.markets.ES, quorum: 2, members: [house.seats.joaquin, house.seats.beatriz], from: '2026-11-02' }, house.as('elena'));
  await call(organization.setDelegate, { positionId: house.seats.joaquin, delegateId: house.seats.nerea, from: '2026-11-02' }, house.as('elena'));
  house.setNow(`${on}T10:00:00+01:00`);
  for (const person of [house.people.joaquin, house.people.marta]) await call(organization.suspend, { personId: person }, house.as('ana'));
}, 60_000);
afterAll(() => house.close());

describe('the seat of somebody who is suspended', () => {
  test('is open on the chart, which says who stands in and keeps whose it is', async () => {
    const seat = async (day: string) => (await call(organization.structure, { on: day }, director())).seats.find((s) => s.id === house.seats.joaquin)!;
    expect(await seat(on)).toMatchObject({ status: 'open', standIn: { person: { name: 'Nerea Etxeberria' }, reason: 'delegate' }, holders: [{ person: { name: 'Joaquín Beltrán' }, suspended: true }] });
    expect(await seat(before)).toMatchObject({ status: 'filled', standIn: null, holders: [{ suspended: false }] });
  });

  test('is vacant for whoever looks for a seat, and not found by their name', async () => {
    const find = async (more: object) => (await call(organization.findSeats, { on, ...more }, director())).rows.map((s) => [s.title, s.holder?.name ?? null, s.status]);
    expect(await find({ find: 'Levante', vacant: 'true' })).toEqual([['Supervisión de ventas, Levante', null, 'open'], ['Venta externa, Levante 1', null, 'open']]);
    expect(await find({ find: 'Joaquín' })).toEqual([]);
    expect(await find({ find: 'Joaquín', on: before })).toEqual([['Supervisión de ventas, Levante', 'Joaquín Beltrán', 'filled']]);
  });

  test('has nobody in its team, and its delegate answers where delegations are listed', async () => {
    const [team] = (await call(organization.listTeams, { on }, director())).rows;
    expect(team!.members.map((m) => [m.seat.name, m.person?.name ?? null])).toEqual([['Supervisión de marketing', 'Beatriz Sanchis'], ['Supervisión de ventas, Levante', null]]);
    // Nobody was named for Marta's seat: the one above stands in, and whoever stands in for that one answers.
    expect((await call(listDelegations, { on }, house.as('ana'))).rows.map((d) => [d.seat.name, d.holder, d.standsIn?.name, d.answers]).sort()).toEqual([
      ['Supervisión de ventas, Levante', null, 'Nerea Etxeberria', true], ['Venta externa, Levante 1', null, 'Nerea Etxeberria', true],
    ]);
    expect((await call(listDelegations, { on: before }, house.as('ana'))).rows).toMatchObject([{ holder: { name: 'Joaquín Beltrán' }, answers: false }, { holder: { name: 'Marta Vidal' }, standsIn: { name: 'Joaquín Beltrán' }, answers: false }]);
  });

  test('is led by whoever stands in: in the directory for the identity provider, and in the report to senior management', async () => {
    const users = await (await fetch(`${house.origin}/scim/v2/Users/${house.people.luis}`, { headers: house.as('ana').headers! })).json() as Record<string, { manager?: { displayName: string } }>;
    expect(users['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User']!.manager!.displayName).toBe('Nerea Etxeberria');
    const supervisors = async (from: string, to: string) => (await call(reporting.executiveReport, { from, to }, house.as('elena'))).divisions.find((d) => d.division === 'sales')!.people;
    expect(await supervisors('2026-11-01', '2026-12-01')).toEqual(['Nerea Etxeberria']);
    expect(await supervisors('2026-10-01', '2026-11-01')).toEqual(['Joaquín Beltrán', 'Nerea Etxeberria']);
  });

  test('counts among the vacancies of its unit, from the day of the suspension', async () => {
    const levante = async (to: string) => (await call(reporting.structureResults, { from: '2026-10-01', to }, house.as('elena'))).rows.find((r) => r.unit.id === house.units.levante)!.own.vacant;
    expect([await levante(on), await levante('2026-11-07')]).toEqual([0, 2]);
  });

  test('forecasts its deals under nobody’s name, and a booking keeps the name of its day', async () => {
    const { seats } = await call(sales.forecast, { from: '2026-11-01', to: '2026-12-01' }, house.as('elena'));
    expect(seats.map((s) => [s.seat.name, s.person])).toEqual([['Venta externa, Levante 1', null]]);
    const { booked } = await call(reporting.executiveReport, { from: '2026-10-01', to: '2026-11-01' }, house.as('elena'));
    expect(booked.largest[0]).toMatchObject({ person: 'Marta Vidal' });
  });

  test('keeps its holders in its own history', async () => {
    const { holders, answering } = await call(organization.readPosition, { positionId: house.seats.joaquin, on }, director());
    expect(holders).toMatchObject([{ person: { name: 'Joaquín Beltrán' }, suspended: true }]);
    expect(answering).toMatchObject({ person: { name: 'Nerea Etxeberria' } });
  });
});

test('whoever leads both divisions is not named while suspended; whoever stands in is', async () => {
  const leads = async () => (await call(organization.commonExecutives, { on }, director())).rows.find((r) => r.market.id === house.markets.ES)!.executive;
  expect(await leads()).toMatchObject({ person: { name: 'Elena Marqués' } });
  await call(organization.suspend, { personId: house.people.elena }, house.as('ana'));
  expect(await leads()).toMatchObject({ seat: { id: house.seats.elena }, person: null });
});
