import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { openHouse } from './house.ts';
import { routes } from './routes.ts';
import { call, type Caller, requestOf } from '../contract/call.ts';
import { me } from '../contract/me.ts';
import { createAccount, listPermissions } from '../modules/customers/contract.ts';
import { PauseReason, weighPause } from '../modules/coordination/contract.ts';
import { createCampaign, createLead, recordTouch } from '../modules/marketing/contract.ts';
import { createPosition, createUnit, grantRole, invitePerson, listMarkets, structure } from '../modules/organization/contract.ts';
import { setUpCompany } from '../modules/organization/server/index.ts';
import { AttributionBy, executiveReport, FunnelBy, Model, ReadingBy, ReadingOf, RecordsOf } from '../modules/reporting/contract.ts';
import { createOpportunity, winOpportunity } from '../modules/sales/contract.ts';
import { connect, type Sql } from '../platform/server/db.ts';
import { type CloneOfDatabase, cloneDatabase } from '../platform/server/postgres/forTests.ts';
import { serve } from '../platform/server/serve.ts';

/*
  Companies that are not whole: one of sales only, one of marketing only, one of a single person in a single seat. Whatever
  may be asked is asked, in every way of dividing it: all of it is answered, and nothing was divided by zero on the way.
*/

interface Small { caller: Caller; today: string; marketId: string; seatId: string; made: Record<string, string>; close(): Promise<void> }

/** Set up as its first page does, its first person directing and administering from the one seat. */
async function setUpSmall(): Promise<Small> {
  const database: CloneOfDatabase = await cloneDatabase(), sql: Sql = connect(database.appOptions, { max: 4 });
  const house = await openHouse(sql, { cookie: 'unisono', secure: false, publicUrl: () => 'https://unisono.test', secret: (p) => p, setUpCode: null, parseOutputs: true });
  const personId = await setUpCompany(house, {
    company: { name: 'Cerámica Sola', legalEntity: 'Cerámica Sola, S. L.', currency: 'EUR', fiscalYearStart: 1, timeZone: 'Europe/Madrid', language: 'es', locale: 'es-ES' },
    markets: [{ country: 'ES', name: 'España', language: 'es', currency: 'EUR', timeZone: 'Europe/Madrid' }],
    administrator: { name: 'Sola Gil', email: 'sola@sola.example', password: 'una clave larga 9' },
  }, new Date(), randomUUID());
  await database.ownerSql`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
    values (${personId}, 'test', ${createHash('sha256').update('token').digest()}, now(), now() + interval '1 year')`;
  const app = await serve(house, routes, { logLevel: 'silent', trustProxy: false, secure: false });
  const caller = { origin: await app.listen({ port: 0, host: '127.0.0.1' }), headers: { authorization: 'Bearer token' } };
  const { seats: [seat], company: { today } } = await call(me, {}, caller), [market] = (await call(listMarkets, {}, caller)).rows;
  await call(grantRole, { positionId: seat!.id, role: 'commercial_director', scope: 'company', from: today }, caller);
  return {
    caller, today, marketId: market!.id, seatId: seat!.id, made: { positionId: seat!.id, personId },
    close: async () => { await app.close(); await sql.end({ timeout: 2 }); await database.drop(); },
  };
}

/** A unit of that division with one seat, held by a second person. */
async function withUnit(small: Small, name: string, fn: 'sales' | 'marketing', role: 'sales_supervisor' | 'marketing_supervisor'): Promise<void> {
  const { caller, today, marketId } = small, { units: [top] } = await call(structure, {}, caller);
  const unit = await call(createUnit, { name, function: fn, parentId: top!.id, from: today }, caller);
  const seat = await call(createPosition, { title: name, unitId: unit.id, marketId, from: today, reportsToId: small.seatId, customerFacing: true }, caller);
  await call(grantRole, { positionId: seat.id, role, scope: 'unit', from: today }, caller);
  await call(invitePerson, { name: 'Dos Vila', email: 'dos@sola.example', appointment: { positionId: seat.id, from: today } }, caller);
  Object.assign(small.made, { unitId: unit.id, positionId: seat.id });
}

async function sells({ caller, today, marketId, made }: Small): Promise<void> {
  const account = await call(createAccount, { name: 'Azulejos Roca', marketId }, caller);
  const deal = await call(createOpportunity, { accountId: account.id, name: 'Baños', amount: { minor: '100000', currency: 'EUR' } }, caller);
  await call(winOpportunity, { opportunityId: deal.id, version: deal.version, on: today }, caller);
  const open = await call(createOpportunity, { accountId: account.id, name: 'Cocinas', amount: { minor: '0', currency: 'EUR' } }, caller);
  Object.assign(made, { accountId: account.id, opportunityId: open.id });
}

async function attracts({ caller, marketId, made }: Small): Promise<void> {
  const campaign = await call(createCampaign, { marketId, name: 'Feria', kind: 'event' }, caller);
  const lead = await call(createLead, { marketId, company: 'Hoteles', name: 'Amparo', origin: 'web', campaignId: campaign.id }, caller);
  await call(recordTouch, { leadId: lead.id, campaignId: campaign.id, origin: 'web', channel: 'web', at: new Date().toISOString() }, caller);
  Object.assign(made, { campaignId: campaign.id, leadId: lead.id });
}

const year = (small: Small) => ({ from: small.today.slice(0, 4) + '-01-01', to: String(Number(small.today.slice(0, 4)) + 1) + '-01-01' });
/** Each way of dividing that an endpoint offers; of the others, once. */
const ways: Record<string, Record<string, readonly string[]>> = {
  '/api/v1/reports/funnel': { by: FunnelBy.options }, '/api/v1/reports/funnel.:format': { by: FunnelBy.options },
  '/api/v1/reports/attribution': { model: Model.options, by: AttributionBy.options }, '/api/v1/reports/structure': { of: ReadingOf.options, by: ReadingBy.options },
  '/api/v1/reports/records': { of: RecordsOf.options }, [weighPause.path]: { reason: PauseReason.options },
};
const combined = (of: Record<string, readonly string[]>): Record<string, string>[] =>
  Object.entries(of).reduce<Record<string, string>[]>((all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))), [{}]);
/** Answered without a record of that kind too, but then with `not_found`. */
const mayLack = /:\w*[iI]d\b|^\/scim\/v2\/(ResourceTypes|Schemas)\/:/;
/** Of the installation, which these companies share with no home of their own: there is nothing to list. */
const ofTheInstallation = new Set(['/api/v1/backups']);

/** What was wrong with the answers to everything that can be asked. */
async function wrongAnswers(small: Small): Promise<{ asked: number; wrong: string[] }> {
  const wrong: string[] = [], { caller, today, seatId, made } = small;
  let asked = 0;
  const given: Record<string, unknown> = {
    ...year(small), on: today, seat: seatId, id: [randomUUID(), randomUUID()], account: made['accountId'] ?? randomUUID(), list: 'customers.accounts', contactId: randomUUID(), of: 'bookings', point: 0, kind: 'account', format: 'csv', language: 'es', part: 'HQ', ...made,
  };
  for (const { endpoint } of routes.filter((r) => r.endpoint.method === 'GET' && !r.endpoint.path.includes('/impact') && !ofTheInstallation.has(r.endpoint.path))) {
    const params = [...endpoint.path.matchAll(/:(\w+)/g)].map((m) => m[1]!), shape = (endpoint.input as z.ZodObject).shape ?? {};
    const required = Object.entries(shape).filter(([name, type]) => params.includes(name) || !(type as z.ZodType).safeParse(undefined).success).map(([name]) => name);
    if (endpoint === listPermissions) required.push('contactId');
    for (const way of combined(ways[endpoint.path] ?? {})) {
      const input = { ...Object.fromEntries([...new Set([...params, ...required])].map((name) => [name, given[name] ?? randomUUID()])), ...way };
      const { url, init } = requestOf(endpoint, input, caller), response = await fetch(url, init), body = endpoint.file === 'application/pdf' ? '' : await response.text();
      asked++;
      const lacks = mayLack.test(endpoint.path) || /\/(compared|preview)$/.test(endpoint.path);
      if (response.status !== 200 && !(lacks && response.status === 404)) wrong.push(`${url.slice(caller.origin!.length)} ${response.status} ${body.slice(0, 200)}`);
      if (/\b(NaN|-?Infinity|undefined|Invalid Date|\[object Object\])\b/.test(body)) wrong.push(`${url.slice(caller.origin!.length)} says ${body.slice(0, 200)}`);
    }
  }
  return { asked, wrong };
}

describe.each([
  ['of one person', async () => undefined, { marketing: false, sales: false }],
  ['of sales only', async (small: Small) => withUnit(small, 'Ventas', 'sales', 'sales_supervisor'), { marketing: false, sales: true }],
  ['of marketing only', async (small: Small) => withUnit(small, 'Marketing', 'marketing', 'marketing_supervisor'), { marketing: true, sales: false }],
] as const)('a company %s', (_, furnish, exists) => {
  let small: Small;
  beforeAll(async () => {
    small = await setUpSmall();
    await furnish(small);
  }, 60_000);
  afterAll(() => small.close());

  test('is answered whatever it asks while it is empty', async () => {
    const { asked, wrong } = await wrongAnswers(small);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(120);
  }, 120_000);

  test('works with customers, and is answered still', async () => {
    if (exists.sales || !exists.marketing) await sells(small);
    if (exists.marketing || !exists.sales) await attracts(small);
    expect((await wrongAnswers(small)).wrong).toEqual([]);
  }, 120_000);

  test('reads in its report which divisions there are, and shares of nothing as unknown', async () => {
    const report = await call(executiveReport, year(small), small.caller);
    expect(Object.fromEntries(report.divisions.map((d) => [d.division, d.exists]))).toEqual(exists);
    expect(report.handOffs).toMatchObject({ joint: null, sales: null, marketing: null });
    if (exists.marketing) expect(report.booked.events).toBe(0);
    else expect(report.booked.total).toEqual({ minor: '100000', currency: 'EUR' });
  });
});
