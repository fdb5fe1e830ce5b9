import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { changeLead, createLead, createOrigin, eraseLead, getLead, leadDuplicates, listOrigins, listTouches, recordTouch } from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:00:00+01:00');
});
afterAll(() => house.close());

const hotel = (more: object = {}) => call(createLead, { marketId: house.markets.ES, company: 'Hoteles Costa Serena', name: 'Amparo Gil', email: 'amparo@serena.example', origin: 'web', ...more }, house.as('rocio'));

describe('leads', () => {
  test('a blank origin is unknown, not empty', async () => {
    const lead = await call(createLead, { marketId: house.markets.ES, company: 'Reformas Casa Nova', origin: '' }, house.as('rocio'));
    expect(lead.origin).toEqual({ key: 'unknown-blank', name: 'Sin origen anotado' });
    expect(lead.firstContactOn).toBe('2026-11-23');
  });

  test('its first contact is its first touch, on the day it was', async () => {
    const lead = await hotel({ firstContactOn: '2026-11-18', landingPage: '/salina' });
    const { rows } = await call(listTouches, { lead: lead.id }, house.as('marta'));
    expect(rows).toMatchObject([{ on: '2026-11-18', origin: { key: 'web' }, lead: { name: 'Hoteles Costa Serena' } }]);
  });

  test('refused without a name, with an unknown origin, or ahead of time', async () => {
    expect(await refused(call(createLead, { marketId: house.markets.ES }, house.as('rocio')))).toMatchObject({ rule: 'marketing.lead_nameless' });
    expect(await refused(hotel({ origin: 'nowhere' }))).toMatchObject({ rule: 'marketing.unknown_origin' });
    expect(await refused(hotel({ firstContactOn: '2026-11-24' }))).toMatchObject({ rule: 'marketing.first_contact_ahead' });
  });

  test('sales reads a lead but does not change it; another market does not see it', async () => {
    const lead = await hotel();
    expect((await call(getLead, { leadId: lead.id }, house.as('marta'))).name).toBe('Amparo Gil');
    expect(await refused(call(changeLead, { leadId: lead.id, version: lead.version, phone: '600' }, house.as('marta')))).toMatchObject({ rule: 'platform.right_missing' });
    expect(await refused(call(getLead, { leadId: lead.id }, house.as('claire')))).toMatchObject({ code: 'not_found' });
    expect(await refused(call(getLead, { leadId: lead.id }, house.as('nadie')))).toMatchObject({ rule: 'platform.no_position' });
  });

  test('the same e-mail or company is pointed at, whatever its case or accents', async () => {
    const lead = await call(createLead, { marketId: house.markets.ES, company: 'Azulejería Bragança', email: 'Tomas@Braganca.example' }, house.as('rocio'));
    const by = async (ask: object) => (await call(leadDuplicates, ask, house.as('rocio'))).rows.map((r) => [r.id, r.by]);
    expect(await by({ email: ' tomas@braganca.EXAMPLE' })).toEqual([[lead.id, 'email']]);
    expect(await by({ company: 'azulejeria braganca' })).toEqual([[lead.id, 'company']]);
    expect(await by({ company: 'azulejeria braganca', except: lead.id })).toEqual([]);
    expect(await by({})).toEqual([]);
  });

  test('erasing blanks the person everywhere and keeps what is counted', async () => {
    const lead = await hotel();
    await call(changeLead, { leadId: lead.id, version: lead.version, phone: '600 100 200' }, house.as('rocio'));
    const facts = await house.owner`select after::text as after, before::text as before from platform.fact where about_id = ${lead.id}`;
    expect(JSON.stringify(facts)).not.toMatch(/600 100|Amparo|amparo/);
    expect(await refused(call(eraseLead, { leadId: lead.id }, house.as('beatriz')))).toMatchObject({ rule: 'platform.right_missing' });
    await call(eraseLead, { leadId: lead.id }, house.as('ana'));
    expect(await call(getLead, { leadId: lead.id }, house.as('rocio'))).toMatchObject({ name: '', email: null, phone: null, company: 'Hoteles Costa Serena', origin: { key: 'web' } });
    expect(await house.owner`select 1 from platform.personal_value where subject_id = ${lead.id} and value is not null`).toHaveLength(0);
    expect(await refused(call(changeLead, { leadId: lead.id, version: 3, phone: '1' }, house.as('rocio')))).toMatchObject({ rule: 'marketing.lead_erased' });
  });
});

describe('touches', () => {
  test('a touch is dated in the zone of its market', async () => {
    const lead = await hotel();
    const touch = await call(recordTouch, { leadId: lead.id, channel: 'call', at: '2026-11-20T23:30:00Z' }, house.as('rocio'));
    expect(touch).toMatchObject({ on: '2026-11-21', origin: { key: 'web' }, channel: 'call' });
    expect(await refused(call(recordTouch, { leadId: lead.id, at: '2026-11-23T10:00:01+01:00' }, house.as('rocio')))).toMatchObject({ rule: 'marketing.touch_in_future' });
    expect(await refused(call(recordTouch, { leadId: lead.id, at: '2026-11-20T23:30:00Z' }, house.as('marta')))).toMatchObject({ rule: 'platform.right_missing' });
  });

  test('nobody edits a touch, not even with the whole company in scope', async () => {
    const lead = await hotel();
    const { rows: [touch] } = await call(listTouches, { lead: lead.id }, house.as('rocio'));
    for (const role of ['unisono_company', 'unisono_reader', 'unisono_app']) {
      for (const change of [`update marketing.touch set origin_key = 'press'`, `update marketing.touch set occurred_on = '2020-01-01'`, `update marketing.touch set account_id = null`, 'delete from marketing.touch']) {
        const attempt = house.owner.begin(async (tx) => {
          await tx.unsafe(`set local role ${role}`);
          await tx.unsafe(`${change} where id = '${touch!.id}'`);
        });
        await expect(attempt, `${role}: ${change}`).rejects.toMatchObject({ code: '42501' });
      }
    }
  });
});

describe('origins', () => {
  test('are named in the reader’s language and have one key each', async () => {
    await call(createOrigin, { key: 'showroom', nameEs: 'Exposición', nameEn: 'Showroom' }, house.as('pau'));
    expect((await call(listOrigins, {}, house.as('marta'))).rows).toContainEqual({ key: 'showroom', name: 'Exposición', division: 'marketing' });
    expect(await refused(call(createOrigin, { key: 'showroom', nameEs: 'x', nameEn: 'x' }, house.as('pau')))).toMatchObject({ rule: 'marketing.origin_taken' });
  });
});
