import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); house.setNow('2026-11-23T10:50:00+01:00'); });
afterAll(() => house.close());

const refused = (rule: string, code: string) => ({ problem: { rule, code } });
const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }));

async function mexico(more: object = {}) {
  const { rows: [entity] } = await call(contract.listLegalEntities, {}, house.as('ana'));
  const { rows: [calendar] } = await call(contract.listCalendars, {}, house.as('ana'));
  return { code: 'MX', nameEs: 'México', nameEn: 'Mexico', country: 'MX', language: 'es', currency: 'MXN', timeZone: 'America/Mexico_City', calendarId: calendar!.id, legalEntityId: entity!.id, ...more };
}

test('a market has its country, language, currency, zone and calendar, named in the reader’s language', async () => {
  const market = await call(contract.createMarket, await mexico(), house.as('ana'));
  expect(market).toMatchObject({ version: 1, code: 'MX', name: 'México', calendar: { name: 'Valencia' }, legalEntity: { name: 'Cerámica Alborada, S. A.' } });
  const changed = await call(contract.changeMarket, { marketId: market.id, version: 1, timeZone: 'America/Monterrey' }, house.as('ana'));
  expect(changed).toMatchObject({ version: 2, timeZone: 'America/Monterrey', currency: 'MXN' });
  await expect(call(contract.changeMarket, { marketId: market.id, version: 1, nameEn: 'x' }, house.as('ana'))).rejects.toMatchObject(refused('platform.stale', 'stale'));
  expect((await call(contract.listMarkets, {}, house.as('marta'))).rows.map((m) => m.code).sort()).toEqual(['ES', 'FR', 'MX']);
});

test('a market needs a zone, a currency and a code of its own', async () => {
  await expect(call(contract.createMarket, await mexico({ code: 'M2', timeZone: 'America/Atlantis' }), house.as('ana'))).rejects.toMatchObject(refused('organization.unknown_time_zone', 'invalid_input'));
  await expect(call(contract.createMarket, await mexico({ code: 'M3', currency: 'XXQ' }), house.as('ana'))).rejects.toMatchObject(refused('organization.unknown_currency', 'invalid_input'));
  await expect(call(contract.createMarket, await mexico({ code: 'ES' }), house.as('ana'))).rejects.toMatchObject(refused('organization.market_code_taken', 'conflict'));
});

test('a seller reads markets and calendars and changes neither; a director of one part of the company neither', async () => {
  await expect(call(contract.createMarket, await mexico({ code: 'M4' }), house.as('marta'))).rejects.toMatchObject(refused('platform.right_missing', 'not_allowed'));
  await call(contract.grantRole, { positionId: house.seats.claire, role: 'commercial_director', scope: 'market', from: '2026-01-01' }, house.as('ana'));
  await expect(call(contract.createMarket, await mexico({ code: 'M5' }), house.as('claire'))).rejects.toMatchObject(refused('platform.out_of_scope', 'not_allowed'));
});

test('a calendar opens when it says, closes after it opens, and never twice at once', async () => {
  const calendar = await call(contract.createCalendar, { name: 'Castellón', hours: week, holidays: [{ day: '2026-01-06', name: 'Reyes' }] }, house.as('ana'));
  expect(calendar).toMatchObject({ version: 1, hours: week, holidays: [{ day: '2026-01-06' }] });
  const split = [{ weekday: 1, opens: '09:00', closes: '14:00' }, { weekday: 1, opens: '16:00', closes: '24:00' }];
  expect(await call(contract.changeCalendar, { calendarId: calendar.id, version: 1, hours: split }, house.as('ana'))).toMatchObject({ version: 2, hours: split });
  for (const hours of [[], [{ weekday: 1, opens: '18:00', closes: '09:00' }], [{ weekday: 1, opens: '09:00', closes: '14:00' }, { weekday: 1, opens: '13:00', closes: '18:00' }], [{ weekday: 1, opens: '25:00', closes: '26:00' }]]) {
    await expect(call(contract.createCalendar, { name: 'x', hours }, house.as('ana'))).rejects.toMatchObject(refused('organization.calendar_hours', 'invalid_input'));
  }
});

test('the holidays of one year are set without touching another', async () => {
  const { rows } = await call(contract.listCalendars, {}, house.as('ana'));
  const valencia = rows.find((c) => c.name === 'Valencia')!;
  const after = await call(contract.setHolidays, { calendarId: valencia.id, version: valencia.version, year: 2027, holidays: [{ day: '2027-03-19', name: 'San José' }] }, house.as('elena'));
  expect(after.holidays.map((h) => h.day)).toEqual(['2026-10-09', '2026-12-25', '2027-03-19']);
  const again = await call(contract.setHolidays, { calendarId: valencia.id, version: after.version, year: 2026, holidays: [] }, house.as('elena'));
  expect(again.holidays.map((h) => h.day)).toEqual(['2027-03-19']);
  await expect(call(contract.setHolidays, { calendarId: valencia.id, version: again.version, year: 2026, holidays: [{ day: '2027-01-01', name: 'x' }] }, house.as('elena'))).rejects.toMatchObject(refused('organization.holiday_of_another_year', 'invalid_input'));
  const facts = await house.owner`select count(*)::int as n from platform.fact where about_id = ${valencia.id}`;
  expect(facts[0]!['n']).toBe(2);
});
