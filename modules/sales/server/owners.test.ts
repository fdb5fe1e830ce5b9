import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { updateProfile } from '../../../contract/me.ts';
import { createAccount, listAccounts } from '../../customers/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as contract from '../contract.ts';

/* Names of seats, people and markets are remembered beside the lists: nothing remembered may outlive a change. */

let house: TestHouse, dealId: string;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:50:00+01:00');
  const { id: accountId } = await call(createAccount, { name: 'Azulejos Ribera' }, house.as('luis'));
  dealId = (await call(contract.createOpportunity, { accountId, name: 'Fachada' }, house.as('luis'))).id;
});
afterAll(() => house.close());

/** What Marta's neighbour Joaquín sees: the customer's lead and market, the deal's owner and market, the board's card. */
async function seen() {
  const { rows: [account] } = await call(listAccounts, { find: 'Azulejos Ribera' }, house.as('joaquin'));
  const deal = await call(contract.getOpportunity, { opportunityId: dealId }, house.as('joaquin'));
  const { rows: [row] } = await call(contract.listOpportunities, {}, house.as('joaquin'));
  const { columns } = await call(contract.board, {}, house.as('joaquin'));
  expect(row!.owner).toEqual(deal.owner);
  expect(account!.lead!.seat).toEqual(deal.owner.seat);
  expect(account!.market).toEqual(deal.market);
  expect(columns[0]!.cards[0]!.owner).toEqual({ seatId: deal.owner.seat.id, seat: deal.owner.seat.name, person: deal.owner.person?.name ?? null });
  return { seat: deal.owner.seat.name, owner: deal.owner.person?.name ?? null, lead: account!.lead!.person?.name ?? null, market: deal.market.name };
}

test('a list names the seat, who sits there and the market', async () => {
  expect(await seen()).toEqual({ seat: 'Venta externa, Levante 2', owner: 'Luis Ferrando', lead: 'Luis Ferrando', market: 'España' });
});

test('a new name is seen by the next who asks, whoever gave it', async () => {
  await call(updateProfile, { name: 'Lluís Ferrando' }, house.as('luis'));
  expect(await seen()).toMatchObject({ owner: 'Lluís Ferrando', lead: 'Lluís Ferrando' });
  const { version } = await call(organization.readPerson, { personId: house.people.luis }, house.as('ana'));
  await call(organization.changePerson, { personId: house.people.luis, version, name: 'Luis Ferrando Gil' }, house.as('ana'));
  expect(await seen()).toMatchObject({ owner: 'Luis Ferrando Gil', lead: 'Luis Ferrando Gil' });
  await house.owner`update organization.person set family_name = 'Ferrando' where id = ${house.people.luis}`;
  expect(await seen()).toMatchObject({ owner: 'Luis Ferrando', lead: 'Luis Ferrando' });
});

test('a seat or market that is renamed is seen by the next who asks', async () => {
  const { version } = await call(organization.readPosition, { positionId: house.seats.luis }, house.as('ana'));
  await call(organization.changePosition, { positionId: house.seats.luis, version, from: '2026-11-01', title: 'Venta externa, Sagunto' }, house.as('elena'));
  const market = (await call(organization.listMarkets, {}, house.as('ana'))).rows.find((m) => m.id === house.markets.ES)!;
  await call(organization.changeMarket, { marketId: market.id, version: market.version, nameEs: 'Península' }, house.as('ana'));
  expect(await seen()).toMatchObject({ seat: 'Venta externa, Sagunto', market: 'Península' });
});

test('a seat that falls vacant is seen with the one above standing in, or with who was named, from the moment and from the day it is', async () => {
  await call(organization.endAppointment, { personId: house.people.luis, positionId: house.seats.luis, on: '2026-11-25' }, house.as('ana'));
  expect(await seen()).toMatchObject({ owner: 'Luis Ferrando', lead: 'Luis Ferrando' });
  house.setNow('2026-11-25T09:00:00+01:00');
  expect(await seen()).toMatchObject({ owner: null, lead: 'Joaquín Beltrán' });
  await call(organization.setDelegate, { positionId: house.seats.luis, delegateId: house.seats.marta, from: '2026-11-25' }, house.as('elena'));
  expect(await seen()).toMatchObject({ owner: null, lead: 'Marta Vidal' });
  await call(organization.suspend, { personId: house.people.marta }, house.as('ana'));
  expect(await seen()).toMatchObject({ owner: null, lead: 'Joaquín Beltrán' });
});

test('who may see a deal ends with the change that ends it', async () => {
  await call(organization.endAppointment, { personId: house.people.joaquin, positionId: house.seats.joaquin, on: '2026-11-25' }, house.as('ana'));
  await expect(seen()).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.no_position' } });
});
