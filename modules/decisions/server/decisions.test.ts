import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import * as marketing from '../../marketing/contract.ts';
import * as organization from '../../organization/contract.ts';
import * as decisions from '../contract.ts';

let house: TestHouse;
const refused = (code: string, rule: string) => ({ problem: expect.objectContaining({ code, rule }) });
beforeAll(async () => {
  house = await openTestHouse();
  house.setNow('2026-05-20T10:00:00+02:00');
});
afterAll(() => house.close());

const frame = (more: object = {}) => call(decisions.frameDecision, {
  title: 'Una sola supervisión en Levante y Norte', customerEffect: 'Seis clientes de clase A cambian de persona', reviewOn: '2026-11-20',
  roles: [{ role: 'recommends', seatId: house.seats.joaquin }, { role: 'agrees', seatId: house.seats.beatriz }, { role: 'decides', seatId: house.seats.elena }, { role: 'performs', seatId: house.seats.joaquin }], ...more,
} as never, house.as('elena'));
const take = (d: decisions.Decision, step: string, who: 'elena' | 'joaquin' | 'beatriz' | 'nerea', more: object = {}) => call(decisions.takeStep, { decisionId: d.id, version: d.version, step, ...more } as never, house.as(who));

describe('a decision', () => {
  test('states its effect on customers, has exactly one who decides, and a review to come', async () => {
    await expect(frame({ roles: [{ role: 'recommends', seatId: house.seats.joaquin }] })).rejects.toMatchObject(refused('invalid_input', 'decisions.one_decides'));
    await expect(frame({ roles: [{ role: 'decides', seatId: house.seats.joaquin }, { role: 'decides', seatId: house.seats.elena }] })).rejects.toMatchObject(refused('invalid_input', 'decisions.one_decides'));
    await expect(frame({ reviewOn: '2026-05-20' })).rejects.toMatchObject(refused('invalid_input', 'decisions.review_later'));
    await expect(frame({ customerEffect: ' ' })).rejects.toMatchObject(refused('invalid_input', 'platform.invalid_input'));
  });
  test('goes from framed to reviewed, each step by whoever holds the part', async () => {
    let d = await frame();
    expect(d).toMatchObject({ state: 'framed', decides: { id: house.seats.elena } });
    await expect(take(d, 'decide', 'elena')).rejects.toMatchObject(refused('conflict', 'decisions.option_missing'));
    d = await call(decisions.setOptions, { decisionId: d.id, version: d.version, options: [{ text: 'Unirlas en enero' }, { text: 'Dejarlas' }] }, house.as('elena'));
    expect(d.state).toBe('options');
    await expect(take(d, 'recommend', 'nerea')).rejects.toMatchObject(refused('not_allowed', 'decisions.not_your_role'));
    d = await take(d, 'recommend', 'joaquin', { optionId: d.options[0]!.id, comment: 'Antes de la feria' });
    expect(d.steps.at(-1)).toMatchObject({ step: 'recommend', optionId: d.options[0]!.id, optionText: 'Unirlas en enero', comment: 'Antes de la feria' });
    await expect(take(d, 'recommend', 'joaquin')).rejects.toMatchObject(refused('invalid_input', 'decisions.option_missing'));
    d = await take(d, 'object', 'beatriz', { comment: 'Falta el plan de la feria' });
    expect(d.state).toBe('objected');
    await expect(take(d, 'decide', 'elena', { optionId: d.options[0]!.id })).rejects.toMatchObject(refused('conflict', 'decisions.objected'));
    d = await take(d, 'agree', 'beatriz');
    expect(d.state).toBe('agreed');
    d = await take(d, 'decide', 'elena', { optionId: d.options[0]!.id });
    expect(d).toMatchObject({ state: 'decided', chosen: 'Unirlas en enero', decidedOn: '2026-05-20' });
    await expect(call(decisions.setOptions, { decisionId: d.id, version: d.version, options: [{ text: 'Otra' }] }, house.as('elena'))).rejects.toMatchObject(refused('conflict', 'decisions.already_decided'));
    await expect(house.owner`update decisions.decision set title = 'Otra cosa' where id = ${d.id}`).rejects.toThrow(/stays/);
    d = await take(d, 'execute', 'joaquin');
    d = await take(d, 'finish', 'joaquin');
    await expect(take(d, 'review', 'elena')).rejects.toMatchObject(refused('invalid_input', 'decisions.effect_missing'));
    expect(await take(d, 'review', 'elena', { effect: 'as_expected' })).toMatchObject({ state: 'reviewed', effect: 'as_expected', may: [] });
  });
  test('keeps of which option a recommendation is, though it is reworded, and what it said, though it is taken out', async () => {
    let d = await frame({ title: 'Con opciones que cambian' });
    const set = (options: object[]) => call(decisions.setOptions, { decisionId: d.id, version: d.version, options } as never, house.as('elena')), told = () => d.steps.map((s) => [s.optionId, s.optionText]);
    d = await set([{ text: 'Unirlas en enero' }, { text: 'Dejarlas' }]);
    const [one, other] = d.options;
    d = await take(d, 'recommend', 'joaquin', { optionId: one!.id });
    d = await set([{ ...one, text: 'Unirlas en marzo' }, other!]);
    expect(told()).toEqual([[one!.id, 'Unirlas en enero']]);
    d = await set([other!]);
    expect(told()).toEqual([[null, 'Unirlas en enero']]);
  });
  test('loses a link that was not its own, by whoever may write it, also once decided', async () => {
    const campaign = await call(marketing.createCampaign, { marketId: house.markets.ES, name: 'Salina en Norte', kind: 'email' }, house.as('pau'));
    let d = await frame({ title: 'Enlazada por error', links: [{ kind: 'campaign', id: campaign.id }] });
    const unlink = (who: 'joaquin' | 'sofia') => call(decisions.unlinkDecision, { decisionId: d.id, version: d.version, kind: 'campaign', id: campaign.id }, house.as(who));
    await expect(unlink('sofia')).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    d = await call(decisions.setOptions, { decisionId: d.id, version: d.version, options: [{ text: 'Sí' }] }, house.as('elena'));
    d = await take(d, 'decide', 'elena', { optionId: d.options[0]!.id });
    const seen = d.version;
    d = await unlink('joaquin');
    expect([d.links, d.version]).toEqual([[], seen + 1]);
    await expect(unlink('joaquin')).rejects.toMatchObject(refused('not_found', 'platform.not_found'));
  });
  test('that was taken is superseded by another, never edited', async () => {
    let d = await frame({ title: 'Primera' });
    await expect(frame({ title: 'Segunda', supersedes: d.id })).rejects.toMatchObject(refused('conflict', 'decisions.not_yet'));
    d = await call(decisions.setOptions, { decisionId: d.id, version: d.version, options: [{ text: 'Sí' }] }, house.as('elena'));
    d = await take(d, 'decide', 'elena', { optionId: d.options[0]!.id });
    const next = await frame({ title: 'Segunda', supersedes: d.id });
    expect(next.supersedes).toMatchObject({ id: d.id });
    expect(await call(decisions.readDecision, { decisionId: d.id }, house.as('elena'))).toMatchObject({ state: 'superseded', supersededBy: { id: next.id } });
    expect((await call(decisions.listDecisions, { state: ['superseded'] }, house.as('elena'))).rows.map((r) => r.title)).toEqual(['Primera']);
  });
  test('calls what it is linked to by its name, and only by its kind for whoever may not see it', async () => {
    const campaign = await call(marketing.createCampaign, { marketId: house.markets.ES, name: 'Salina en Levante', kind: 'email' }, house.as('pau'));
    const d = await frame({ title: 'Seguir con Salina', links: [{ kind: 'campaign', id: campaign.id }, { kind: 'opportunity', id: house.seats.pau }] });
    expect(d.links).toEqual([{ kind: 'campaign', id: campaign.id, name: 'Salina en Levante' }, { kind: 'opportunity', id: house.seats.pau, name: null }]);
  });
  test('is found by what it is linked to, and only read by those who may', async () => {
    const campaign = house.seats.pau, d = await frame({ title: 'Con campaña', links: [{ kind: 'campaign', id: campaign }] });
    expect((await call(decisions.listDecisions, { linkId: campaign, linkKind: 'campaign' }, house.as('ramon'))).rows.map((r) => r.id)).toEqual([d.id]);
    await expect(call(decisions.listDecisions, {}, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
});

describe('the budget of internal time', () => {
  const forum = (more: object = {}) => call(decisions.openForum, { name: 'Comité de ventas', what: 'meeting', ownerId: house.seats.joaquin, participantIds: [house.seats.marta, house.seats.luis], minutes: 60, readingMinutes: 0, frequency: 'weekly', serves: 'Qué clientes visitar', expiresOn: '2026-11-20', ...more } as never, house.as('joaquin'));
  test('counts everybody’s minutes, costs them for those who see costs, and ends unless renewed', async () => {
    await expect(forum({ expiresOn: '2026-11-21' })).rejects.toMatchObject(refused('invalid_input', 'decisions.sunset_too_far'));
    const f = await forum();
    expect(f).toMatchObject({ weeklyMinutes: 180, yearlyCost: null });
    const report = await forum({ name: 'Parte diario', what: 'report', participantIds: [house.seats.elena], minutes: 20, readingMinutes: 5, frequency: 'daily' });
    expect(report.weeklyMinutes).toBe(125);
    await call(organization.setCosts, { from: '2026-01-01', rates: (['joaquin', 'marta', 'luis'] as const).map((s) => ({ positionId: house.seats[s], amount: { minor: '4600000', currency: 'EUR' } })) }, house.as('teresa'));
    const seen = await call(decisions.listForums, {}, house.as('elena'));
    // 46 weeks x 3 hours x 25.00 EUR an hour
    expect(seen.rows.find((r) => r.id === f.id)!.yearlyCost).toEqual({ minor: '345000', currency: 'EUR' });
    expect(seen.weeklyMinutes).toBe(305);
    expect((await call(decisions.listForums, {}, house.as('joaquin'))).rows.every((r) => r.yearlyCost === null)).toBe(true);
    expect(await call(decisions.changeForum, { forumId: f.id, version: f.version, participantIds: [house.seats.marta] }, house.as('joaquin'))).toMatchObject({ weeklyMinutes: 120 });
    await expect(call(decisions.openForum, { name: 'x' } as never, house.as('marta'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
  });
  test('what a position costs is read and set only by those who may', async () => {
    await expect(call(organization.listCosts, {}, house.as('joaquin'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await expect(call(organization.setCosts, { from: '2026-01-01', rates: [{ positionId: house.seats.marta, amount: null }] }, house.as('sofia'))).rejects.toMatchObject(refused('not_allowed', 'platform.right_missing'));
    await call(organization.setCosts, { from: '2026-07-01', rates: [{ positionId: house.seats.marta, amount: { minor: '5000000', currency: 'EUR' } }] }, house.as('elena'));
    expect((await call(organization.positionCosts, { positionId: house.seats.marta }, house.as('sofia'))).rows).toMatchObject([{ from: '2026-07-01', amount: { minor: '5000000' } }, { from: '2026-01-01', to: '2026-07-01', amount: { minor: '4600000' } }]);
    expect((await call(organization.listCosts, { missing: true }, house.as('teresa'))).rows).toHaveLength(12);
  });
  test('its owner exists as long as it is held', async () => {
    const { id } = await forum({ ownerId: house.seats.iker, participantIds: [] });
    await expect(house.owner.begin(async (tx) => {
      await tx`select organization.open_change()`;
      for (const table of ['appointment', 'reporting_line', 'role_grant', 'position_version']) await tx`update ${tx(`organization.${table}`)} set recorded = tstzrange(lower(recorded), (select s.recorded from organization.structure_stamp s)) where position_id = ${house.seats.iker} and upper_inf(recorded)`;
    })).rejects.toMatchObject({ constraint_name: 'forum_owner_dated' });
    expect((await call(decisions.listForums, {}, house.as('elena'))).rows.find((f) => f.id === id)?.owner.id).toBe(house.seats.iker);
  });
});
