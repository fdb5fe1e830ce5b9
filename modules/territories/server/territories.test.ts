import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as customers from '../../customers/contract.ts';
import * as focus from '../../focus/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as territories from '../contract.ts';

let house: TestHouse;
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-02-16T10:00:00+01:00');
});
afterAll(() => house.close());

const account = (name: string, more: object = {}) => call(customers.createAccount, { name, marketId: house.markets.ES, leadSeatId: house.seats.marta, ...more }, house.as('elena')).then((a) => a.id);
const model = (name: string, copyOf: string | null = null) => call(territories.createModel, { name, copyOf }, house.as('elena')).then((m) => m.id);
const territory = (modelId: string, name: string, positionId: string, more: object = {}) =>
  call(territories.createTerritory, { modelId, name, marketId: house.markets.ES, positionId, ...more }, house.as('elena')).then((t) => t.id);
const read = (modelId: string) => call(territories.readModel, { modelId }, house.as('elena'));

describe('a model of territories', () => {
  let drawn: string, valencia: string, castellon: string, alicante: string;
  beforeAll(async () => {
    [valencia, castellon, alicante] = [await account('Azulejos Túria', { postcode: '46001', class: 'A' }), await account('Baldosas Mijares', { postcode: '12006', class: 'B' }), await account('Cerámicas Segura', { postcode: '03005' })];
    drawn = await model('Primavera');
    await territory(drawn, 'Valencia', house.seats.marta, { postcodes: ['46'], place: 1 });
    await territory(drawn, 'Castellón', house.seats.luis, { postcodes: ['12000-12999'], place: 2 });
    await territory(drawn, 'Clase A', house.seats.luis, { classes: ['A'], place: 9 });
  });

  test('counts what each rule finds, what none finds and what several do', async () => {
    const { rows, figures, state } = await read(drawn);
    expect(state).toBe('planning');
    expect(rows.map((t) => [t.name, t.accounts, t.led, t.shared])).toEqual([['Valencia', 1, 1, 1], ['Castellón', 1, 0, 0], ['Clase A', 0, 0, 1]]);
    expect(figures).toMatchObject({ gaps: figures.accounts - 2, overlaps: 1, differ: 1 });
    const gaps = await call(territories.modelAccounts, { modelId: drawn, show: 'gaps' }, house.as('elena'));
    expect(gaps.rows.map((a) => a.account.id)).toContain(alicante);
    expect((await call(territories.modelAccounts, { modelId: drawn, show: 'overlaps' }, house.as('elena'))).rows).toMatchObject([{ account: { id: valencia }, territories: [{ name: 'Valencia' }, { name: 'Clase A' }] }]);
  });

  test('tells what a rule would find before it is kept', async () => {
    const tried = await call(territories.tryTerritory, { modelId: drawn, marketId: house.markets.ES, positionId: house.seats.marta, postcodes: ['03', '46'], segments: [], classes: [] }, house.as('elena'));
    expect(tried).toMatchObject({ accounts: 2, led: 2, taken: 1 });
    // A range that goes down, or from longer to shorter, finds nobody: it is refused, and not kept in silence.
    for (const code of ['a, b', '46499-46000', '99999-1']) await expect(call(territories.tryTerritory, { modelId: drawn, marketId: house.markets.ES, postcodes: [code], segments: [], classes: [] }, house.as('elena'))).rejects.toMatchObject({ problem: expect.objectContaining({ code: 'invalid_input' }) });
  });

  test('finds customers of a size, and says in its history in which order it stands', async () => {
    const large = await account('Grupo Ebro', { postcode: '50001', size: 'large' }), spare = await model('Por tamaño');
    await account('Taller Ebro', { postcode: '50002', size: 'micro' });
    const id = await territory(spare, 'Grandes', house.seats.luis, { sizes: ['large'], place: 3 });
    expect((await read(spare)).rows).toMatchObject([{ sizes: ['large'], accounts: 1 }]);
    expect((await call(territories.modelAccounts, { modelId: spare, territory: id }, house.as('elena'))).rows).toMatchObject([{ account: { id: large }, size: 'large' }]);
    await call(territories.changeTerritory, { territoryId: id, version: 1, sizes: ['micro', 'small'], place: 7 }, house.as('elena'));
    expect((await read(spare)).rows).toMatchObject([{ sizes: ['micro', 'small'], accounts: 1, place: 7 }]);
  });

  test('finds customers by what they buy most', async () => {
    const tiles = await account('Pavimentos Sur', { postcode: '41001', productLine: 'Pavimento' }), spare = await model('Por línea de producto');
    await account('Mosaicos Sur', { postcode: '41002', productLine: 'Mosaico' });
    const id = await territory(spare, 'Pavimento', house.seats.luis, { productLines: ['pavimento'] });
    expect((await read(spare)).rows).toMatchObject([{ productLines: ['pavimento'], accounts: 1 }]);
    expect((await call(territories.modelAccounts, { modelId: spare, territory: id }, house.as('elena'))).rows).toMatchObject([{ account: { id: tiles }, productLine: 'Pavimento' }]);
    await call(territories.changeTerritory, { territoryId: id, version: 1, productLines: ['Mosaico', 'Pavimento'] }, house.as('elena'));
    expect((await read(spare)).rows).toMatchObject([{ accounts: 2 }]);
  });

  test('moves nobody by itself; its moves are an act of focus, and then the customer says why', async () => {
    await call(territories.activateModel, { modelId: drawn, version: 1 }, house.as('elena'));
    expect(await call(territories.accountTerritory, { accountId: castellon }, house.as('marta'))).toMatchObject({ why: 'by_hand', should: { seat: { id: house.seats.luis } } });
    const { moves, total } = await call(territories.modelMoves, { modelId: drawn }, house.as('elena'));
    expect([moves, total]).toEqual([[{ accountId: castellon, toPositionId: house.seats.luis }], 1]);
    const { token } = await call(focus.changeImpact, { on: '2026-02-16', change: { moves } }, house.as('elena'));
    await call(focus.moveAccounts, { change: { moves }, on: '2026-02-16', impactToken: token, reason: 'Territorios de primavera' }, house.as('elena'));
    expect(await call(territories.accountTerritory, { accountId: castellon }, house.as('elena'))).toMatchObject({ why: 'rule', territories: [{ name: 'Castellón' }] });
    expect((await read(drawn)).figures.differ).toBe(0);
  });

  test('leaves a frozen customer where it is, says so, and lets it go again', async () => {
    const next = await model('Otoño', drawn);
    const { id } = await call(territories.makeException, { modelId: drawn, accountId: castellon, positionId: null, reason: 'Contrato en curso' }, house.as('elena'));
    expect(await call(territories.accountTerritory, { accountId: castellon }, house.as('elena'))).toMatchObject({ why: 'frozen', reason: 'Contrato en curso', exceptionId: id });
    expect((await read(drawn)).figures).toMatchObject({ frozen: 1 });
    expect((await read(next)).figures).toMatchObject({ frozen: 0 });
    await call(territories.endException, { exceptionId: id }, house.as('elena'));
    expect(await call(territories.accountTerritory, { accountId: castellon }, house.as('elena'))).toMatchObject({ why: 'rule', exceptionId: null });
  });

  test('gives way to the one put in force after it, and comes back the same way', async () => {
    const other = await model('Verano', drawn);
    await call(territories.activateModel, { modelId: other, version: 1 }, house.as('elena'));
    const rows = (await call(territories.listModels, {}, house.as('elena'))).rows;
    expect(rows.filter((m) => m.state === 'active').map((m) => m.name)).toEqual(['Verano']);
    const before = rows.find((m) => m.id === drawn)!;
    await expect(call(territories.createTerritory, { modelId: drawn, name: 'Tarde', marketId: house.markets.ES, positionId: house.seats.marta }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'territories.model_put_away'));
    await call(territories.activateModel, { modelId: drawn, version: before.version }, house.as('elena'));
    expect([(await read(drawn)).inForce.map((s) => s.to === null), (await read(other)).inForce.map((s) => s.to === null), rows.map((m) => [m.name, m.wasInForce])]).toEqual([[false, true], [false], expect.arrayContaining([['Verano', true]])]);
    await expect(call(territories.archiveModel, { modelId: drawn, version: before.version + 1 }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'territories.model_in_force'));
  });

  test('keeps a rule out of it and takes it back in', async () => {
    const spare = await model('Prueba'), id = await territory(spare, 'Sobra', house.seats.marta);
    await call(territories.withdrawTerritory, { territoryId: id, version: 1 }, house.as('elena'));
    expect((await read(spare)).rows).toEqual([]);
    await call(territories.restoreTerritory, { territoryId: id, version: 2 }, house.as('elena'));
    await call(territories.changeTerritory, { territoryId: id, version: 3, name: 'Vale', endsOn: '2026-02-16' , startsOn: '2026-01-01' }, house.as('elena'));
    expect((await read(spare)).rows).toMatchObject([{ name: 'Vale', accounts: 0, endsOn: '2026-02-16' }]);
    await expect(call(territories.changeTerritory, { territoryId: id, version: 3, name: 'Tarde' }, house.as('elena'))).rejects.toMatchObject(refused('stale', 'platform.stale'));
    await expect(call(territories.changeTerritory, { territoryId: id, version: 4, endsOn: '2025-12-31' }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'territories.ends_before_start'));
  });
});

describe('a model for a day to come', () => {
  test('is read for the day by which all of it holds, with the seats and leads of that day, and for any day asked', async () => {
    const alcala = await account('Pavimentos Henares', { postcode: '28801' }), next = await model('Año que viene');
    const { id: planned } = await call(organization.createPosition, { title: 'Venta externa, Henares', unitId: house.units.levante, marketId: house.markets.ES, from: '2027-01-01', reportsToId: house.seats.joaquin }, house.as('elena'));
    await call(organization.setDelegate, { positionId: planned, delegateId: house.seats.joaquin, from: '2027-01-01' }, house.as('elena'));
    await territory(next, 'Henares hasta fin de año', house.seats.luis, { postcodes: ['288'], endsOn: '2027-01-01' });
    await expect(territory(next, 'Henares', planned, { postcodes: ['288'] })).rejects.toMatchObject(refused('conflict', 'territories.no_such_seat'));
    await territory(next, 'Henares', planned, { postcodes: ['288'], startsOn: '2027-01-01' });

    const then = await read(next), now = await call(territories.readModel, { modelId: next, on: '2026-02-16' }, house.as('elena'));
    expect([then.on, now.on]).toEqual(['2027-01-01', '2026-02-16']);
    expect([then, now].map((m) => m.rows.map((t) => [t.name, t.accounts, t.seatIsOpen]).sort())).toEqual([
      [['Henares hasta fin de año', 0, true], ['Henares', 1, true]], [['Henares hasta fin de año', 1, true], ['Henares', 0, false]],
    ]);
    expect([then, now].map((m) => [m.figures.accounts - m.figures.gaps, m.figures.differ])).toEqual([[1, 1], [1, 1]]);
    const moves = (on: string) => call(territories.modelMoves, { modelId: next, on }, house.as('elena')).then((m) => m.moves);
    expect([await moves('2027-01-01'), await moves('2026-02-16')]).toEqual([[{ accountId: alcala, toPositionId: planned }], [{ accountId: alcala, toPositionId: house.seats.luis }]]);
    const [placed] = (await call(territories.modelAccounts, { modelId: next, show: 'differ' }, house.as('elena'))).rows;
    expect(placed).toMatchObject({ account: { id: alcala }, lead: { seat: { id: house.seats.marta } }, should: { seat: { name: 'Venta externa, Henares' }, person: { name: 'Joaquín Beltrán' } } });

    const change = { moves: await moves('2027-01-01') }, { token } = await call(focus.changeImpact, { on: '2027-01-01', change }, house.as('elena'));
    expect(await call(focus.moveAccounts, { change, on: '2027-01-01', modelId: next, impactToken: token, reason: 'Zona nueva' }, house.as('elena'))).toMatchObject({ accounts: 1 });
    expect((await read(next)).figures.differ).toBe(0);
    expect((await call(territories.tryTerritory, { modelId: next, marketId: house.markets.ES, positionId: planned, startsOn: '2027-02-01', postcodes: ['28'], segments: [], classes: [] }, house.as('elena')))).toMatchObject({ accounts: 1, led: 1, taken: 1 });
  });
});

test('territories of a market are drawn by who answers for it, and seen by who sees it', async () => {
  const drawn = await model('De mercados');
  await territory(drawn, 'España', house.seats.marta);
  expect((await call(territories.readModel, { modelId: drawn }, house.as('claire'))).rows).toEqual([]);
  await expect(call(territories.createTerritory, { modelId: drawn, name: 'Norte', marketId: house.markets.ES, positionId: house.seats.marta }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  await expect(call(territories.activateModel, { modelId: drawn, version: 1 }, house.as('joaquin'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
});
