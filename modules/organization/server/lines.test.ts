import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); house.setNow('2026-11-23T10:50:00+01:00'); });
afterAll(() => house.close());

const refused = (rule: string, code = 'conflict') => ({ problem: { rule, code } });
const managersOn = async (id: string, on: string) =>
  (await call(contract.structure, { on }, house.as('elena'))).lines.filter((l) => l.positionId === id && l.kind === 'solid').map((l) => l.reportsToId);

const answers = async (seat: string, day: string) => (await house.owner`select person_name, reason, steps from published.answers_for(${seat}, ${day})`)[0];

describe('solid lines', () => {
  test('move from a date, and for a while', async () => {
    await call(contract.setManager, { positionId: house.seats.iker, reportsToId: house.seats.joaquin, from: '2026-06-01', to: '2026-07-01' }, house.as('elena'));
    expect(await managersOn(house.seats.iker, '2026-05-31')).toEqual([house.seats.nerea]);
    expect(await managersOn(house.seats.iker, '2026-06-01')).toEqual([house.seats.joaquin]);
    expect(await managersOn(house.seats.iker, '2026-07-01')).toEqual([house.seats.nerea]);
  });

  test('never form a circle, at any date', async () => {
    await expect(call(contract.setManager, { positionId: house.seats.joaquin, reportsToId: house.seats.marta, from: '2026-06-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.no_circles'));
    await expect(call(contract.setManager, { positionId: house.seats.marta, reportsToId: house.seats.marta, from: '2026-06-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.reports_to_itself', 'invalid_input'));
    await expect(call(contract.setManager, { positionId: house.seats.elena, reportsToId: house.seats.rocio, from: '2030-01-01', to: '2030-01-02' }, house.as('elena'))).rejects.toMatchObject(refused('organization.no_circles'));
  });

  test('may turn round in one change of date where the others make room first', async () => {
    await call(contract.setManager, { positionId: house.seats.ramon, reportsToId: house.seats.elena, from: '2027-01-01' }, house.as('elena'));
    await call(contract.setManager, { positionId: house.seats.beatriz, reportsToId: house.seats.ramon, from: '2027-01-01' }, house.as('elena'));
    expect(await managersOn(house.seats.beatriz, '2027-01-01')).toEqual([house.seats.ramon]);
  });

  test('end where a seat does not exist', async () => {
    await expect(call(contract.setManager, { positionId: house.seats.marta, reportsToId: house.seats.elena, from: '2020-01-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.position_dates'));
  });
});

test('a dotted line says what for and how much, and more than two are worth a word', async () => {
  const line = (reportsToId: string, share: number) => call(contract.addLine, { positionId: house.seats.marta, reportsToId, kind: 'dotted', scope: 'Enlace con campañas', share, from: '2026-01-01' }, house.as('elena'));
  await line(house.seats.pau, 0.4);
  await expect(line(house.seats.pau, 0.1)).rejects.toMatchObject(refused('organization.line_exists'));
  await line(house.seats.beatriz, 0.4);
  await line(house.seats.carmen, 0.3);
  const seat = await call(contract.readPosition, { positionId: house.seats.marta }, house.as('marta'));
  expect(seat.reportsTo.filter((l) => l.kind === 'dotted')).toHaveLength(3);
  expect(seat.findings).toEqual([{ code: 'many_dotted', lines: 3, share: 1.1 }, { code: 'share_over_whole', lines: 3, share: 1.1 }]);
  await call(contract.endLine, { positionId: house.seats.marta, reportsToId: house.seats.carmen, kind: 'dotted', on: '2026-11-01' }, house.as('elena'));
  expect((await call(contract.readPosition, { positionId: house.seats.marta }, house.as('marta'))).findings).toEqual([]);
});

describe('a vacant seat', () => {

  test('is answered for by its delegate’s holder, through as many as it takes, and says so', async () => {
    const vacant = (title: string) => call(contract.createPosition, { title, unitId: house.units.norte, marketId: house.markets.ES, from: '2026-01-01' }, house.as('elena'));
    const [a, b] = [await vacant('Norte 2'), await vacant('Norte 3')];
    expect(await answers(a.id, '2026-11-23')).toBeUndefined();
    await call(contract.setDelegate, { positionId: a.id, delegateId: b.id, from: '2026-01-01' }, house.as('elena'));
    await call(contract.setDelegate, { positionId: b.id, delegateId: house.seats.nerea, from: '2026-06-01' }, house.as('elena'));
    expect(await answers(a.id, '2026-05-31')).toBeUndefined();
    expect(await answers(a.id, '2026-06-01')).toMatchObject({ person_name: 'Nerea Etxeberria', reason: 'delegate', steps: 2 });
    expect((await call(contract.structure, {}, house.as('marta'))).seats.find((s) => s.id === a.id)?.standIn).toMatchObject({ person: { name: 'Nerea Etxeberria' }, throughId: house.seats.nerea });
    await call(contract.setDelegate, { positionId: b.id, delegateId: a.id, from: '2026-09-01' }, house.as('elena'));
    expect(await answers(a.id, '2026-09-01')).toBeUndefined();
    await expect(call(contract.setDelegate, { positionId: a.id, delegateId: a.id, from: '2026-01-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.stands_in_for_itself', 'invalid_input'));
  });

  test('is not one that somebody holds, unless that person is suspended', async () => {
    expect(await answers(house.seats.marta, '2026-11-23')).toMatchObject({ person_name: 'Marta Vidal', reason: 'regular', steps: 0 });
    await call(contract.setDelegate, { positionId: house.seats.luis, delegateId: house.seats.joaquin, from: '2026-01-01' }, house.as('elena'));
    house.setNow('2026-10-01T10:00:00+02:00');
    await call(contract.suspend, { personId: house.people.luis }, house.as('ana'));
    house.setNow('2026-11-23T10:50:00+01:00');
    expect(await answers(house.seats.luis, '2026-09-01')).toMatchObject({ person_name: 'Luis Ferrando' });
    expect(await answers(house.seats.luis, '2026-11-23')).toMatchObject({ person_name: 'Joaquín Beltrán', reason: 'delegate' });
  });
});

describe('a seat that falls vacant', () => {
  const end = (name: 'marta' | 'rocio' | 'ramon', on: string) => call(contract.endAppointment, { personId: house.people[name], positionId: house.seats[name], on }, house.as('ana'));
  const standsIn = async (seat: string, on: string) => (await answers(seat, on)) as { person_name: string; reason: string } | undefined;

  test('is answered for by whoever it reports to, from that day, until another is named', async () => {
    await end('marta', '2026-12-01');
    expect(await standsIn(house.seats.marta, '2026-11-30')).toMatchObject({ person_name: 'Marta Vidal', reason: 'regular' });
    expect(await standsIn(house.seats.marta, '2026-12-01')).toMatchObject({ person_name: 'Joaquín Beltrán', reason: 'delegate' });
    expect((await call(contract.readPosition, { positionId: house.seats.marta, on: '2027-06-01' }, house.as('marta'))).delegate).toMatchObject({ seat: { name: 'Supervisión de ventas, Levante' }, from: '2026-12-01', to: null });
    await call(contract.setDelegate, { positionId: house.seats.marta, delegateId: house.seats.nerea, from: '2027-01-01' }, house.as('elena'));
    expect(await standsIn(house.seats.marta, '2027-01-01')).toMatchObject({ person_name: 'Nerea Etxeberria' });
  });

  test('goes up to the nearest that somebody answers for, when the one above is vacant too', async () => {
    await house.owner`update organization.appointment set valid = daterange(lower(valid), '2026-12-01') where position_id = ${house.seats.ramon} and upper_inf(recorded)`;
    await end('rocio', '2026-12-02');
    expect(await standsIn(house.seats.rocio, '2026-12-02')).toMatchObject({ person_name: 'Beatriz Sanchis', reason: 'delegate' });
  });

  test('keeps the delegate it was given, and one planned for later takes over on its day', async () => {
    await call(contract.setDelegate, { positionId: house.seats.iker, delegateId: house.seats.claire, from: '2027-02-01' }, house.as('elena'));
    await call(contract.suspend, { personId: house.people.iker }, house.as('ana'));
    expect(await standsIn(house.seats.iker, '2026-11-23')).toMatchObject({ person_name: 'Nerea Etxeberria' });
    expect(await standsIn(house.seats.iker, '2027-02-01')).toMatchObject({ person_name: 'Claire Dubois' });
    await call(contract.liftSuspension, { personId: house.people.iker }, house.as('ana'));
    expect(await standsIn(house.seats.iker, '2026-11-23')).toMatchObject({ person_name: 'Iker Zubia', reason: 'regular' });
  });

  test('is so from the end of an appointment that has one', async () => {
    const seat = await call(contract.createPosition, { title: 'Campaña de verano', unitId: house.units.norte, marketId: house.markets.ES, from: '2026-12-01', reportsToId: house.seats.nerea }, house.as('elena'));
    await call(contract.appoint, { personId: house.people.nadie, positionId: seat.id, from: '2026-12-01', to: '2027-03-01' }, house.as('ana'));
    expect(await standsIn(seat.id, '2027-02-28')).toMatchObject({ person_name: 'Nadie Sinpuesto' });
    expect(await standsIn(seat.id, '2027-03-01')).toMatchObject({ person_name: 'Nerea Etxeberria', reason: 'delegate' });
  });
});

describe('a joint management team', () => {
  test('has both divisions, from a date, and a quorum it can reach', async () => {
    const create = (members: string[], quorum = 2) => call(contract.createTeam, { name: 'Equipo gestor conjunto', members, quorum, from: '2026-01-01' }, house.as('elena'));
    await expect(create([house.seats.joaquin, house.seats.nerea])).rejects.toMatchObject(refused('organization.team_needs_both'));
    await expect(create([])).rejects.toMatchObject(refused('organization.team_needs_both'));
    await expect(create([house.seats.joaquin, house.seats.beatriz], 3)).rejects.toMatchObject(refused('organization.team_needs_both'));
    const team = await create([house.seats.joaquin, house.seats.beatriz, house.seats.elena]);
    expect(team.members.map((m) => m.person?.name).sort()).toEqual(['Beatriz Sanchis', 'Elena Marqués', 'Joaquín Beltrán']);
    await expect(call(contract.setTeamMembers, { teamId: team.id, version: team.version, members: [house.seats.joaquin], from: '2026-06-01' }, house.as('elena'))).rejects.toMatchObject(refused('organization.team_needs_both'));
    const wider = await call(contract.setTeamMembers, { teamId: team.id, version: team.version, members: [house.seats.joaquin, house.seats.beatriz, house.seats.nerea], from: '2027-01-01' }, house.as('elena'));
    expect(wider.members.some((m) => m.seat.id === house.seats.nerea)).toBe(true);
    expect((await call(contract.structure, { on: '2026-12-31' }, house.as('elena'))).teams[0]?.members).toContain(house.seats.elena);
    expect((await call(contract.structure, { on: '2027-01-01' }, house.as('elena'))).teams[0]?.members).not.toContain(house.seats.elena);
    await expect(call(contract.changeTeam, { teamId: team.id, version: 1, quorum: 3 }, house.as('elena'))).rejects.toMatchObject({ problem: { code: 'stale' } });
    await expect(call(contract.changeTeam, { teamId: team.id, version: wider.version, quorum: 9 }, house.as('elena'))).rejects.toMatchObject(refused('organization.team_needs_both'));
    expect((await call(contract.listTeams, {}, house.as('marta'))).rows).toHaveLength(1);
  });
});
