import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { ProblemError } from '../../../contract/call.ts';
import { dateIn } from '../../../platform/server/company.ts';
import { connect, type Sql } from '../../../platform/server/db.ts';
import { passwordOf } from '../../../platform/server/postgres/connection.ts';
import * as contract from '../contract.ts';
import type { Structure } from '../contract.ts';

/* Decision 001's promise, I5 of the domain: what the structure was on a date, as it was known at an instant, is answered the same for ever. */

let house: TestHouse;
let app: Sql;
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-11-23T10:50:00+01:00');
  const { host, port, database, pass } = house.owner.options as unknown as { host: string[]; port: number[]; database: string; pass: string };
  app = connect({ host: host[0]!, port: port[0]!, database, user: 'unisono_app', password: passwordOf('unisono_app', pass) }, { max: 3 });
});
afterAll(async () => { await app.end(); await house.close(); });

const ask = (input: { on?: string; knownAt?: string }) => call(contract.structure, input, house.as('elena'));
const asked = ['2025-06-01', '2026-06-15', '2026-11-23', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01', '2030-01-01'];

type Act = { kind: 'title' | 'unit' | 'manager' | 'cancel' | 'create' | 'name' | 'away' | 'team'; day: string; to: string | null; n: number };
const days = ['2026-01-01', '2026-06-15', '2026-11-24', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01'];
const anyAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('title', 'unit', 'manager', 'cancel', 'create', 'name', 'away', 'team'), day: fc.constantFrom(...days),
  to: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom('2028-02-29', '2029-01-01') }), n: fc.nat(50),
});

const managers = ['joaquin', 'nerea', 'elena', 'beatriz'] as const;
async function attempt(act: Act): Promise<void> {
  const who = house.as('elena'), positionId = [house.seats.marta, house.seats.luis][act.n % 2]!;
  const { version } = await call(contract.readPosition, { positionId }, who);
  const when = { from: act.day, to: act.to };
  if (act.kind === 'title') await call(contract.changePosition, { positionId, version, ...when, title: `Puesto ${act.n}` }, who);
  if (act.kind === 'unit') await call(contract.changePosition, { positionId, version, ...when, unitId: [house.units.levante, house.units.norte, house.units.francia][act.n % 3]! }, who);
  if (act.kind === 'manager') await call(contract.setManager, { positionId, reportsToId: house.seats[managers[act.n % 4]!], ...when }, who);
  if (act.kind === 'cancel') await call(contract.cancelPositionChange, { positionId, version, day: act.day }, who);
  if (act.kind === 'create') await call(contract.createPosition, { title: `Nuevo ${act.n}`, unitId: house.units.norte, marketId: house.markets.ES, from: act.day, to: act.to, reportsToId: house.seats.nerea }, who);
  if (act.kind === 'name') {
    const unit = await call(contract.readUnit, { unitId: house.units.norte }, who);
    await call(contract.changeUnit, { unitId: unit.id, version: unit.version, ...when, name: `Norte ${act.n}` }, who);
  }
  if (act.kind === 'away') await call(contract.suspendMany, { personIds: [house.people.pau, house.people.luis].slice(act.n % 2), suspended: act.n % 3 > 0 }, house.as('ana'));
  if (act.kind === 'team') {
    const { rows: [team] } = await call(contract.listTeams, { on: '2028-03-01' }, who);
    await call(contract.changeTeam, { teamId: team!.id, version: team!.version, from: act.day, name: `Equipo ${act.n}`, quorum: 2 + (act.n % 2) }, who);
  }
}

describe('asOf(date, knownAt)', () => {
  test('answers the same for ever, whatever is changed, planned, corrected and taken back afterwards', { timeout: 120_000 }, async () => {
    const members = [house.seats.joaquin, house.seats.beatriz, house.seats.elena];
    await call(contract.createTeam, { name: 'Equipo gestor conjunto', members, from: '2026-01-01' }, house.as('elena'));
    const given: Structure[] = [];
    let done = 0;
    await fc.assert(fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 8 }), async (acts) => {
      for (const act of acts) {
        await attempt(act).then(() => { done += 1; }, (error: unknown) => { if (!(error instanceof ProblemError) || error.problem.code === 'broken') throw error; });
        const { knownAt } = await ask({});
        given.push(await ask({ on: asked[given.length % asked.length]!, knownAt }), await ask({ on: act.day, knownAt }));
      }
    }), { numRuns: 10, endOnFailure: true });
    expect(done).toBeGreaterThan(10);
    for (const answer of given) expect(await ask({ on: answer.on, knownAt: answer.knownAt })).toEqual(answer);
  });

  test('a correction of the past is told now and not then', async () => {
    const then = (await ask({})).knownAt;
    const { version } = await call(contract.readPosition, { positionId: house.seats.carmen }, house.as('elena'));
    await call(contract.changePosition, { positionId: house.seats.carmen, version, from: '2025-03-01', title: 'Prensa' }, house.as('elena'));
    const titleOf = (s: Structure) => s.seats.find((x) => x.id === house.seats.carmen)?.title;
    expect(titleOf(await ask({ on: '2025-06-01' }))).toBe('Prensa');
    expect(titleOf(await ask({ on: '2025-06-01', knownAt: then }))).toBe('Relaciones públicas');
  });

  test('whoever is suspended was there the days before, is away from that day of the company’s on, and stays so in what was when it is lifted', async () => {
    await call(contract.setDelegate, { positionId: house.seats.iker, delegateId: house.seats.nerea, from: '2026-01-01' }, house.as('elena'));
    const then = await ask({ on: '2026-11-24' }), awayOn = async (on: string, knownAt?: string) => {
      const seat = (await ask({ on, ...(knownAt ? { knownAt } : {}) })).seats.find((s) => s.id === house.seats.iker)!;
      return [seat.holders[0]!.suspended, seat.status, seat.standIn?.person.name ?? null];
    };
    const there = [false, 'filled', null], away = [true, 'open', 'Nerea Etxeberria'];
    // Half past midnight in Madrid is still the day before in Greenwich.
    house.setNow('2026-11-24T00:30:00+01:00');
    await call(contract.suspend, { personId: house.people.iker }, house.as('ana'));
    expect([await awayOn('2026-11-23'), await awayOn('2026-11-24')]).toEqual([there, away]);
    house.setNow('2026-11-26T09:00:00+01:00');
    const { knownAt } = await ask({});
    await call(contract.liftSuspension, { personId: house.people.iker }, house.as('ana'));
    expect(await Promise.all(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((on) => awayOn(on)))).toEqual([there, away, away, there]);
    expect(await awayOn('2026-11-26', knownAt)).toEqual(away);
    expect(await ask({ on: '2026-11-24', knownAt: then.knownAt })).toEqual(then);
  });

  test.each([['America/Los_Angeles', '2026-11-26T17:00:00-08:00'], ['Pacific/Auckland', '2026-11-26T00:30:00+13:00']])('in a company in %s a day is that company’s day', async (zone, instant) => {
    const there = await openTestHouse({ today: (at) => dateIn(zone, at) });
    there.setNow(instant);
    await call(contract.suspend, { personId: there.people.claire }, there.as('ana'));
    const suspendedOn = async (on: string) => (await call(contract.structure, { on }, there.as('elena'))).seats.find((s) => s.id === there.seats.claire)!.holders[0]!.suspended;
    expect([await suspendedOn('2026-11-25'), await suspendedOn('2026-11-26')]).toEqual([false, true]);
    expect((await call(contract.readPosition, { positionId: there.seats.claire }, there.as('elena'))).answering).toMatchObject({ person: { name: 'Elena Marqués' }, reason: 'delegate' });
    await there.close();
  });
});

describe('a slow writer', () => {
  const stampOf = async () => (await ask({})).knownAt;
  const rename = (tx: Sql, stamp: string, title: string) => tx.unsafe(`
    update organization.position_version set recorded = tstzrange(lower(recorded), '${stamp}') where position_id = '${house.seats.pau}' and upper_inf(recorded);
    insert into organization.position_version (position_id, unit_id, market_id, title, valid, recorded)
    values ('${house.seats.pau}', '${house.units.marketing}', '${house.markets.ES}', '${title}', '[2024-12-01,)', tstzrange('${stamp}', null))`);
  const asCompany = `begin;set local role unisono_company;set local unisono.person='${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}';set local unisono.reads='{00000000-0000-7000-8000-000000000001}'`;
  const open = async (tx: Sql) => String((await tx`select organization.open_change()::text as stamp`)[0]!['stamp']);

  test('does not change an answer already given', async () => {
    const [early, late] = [await app.reserve(), await app.reserve()];
    await early.unsafe(asCompany);
    await early`select now()`;
    await late.unsafe(asCompany);
    await rename(late as unknown as Sql, await open(late as unknown as Sql), 'Primero');
    const during = await ask({ on: '2026-11-23' });
    await late`commit`;
    expect(await ask({ on: '2026-11-23', knownAt: during.knownAt })).toEqual(during);
    const between = await ask({ on: '2026-11-23' });
    await rename(early as unknown as Sql, await open(early as unknown as Sql), 'Segundo');
    await early`commit`;
    early.release(); late.release();
    expect(await ask({ on: '2026-11-23', knownAt: between.knownAt })).toEqual(between);
    expect((await ask({ on: '2026-11-23' })).seats.find((s) => s.id === house.seats.pau)?.title).toBe('Segundo');
    expect(await stampOf() > between.knownAt && between.knownAt > during.knownAt).toBe(true);
  });

  test('cannot write under a stamp that is not the change’s own, nor overwrite what a row says', async () => {
    const attemptAs = async (statement: (stamp: string) => string) => {
      const tx = await app.reserve();
      try {
        await tx.unsafe(asCompany);
        const stamp = await open(tx as unknown as Sql);
        await tx.unsafe(statement(stamp));
      } finally { await tx`rollback`; tx.release(); }
    };
    const insertAt = (from: string) => `insert into organization.role_grant (position_id, role, scope, valid, recorded) values ('${house.seats.pau}', 'controller', 'own_seat', '[2026-01-01,)', tstzrange('${from}', null))`;
    await expect(attemptAs((stamp) => insertAt(stamp))).resolves.toBeUndefined();
    await expect(attemptAs(() => insertAt('2026-01-01'))).rejects.toMatchObject({ code: '42501' });
    await expect(attemptAs(() => `update organization.role_grant set recorded = tstzrange(lower(recorded), now()) where position_id = '${house.seats.pau}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(attemptAs(() => `update organization.position_version set title = 'x' where position_id = '${house.seats.pau}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(attemptAs(() => `delete from organization.position_version where position_id = '${house.seats.pau}'`)).rejects.toMatchObject({ code: '42501' });
  });
});
