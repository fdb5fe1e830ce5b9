import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { listFacts } from '../../oversight/contract.ts';
import * as restructuring from '../../restructuring/contract.ts';
import * as transition from '../contract.ts';
import { buyers, perform, published } from './fixtures.ts';
import { watchTask } from './watching.ts';

let house: TestHouse, moved: string[];
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');
const state = async (proposalId: string) => (await call(restructuring.readProposal, { proposalId }, director())).state;
const comes = (day: string) => perform(house, watchTask, `${day}T06:41:00+02:00`);
const toLuis = (accountIds: string[]): restructuring.Change => ({ kind: 'move_accounts', accountIds, toPositionId: house.seats.luis });

beforeEach(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  moved = await buyers(house, 'marta', 6, on, 36_500, 1500);
  await buyers(house, 'iker', 6, on, 36_500, 3000);
});
afterEach(() => house.close());

describe('a transition', () => {
  test('halts by itself when those who moved fall behind their like, tells owner and executive, and only a person takes it up again', async () => {
    const p = await published(house, 'Levante', [toLuis(moved), { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte' }], [on, '2026-12-01']);
    await comes('2026-06-29');
    expect(await state(p.id)).toBe('in_transition');
    await comes('2026-07-02');
    expect(await state(p.id)).toBe('halted');
    await comes('2026-07-03');
    const { halts } = await call(transition.followUp, {}, director());
    expect(halts).toMatchObject([{ proposal: { name: 'Levante' }, mine: true, halt: { cause: 'bookings_below', endedAt: null, figures: { accounts: 6, most: 0.15, moved: expect.any(Number), matched: expect.any(Number) } } }]);
    // Joaquín answers for both seats; Ramón sees it, and it is none of his.
    expect([(await call(transition.followUp, {}, house.as('joaquin'))).halts, (await call(transition.followUp, {}, house.as('ramon'))).halts]).toMatchObject([[{ mine: true }], [{ mine: false }]]);
    expect((await call(listFacts, { kind: ['proposal'] }, director())).rows.filter((f) => f.what === 'restructuring.transition_halted')).toMatchObject([{ system: 'transition', person: null, about: { name: 'Levante' } }]);
    await expect(call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 2 }, director())).rejects.toMatchObject(refused('conflict', 'restructuring.halted_already'));
    house.setNow('2026-07-03T10:00:00+02:00');
    await call(transition.endHalt, { proposalId: p.id, how: 'resumed', comment: 'Se refuerza la visita' }, director());
    await comes('2026-07-30');
    expect(await state(p.id)).toBe('in_transition');
    await comes('2026-07-31');
    expect(await state(p.id)).toBe('halted');
    await call(transition.endHalt, { proposalId: p.id, how: 'rolled_forward', comment: 'Seguimos' }, director());
    await comes('2026-09-30');
    expect(await state(p.id)).toBe('in_transition');
  });

  test('is looked at once whoever halts it at that moment has done so, and stands halted once', async () => {
    const p = await published(house, 'Levante', [toLuis(moved)], [on]);
    house.setNow('2026-07-02T06:41:00+02:00');
    // Both wait behind this transaction, the person first.
    const waiting = await house.owner.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${`proposal:${p.id}`}, 0))`;
      const byHand = call(transition.haltTransition, { proposalId: p.id, comment: 'Se para a mano' }, director());
      await untilWaiting(1);
      const watched = comes('2026-07-02');
      await untilWaiting(2);
      return { byHand, watched };
    });
    expect(await waiting.byHand).toEqual({ halted: true });
    await waiting.watched;
    expect((await call(transition.followUp, {}, director())).halts).toMatchObject([{ halt: { comment: 'Se para a mano' } }]);
  });

  test('halts when a unit of five stays under its floor for three weeks, and not when little was recorded', async () => {
    await house.owner`update sales.booking_event set reporting_minor = 3000, minor = 3000 where account_id = any (${moved}::uuid[]) and booked_on > ${on}`;
    await house.owner`update organization.position_version set unit_id = ${house.units.levante} where position_id = any (${[house.seats.iker, house.seats.nerea]}::uuid[])`;
    const week = async (days: readonly number[], minutes: number, kind: 'direct' | 'internal') => {
      await house.owner`insert into customers.interaction (market_id, account_id, kind, division, channel, subject, starts_at, minutes, position_id, person_id)
        select ${house.markets.ES}, case when ${kind} = 'direct' then ${moved[0]!}::uuid end, ${kind}::customers.interaction_kind, 'sales', 'meeting', 'Reunión', ${on}::date + d + case when ${kind} = 'direct' then time '09:00' else time '12:00' end, ${minutes}::int, s.position, s.person
          from unnest(${days as number[]}::int[]) d, unnest(${[house.seats.joaquin, house.seats.marta, house.seats.luis, house.seats.iker, house.seats.nerea]}::uuid[], ${[house.people.joaquin, house.people.marta, house.people.luis, house.people.iker, house.people.nerea]}::uuid[]) as s(position, person)`;
    };
    const workdays = (from: number, weeks: number) => Array.from({ length: weeks * 7 }, (_, i) => from + i).filter((d) => ![5, 6].includes(((d % 7) + 7) % 7));
    await week(workdays(-56, 8), 120, 'direct');
    await week(workdays(-56, 8), 120, 'internal');
    const p = await published(house, 'Levante', [toLuis(moved)], [on]);
    // Two weeks of little time with customers, then one of which hardly anything is recorded.
    await week(workdays(0, 2), 30, 'direct');
    await week(workdays(0, 2), 240, 'internal');
    await week([14], 60, 'internal');
    await comes('2026-06-22');
    expect(await state(p.id)).toBe('in_transition');
    await week(workdays(14, 1), 30, 'direct');
    await week(workdays(14, 1), 240, 'internal');
    await comes('2026-06-22');
    expect(await state(p.id)).toBe('halted');
    expect((await call(transition.followUp, {}, director())).halts[0]!.halt).toMatchObject({ cause: 'focus_below', figures: { unit: 'Venta externa Levante', base: expect.closeTo(0.5), floor: expect.closeTo(0.4), weeks: 3, last: expect.any(Number) } });
  });
});

async function untilWaiting(many: number): Promise<void> {
  await expect.poll(async () => (await house.owner`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)[0]!['n'], { timeout: 10_000 }).toBe(many);
}
