import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import type { PersonName } from '../../../house/testCompany.ts';
import { changeAccount } from '../../customers/contract.ts';
import { createLead } from '../../marketing/contract.ts';
import { acceptHandOff, createHandOff, listHandOffs } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:00:00+01:00');
});
afterAll(() => house.close());

const offer = async (company: string, brief: string, email: string) => {
  const lead = await call(createLead, { marketId: house.markets.ES, company, name: 'Amparo Gil', email, origin: 'web' }, house.as('rocio'));
  return call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, brief }, house.as('rocio'));
};
const found = async (find: string, who: PersonName = 'marta') => (await call(listHandOffs, { find }, house.as(who))).rows.map((h) => h.id);

test('a hand-off is found by its lead, its e-mail or its brief, without accents or capitals, by whoever works in its market and nobody else', async () => {
  const h = await offer('Azulejos Ñandú', 'Reforma del balneario, 84 baños', 'compras@nandu.example'), other = await offer('Hoteles Ribera', 'Un 100 % de reforma', 'obra@ribera.example');
  for (const text of ['nandu', 'ÑANDÚ', 'compras@nandu', 'BALNEARIO', '84 banos']) expect(await found(text), text).toEqual([h.id]);
  expect(await found('reforma')).toEqual([other.id, h.id]);
  expect(await found('100 %')).toEqual([other.id]);
  expect([await found('%'), await found('nothing of the sort')]).toEqual([[other.id], []]);
  expect([await found('nandu', 'elena'), await found('nandu', 'rocio'), await found('nandu', 'claire')]).toEqual([[h.id], [h.id], []]);
  const csv = await (await fetch(`${house.origin}/api/v1/hand-offs.csv?find=balneario`, { headers: house.as('marta').headers! })).text();
  expect([csv.includes('Azulejos Ñandú'), csv.includes('Hoteles Ribera')]).toEqual([true, false]);
});

test('once accepted it is found by the name the customer has today', async () => {
  const h = await offer('Promotora Sella', '', 'sella@obra.example');
  const { account } = await call(acceptHandOff, { handOffId: h.id }, house.as('marta'));
  await call(changeAccount, { accountId: account!.id, version: 1, name: 'Grupo Alcántara' }, house.as('marta'));
  expect([await found('alcantara'), await found('sella')]).toEqual([[h.id], [h.id]]);
});
