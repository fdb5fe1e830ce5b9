import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import {
  addCampaignCost, campaignCalendar, changeCampaign, createCampaign, getCampaign, listCampaigns, reviewCampaign, setCampaignLines, stepCampaign,
} from '../contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:00:00+01:00');
});
afterAll(() => house.close());

const begin = (name = 'Salina, segunda ola') => call(createCampaign, { marketId: house.markets.ES, name, kind: 'email' }, house.as('pau'));
const ready = async (expected = 30) => {
  const c = await begin();
  return call(changeCampaign, {
    campaignId: c.id, version: c.version, coOwnerPositionId: house.seats.joaquin, budgetMinor: '6120000', permissionPlan: 'Solo clientes', outcomeMeasure: 'Operaciones a 90 días',
    startsOn: '2026-12-07', endsOn: '2026-12-20', expectedResponses: expected,
  }, house.as('pau'));
};
const step = (campaignId: string, to: 'draft' | 'review' | 'approved' | 'scheduled' | 'running' | 'finished' | 'evaluated', who: 'pau' | 'beatriz' = 'beatriz') =>
  call(stepCampaign, { campaignId, to }, house.as(who));

describe('what waits for the word of sales', () => {
  const waiting = async (who: 'joaquin' | 'nerea') => (await call(listCampaigns, { state: ['review'], mine: true }, house.as(who))).rows.map((c) => c.id);

  test('is found by who answers for it in sales, until they send it back', async () => {
    const c = await ready();
    await step(c.id, 'draft', 'pau');
    expect(await waiting('joaquin')).not.toContain(c.id);
    await step(c.id, 'review', 'pau');
    expect(await waiting('joaquin')).toContain(c.id);
    await call(reviewCampaign, { campaignId: c.id, feedback: 'Faltan muestras', sendBack: true }, house.as('joaquin'));
    expect(await waiting('joaquin')).not.toContain(c.id);
  });

  test('is nobody else’s in sales', async () => {
    const c = await ready();
    await step(c.id, 'draft', 'pau');
    await step(c.id, 'review', 'pau');
    expect(await waiting('nerea')).not.toContain(c.id);
  });
});

describe('beginning and changing', () => {
  test('a campaign begins as an idea of whoever has it, in the currency of its market', async () => {
    const c = await begin();
    expect(c).toMatchObject({ state: 'idea', owner: { person: { name: 'Pau Climent' }, division: 'marketing' }, budget: null, market: { name: 'España' } });
    expect(c.steps).toMatchObject([{ from: null, to: 'idea', person: { name: 'Pau Climent' } }]);
  });

  test('who changes it second is told that somebody was first', async () => {
    const c = await begin();
    await call(changeCampaign, { campaignId: c.id, version: c.version, objective: 'Baños' }, house.as('pau'));
    expect(await refused(call(changeCampaign, { campaignId: c.id, version: c.version, objective: 'Cocinas' }, house.as('beatriz')))).toMatchObject({ code: 'stale', facts: { version: 2 } });
  });

  test('the co-owner is a seat in sales', async () => {
    const c = await begin();
    expect(await refused(call(changeCampaign, { campaignId: c.id, version: c.version, coOwnerPositionId: house.seats.carmen }, house.as('pau')))).toMatchObject({ rule: 'marketing.co_owner_in_sales' });
  });

  test('an outside seller may not begin one, and nobody begins one in a market out of reach', async () => {
    expect(await refused(call(createCampaign, { marketId: house.markets.ES, name: 'x', kind: 'email' }, house.as('marta')))).toMatchObject({ code: 'not_allowed', rule: 'platform.right_missing' });
    expect(await refused(call(createCampaign, { marketId: house.markets.FR, name: 'x', kind: 'email' }, house.as('pau')))).toMatchObject({ code: 'not_allowed', rule: 'platform.out_of_scope' });
  });

  test('a campaign of another market is not there', async () => {
    const c = await call(createCampaign, { marketId: house.markets.FR, name: 'Salons', kind: 'event' }, house.as('elena'));
    expect(await refused(call(getCampaign, { campaignId: c.id }, house.as('pau')))).toMatchObject({ code: 'not_found' });
    expect((await call(getCampaign, { campaignId: c.id }, house.as('claire'))).name).toBe('Salons');
  });
});

describe('moving along', () => {
  test('approval names everything that is missing', async () => {
    const c = await begin();
    await step(c.id, 'draft', 'pau');
    const inReview = await step(c.id, 'review', 'pau');
    const missing = ['no_sales_co_owner', 'no_budget', 'no_permission_plan', 'no_outcome_measure', 'no_territory'];
    expect(inReview.possible.find((p) => p.to === 'approved')).toMatchObject({ allowed: false, reasons: missing.map((code) => ({ code })) });
    expect(await refused(step(c.id, 'approved'))).toMatchObject({ code: 'conflict', rule: 'marketing.campaign_move', facts: { reasons: missing.map((code) => ({ code })) } });
  });

  test('with everything there it is approved, by whoever may approve', async () => {
    const c = await ready();
    await step(c.id, 'draft', 'pau');
    await step(c.id, 'review', 'pau');
    expect(await refused(step(c.id, 'approved', 'pau'))).toMatchObject({ code: 'not_allowed', rule: 'marketing.approver' });
    expect(await step(c.id, 'approved')).toMatchObject({ state: 'approved' });
    const now = await call(getCampaign, { campaignId: c.id }, house.as('joaquin'));
    expect(now.followUp).toMatchObject([{ week: '2026-12-07', expected: 15, unit: 'Venta externa Levante' }, { week: '2026-12-14', expected: 15 }]);
    expect(await refused(call(changeCampaign, { campaignId: c.id, version: now.version, budgetMinor: '1' }, house.as('pau')))).toMatchObject({ rule: 'marketing.plan_approved' });
  });

  test('once it is under way its follow-up is asked from this week on', async () => {
    const c = await ready();
    for (const to of ['draft', 'review', 'approved', 'scheduled', 'running'] as const) await step(c.id, to);
    house.setNow('2026-12-16T10:00:00+01:00');
    expect((await call(getCampaign, { campaignId: c.id }, house.as('joaquin'))).followUp.map((f) => f.week)).toEqual(['2026-12-14']);
    house.setNow('2026-11-23T10:00:00+01:00');
  });

  test('more responses than the sellers have places for are not approved', async () => {
    const c = await ready(500);
    await step(c.id, 'draft');
    await step(c.id, 'review');
    const problem = await refused(step(c.id, 'approved'));
    expect(problem.facts).toMatchObject({ reasons: expect.arrayContaining([expect.objectContaining({ code: 'capacity_short' })]) });
  });

  test('sales has its word before it is evaluated, and may send it back before it is approved', async () => {
    const c = await ready(1);
    await step(c.id, 'draft');
    await step(c.id, 'review');
    const back = await call(reviewCampaign, { campaignId: c.id, feedback: 'En enero estamos llenos', sendBack: true }, house.as('joaquin'));
    expect(back.state).toBe('draft');
    for (const to of ['review', 'approved', 'scheduled', 'running', 'finished'] as const) await step(c.id, to);
    await call(reviewCampaign, { campaignId: c.id, feedback: 'Buenos leads, tarde' }, house.as('joaquin'));
    expect((await step(c.id, 'evaluated')).state).toBe('evaluated');
    const steps = (await call(getCampaign, { campaignId: c.id }, house.as('pau'))).steps;
    expect(steps.filter((s) => s.person?.name === 'Joaquín Beltrán').map((s) => s.note)).toEqual(['En enero estamos llenos', 'Buenos leads, tarde']);
    expect(await refused(call(reviewCampaign, { campaignId: c.id, feedback: 'x' }, house.as('pau')))).toMatchObject({ rule: 'platform.right_missing' });
  });
});

describe('money and lists', () => {
  test('lines never sum to more than the budget; costs are added and put right by negative ones', async () => {
    const c = await ready();
    expect(await refused(call(setCampaignLines, { campaignId: c.id, version: c.version, lines: [{ channel: 'email', budgetMinor: '6120001' }] }, house.as('pau')))).toMatchObject({ rule: 'marketing.lines_over_budget' });
    const { version } = await call(setCampaignLines, { campaignId: c.id, version: c.version, lines: [{ channel: 'email', budgetMinor: '2740000' }, { channel: 'event', budgetMinor: '850000' }] }, house.as('pau'));
    expect(await refused(call(setCampaignLines, { campaignId: c.id, version: c.version, lines: [] }, house.as('beatriz')))).toMatchObject({ code: 'stale' });
    expect((await call(getCampaign, { campaignId: c.id }, house.as('pau'))).version).toBe(version);
    await call(addCampaignCost, { campaignId: c.id, spentOn: '2026-11-20', what: 'Imprenta', minor: '120050' }, house.as('pau'));
    await call(addCampaignCost, { campaignId: c.id, spentOn: '2026-11-21', what: 'Abono de la imprenta', minor: '-20050' }, house.as('pau'));
    const now = await call(getCampaign, { campaignId: c.id }, house.as('pau'));
    expect(now.spent).toEqual([{ minor: '100000', currency: 'EUR' }]);
    expect(now.lines.map((l) => l.budget.minor)).toEqual(['2740000', '850000']);
  });

  test('a page begins where the one before ended, and the calendar shows what is on', async () => {
    const first = await call(listCampaigns, { limit: 2, sort: 'name' }, house.as('pau'));
    const second = await call(listCampaigns, { limit: 2, sort: 'name', after: first.next! }, house.as('pau'));
    expect(new Set([...first.rows, ...second.rows].map((r) => r.id)).size).toBe(4);
    const on = await call(campaignCalendar, { from: '2026-12-20', to: '2026-12-21' }, house.as('pau'));
    expect(on.rows.length).toBeGreaterThan(0);
    expect((await call(campaignCalendar, { from: '2026-12-21', to: '2027-01-01' }, house.as('pau'))).rows).toEqual([]);
    expect((await call(listCampaigns, { find: 'SALINA', state: ['approved'] }, house.as('pau'))).rows.every((r) => r.state === 'approved')).toBe(true);
  });

  test('the spreadsheet has the same campaigns, in words', async () => {
    const { text } = await file(`/api/v1/campaigns.csv?find=salina`, 'pau');
    expect(text).toContain('Campaña,Tipo,Estado');
    expect(text).toContain('Correo');
  });
});

const file = async (path: string, who: 'pau') => {
  const response = await fetch(house.origin + path, { headers: house.as(who).headers! });
  return { status: response.status, text: await response.text() };
};
