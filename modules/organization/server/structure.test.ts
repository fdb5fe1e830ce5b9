import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as contract from '../contract.ts';
import { roleNames } from '../rules/rights.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); house.setNow('2026-11-23T10:50:00+01:00'); });
afterAll(() => house.close());

test('whoever holds a position sees the whole structure, both divisions under one executive', async () => {
  const answer = await call(contract.structure, {}, house.as('rocio'));
  expect(answer.on).toBe('2026-11-23');
  expect(answer.seats).toHaveLength(15);
  const marta = answer.seats.find((s) => s.id === house.seats.marta)!;
  expect(marta).toMatchObject({ title: 'Venta externa, Levante 1', status: 'filled', holders: [{ person: { name: 'Marta Vidal' }, kind: 'regular', since: '2025-01-01', until: null }] });
  expect(answer.lines.find((l) => l.positionId === house.seats.marta)?.reportsToId).toBe(house.seats.joaquin);
  expect(answer.units.find((u) => u.id === house.units.press)).toMatchObject({ function: 'public_relations', division: 'marketing', parentId: house.units.marketing });
});

test('whoever holds no position sees nothing of it', async () => {
  await expect(call(contract.structure, {}, house.as('nadie'))).rejects.toMatchObject({ problem: { code: 'not_allowed', rule: 'platform.no_position' } });
});

test('before the first day there was nothing', async () => {
  expect((await call(contract.structure, { on: '2020-01-01' }, house.as('elena'))).seats).toEqual([]);
});

test('what is known later than the last change cannot be asked', async () => {
  const { knownAt } = await call(contract.structure, {}, house.as('elena'));
  await expect(call(contract.structure, { knownAt: '2099-01-01T00:00:00Z' }, house.as('elena'))).rejects.toMatchObject({ problem: { rule: 'organization.known_at_too_late' } });
  await expect(call(contract.structure, { knownAt }, house.as('elena'))).resolves.toMatchObject({ knownAt });
});

test('one executive leads both divisions in a market; where there is one division there is nothing to lead jointly', async () => {
  const { rows } = await call(contract.commonExecutives, {}, house.as('elena'));
  expect(rows.find((r) => r.market.id === house.markets.ES)).toMatchObject({
    executive: { seat: { id: house.seats.elena }, person: { name: 'Elena Marqués' } }, distance: 2, reason: 'one_executive', salesSeats: 5, marketingSeats: 5,
  });
  expect(rows.find((r) => r.market.id === house.markets.FR)).toMatchObject({ executive: null, distance: null, reason: 'one_division_only' });
});

test('seats are found by words of their title, unit or holder, whatever the accents, page by page', async () => {
  const find = (input: Parameters<typeof call<typeof contract.findSeats.input, typeof contract.findSeats.output>>[1]) => call(contract.findSeats, input, house.as('marta'));
  expect((await find({ find: 'joaquin levante' })).rows.map((r) => r.holder?.name)).toEqual(['Joaquín Beltrán']);
  expect((await find({ division: 'marketing' })).rows).toHaveLength(5);
  expect((await find({ market: house.markets.FR })).rows.map((r) => r.title)).toEqual(['Venta externa, Francia']);
  expect((await find({ find: '100%_' })).rows).toEqual([]);
  const first = await find({ limit: 10 });
  const rest = await find({ limit: 10, after: first.next! });
  expect(new Set([...first.rows, ...rest.rows].map((r) => r.id)).size).toBe(15);
  expect(rest.next).toBeNull();
});

test('the days of change tell what begins then', async () => {
  const { rows } = await call(contract.structureChanges, {}, house.as('elena'));
  expect(rows.map((r) => r.day)).toEqual(['2024-12-01', '2025-01-01']);
  expect(rows[0]!.changes.find((c) => c.noun === 'unit')).toMatchObject({ act: 'begins', count: 9 });
  expect((await call(contract.structureChanges, { from: '2025-01-01', to: '2025-02-01' }, house.as('elena'))).rows).toHaveLength(1);
});

test('the matrix of rights speaks the reader’s language and has one list of roles', async () => {
  const { roles, rights } = await call(contract.rightsMatrix, {}, house.as('ana'));
  expect(contract.Role.options).toEqual(roleNames);
  expect(roles.find((r) => r.role === 'outside_sales')?.name).toBe('Venta externa');
  expect(rights.find((r) => r.right === 'sales.opportunity.move')?.roles).not.toContain('marketing_supervisor');
});

test('as a file it has a row a seat, with who sits in it and whom it reports to, on the date asked', async () => {
  const lines = async (query: string) => (await (await fetch(`${house.origin}/api/v1/structure.csv?${query}`, { headers: house.as('marta').headers! })).text()).trim().split('\r\n');
  const rows = await lines('on=2026-11-23');
  const whole = await call(contract.structure, { on: '2026-11-23' }, house.as('marta'));
  expect(rows).toHaveLength(whole.seats.length + 1);
  expect(rows[0]).toBe('Puesto,Persona,Unidad,Función,Mercado,Depende de,Estado,Jornada,Puede llevar,id,reportsToId');
  expect(rows.find((r) => r.includes('Marta Vidal'))).toMatch(/^"Venta externa, Levante 1",Marta Vidal,Venta externa Levante,Ventas,/);
  expect(await lines('on=2020-01-01')).toHaveLength(1);
  const late = await fetch(`${house.origin}/api/v1/structure.csv?knownAt=2999-01-01T00:00:00Z`, { headers: house.as('marta').headers! });
  expect(await late.json()).toMatchObject({ rule: 'organization.known_at_too_late' });
});

test('asked again it comes as it was written the first time, however the reader takes it; a change is in the very next answer', async () => {
  const { origin, headers } = house.as('elena');
  const raw = async (encoding: string) => {
    const answer = await fetch(`${origin}/api/v1/structure`, { headers: { ...headers, 'accept-encoding': encoding } });
    return { encoding: answer.headers.get('content-encoding'), text: await answer.text() };
  };
  const plain = await raw('identity');
  expect(plain.encoding).toBe(null);
  for (const encoding of ['br', 'gzip', 'br']) expect(await raw(encoding)).toEqual({ encoding, text: plain.text });
  expect(await raw('br;q=0, gzip')).toEqual({ encoding: 'gzip', text: plain.text });

  const { version } = await call(contract.readPosition, { positionId: house.seats.marta }, house.as('elena'));
  await call(contract.changePosition, { positionId: house.seats.marta, version, from: '2026-11-23', title: 'Venta externa, La Safor' }, house.as('elena'));
  expect((await raw('br')).text).toContain('La Safor');
  expect((await call(contract.structureChanges, {}, house.as('elena'))).rows.map((r) => r.day)).toContain('2026-11-23');
  expect((await fetch(`${origin}/api/v1/structure`, { headers: { authorization: 'Bearer nobody', 'accept-encoding': 'br' } })).status).toBe(401);
});
