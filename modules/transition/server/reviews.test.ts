import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { eur } from '../../../house/testSales.ts';
import { inTransaction } from '../../../platform/server/db.ts';
import { impactDefaults } from '../../focus/rules/index.ts';
import { setCosts } from '../../organization/contract.ts';
import { listFacts, listParameters, setParameter } from '../../oversight/contract.ts';
import * as restructuring from '../../restructuring/contract.ts';
import * as transition from '../contract.ts';
import { buyers, dayComes, perform, published } from './fixtures.ts';
import { reviewTask } from './computing.ts';

let house: TestHouse, moved: string[], alike: string[];
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');
const toLuis = (accountIds: string[]): restructuring.Change => ({ kind: 'move_accounts', accountIds, toPositionId: house.seats.luis });
const newManagers = (): restructuring.Change[] => (['carmen', 'pau', 'rocio'] as const).map((who) => ({ kind: 'set_manager', positionId: house.seats[who], reportsToId: house.seats.elena }));
const reviews = async (proposalId: string, who: 'elena' | 'joaquin' | 'teresa' = 'elena') => (await call(transition.proposalReviews, { proposalId }, house.as(who))).rows;

beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  // A pace of 3,000 cents in thirty days each; those who move buy half of it, the others all of it.
  moved = await buyers(house, 'marta', 6, on, 36_500, 1500);
  alike = await buyers(house, 'iker', 6, on, 36_500, 3000);
});
afterEach(() => house.close());

describe('a review', () => {
  test('comes on its day with what was predicted beside what came of it, is kept as it was, and is signed by the executive', async () => {
    const p = await published(house, 'Levante en un puesto', [toLuis(moved)], [on]);
    expect((await reviews(p.id)).map((r) => [r.dueOn, r.state])).toEqual([['2026-07-01', 'upcoming'], ['2026-08-30', 'upcoming'], ['2026-11-28', 'upcoming']]);
    await dayComes(house, '2026-06-30T06:00:00+02:00');
    expect((await reviews(p.id))[0]!.state).toBe('upcoming');
    // The house slept: it says what it would have said on the day.
    await house.owner`insert into sales.booking_event (account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at) values (${moved[0]!}, ${house.markets.ES}, ${house.seats.luis}, '2026-07-02', 900000, 'EUR', 900000, 'EUR', now())`;
    await dayComes(house, '2026-07-04T06:00:00+02:00');
    await perform(house, reviewTask, '2026-07-04T07:00:00+02:00');
    const [first, second] = await reviews(p.id);
    expect(first).toMatchObject({
      state: 'computed', days: 30, maySign: true, computedAt: '2026-07-04T04:00:00.000000Z',
      figures: {
        resale: { moved: 0.5, matched: 1, loss: 0.5, movedAccounts: 6, matchedAccounts: 6, withoutLike: 0 }, bookings: { moved: 0.5, matched: 1, loss: 0.5 }, atRisk: { predicted: { base: expect.any(Number) }, realised: 0.5 },
        steps: { all: 48, done: 0, late: 18 }, lost: { moved: 0, movedOf: 6, matched: 0, matchedOf: 6 }, outsideBand: { predicted: expect.any(Number), realised: expect.any(Number) }, focus: { realised: null, people: 3, lowEvidence: true },
      },
    });
    expect(second!.state).toBe('upcoming');
    expect((await call(listFacts, { kind: ['proposal'] }, director())).rows.filter((f) => f.what === 'restructuring.review_computed')).toMatchObject([{ system: 'transition', person: null }]);
    expect((await call(transition.followUp, {}, director())).reviews.map((r) => r.state)).toEqual(['computed', 'upcoming', 'upcoming']);
    await expect(call(transition.signReview, { reviewId: first!.id!, comment: 'Visto' }, house.as('joaquin'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(transition.followUp, {}, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    expect(await call(transition.signReview, { reviewId: first!.id!, comment: 'Se nota; se refuerza la visita' }, director())).toMatchObject({ state: 'signed', maySign: false, signed: { person: { name: 'Elena Marqués' }, comment: 'Se nota; se refuerza la visita' } });
    await expect(call(transition.signReview, { reviewId: first!.id!, comment: 'Otra vez' }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.review_signed'));
    await expect(house.owner`update transition.review set figures = '{}'`).rejects.toMatchObject({ constraint_name: 'review_stays' });
    expect((await reviews(p.id, 'joaquin'))[0]!.figures!.cost).toEqual({ predicted: null, realised: null });
    // Of no position is a cost known: that is not nothing.
    expect((await reviews(p.id))[0]!.figures!.cost).toMatchObject({ predicted: null, realised: null, unknown: expect.any(Number) });
  });

  test('holds the structure against what the last wave that had come was to leave, and says of which positions no cost was known', async () => {
    await call(setCosts, { from: '2025-01-01', rates: [{ positionId: house.seats.pau, amount: eur(40_000_00) }, { positionId: house.seats.rocio, amount: eur(30_000_00) }] }, director());
    const close = (who: 'pau' | 'rocio', to: 'beatriz' | 'ramon'): restructuring.Change => ({ kind: 'close_position', positionId: house.seats[who], successorId: house.seats[to] });
    const p = await published(house, 'En dos veces', [close('pau', 'beatriz'), close('rocio', 'ramon')], [on, '2026-09-01']), { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    await call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 2, impactToken: token }, director());
    await dayComes(house, '2026-12-01T06:00:00+01:00');
    const costs = (await reviews(p.id)).filter((r) => r.wave === 1).map((r) => r.figures!.cost), unknown = costs[0]!.unknown!;
    expect(costs.map((c) => [c.predicted?.minor ?? null, c.realised?.minor ?? null])).toEqual([['3000000', '3000000'], ['3000000', '3000000'], [null, null]]);
    expect(costs.map((c) => [c.predictedUnknown, c.unknown])).toEqual([[unknown, unknown], [unknown, unknown], [unknown, unknown]]);
    expect(unknown).toBeGreaterThan(0);
  });

  test('holds what is bought again against what was said to be at risk of it, and tells all bookings beside it', async () => {
    // The first booking of those who move falls within the year: it is a sale, and no resale.
    await house.owner`update sales.booking_event set booked_on = ${on}::date - 300, minor = 7300, reporting_minor = 7300 where account_id = any (${moved}::uuid[]) and booked_on < ${on}::date - 350`;
    const p = await published(house, 'Levante', [toLuis(moved)], [on]);
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    const [{ figures }] = await reviews(p.id) as [transition.Review];
    expect(figures!.resale).toMatchObject({ moved: expect.closeTo(0.5, 6), matched: expect.closeTo(1, 6), loss: expect.closeTo(0.5, 6), movedAccounts: 6 });
    expect(figures!.bookings).toMatchObject({ moved: expect.closeTo(0.5 * 36_500 / 43_800, 6), loss: expect.closeTo(1 - 0.5 * 36_500 / 43_800, 6) });
    // Only the lead knew them, and Luis is of the same unit: all of the resale is exposed, by what is lost with somebody alike.
    expect(figures!.atRisk).toMatchObject({ realised: figures!.resale!.loss, exposed: expect.closeTo(impactDefaults.mitigation.similar, 4), predicted: { base: expect.closeTo(impactDefaults.mitigation.similar * impactDefaults.loss.base, 4) } });
  });

  test('that was computed before resale was told apart keeps its figures, and calibration learns from them as they are', async () => {
    const p = await published(house, 'Levante', [toLuis(moved)], [on]);
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    await house.owner`alter table transition.review disable trigger review_stays`;
    await house.owner`update transition.review set figures = jsonb_set(figures - 'resale', '{bookings,loss}', '0.3')`;
    await house.owner`alter table transition.review enable trigger review_stays`;
    const [old] = await reviews(p.id);
    expect(old!.figures).toMatchObject({ resale: null, bookings: { loss: 0.3 } });
    await call(transition.signReview, { reviewId: old!.id!, comment: 'Visto' }, director());
    expect((await call(transition.readCalibration, {}, director())).reviews).toMatchObject([{ loss: 0.3 }]);
  });

  test('counts as like only who did not move, and says when they are too few', async () => {
    await house.owner`update customers.account set class = 'B' where id = any (${alike.slice(2)}::uuid[])`;
    const p = await published(house, 'Levante', [toLuis(moved)], [on]);
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    expect((await reviews(p.id))[0]!.figures!.bookings).toMatchObject({ loss: null, movedAccounts: 6, matchedAccounts: 2, reasons: [{ code: 'too_few_accounts', figures: { least: 5 } }] });
  });

  test('of the last day, once signed, closes a transition whose hand-overs are done', async () => {
    const p = await published(house, 'Levante', [toLuis(moved)], [on]), state = async () => (await call(restructuring.readProposal, { proposalId: p.id }, director())).state;
    // What they bought less would halt it.
    await house.owner`update sales.booking_event set reporting_minor = 3000, minor = 3000 where account_id = any (${moved}::uuid[]) and booked_on > ${on}`;
    await dayComes(house, '2026-11-28T06:00:00+01:00');
    expect(await state()).toBe('in_transition');
    await house.owner`update restructuring.continuity_step set done_at = now()`;
    expect(await state()).toBe('stabilised');
    for (const r of await reviews(p.id)) {
      expect([r.state, await state()]).toEqual(['computed', 'stabilised']);
      await call(transition.signReview, { reviewId: r.id!, comment: 'Visto' }, director());
    }
    expect(await state()).toBe('reviewed');
  });
});

describe('the pulse', () => {
  const asRole = <T>(role: 'unisono_company' | 'unisono_reader' | null, who: 'ana' | 'elena', query: (db: Parameters<Parameters<typeof inTransaction<T>>[2]>[0]) => Promise<T>) =>
    inTransaction(house.sql, { readOnly: false, role, personId: house.people[who], reads: [house.seats[who]], markets: [], writes: [house.seats[who]] }, query);
  const mine = async (who: 'marta' | 'luis' | 'carmen' | 'pau' | 'rocio' | 'iker') => (await call(transition.myPulses, {}, house.as(who))).rows;
  const answer = (who: 'marta' | 'luis' | 'carmen' | 'pau' | 'rocio' | 'iker', pulseId: string, answers: (number | null)[]) => call(transition.answerPulse, { pulseId, answers }, house.as(who));
  const told = async (proposalId: string) => (await call(transition.proposalPulses, { proposalId }, director())).rows[0]!;

  async function asked(): Promise<{ proposalId: string; pulseId: string }> {
    const p = await published(house, 'Levante', [toLuis(moved), ...newManagers()], [on]);
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    const [pulse] = await mine('marta');
    expect(pulse).toMatchObject({ changedOn: on, closesOn: '2026-07-15' });
    return { proposalId: p.id, pulseId: pulse!.id };
  }

  test('asks those whose customers or manager changed, once, and tells averages only when it is closed', async () => {
    const { proposalId, pulseId } = await asked();
    expect(await mine('iker')).toEqual([]);
    await expect(answer('iker', pulseId, [1, 1, 1, 1])).rejects.toMatchObject(refused('not_found', 'restructuring.pulse_not_asked'));
    for (const who of ['marta', 'luis', 'carmen', 'pau'] as const) await answer(who, pulseId, [4, 2, 3, 5]);
    await expect(answer('marta', pulseId, [1, 1, 1, 1])).rejects.toMatchObject(refused('conflict', 'restructuring.pulse_answered'));
    await expect(answer('rocio', pulseId, [6, 1, 1, 1])).rejects.toMatchObject({ problem: { code: 'invalid_input' } });
    expect(await mine('marta')).toEqual([]);
    await answer('rocio', pulseId, [2, null, 3, 1]);
    expect(await told(proposalId)).toMatchObject({ state: 'open', questions: [] });
    house.setNow('2026-07-15T10:00:00+02:00');
    // Four answered the second: it says nothing, not even how many.
    expect(await told(proposalId)).toMatchObject({ state: 'closed', questions: [{ question: 1, average: 3.6, answers: 5 }, { question: 2, average: null, answers: null }, { question: 3, average: 3, answers: 5 }, { question: 4, average: 4.2, answers: 5 }] });
  });

  test('of four answers shows nothing, and closes', async () => {
    const { proposalId, pulseId } = await asked();
    for (const who of ['marta', 'luis', 'carmen', 'pau'] as const) await answer(who, pulseId, [4, 2, 3, 5]);
    house.setNow('2026-07-15T10:00:00+02:00');
    expect((await told(proposalId)).questions).toEqual([1, 2, 3, 4].map((question) => ({ question, average: null, answers: null })));
    await expect(answer('rocio', pulseId, [1, 1, 1, 1])).rejects.toMatchObject(refused('not_found', 'restructuring.pulse_not_asked'));
  });

  test('keeps no answer by itself, and nobody reads sums or who answered: neither who administers nor who directs', async () => {
    const { pulseId } = await asked();
    await answer('marta', pulseId, [4, 2, 3, 5]);
    for (const who of ['ana', 'elena'] as const) {
      for (const role of ['unisono_company', 'unisono_reader', null] as const) {
        await expect(asRole(role, who, (db) => db.selectFrom('transition.pulse_sum').selectAll().execute())).rejects.toThrow('permission denied');
        expect(await asRole(role, who, (db) => db.selectFrom('transition.pulse_answered').selectAll().execute())).toEqual([]);
        expect(await asRole(role, who, (db) => db.selectFrom('transition.pulse_asked').selectAll().execute())).toEqual([]);
        await expect(asRole(role, who, (db) => db.insertInto('transition.pulse_answered').values({ pulse_id: pulseId, person_id: house.people.luis }).execute())).rejects.toThrow('permission denied');
      }
    }
    const columns = await house.owner`select table_name, column_name, data_type from information_schema.columns where table_schema = 'transition' and table_name in ('pulse_answered', 'pulse_sum') order by 1, 2`;
    expect(columns.map((c) => `${c['table_name']}.${c['column_name']} ${c['data_type']}`)).toEqual(['pulse_answered.person_id uuid', 'pulse_answered.pulse_id uuid', 'pulse_sum.answers integer', 'pulse_sum.pulse_id uuid', 'pulse_sum.question smallint', 'pulse_sum.total integer']);
    expect(await house.owner`select 1 from platform.fact where what like 'restructuring.pulse%' and person_id is not null`).toHaveLength(0);
  });

  test('is not asked of fewer than five', async () => {
    await published(house, 'Levante', [toLuis(moved)], [on]);
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    expect(await mine('marta')).toEqual([]);
  });
});

describe('calibration', () => {
  const read = (who: 'elena' | 'joaquin' = 'elena') => call(transition.readCalibration, {}, house.as(who));
  const decide = (input: z.input<typeof transition.decideCalibration.input>, who: 'elena' | 'ana' = 'elena') => call(transition.decideCalibration, input, house.as(who));
  const signFirst = async (p: restructuring.Proposal) => { const [r] = await reviews(p.id); await call(transition.signReview, { reviewId: r!.id!, comment: 'Visto' }, director()); };

  test('proposes nothing of one restructuring; of two, what was lost, and only a person puts it in force, from a day', async () => {
    const more = await buyers(house, 'marta', 5, on, 36_500, 1650);
    const [p, q] = [await published(house, 'Levante', [toLuis(moved)], [on]), await published(house, 'Lo demás', [toLuis(more)], [on])];
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    expect(await read()).toMatchObject({ restructurings: 0, base: null, proposed: null, reviews: [], inForce: { low: 0.132, base: 0.154, high: 0.176 } });
    await signFirst(p);
    const one = await read();
    expect(one).toMatchObject({ restructurings: 1, least: 2, proposed: null, mayDecide: false, reasons: [{ code: 'too_few_restructurings' }] });
    await expect(decide({ accept: true, reason: 'Sí', reviews: one.reviews.map((r) => r.id) })).rejects.toMatchObject(refused('conflict', 'restructuring.calibration_too_few'));
    await signFirst(q);
    const two = await read(), ids = two.reviews.map((r) => r.id);
    expect(two).toMatchObject({ restructurings: 2, moved: 11, matched: 12, decided: false, mayDecide: true });
    expect(two.reviews.map((r) => Math.round(r.loss * 100)).sort()).toEqual([45, 50]);
    expect((await read('joaquin')).mayDecide).toBe(false);
    await expect(decide({ accept: true, reason: 'Sí', reviews: ids.slice(1) })).rejects.toMatchObject(refused('conflict', 'restructuring.calibration_moved'));
    await expect(decide({ accept: true, from: '2026-06-30', reason: 'Sí', reviews: ids })).rejects.toMatchObject(refused('conflict', 'oversight.parameter_backwards'));
    await expect(decide({ accept: true, reason: 'Sí', reviews: ids }, 'ana')).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    const done = await decide({ accept: true, from: '2026-08-01', reason: 'Dos cambios dicen lo mismo', reviews: ids });
    expect(done).toMatchObject({ decided: true, mayDecide: false, inForce: { base: 0.154 }, past: [{ accepted: true, from: '2026-08-01', person: { name: 'Elena Marqués' }, inForce: { base: 0.154 }, proposed: two.proposed }] });
    await expect(decide({ accept: false, reason: 'No', reviews: ids })).rejects.toMatchObject(refused('conflict', 'restructuring.calibration_decided'));
    const impact = (await call(listParameters, {}, director())).rows.find((x) => x.name === 'focus.impact')!;
    expect(impact.now).toMatchObject({ 'loss.base': 0.154, 'weightsBp.c1': 3500 });
    expect(impact.spans[0]).toMatchObject({ from: '2026-08-01', person: 'Elena Marqués', values: { 'loss.base': two.proposed!.base, 'weightsBp.c1': 3500 } });
    house.setNow('2026-08-02T10:00:00+02:00');
    expect((await read()).inForce).toEqual(two.proposed);
  });

  test('of two that say the opposite proposes nothing, with how far apart they lie, against the parameter in force that day', async () => {
    const more = await buyers(house, 'marta', 5, on, 36_500, 4500);
    const [p, q] = [await published(house, 'Levante', [toLuis(moved)], [on]), await published(house, 'Lo demás', [toLuis(more)], [on])];
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    for (const each of [p, q]) await signFirst(each);
    const told = await read();
    expect(told.reviews.map((r) => Math.round(r.loss * 100)).sort()).toEqual([-50, 50]);
    expect(told).toMatchObject({ restructurings: 2, proposed: null, mayDecide: false, reasons: [{ code: 'too_far_apart', figures: { most: 0.15, spread: told.spread } }] });
    await expect(decide({ accept: true, reason: 'Sí', reviews: told.reviews.map((r) => r.id) })).rejects.toMatchObject(refused('conflict', 'restructuring.calibration_apart'));
    const { now } = (await call(listParameters, {}, director())).rows.find((x) => x.name === 'restructuring.follow_up')!;
    await call(setParameter, { name: 'restructuring.follow_up', from: '2026-07-01', values: { ...now, calibrationSpread: 0.001 } }, director());
    expect((await read()).reasons).toMatchObject([{ figures: { most: 0.001 } }]);
  });

  test('that is rejected leaves the parameter as it was, with the reason', async () => {
    const more = await buyers(house, 'marta', 5, on, 36_500, 1650);
    const [p, q] = [await published(house, 'Levante', [toLuis(moved)], [on]), await published(house, 'Lo demás', [toLuis(more)], [on])];
    await dayComes(house, '2026-07-01T06:00:00+02:00');
    for (const each of [p, q]) await signFirst(each);
    const done = await decide({ accept: false, reason: 'Treinta días son pocos', reviews: (await read()).reviews.map((r) => r.id) });
    expect(done).toMatchObject({ decided: true, inForce: { base: 0.154 }, past: [{ accepted: false, from: null, reason: 'Treinta días son pocos' }] });
  });
});
