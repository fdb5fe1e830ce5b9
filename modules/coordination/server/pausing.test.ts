import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import {
  acceptHandOff, attemptHandOff, createHandOff, getAgreement, getAttainment, getHandOff, giveHandOffData, type HandOff, handOffQueue, handOffReasons, listHandOffs, pauseHandOff, resumeHandOff, setAgreement, weighPause,
} from '../contract.ts';
import { newLead, offered as anOffer } from './fixtures.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const id = (h: { id: string }) => ({ handOffId: h.id });
/** Offered on Monday at ten, and taken on by Marta at eleven: the first attempt is due at two. */
async function taken(): Promise<HandOff> {
  const h = await anOffer(house);
  house.setNow('2026-11-23T11:00:00+01:00');
  return call(acceptHandOff, id(h), house.as('marta'));
}
const dues = (h: HandOff) => h.milestones.map((m) => m.dueAt);
const thursday = { reason: 'customer_set_date', until: '2026-11-26', note: 'Vuelve de viaje el jueves' } as const;

describe('pausing', () => {
  test('until the day the customer set: what is owed moves, what was kept does not, and it is weighed the same before', async () => {
    const h = await taken();
    const weighed = await call(weighPause, { ...id(h), reason: 'customer_set_date', until: '2026-11-26' }, house.as('marta'));
    expect(weighed).toEqual({ runsAgainAt: '2026-11-25T23:00:00.000Z', minutes: 1500, minutesLeft: 900, capped: false, milestone: 'attempt', dueAt: '2026-11-23T13:00:00.000Z', dueThen: '2026-11-26T11:00:00.000Z' });
    expect((await call(getHandOff, id(h), house.as('marta'))).pauses).toEqual([]);
    const paused = await call(pauseHandOff, { ...id(h), ...thursday }, house.as('marta'));
    expect(dues(paused)).toEqual(['2026-11-23T11:00:00.000Z', '2026-11-26T11:00:00.000Z', '2026-11-27T14:00:00.000Z', '2026-12-08T15:00:00.000Z']);
    expect(paused).toMatchObject({ state: 'accepted', turn: 'receiver', pauseMinutesLeft: 900, mayWithClock: ['resume'], clock: { dueAt: weighed.dueThen, minutesLeft: 180, used: 0.25, paused: { reason: 'customer_set_date', until: '2026-11-26', runsAgainAt: weighed.runsAgainAt } } });
    expect(paused.pauses).toMatchObject([{ reason: 'customer_set_date', minutes: 1500, by: { name: 'Marta Vidal' }, note: 'Vuelve de viaje el jueves', endedAt: null }]);
    house.setNow('2026-11-26T09:30:00+01:00');
    expect((await call(getHandOff, id(h), house.as('marta'))).clock).toMatchObject({ paused: null, minutesLeft: 150 });
    house.setNow('2026-11-23T11:00:00+01:00');
    expect((await house.owner`select what, about_id from platform.fact where about_id = ${h.id} order by id`).map((f) => f['what']).at(-1)).toBe('coordination.hand_off_paused');
  });

  test('ended sooner, by hand or by the next step, it gives back what was not used', async () => {
    const byHand = await taken(), byStep = await taken();
    for (const h of [byHand, byStep]) await call(pauseHandOff, { ...id(h), ...thursday }, house.as('marta'));
    house.setNow('2026-11-23T12:00:00+01:00');
    const resumed = await call(resumeHandOff, id(byHand), house.as('marta'));
    expect(resumed).toMatchObject({ pauseMinutesLeft: 2340, mayWithClock: ['pause'], clock: { dueAt: '2026-11-23T14:00:00.000Z', minutesLeft: 180, paused: null } });
    const attempted = await call(attemptHandOff, id(byStep), house.as('marta'));
    expect(attempted.milestones[1]).toEqual({ milestone: 'attempt', dueAt: '2026-11-23T14:00:00.000Z', doneAt: '2026-11-23T11:00:00.000Z', status: 'met' });
    expect(attempted).toMatchObject({ state: 'attempting', clock: { milestone: 'contact', paused: null }, pauses: [{ minutes: 60, endedBy: { name: 'Marta Vidal' } }] });
    const facts = await house.owner`select what from platform.fact where about_id = ${byStep.id} order by id`;
    expect(facts.map((f) => f['what']).slice(-3).sort()).toEqual(['coordination.hand_off_attempted', 'coordination.hand_off_paused', 'coordination.hand_off_resumed']);
    expect(await refused(call(resumeHandOff, id(byStep), house.as('marta')))).toMatchObject({ rule: 'coordination.not_paused' });
  });

  test('for missing data it is put to whoever sent it, who gives them; until then it stands still for as long as was agreed', async () => {
    const h = await anOffer(house);
    expect((await call(handOffReasons, {}, house.as('marta'))).forReturning.filter((r) => r.asksData).map((r) => r.key)).toEqual(['missing_contact']);
    expect(await refused(call(pauseHandOff, { ...id(h), reason: 'returned_for_data' }, house.as('marta')))).toMatchObject({ rule: 'coordination.pause_note_missing', fields: { note: 'coordination.pause_note_missing' } });
    const paused = await call(pauseHandOff, { ...id(h), reason: 'returned_for_data', note: 'Falta el teléfono' }, house.as('marta'));
    expect(paused).toMatchObject({ state: 'offered', turn: 'sender', pauseMinutesLeft: 0, clock: { paused: { reason: 'returned_for_data', until: null, note: 'Falta el teléfono' } } });
    const queue = await call(handOffQueue, { own: true }, house.as('rocio'));
    expect(queue.forMe.map((x) => x.id)).toContain(h.id);
    expect((await call(handOffQueue, { own: true }, house.as('marta'))).forThem.map((x) => x.id)).toContain(h.id);
    expect((await call(getHandOff, id(h), house.as('rocio'))).mayWithClock).toEqual(['give_data']);
    house.setNow('2026-11-24T10:00:00+01:00');
    const given = await call(giveHandOffData, { ...id(h), answer: '964 555 010, pregunte por Amparo' }, house.as('rocio'));
    expect(given).toMatchObject({ state: 'offered', turn: 'receiver', clock: { dueAt: '2026-11-24T11:00:00.000Z', minutesLeft: 120 }, pauses: [{ answer: '964 555 010, pregunte por Amparo', endedBy: { name: 'Rocío Peris' } }] });
    expect(await refused(call(giveHandOffData, { ...id(h), answer: 'Otra vez' }, house.as('rocio')))).toMatchObject({ rule: 'coordination.not_paused' });
  });

  test('the law’s hours are those of the customer’s market: nothing to pause while it may be called, nor where nobody works until then', async () => {
    const h = await taken();
    const ask = { ...id(h), reason: 'contact_window_closed' as const };
    expect(await refused(call(pauseHandOff, ask, house.as('marta')))).toMatchObject({ rule: 'coordination.contact_window_open' });
    house.setNow('2026-11-23T13:59:00+01:00');
    expect((await call(pauseHandOff, { ...ask, until: '2026-11-25' }, house.as('marta'))).clock?.paused?.runsAgainAt).toBe('2026-11-24T23:00:00.000Z');
    const other = await taken();
    house.setNow('2026-11-23T13:00:00+01:00');
    await house.owner`insert into organization.holiday select calendar_id, '2026-11-24', 'Local' from organization.market where id = ${house.markets.ES}`;
    expect((await call(weighPause, { ...id(other), reason: 'customer_set_date', until: '2026-11-25' }, house.as('marta'))).minutes).toBe(300);
    await house.owner`delete from organization.holiday where day = '2026-11-24'`;
  });
});

describe('no pause', () => {
  test('for anybody else, nor under another name', async () => {
    const h = await taken();
    expect(await refused(call(pauseHandOff, { ...id(h), ...thursday }, house.as('luis')))).toMatchObject({ code: 'not_allowed', rule: 'coordination.not_your_move' });
    expect(await refused(call(weighPause, { ...id(h), reason: 'returned_for_data' }, house.as('luis')))).toMatchObject({ rule: 'coordination.not_your_move' });
    expect(await refused(call(pauseHandOff, { ...id(h), ...thursday }, house.as('rocio')))).toMatchObject({ rule: 'platform.right_missing' });
    expect(await refused(call(pauseHandOff, { ...id(h), ...thursday }, house.as('claire')))).toMatchObject({ code: 'not_found' });
    expect(await refused(call(pauseHandOff, { ...id(h), reason: 'holidays' as 'customer_set_date' }, house.as('marta')))).toMatchObject({ code: 'invalid_input' });
    expect((await call(pauseHandOff, { ...id(h), ...thursday }, house.as('joaquin'))).pauses[0]!.by?.name).toBe('Joaquín Beltrán');
    expect(await refused(call(resumeHandOff, id(h), house.as('luis')))).toMatchObject({ rule: 'coordination.not_your_move' });
    expect(await refused(call(giveHandOffData, { ...id(h), answer: 'Sí' }, house.as('rocio')))).toMatchObject({ rule: 'coordination.not_paused' });
  });

  test('twice, of what is late, or until a day that has passed', async () => {
    const h = await taken();
    expect(await refused(call(pauseHandOff, { ...id(h), ...thursday, until: '2026-11-23' }, house.as('marta')))).toMatchObject({ rule: 'coordination.pause_until_past', fields: { until: 'coordination.pause_until_past' } });
    expect(await refused(call(pauseHandOff, { ...id(h), reason: 'customer_set_date' }, house.as('marta')))).toMatchObject({ rule: 'coordination.pause_until_missing' });
    const tries = await Promise.allSettled([1, 2].map(() => call(pauseHandOff, { ...id(h), ...thursday }, house.as('marta'))));
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refused(call(pauseHandOff, { ...id(h), ...thursday }, house.as('marta')))).toMatchObject({ rule: 'coordination.already_paused' });
    const late = await anOffer(house);
    house.setNow('2026-11-23T12:30:00+01:00');
    expect(await refused(call(pauseHandOff, { ...id(late), ...thursday }, house.as('marta')))).toMatchObject({ rule: 'coordination.already_late' });
  });

  test('beyond what its own agreement allows: the cap is frozen with it', async () => {
    const before = await anOffer(house);
    const terms = (await call(getAgreement, {}, house.as('elena'))).current!;
    expect(terms.pauseCapMinutes).toBe(2400);
    const { decisionMinutes, firstAttemptMinutes, contactMinutes, dispositionMinutes, disputeDays, definitionEs, definitionEn } = terms;
    const set = (pauseCapMinutes: number) => call(setAgreement, { from: '2026-11-23', definitionEs, definitionEn, decisionMinutes, firstAttemptMinutes, contactMinutes, dispositionMinutes, disputeDays, pauseCapMinutes }, house.as('elena'));
    await set(60);
    const lead = await newLead(house), h = await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta }, house.as('rocio'));
    expect(await call(weighPause, { ...id(h), reason: 'customer_set_date', until: '2026-11-26' }, house.as('marta'))).toMatchObject({ capped: true, minutes: 60, minutesLeft: 0, runsAgainAt: '2026-11-23T10:00:00.000Z' });
    await call(pauseHandOff, { ...id(h), ...thursday }, house.as('marta'));
    house.setNow('2026-11-23T11:30:00+01:00');
    expect(await refused(call(pauseHandOff, { ...id(h), ...thursday }, house.as('marta')))).toMatchObject({ rule: 'coordination.pause_cap_used' });
    expect((await call(getHandOff, id(h), house.as('marta'))).mayWithClock).toEqual([]);
    expect((await call(weighPause, { ...id(before), reason: 'customer_set_date', until: '2026-11-26' }, house.as('marta'))).capped).toBe(false);
    await house.owner`delete from coordination.hand_off_pause where hand_off_id = ${h.id}`;
    await house.owner`delete from coordination.hand_off where id = ${h.id}`;
    await house.owner`delete from coordination.agreement where pause_cap_minutes = 60`;
  });
});

test('what is paused is found, in the list and in its file, and is not late in any figure', async () => {
  const h = await anOffer(house, 'luis'), read = house.as('elena');
  await call(pauseHandOff, { ...id(h), ...thursday }, house.as('luis'));
  house.setNow('2026-11-25T12:00:00+01:00');
  const { rows } = await call(listHandOffs, { paused: true }, read);
  expect(rows.map((r) => r.id)).toContain(h.id);
  expect(rows.every((r) => r.clock?.paused)).toBe(true);
  expect((await call(listHandOffs, { state: ['offered'], seat: [house.seats.luis] }, read)).rows.map((r) => r.id)).toContain(h.id);
  const file = await (await fetch(`${house.origin}/api/v1/hand-offs.csv?paused=true`, { headers: house.as('elena').headers! })).text();
  expect(file).toContain('El cliente ha puesto fecha');
  const kept = (from: string, to: string) => call(getAttainment, { from, to }, read).then((a) => a.total.milestones.decision);
  const day = await kept('2026-11-26', '2026-11-27'), before = await kept('2026-11-23', '2026-11-26');
  expect(day.pending).toBeGreaterThanOrEqual(1);
  house.setNow('2026-11-26T09:15:00+01:00');
  expect((await call(getHandOff, id(h), read))).toMatchObject({ state: 'offered', clock: { late: false, paused: null, dueAt: '2026-11-26T10:00:00.000Z' } });
  await call(acceptHandOff, id(h), house.as('luis'));
  expect((await kept('2026-11-26', '2026-11-27')).met).toBe(day.met + 1);
  expect((await kept('2026-11-23', '2026-11-26')).met).toBe(before.met);
});
