import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { openHouse } from '../../../app/house.ts';
import { routes } from '../../../app/routes.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { connect } from '../../../platform/server/db.ts';
import { cloneDatabase } from '../../../platform/server/postgres/forTests.ts';
import { serve } from '../../../platform/server/serve.ts';
import * as identity from '../../../contract/me.ts';
import { createAccount } from '../../customers/contract.ts';
import * as organization from '../../organization/contract.ts';
import { setUpCompany } from '../../organization/server/index.ts';
import { firstSteps } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
afterAll(() => house.close());

const left = async (who: 'ana' | 'elena') => (await call(firstSteps, {}, house.as(who))).steps.filter((s) => !s.done).map((s) => s.step);

test('a company at work has little left to begin, and a step goes with the first of its kind', async () => {
  expect(await left('elena')).toEqual(['customers', 'lead', 'deal', 'hand_off']);
  await aCustomer(house, 'Pavimentos Ribera', 'marta');
  expect(await left('elena')).toEqual(['lead', 'deal', 'hand_off']);
});

test('who only administers is asked nothing about customers, and who does neither is not shown it', async () => {
  expect(await left('ana')).toEqual([]);
  await expect(call(firstSteps, {}, house.as('marta'))).rejects.toMatchObject({ problem: { rule: 'platform.right_missing' } });
});

test('a founder who starts empty begins with a role of their own; with it customers come into reach', async () => {
  const database = await cloneDatabase(), sql = connect(database.appOptions, { max: 4 });
  const empty = await openHouse(sql, { cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (purpose) => `secret of ${purpose}`, setUpCode: null });
  const password = 'once tejas sueltas', email = 'fundadora@prueba.es';
  await setUpCompany(empty, identity.setUp.input.parse({
    company: { name: 'Prueba', legalEntity: 'Prueba, S. L.', currency: 'EUR', fiscalYearStart: 1, timeZone: 'Europe/Madrid', language: 'es', locale: 'es-ES' },
    markets: [{ country: 'ES', name: 'España', language: 'es', currency: 'EUR', timeZone: 'Europe/Madrid' }], administrator: { name: 'Fe Gil', email, password }, start: 'empty',
  }), new Date(), randomUUID(), 'command');
  const app = await serve(empty, routes, { logLevel: 'silent', trustProxy: false, secure: false }), origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const signedIn = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-unisono': '1' }, body: JSON.stringify({ email, password }) });
  const she = { origin, headers: { 'x-unisono': '1', cookie: signedIn.headers.getSetCookie()[0]!.split(';')[0]! } }, me = await call(identity.me, {}, she);
  const steps = async () => (await call(firstSteps, {}, she)).steps.filter((s) => !s.done).map((s) => s.step);
  expect(await steps()).toEqual(['role', 'structure', 'people']);
  const from = me.company.today;
  await call(organization.grantRole, { positionId: me.seats[0]!.id, role: 'commercial_director', scope: 'company', from }, she);
  expect(await steps()).toEqual(['structure', 'people', 'customers', 'lead', 'deal', 'hand_off']);
  const unit = await call(organization.createUnit, { name: 'Ventas', function: 'sales', from }, she);
  await call(organization.createPosition, { title: 'Venta externa', unitId: unit.id, marketId: (await call(organization.listMarkets, {}, she)).rows[0]!.id, from }, she);
  await call(createAccount, { name: 'Hoteles Bahía' }, she);
  expect(await steps()).toEqual(['people', 'lead', 'deal', 'hand_off']);
  await app.close();
  await sql.end({ timeout: 2 });
  await database.drop();
}, 60_000);
