import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, extname } from 'node:path';
import { chromium } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';
import { test } from 'vitest';
import { call, openTestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, divideWaiting, eur } from '../../../house/testSales.ts';
import * as goals from '../../goals/contract.ts';
import * as customers from '../../customers/contract.ts';
import * as sales from '../../sales/contract.ts';
import * as reports from '../contract.ts';

const dist = '/tmp/dist-reports', out = '/tmp/shots-reporting';
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
test('look', { timeout: 300_000 }, async () => {
  const house = await openTestHouse({ parseOutputs: false });
  house.setNow('2026-11-06T10:00:00+01:00');
  mkdirSync(out, { recursive: true });
  const names = ['Pavimentos Ribera Alta', 'Hoteles Bahía Azul', 'Constructora Vall d’Uixó', 'Reformas Llorens', 'Cerámicas del Turia', 'Estudio Marea', 'Promociones Náquera', 'Azulejos Benlloch'];
  await house.owner`insert into marketing.origin (key, name_es, name_en, division) values ('feria','Ferias','Fairs','marketing'),('prensa','Prensa','Press','marketing'),('telefono','Telemarketing','Telemarketing','marketing'),('cartera','Venta externa, cartera propia','Outside sales, own portfolio','sales') on conflict do nothing`;
  const [camp] = await house.owner`insert into marketing.campaign (market_id, kind, name, currency, owner_position_id, co_owner_position_id, created_at, state, starts_on, ends_on) values (${house.markets.ES}, 'event', 'Lanzamiento Salina', 'EUR', ${house.seats.pau}, ${house.seats.marta}, now(), 'running', '2026-09-01', '2026-12-01') returning id`;
  await house.owner`insert into marketing.campaign_cost (campaign_id, market_id, spent_on, what, minor, currency) values (${camp!['id'] as string}, ${house.markets.ES}, '2026-10-05', 'Stand', 6840000, 'EUR')`;
  const ids: string[] = [];
  for (const [i, name] of names.entries()) {
    const seat = (['marta', 'luis', 'iker'] as const)[i % 3]!;
    const t: [string, string][] = [['feria', '2025-09-10'], ...(i % 2 ? [['prensa', '2026-02-01'] as [string, string]] : []), ...(i % 3 ? [['telefono', '2026-05-01'] as [string, string]] : []), ...(i % 4 === 0 ? [['cartera', '2026-06-01'] as [string, string]] : [])];
    const id = await aCustomer(house, name, seat, i === 5 ? [] : t);
    ids.push(id);
    if (i % 2) await house.owner`insert into marketing.touch (market_id, account_id, origin_key, campaign_id, occurred_at, occurred_on) values (${house.markets.ES}, ${id}, 'feria', ${camp!['id'] as string}, '2026-09-10 10:00Z', '2026-09-10')`;
    for (let m = 0; m < 13; m++) { const d = new Date(Date.UTC(2025, 9 + m, 3 + i * 2)); if ((m + i) % 2 === 0 || m === 12) await aSale(house, id, eur(1_200_000 + ((m * 7919 + i * 104729) % 2_500_000)), d.toISOString().slice(0, 10), seat); }
    const open = await call(sales.createOpportunity, { accountId: id, name: `Obra ${i + 1}`, amount: eur(4_000_000 + i * 900_000), closeOn: '2026-12-10' }, house.as(seat));
    const stages = (await call(sales.listPipelines, {}, house.as(seat))).rows[0]!.stages;
    await call(sales.moveOpportunity, { opportunityId: open.id, version: 1, stageId: stages[i % stages.length]!.id } as never, house.as(seat)).catch(() => undefined);
    await house.owner`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes, person_id, position_id) values (${house.markets.ES}, ${id}, 'direct', 'sales', 'visit', 'Visita', '2026-10-20 10:00Z', 60, ${house.people[seat]}, ${house.seats[seat]})`;
    if (i < 5) await house.owner`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes) values (${house.markets.ES}, ${id}, 'mass', 'marketing', 'email', 'Boletín', '2026-10-21 10:00Z', 0)`;
    await call(customers.givePromise, { accountId: id, title: 'Muestra en obra', dueOn: '2026-11-20' }, house.as(seat));
    await house.owner`insert into customers.promise (account_id, market_id, position_id, title, given_on, due_on, kept_at) values (${id}, ${house.markets.ES}, ${house.seats[seat]}, 'Oferta', '2026-10-01', '2026-10-12', ${i === 3 ? null : '2026-10-12 08:00Z'})`;
  }
  await call(customers.planActivity, { accountId: ids[0]!, kind: 'visit', title: 'Visita a obra', dueOn: '2026-11-12' }, house.as('marta'));
  const fr = await aCustomer(house, 'Carrelages Fontaine', 'claire', [['feria', '2026-01-10']], 'FR');
  await aSale(house, fr, eur(9_625_040), '2026-10-07', 'claire'); await aSale(house, fr, eur(12_000_000), '2025-10-07', 'claire');
  await house.owner`insert into marketing.lead (market_id, name, origin_key, first_contact_on, created_at, position_id) select ${house.markets.ES}, 'Lead ' || n, (array['feria','prensa','telefono','feria','feria'])[1 + n % 5], ('2026-' || lpad((1 + n % 10)::text, 2, '0') || '-15')::date, now(), ${house.seats.rocio} from generate_series(1, 220) n`;
  const [ag] = await house.owner`select id from coordination.agreement where market_id is null order by valid desc limit 1`;
  await house.owner`insert into coordination.hand_off (lead_id, market_id, from_position_id, to_position_id, agreement_id, drafted_at, offered_at, decision_due_at, accepted_at)
    select l.id, l.market_id, ${house.seats.rocio}, ${house.seats.marta}, ${ag!['id'] as string}, l.first_contact_on + time '09:00', l.first_contact_on + time '09:00', l.first_contact_on + time '11:00', case when random() < .8 then l.first_contact_on + time '10:00' else l.first_contact_on + time '15:00' end from marketing.lead l order by id limit 120`;
  await house.owner`insert into coordination.support_request (market_id, from_position_id, to_position_id, title, asked_at, wanted_on, accepted_at, due_on) values (${house.markets.ES}, ${house.seats.marta}, ${house.seats.pau}, 'Kit de tienda en francés', '2026-10-05 10:00Z', '2026-10-10', '2026-10-06 10:00Z', '2026-10-31')`;
  await call(goals.createGoal, { nameEs: 'Ventas del año', nameEn: 'Bookings of the year', startsOn: '2026-01-01', endsOn: '2027-01-01', targetMinor: '200000000', salesPositionId: house.seats.joaquin, marketingPositionId: house.seats.beatriz, seasonBp: [700, 1400, 2300, 3100, 4000, 4900, 5600, 6000, 7000, 8100, 9200, 10000] }, house.as('elena'));
  await call(goals.createGoal, { nameEs: 'Crecer en Francia', nameEn: 'Grow in France', marketId: house.markets.FR, startsOn: '2026-07-01', endsOn: '2027-07-01', targetMinor: '40000000', salesPositionId: house.seats.claire, marketingPositionId: house.seats.pau }, house.as('elena'));
  await divideWaiting(house);
  const edition = await call(reports.issueEdition, { from: '2026-10-01', to: '2026-11-01', language: 'es', note: 'Unir Levante 1 y 2 el 1 de febrero.\nRepetir la feria con la mitad de superficie.' }, house.as('elena'));
  const server = createServer((req, res) => {
    const path = req.url!.split('?')[0]!;
    if (path.startsWith('/api')) {
      const body: Buffer[] = [];
      req.on('data', (d: Buffer) => body.push(d)).on('end', () => void fetch(house.origin + req.url, { method: req.method!, headers: { ...(req.headers['content-type'] ? { 'content-type': req.headers['content-type'] } : {}), ...(req.headers['if-match'] ? { 'if-match': req.headers['if-match'] } : {}), ...house.as('elena').headers }, ...(body.length ? { body: Buffer.concat(body) } : {}) })
        .then(async (r) => { res.writeHead(r.status, { 'content-type': r.headers.get('content-type') ?? '' }); res.end(Buffer.from(await r.arrayBuffer())); }).catch(() => { res.writeHead(502); res.end(); }));
      return;
    }
    const file = join(dist, path), found = extname(path) && existsSync(file) ? file : join(dist, 'index.html');
    res.writeHead(200, { 'content-type': types[extname(found)] ?? 'application/octet-stream' }); res.end(readFileSync(found));
  });
  await new Promise<void>((r) => server.listen(4871, '127.0.0.1', r));
  const shoot = async (name: string, path: string, how: { w?: number; h?: number; dark?: boolean; en?: boolean; full?: boolean; then?: (p: import('playwright-core').Page) => Promise<void> } = {}) => {
    const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args, headless: true });
    const context = await browser.newContext({ viewport: { width: how.w ?? 1440, height: how.h ?? 900 }, colorScheme: how.dark ? 'dark' : 'light', locale: how.en ? 'en-GB' : 'es-ES' });
    const page = await context.newPage();
    page.on('pageerror', (e) => console.log(name, 'ERROR', e.message)); page.on('console', (m) => m.type() === 'error' && console.log(name, m.text().slice(0, 300)));
    await page.addInitScript((s) => { for (const k of ['language', 'unisono.language', 'unisono:language']) localStorage.setItem(k, JSON.stringify(s.en ? 'en' : 'es')); }, how);
    await page.goto(`http://127.0.0.1:4871${path}`); await page.waitForTimeout(1800);
    if (how.then) { await how.then(page); await page.waitForTimeout(700); }
    await page.screenshot({ path: `${out}/${name}.png`, fullPage: false });
    await browser.close();
  };
  const only = process.env['ONLY'];
  const all: [string, string, Parameters<typeof shoot>[2]?][] = [
    ['exec', '/reports'], ['exec-tall', '/reports', { h: 1500 }], ['exec-dark-en', '/reports?why=served', { dark: true, en: true }], ['exec-phone', '/reports', { w: 375, h: 1600 }], ['exec-320', '/reports', { w: 320, h: 2400 }], ['issue', '/reports?issue=1'],
    ['edition', `/reports/editions/${edition.id}`, { h: 1500 }], ['editions', '/reports/editions'], ['records', '/reports/records?of=bookings'], ['funnel', '/reports/funnel'], ['funnel-phone', '/reports/funnel', { w: 375, h: 900, en: true }], ['attribution', '/reports/attribution'], ['attribution-dark', '/reports/attribution?model=first&by=campaign', { dark: true, en: true }],
    ['goals', '/goals'], ['goals-phone', '/goals', { w: 375, h: 800 }], ['goal-new', '/goals?new=1'], ['goal', '/goals', { then: async (p) => { await p.locator('.goal-head a').first().click(); } }], ['goal-en-dark', '/goals', { dark: true, en: true, then: async (p) => { await p.locator('.goal-head a').first().click(); } }],
    ['focus-empty', '/focus'], ['focus', `/focus?seat=${house.seats.marta}&to=${house.seats.luis}&on=2026-12-01`], ['focus-dark-en', `/focus?seat=${house.seats.marta}&on=2026-12-01`, { dark: true, en: true }], ['focus-phone', `/focus?seat=${house.seats.marta}&to=${house.seats.luis}&on=2026-12-01`, { w: 375, h: 2200 }],
    ['focus-move', `/focus?kind=move&account=${ids[0]}&account=${ids[3]}&to=${house.seats.iker}`],
  ];
  for (const [name, path, how] of all) if (!only || new RegExp(only).test(name)) await shoot(name, path, how);
  server.close(); await house.close();
});
