import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import * as customers from '../../customers/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as territories from '../contract.ts';

let house: TestHouse, ribera: string, unnamed: string, empty: string;
const director = () => house.as('elena');
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  const seat = (title: string, status: 'unnamed' | 'open', from: string) => call(organization.createPosition, { title, unitId: house.units.levante, marketId: house.markets.ES, status, from, reportsToId: house.seats.joaquin }, director());
  [unnamed, empty] = [(await seat('Visitas, costa', 'unnamed', '2025-01-01')).id, (await seat('Visitas, interior', 'open', '2025-01-01')).id];
});
afterAll(() => house.close());

const ledBy = (position: string) => house.owner`update customers.custody set position_id = ${position} where account_id = ${ribera} and upper_inf(recorded)`;
const told = async () => {
  const lead = (await call(customers.listAccounts, { find: 'Ribera' }, director())).rows[0]!.lead!, record = (await call(customers.getAccount, { accountId: ribera }, director())).lead!;
  const { team, people } = await call(customers.accountCustody, { accountId: ribera }, director()), line = await call(customers.accountLine, { accountId: ribera, from: '2026-04-01', to: '2026-06-01' }, director());
  const file = await fetch(`${house.origin}/api/v1/accounts.csv?find=Ribera&columns=lead`, { headers: director().headers! }).then((r) => r.text());
  return [[lead, record, team[0]!, people[0]!, line.sales!].map((s) => s.person?.name ?? (s.unnamed ? 'sin nombre' : 'vacante')), file.includes('sin nombre') || file.includes('name not given')];
};

test('a customer led from a position that somebody holds without a name says so, and from a vacant one that it is vacant', async () => {
  await ledBy(unnamed);
  expect(await told()).toEqual([Array.from({ length: 5 }, () => 'sin nombre'), true]);
  await ledBy(empty);
  expect(await told()).toEqual([Array.from({ length: 5 }, () => 'vacante'), false]);
});

test('and its history and its territory tell them apart by date, until somebody is appointed by name', async () => {
  await ledBy(unnamed);
  await call(organization.appoint, { personId: house.people.nadie, positionId: unnamed, from: '2026-03-01', to: '2026-04-01' }, house.as('ana'));
  const { people } = await call(customers.accountCustody, { accountId: ribera }, director());
  expect(people.map((p) => [p.person?.name ?? null, p.unnamed, p.from, p.to])).toEqual(expect.arrayContaining([[null, true, expect.any(String), '2026-03-01'], ['Nadie Sinpuesto', false, '2026-03-01', '2026-04-01']]));
  const { id: modelId } = await call(territories.createModel, { name: 'Por zonas' }, director());
  const other = (await call(organization.createPosition, { title: 'Visitas, islas', unitId: house.units.levante, marketId: house.markets.ES, status: 'unnamed', from: '2026-01-01' }, director())).id;
  for (const [name, positionId] of [['Islas', other], ['Interior', empty]] as const) await call(territories.createTerritory, { modelId, name, marketId: house.markets.ES, positionId }, director());
  const seats = async (on: string) => Object.fromEntries((await call(territories.readModel, { modelId, on }, director())).rows.map((t) => [t.name, [t.seat.person, t.seat.unnamed]]));
  for (const on of ['2026-05-20', '2026-09-01']) expect(await seats(on)).toEqual({ Islas: [null, true], Interior: [null, false] });
});
