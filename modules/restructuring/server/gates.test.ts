import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import * as decisions from '../../decisions/contract.ts';
import { listFacts } from '../../oversight/contract.ts';
import { perform } from '../../transition/server/fixtures.ts';
import * as restructuring from '../contract.ts';
import { weighTask } from './impact/weighing.ts';

let house: TestHouse, ribera: string, norte: string;
const on = '2026-06-01';
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
const director = () => house.as('elena');
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
  ribera = await aCustomer(house, 'Pavimentos Ribera', 'marta');
  await aSale(house, ribera, eur(100_00), '2025-03-01');
  await aSale(house, ribera, eur(100_00), '2026-01-10');
  norte = await aCustomer(house, 'Azulejos del Norte', 'iker');
  await aSale(house, norte, eur(9_000_00), '2026-02-10', 'iker');
});
afterAll(() => house.close());

/** Put before the signers, and weighed as it is a moment later. */
async function shared(changes: restructuring.Change[], weighed = true): Promise<restructuring.Proposal> {
  const p = await call(restructuring.createProposal, { name: 'A la firma', on }, director());
  const drawn = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change) => ({ change })) }, director());
  const there = await call(restructuring.shareProposal, { proposalId: p.id, version: drawn.version }, director());
  if (weighed) await weigh();
  return there;
}
const sign = (p: { id: string; version: number }, gate: string, who: 'elena' | 'joaquin' | 'beatriz' | 'ramon' = 'elena', act = 'signs', comment = '') => call(restructuring.signGate, { proposalId: p.id, version: p.version, gate, act, comment } as never, house.as(who));
const answer = (p: { id: string; version: number }, gate: string, code: string) => call(restructuring.answerCheck, { proposalId: p.id, version: p.version, gate, code, text: 'Visto y hablado' } as never, director());
const weigh = () => perform(house, weighTask, '2026-05-20T10:00:00+02:00');
const move = (): restructuring.Change => ({ kind: 'move_accounts', accountIds: [ribera], toPositionId: house.seats.luis });

describe('the gates of a proposal', () => {
  test('are signed in order, each by whoever may, once its points are met or answered', async () => {
    const p = await shared([move()]);
    await expect(sign(p, 'decisions')).rejects.toMatchObject(refused('conflict', 'restructuring.gate_waits'));
    await expect(sign(p, 'customers', 'beatriz')).rejects.toMatchObject(refused('not_allowed', 'restructuring.not_your_gate'));
    await expect(sign(p, 'customers', 'joaquin')).rejects.toMatchObject({ problem: { rule: 'restructuring.checks_open', facts: { checks: ['continuity_planned'] } } });
    expect((await call(restructuring.continuityIntents, { proposalId: p.id }, house.as('joaquin'))).rows).toMatchObject([{ account: { name: 'Pavimentos Ribera' }, class: 'A', planned: false }]);
    await call(restructuring.planContinuity, { proposalId: p.id, accountIds: [ribera], note: 'Visita conjunta el 3 de junio' }, house.as('joaquin'));
    expect((await sign(p, 'customers', 'joaquin')).gates.map((g) => g.state)).toEqual(['signed', 'open', 'waits', 'waits', 'waits', 'waits']);
    await expect(sign(p, 'decisions')).rejects.toMatchObject({ problem: { facts: { checks: ['decision_linked', 'decisions_faster'] } } });
    await answer(p, 'decisions', 'decisions_faster');
    await answer(p, 'decisions', 'decision_linked');
    await sign(p, 'decisions');
    await sign(p, 'structure', 'beatriz');
    await answer(p, 'goals', 'goal_served');
    await sign(p, 'goals', 'joaquin');
    await sign(p, 'information', 'elena');
    for (const code of ['people_told', 'people_department', 'workers_consulted']) await answer(p, 'consultation', code);
    await sign(p, 'consultation');
    expect(await call(restructuring.readProposal, { proposalId: p.id }, director())).toMatchObject({ state: 'approved', may: { publish: [1] } });
  });
  test('ask for and keep the score of the whole proposal, though whoever signs sees only part of the company', async () => {
    const nord = await aCustomer(house, 'Carrelages du Nord', 'claire', [], 'FR'), p = await shared([{ kind: 'move_accounts', accountIds: [ribera, norte, nord], toPositionId: house.seats.luis }], false);
    await expect(sign(p, 'customers', 'joaquin', 'objects', 'Antes del verano no')).rejects.toMatchObject(refused('conflict', 'restructuring.being_weighed'));
    await weigh();
    const whole = (await call(restructuring.proposalImpact, { proposalId: p.id }, director())).customers.score, part = await call(restructuring.proposalImpact, { proposalId: p.id }, house.as('joaquin'));
    expect([part.partial, part.customers.score === whole, part.refusals]).toEqual([true, false, []]);
    const { gates: [customers] } = await sign(p, 'customers', 'joaquin', 'objects', 'Antes del verano no');
    expect(customers!.signatures[0]!.score).toBeCloseTo(whole, 3);
    // Who plans for the customers they see has not planned for the others: those are counted and not named.
    const planned = async () => (await call(restructuring.proposalGates, { proposalId: p.id }, house.as('joaquin'))).gates[0]!.checks.find((c) => c.code === 'continuity_planned');
    const plan = (accountId: string, who: 'joaquin' | 'elena') => call(restructuring.planContinuity, { proposalId: p.id, accountIds: [accountId] }, house.as(who));
    const before = await planned();
    expect(before).toMatchObject({ passes: false, reasons: [{ figures: { count: 3, unseen: 1 } }] });
    expect(before!.items.map((i) => i.name).toSorted()).toEqual(['Azulejos del Norte', 'Pavimentos Ribera']);
    for (const seen of [ribera, norte]) await plan(seen, 'joaquin');
    expect(await planned()).toMatchObject({ passes: false, reasons: [{ figures: { count: 1, unseen: 1 } }], items: [] });
    await plan(nord, 'elena');
    expect(await planned()).toMatchObject({ passes: true });
  });
  test('find a plan for whoever is left at once, and keep what was planned one by one', async () => {
    const p = await shared([{ kind: 'move_portfolio', fromPositionId: house.seats.marta, toPositionId: house.seats.luis }, { kind: 'move_portfolio', fromPositionId: house.seats.iker, toPositionId: house.seats.luis }]);
    await call(restructuring.planContinuity, { proposalId: p.id, accountIds: [ribera], note: 'Visita conjunta' }, house.as('joaquin'));
    expect(await call(restructuring.planContinuity, { proposalId: p.id, rest: true, note: 'Los llama quien los lleva' }, director())).toEqual({ planned: 1 });
    const { rows, planned, of } = await call(restructuring.continuityIntents, { proposalId: p.id }, director());
    expect([planned, of, rows.map((r) => [r.account.name, r.note]).toSorted()]).toEqual([2, 2, [['Azulejos del Norte', 'Los llama quien los lleva'], ['Pavimentos Ribera', 'Visita conjunta']]]);
  });
  test('may have their plans bettered by another signer, told in the record, and not taken away once signed on', async () => {
    const p = await shared([move()]), plan = (who: 'elena' | 'joaquin', more: object) => call(restructuring.planContinuity, { proposalId: p.id, accountIds: [ribera], ...more }, house.as(who));
    await plan('elena', { note: 'La llama Elena' });
    expect(await plan('joaquin', { note: 'Visita conjunta' })).toEqual({ planned: 1 });
    expect((await call(restructuring.continuityIntents, { proposalId: p.id }, director())).rows).toMatchObject([{ note: 'Visita conjunta' }]);
    await plan('joaquin', { planned: false });
    await plan('joaquin', {});
    const told = (await call(listFacts, { kind: ['proposal'] }, director())).rows.filter((f) => f.what.startsWith('restructuring.continuity') && f.about.id === p.id);
    expect(told.map((f) => [f.what, f.person?.name])).toEqual([['restructuring.continuity_planned', 'Joaquín Beltrán'], ['restructuring.continuity_unplanned', 'Joaquín Beltrán'], ['restructuring.continuity_planned', 'Joaquín Beltrán'], ['restructuring.continuity_planned', 'Elena Marqués']]);
    await sign(p, 'customers', 'joaquin');
    await expect(plan('joaquin', { planned: false })).rejects.toMatchObject(refused('conflict', 'restructuring.gate_waits'));
    expect((await call(restructuring.continuityIntents, { proposalId: p.id }, director())).planned).toBe(1);
  });
  test('are recommended or objected to with a reason, which opens nothing', async () => {
    const p = await shared([move()]);
    await expect(sign(p, 'customers', 'ramon', 'objects')).rejects.toMatchObject(refused('invalid_input', 'restructuring.comment_missing'));
    const { gates } = await sign(p, 'customers', 'ramon', 'objects', 'Tenemos llamadas con Ribera en junio');
    expect(gates[0]).toMatchObject({ state: 'open', signatures: [{ act: 'objects', person: { name: 'Ramón Cabrera' } }] });
  });
  test('lose their signatures, visibly, from what an edit touches on', async () => {
    let p = await shared([move()]);
    await call(restructuring.planContinuity, { proposalId: p.id, accountIds: [ribera] }, house.as('joaquin'));
    await sign(p, 'customers', 'joaquin');
    for (const code of ['decisions_faster', 'decision_linked']) await answer(p, 'decisions', code);
    await sign(p, 'decisions');
    await sign(p, 'structure');
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'rename_unit', unitId: house.units.norte, name: 'Norte y Ebro' } }] }, director());
    expect(p.gates.map((g) => [g.state, g.voided])).toEqual([['signed', 0], ['signed', 0], ['open', 1], ['waits', 0], ['waits', 0], ['waits', 0]]);
    const { gates } = await call(restructuring.proposalGates, { proposalId: p.id }, director());
    expect(gates[2]!.signatures).toMatchObject([{ act: 'signs', voidedBecause: 'changes_added' }]);
    p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: [{ change: { kind: 'move_portfolio', fromPositionId: house.seats.iker, toPositionId: house.seats.luis } }] }, director());
    expect(p.gates.map((g) => g.state)).toEqual(['open', 'waits', 'waits', 'waits', 'waits', 'waits']);
    await expect(sign({ id: p.id, version: p.version - 1 }, 'customers', 'joaquin')).rejects.toMatchObject(refused('stale', 'platform.stale'));
  });
  test('ask for waves from 60, and for the executive’s decision from 40', async () => {
    let p = await shared([move(), { kind: 'move_portfolio', fromPositionId: house.seats.iker, toPositionId: house.seats.claire }]);
    const { customers } = await call(restructuring.proposalImpact, { proposalId: p.id }, director());
    expect(customers.score).toBeGreaterThan(40);
    await house.owner`update platform.parameter set value = value || ${house.owner.json({ wavesFrom: 45 })} where name = 'focus.impact'`;
    for (const code of ['continuity_planned']) await answer(p, 'customers', code);
    await expect(sign(p, 'customers')).rejects.toMatchObject(refused('conflict', 'restructuring.needs_waves'));
    await expect(answer(p, 'customers', 'in_waves')).rejects.toMatchObject(refused('conflict', 'restructuring.not_excusable'));
    p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: [on, '2026-09-01'] }, director());
    await sign(p, 'customers');
    let d = await call(decisions.frameDecision, { title: 'Francia lleva el norte', customerEffect: 'Uno de clase A cambia', reviewOn: '2026-12-01', roles: [{ role: 'decides', seatId: house.seats.elena }], links: [{ kind: 'proposal', id: p.id }] }, director());
    await answer(p, 'decisions', 'decisions_faster');
    await expect(sign(p, 'decisions')).rejects.toMatchObject(refused('conflict', 'restructuring.executive_decides'));
    d = await call(decisions.setOptions, { decisionId: d.id, version: d.version, options: [{ text: 'Sí' }] }, director());
    await call(decisions.takeStep, { decisionId: d.id, version: d.version, step: 'decide', optionId: d.options[0]!.id }, director());
    expect((await sign(p, 'decisions')).gates[1]!.state).toBe('signed');
  });
  test('are not signed by whoever may not', async () => {
    const p = await shared([move()]);
    await expect(call(restructuring.signGate, { proposalId: p.id, version: p.version, gate: 'customers', act: 'signs' }, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});
