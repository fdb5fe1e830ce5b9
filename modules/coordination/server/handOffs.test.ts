import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { getLead } from '../../marketing/contract.ts';
import {
  acceptHandOff, attemptHandOff, contactHandOff, createHandOff, disqualifyHandOff, getAttainment, getHandOff, handOffQueue, handOffReasons, leadRouting, listHandOffs, listLeads, offerHandOff, qualifyHandOff, recycleHandOff, returnHandOff, setAgreement, getAgreement,
} from '../contract.ts';
import { monday, newLead as aLead, offered as anOffer } from './fixtures.ts';
import { handOffStates } from '../rules/handOffStates.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const newLead = (more: object = {}) => aLead(house, more), offered = (to?: 'marta' | 'luis') => anOffer(house, to);
const id = (h: { id: string }) => ({ handOffId: h.id });

describe('offering', () => {
  test('is due in the working time of who receives it, under the agreement of the day', async () => {
    const h = await offered();
    expect(h).toMatchObject({ state: 'offered', turn: 'receiver', from: { person: { name: 'Rocío Peris' }, division: 'marketing' }, to: { person: { name: 'Marta Vidal' }, division: 'sales' } });
    expect(h.clock).toMatchObject({ milestone: 'decision', dueAt: '2026-11-23T11:00:00.000Z', late: false, used: 0, minutesLeft: 120, open: true });
    expect(h.milestones.map((m) => m.dueAt)).toEqual(['2026-11-23T11:00:00.000Z', '2026-11-23T13:00:00.000Z', '2026-11-24T16:00:00.000Z', '2026-12-03T17:00:00.000Z']);
    expect(h.agreement).toMatchObject({ definition: 'Proyecto, fecha y quien decide', decisionMinutes: 120 });
    expect(h.routing.map((r) => r.place)).toContain(1);
  });

  test('a weekend is not working time', async () => {
    const lead = await newLead();
    house.setNow('2026-11-27T17:30:00+01:00');
    const h = await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta }, house.as('rocio'));
    expect(h.clock?.dueAt).toBe('2026-11-30T09:30:00.000Z');
  });

  test('the proposal has reasons for each seat of the market, and none of another', async () => {
    const lead = await newLead();
    const routing = await call(leadRouting, { leadId: lead.id }, house.as('rocio'));
    expect(routing.candidates.map((c) => c.party.person?.name).sort()).toEqual(['Iker Zubia', 'Luis Ferrando', 'Marta Vidal']);
    expect(routing.candidates[0]).toMatchObject({ place: 1, capacity: 60 });
    expect(routing.candidates.every((c) => c.reasons.length > 0)).toBe(true);
  });

  test('a lead is with one seat at a time', async () => {
    const h = await offered();
    expect(await refused(call(createHandOff, { leadId: h.lead.id, toPositionId: house.seats.luis }, house.as('rocio')))).toMatchObject({ rule: 'coordination.lead_handed_over', facts: { handOffId: h.id, state: 'offered' } });
  });

  test('two who offer the same lead at once: one is told', async () => {
    const lead = await newLead();
    const tries = await Promise.allSettled((['marta', 'luis'] as const).map((s) => call(createHandOff, { leadId: lead.id, toPositionId: house.seats[s] }, house.as('rocio'))));
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('goes to a seller of the market, from a seat of one’s own', async () => {
    const lead = await newLead();
    for (const to of ['claire', 'pau', 'joaquin'] as const) {
      expect(await refused(call(createHandOff, { leadId: lead.id, toPositionId: house.seats[to] }, house.as('rocio')))).toMatchObject({ rule: 'coordination.receiver_in_sales' });
    }
    expect(await refused(call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, fromPositionId: house.seats.ramon }, house.as('rocio')))).toMatchObject({ rule: 'coordination.not_your_move' });
    expect(await refused(call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta }, house.as('luis')))).toMatchObject({ rule: 'platform.right_missing' });
  });

  test('a draft waits, and is offered under the terms of its day', async () => {
    const lead = await newLead();
    const draft = await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, draft: true }, house.as('rocio'));
    expect(draft).toMatchObject({ state: 'draft', clock: null, turn: 'sender', may: ['offer'] });
    expect(await refused(call(acceptHandOff, id(draft), house.as('marta')))).toMatchObject({ rule: 'coordination.hand_off_move' });
    house.setNow('2026-11-24T10:00:00+01:00');
    expect((await call(offerHandOff, id(draft), house.as('rocio'))).clock?.dueAt).toBe('2026-11-24T11:00:00.000Z');
    house.setNow('2026-11-24T09:30:00+01:00');
    expect(await call(getHandOff, id(draft), house.as('rocio'))).toMatchObject({ state: 'draft', offeredAt: null });
  });
});

describe('from offer to opportunity', () => {
  test('accepting makes the customer in the custody of the seat, and everything is due', async () => {
    const h = await offered();
    house.setNow('2026-11-23T11:00:00+01:00');
    const accepted = await call(acceptHandOff, id(h), house.as('marta'));
    expect(accepted).toMatchObject({ state: 'accepted', account: { name: h.lead.name }, answeredBy: { name: 'Marta Vidal' }, clock: { milestone: 'attempt' } });
    const custody = await house.owner`select position_id from customers.custody where account_id = ${accepted.account!.id} and upper_inf(recorded)`;
    expect(custody).toEqual([{ position_id: house.seats.marta }]);
    expect(await call(getLead, { leadId: h.lead.id }, house.as('rocio'))).toMatchObject({ account: { id: accepted.account!.id }, contact: { name: 'Amparo Gil' } });
    await call(attemptHandOff, id(h), house.as('marta'));
    expect((await call(contactHandOff, id(h), house.as('marta'))).state).toBe('contacted');
    const won = await call(qualifyHandOff, { ...id(h), name: 'Reforma de baños', amount: { minor: '12630000', currency: 'EUR' } }, house.as('marta'));
    expect(won).toMatchObject({ state: 'qualified', clock: null, turn: null, may: [] });
    const [deal] = await house.owner`select owner_position_id, lead_id, origin_key, amount_minor from sales.opportunity where id = ${won.opportunityId}`;
    expect(deal).toEqual({ owner_position_id: house.seats.marta, lead_id: h.lead.id, origin_key: 'web', amount_minor: '12630000' });
    expect((await house.owner`select what from platform.fact where about_id = ${h.id} order by id`).map((f) => f['what'])).toEqual(
      ['offered', 'accepted', 'attempted', 'contacted', 'qualified'].map((w) => `coordination.hand_off_${w}`));
  });

  test('accepting a customer we know links it and makes none', async () => {
    const first = await offered();
    const { account } = await call(acceptHandOff, id(first), house.as('marta'));
    const second = await offered('luis');
    expect((await call(acceptHandOff, { ...id(second), accountId: account!.id }, house.as('luis'))).account).toEqual(account);
  });

  test('only who receives it answers: not the sender, not a colleague; their supervisor may', async () => {
    const h = await offered();
    expect(await refused(call(acceptHandOff, id(h), house.as('luis')))).toMatchObject({ code: 'not_allowed', rule: 'coordination.not_your_move' });
    expect(await refused(call(acceptHandOff, id(h), house.as('rocio')))).toMatchObject({ rule: 'platform.right_missing' });
    expect(await refused(call(getHandOff, id(h), house.as('claire')))).toMatchObject({ code: 'not_found' });
    expect((await call(acceptHandOff, id(h), house.as('joaquin'))).answeredBy?.name).toBe('Joaquín Beltrán');
  });

  test('what was accepted twice at once is accepted once', async () => {
    const h = await offered();
    const tries = await Promise.allSettled(['marta', 'joaquin'].map((who) => call(acceptHandOff, id(h), house.as(who as 'marta'))));
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('for later, or ruled out, with a date or a coded reason; then it may be handed over anew', async () => {
    const later = await offered(), never = await offered();
    for (const h of [later, never]) {
      await call(acceptHandOff, id(h), house.as('marta'));
      await call(attemptHandOff, id(h), house.as('marta'));
    }
    expect(await refused(call(recycleHandOff, { ...id(later), on: '2026-11-23' }, house.as('marta')))).toMatchObject({ facts: { reasons: [{ code: 'recycle_date_past' }] } });
    expect(await call(recycleHandOff, { ...id(later), on: '2027-03-01' }, house.as('marta'))).toMatchObject({ state: 'recycled', recycleOn: '2027-03-01' });
    expect(await refused(call(disqualifyHandOff, { ...id(never), reason: 'mood' }, house.as('marta')))).toMatchObject({ facts: { reasons: [{ code: 'reason_unknown' }] } });
    expect((await call(disqualifyHandOff, { ...id(never), reason: 'no_need' }, house.as('marta'))).disqualifyReason?.name).toBe('No tiene la necesidad');
    expect((await call(createHandOff, { leadId: later.lead.id, toPositionId: house.seats.luis }, house.as('rocio'))).state).toBe('offered');
  });
});

describe('queues, lists and figures', () => {
  test('what waits for me is what I can move; what I wait for is the other side’s', async () => {
    const h = await offered('luis');
    const luis = await call(handOffQueue, {}, house.as('luis')), rocio = await call(handOffQueue, {}, house.as('rocio'));
    expect(luis.forMe.map((r) => r.id)).toContain(h.id);
    expect(rocio.forThem.map((r) => r.id)).toContain(h.id);
    expect(rocio.forMe.map((r) => r.id)).not.toContain(h.id);
    expect((await call(handOffQueue, {}, house.as('iker'))).forMe).toEqual([]);
    expect((await call(handOffQueue, {}, house.as('joaquin'))).forMe.map((r) => r.id)).toContain(h.id);
    expect((await call(handOffQueue, { own: true }, house.as('joaquin'))).forMe).toEqual([]);
    const due = luis.forMe.map((r) => r.clock?.dueAt ?? '');
    expect(due).toEqual([...due].sort());
    house.setNow('2026-11-23T13:30:00+01:00');
    expect((await call(handOffQueue, {}, house.as('luis'))).late).toBeGreaterThan(0);
  });

  test('a filter by state finds exactly what the clock says', async () => {
    house.setNow('2026-11-24T09:30:00+01:00');
    const all = (await call(listHandOffs, { limit: 200 }, house.as('elena'))).rows;
    expect(new Set(all.map((r) => r.state)).size).toBeGreaterThan(5);
    for (const state of handOffStates) {
      const found = (await call(listHandOffs, { limit: 200, state: [state] }, house.as('elena'))).rows.map((r) => r.id).sort();
      expect(found, state).toEqual(all.filter((r) => r.state === state).map((r) => r.id).sort());
    }
    const first = await call(listHandOffs, { limit: 3 }, house.as('elena')), next = await call(listHandOffs, { limit: 3, after: first.next! }, house.as('elena'));
    expect([...first.rows, ...next.rows].map((r) => r.id)).toEqual(all.slice(0, 6).map((r) => r.id));
  });

  test('leads say where they stand', async () => {
    const lead = await newLead({ company: 'Azulejos Ñandú' });
    const find = async (more: object) => (await call(listLeads, more, house.as('marta'))).rows;
    expect(await find({ find: 'nandu' })).toMatchObject([{ id: lead.id, standing: 'new', handOffId: null, email: lead.email }]);
    const h = await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta }, house.as('rocio'));
    expect(await find({ find: 'NANDU', standing: ['offered'] })).toMatchObject([{ standing: 'offered', handOffId: h.id, withSeat: { person: { name: 'Marta Vidal' } } }]);
    expect(await find({ find: 'nandu', standing: ['new'] })).toEqual([]);
    expect((await find({ mine: true })).map((r) => r.id)).toContain(lead.id);
    expect((await call(listLeads, { find: 'nandu' }, house.as('claire'))).rows).toEqual([]);
    const csv = await fetch(`${house.origin}/api/v1/leads.csv?find=nandu`, { headers: house.as('marta').headers! });
    expect(await csv.text()).toContain('Azulejos Ñandú,Amparo Gil');
    await call(returnHandOff, { ...id(h), reason: 'missing_contact' }, house.as('marta'));
    const handOffs = await (await fetch(`${house.origin}/api/v1/hand-offs.csv`, { headers: house.as('marta').headers! })).text();
    expect(handOffs).toContain('Faltan datos de contacto');
  });

  test('attainment counts by due date, the expired among the missed', async () => {
    house.setNow('2026-12-15T10:00:00+01:00');
    const { total, markets } = await call(getAttainment, { from: '2026-11-20', to: '2026-12-10' }, house.as('elena'));
    const { met, missed, expired } = total.milestones.decision;
    const states = (await call(listHandOffs, { limit: 200 }, house.as('elena'))).rows.filter((r) => r.offeredAt);
    expect(met + missed).toBe(states.length);
    expect(expired).toBe(states.filter((r) => r.state === 'expired').length);
    expect(total.sales).toBeCloseTo(met / (met + missed), 9);
    expect(total.joint).toBe(Math.min(total.sales!, total.marketing!));
    expect(markets.map((m) => m.market.name)).toEqual(['España']);
  });

  test('reasons are the company’s, in the reader’s language', async () => {
    expect((await call(handOffReasons, {}, house.as('marta'))).forReturning.map((r) => r.key)).toContain('wrong_seat');
  });
});

test('an agreement holds from its day on, a market’s own before the company’s, and only the director sets it', async () => {
  house.setNow(monday);
  const set = { from: '2026-12-01', marketId: house.markets.ES, definitionEs: 'Con plano', definitionEn: 'With a drawing', decisionMinutes: 60, firstAttemptMinutes: 120, contactMinutes: 480, dispositionMinutes: 2400, disputeDays: 3 };
  expect(await refused(call(setAgreement, set, house.as('joaquin')))).toMatchObject({ rule: 'platform.right_missing' });
  expect(await refused(call(setAgreement, { ...set, from: '2026-11-22' }, house.as('elena')))).toMatchObject({ rule: 'coordination.agreement_backwards' });
  await call(setAgreement, set, house.as('elena'));
  const now = await call(getAgreement, { market: house.markets.ES }, house.as('marta'));
  expect(now.current?.decisionMinutes).toBe(120);
  house.setNow('2026-12-01T10:00:00+01:00');
  expect((await call(getAgreement, { market: house.markets.ES }, house.as('marta'))).current).toMatchObject({ decisionMinutes: 60, definition: 'Con plano' });
  expect((await call(getAgreement, { market: house.markets.FR }, house.as('claire'))).current?.decisionMinutes).toBe(120);
});
