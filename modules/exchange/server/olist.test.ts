import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../house/sharedData.ts';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { attributionReport, funnelReport, Model } from '../../reporting/contract.ts';
import { bringIn } from './bringIn.ts';

const span = { from: '2017-06-01', to: '2019-01-01' };
const brl = (minor: string) => (minor === '0' ? [] : [{ minor, currency: 'BRL' }]);
/** origin -> leads, won, revenue in centavos, as counted independently of us. */
const expected = (folder: string) => readFileSync(join(folder, 'EXPECTED_origin.csv'), 'utf8').trim().split('\n').slice(1).map((line) => {
  const [origin, leads, won, conversion, revenue] = line.split(',') as [string, string, string, string, string];
  return { key: origin || 'unknown-blank', leads: Number(leads), won: Number(won), conversion: Number(conversion), minor: String(Math.round(Number(revenue) * 100)) };
});


const folder = sharedData('olist_funnel');

describe.skipIf(!folder)('the real funnel (needs ../shared/data/olist_funnel)', { timeout: 180_000 }, () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());

  test('comes in whole: 8,000 leads, 842 won deals, 54 seats held by 41 people', async () => {
    const run = await bringIn('examples/olist-funnel/mapping.json', folder!, house.as('elena'));
    expect(run.problems).toBe(0);
    expect(run.state).toBe('done');
    const made = (noun: string) => run.steps.filter((s) => s.noun === noun).reduce((n, s) => n + s.create, 0);
    expect({ lead: made('lead'), deals: made('opportunity'), handOffs: made('hand_off'), seats: made('position'), people: made('person'), bookings: made('booking') })
      .toEqual({ lead: 8000, deals: 842, handOffs: 842, seats: 55, people: 41, bookings: 380 });
    const [{ minor }] = await house.owner`select sum(minor)::text as minor from sales.booking_event` as unknown as [{ minor: string }];
    expect(minor).toBe('67685148');
  });

  test('its funnel by origin equals the expected one row for row', async () => {
    const { rows, total } = await call(funnelReport, { by: 'origin', ...span }, house.as('elena'));
    const want = expected(folder!);
    const got = new Map(rows.map((r) => [r.key, r]));
    expect(rows.length).toBe(want.length);
    for (const w of want) {
      const r = got.get(w.key);
      expect({ key: w.key, leads: r?.leads, won: r?.won, booked: r?.booked }).toEqual({ key: w.key, leads: w.leads, won: w.won, booked: brl(w.minor) });
      expect((r?.conversion ?? 0) * 100).toBeCloseTo(w.conversion, 4);
    }
    expect(total).toMatchObject({ leads: 8000, won: 842, booked: brl('67685148') });
  });

  test.each(Model.options)('the %s model ties out: only the deal won before its first contact is unattributed', async (model) => {
    const { rows, unattributed, booked, pending } = await call(attributionReport, { model, by: 'origin', ...span }, house.as('elena'));
    const got = new Map(rows.map((r) => [r.key, r.attributed]));
    for (const w of expected(folder!)) {
      expect([w.key, got.get(w.key) ?? []]).toEqual([w.key, brl(w.key === 'organic_search' ? '20700055' : w.minor)]);
    }
    expect({ unattributed, booked, pending }).toEqual({ unattributed: brl('2290'), booked: brl('67685148'), pending: [] });
  });

  test('brought in again it changes nothing', async () => {
    const run = await bringIn('examples/olist-funnel/mapping.json', folder!, house.as('elena'));
    expect(run.steps.reduce((n, s) => n + s.create + s.update + s.wrong, 0)).toBe(0);
  });
});
