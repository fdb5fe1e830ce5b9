import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, refused, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer, aSale, eur } from '../../../house/testSales.ts';
import * as focus from '../../focus/contract.ts';
import * as sales from '../../sales/contract.ts';
import * as contract from '../contract.ts';

let house: TestHouse;
beforeAll(async () => { house = await openTestHouse(); });
afterAll(() => house.close());

const aContact = async (accountId: string, name: string, more: Record<string, string> = {}) => (await call(contract.createContact, { accountId, givenName: name, familyName: 'Soler', ...more }, house.as('marta'))).id;
const merge = (keepId: string, absorbId: string, who: Parameters<TestHouse['as']>[0] = 'joaquin', more: object = {}) => mergeSeen(contract.previewAccountMerge, contract.mergeAccounts, keepId, absorbId, who, more);
const mergePeople = (keepId: string, absorbId: string, who: Parameters<TestHouse['as']>[0] = 'joaquin', more: object = {}) => mergeSeen(contract.previewContactMerge, contract.mergeContacts, keepId, absorbId, who, more);

/** As a screen does: looks at both, then merges what it saw. */
async function mergeSeen(preview: typeof contract.previewAccountMerge, act: typeof contract.mergeAccounts | typeof contract.mergeContacts, keepId: string, absorbId: string, who: Parameters<TestHouse['as']>[0], more: object) {
  const seen = await call(preview, { keepId, absorbId }, house.as(who));
  return call(act as typeof contract.mergeAccounts, { keepId, absorbId, keepVersion: seen.keep.version, absorbVersion: seen.absorb.version, ...more }, house.as(who));
}

const booked = async (): Promise<string> => (await house.owner`select coalesce(sum(reporting_minor), 0)::text as sum from sales.booking_event`)[0]!['sum'] as string;
const holds = async (table: string, column: string, id: string): Promise<number> => (await house.owner`select count(*)::int as n from ${house.owner(table)} where ${house.owner(column)} = ${id}`)[0]!['n'] as number;

test('everything about a customer goes along with it, and what was booked sums to what it was', async () => {
  const keep = await aCustomer(house, 'Azulejos Ribera', 'marta', [['web', '2025-02-01']]), absorb = await aCustomer(house, 'Azulejos Ribera, S. L.', 'luis', [['fair', '2025-03-01']]);
  await aSale(house, keep, eur(100_000), '2025-05-01');
  await aSale(house, absorb, eur(250_001), '2025-05-02', 'luis');
  const contact = await aContact(absorb, 'Inés');
  await call(contract.givePromise, { accountId: absorb, title: 'Muestras', dueOn: '2030-01-01' }, house.as('luis'));
  await call(contract.logInteraction, { accountId: absorb, kind: 'direct', channel: 'call', subject: 'Precios', startsAt: '2025-05-03T10:00:00Z', minutes: 10, contactIds: [contact] }, house.as('luis'));
  await call(contract.writeNote, { accountId: absorb, body: 'Decide la hija' }, house.as('luis'));
  const before = await booked(), done = await merge(keep, absorb);
  expect(done).toMatchObject({ keptId: keep });
  expect(await booked()).toBe(before);
  for (const [table, n] of [['sales.booking_event', 2], ['sales.opportunity', 2], ['marketing.touch', 2], ['customers.contact', 1], ['customers.promise', 1], ['customers.interaction', 1], ['customers.note', 1]] as const) {
    expect([table, await holds(table, 'account_id', absorb), await holds(table, 'account_id', keep)]).toEqual([table, 0, n]);
  }
  const deals = await call(sales.listOpportunities, { account: keep }, house.as('joaquin'));
  expect(new Set(deals.rows.map((d) => d.owner.seat.id))).toEqual(new Set([house.seats.marta, house.seats.luis]));
});

test('the address of the absorbed customer leads to the one that stays, and lists no longer show it', async () => {
  const keep = await aCustomer(house, 'Baños Alegre', 'marta'), absorb = await aCustomer(house, 'Baños Alegre SL', 'marta');
  await merge(keep, absorb);
  expect((await call(contract.getAccount, { accountId: absorb }, house.as('marta'))).id).toBe(keep);
  expect((await call(contract.listAccounts, { find: 'Baños Alegre' }, house.as('marta'))).rows.map((r) => r.id)).toEqual([keep]);
  expect(await refused(call(contract.restoreAccount, { accountId: absorb, version: 2 }, house.as('marta')))).toMatchObject({ code: 'conflict', rule: 'customers.merged_away' });
  const promise = await call(contract.givePromise, { accountId: absorb, title: 'Llegó tarde', dueOn: '2030-01-01' }, house.as('marta'));
  expect((await house.owner`select account_id from customers.promise where id = ${promise.id}`)[0]).toEqual({ account_id: keep });
});

test('what is added while a merge is being made goes to the one that stays', async () => {
  const keep = await aCustomer(house, 'Mientras Tanto', 'marta'), absorb = await aCustomer(house, 'Mientras Tanto SL', 'marta');
  const [first, ...others] = await Promise.all([merge(keep, absorb), ...Array.from({ length: 12 }, (_, n) => call(contract.givePromise, { accountId: absorb, title: `Promesa ${n}`, dueOn: '2030-01-01' }, house.as('marta')))]);
  expect([first.keptId, others.length]).toEqual([keep, 12]);
  expect([await holds('customers.promise', 'account_id', absorb), await holds('customers.promise', 'account_id', keep)]).toEqual([0, 12]);
});

test('a talk with both that comes late is a talk with one', async () => {
  const account = await aCustomer(house, 'Tarde', 'marta'), keep = await aContact(account, 'Eva'), absorb = await aContact(account, 'Eva'), third = await aContact(account, 'Teo');
  await mergePeople(keep, absorb);
  const talk = (contactIds: string[]) => call(contract.logInteraction, { accountId: account, kind: 'direct', channel: 'call', subject: 'Tarde', startsAt: '2025-05-03T10:00:00Z', minutes: 5, contactIds }, house.as('marta'));
  await talk([absorb, third]);
  await talk([keep, absorb]);
  expect([await holds('customers.interaction_contact', 'contact_id', keep), await holds('customers.interaction_contact', 'contact_id', third)]).toEqual([2, 1]);
});

test('a customer has one lead seat on every date afterwards, and the other’s history stays readable', async () => {
  const keep = await aCustomer(house, 'Cocinas Mora', 'marta'), absorb = await aCustomer(house, 'Cocinas Mora SA', 'luis');
  await call(contract.joinAccountTeam, { accountId: absorb, seatId: house.seats.pau, role: 'brand' }, house.as('luis'));
  await merge(keep, absorb, 'joaquin', { leadStays: true });
  const led = await house.owner`select account_id, position_id, upper_inf(valid) as open from customers.custody where account_id in (${keep}, ${absorb}) and upper_inf(recorded) order by upper_inf(valid)`;
  expect(led).toEqual([{ account_id: absorb, position_id: house.seats.luis, open: false }, { account_id: keep, position_id: house.seats.marta, open: true }]);
  const { team } = await call(contract.accountCustody, { accountId: keep }, house.as('marta'));
  expect(team.map((t) => [t.role, t.seat.id]).sort()).toEqual([['brand', house.seats.pau], ['lead', house.seats.marta], ['support', house.seats.luis]].sort());
  const { rows } = await call(contract.accountHistory, { accountId: keep }, house.as('marta'));
  expect(rows.map((r) => r.what)).toEqual(expect.arrayContaining(['customers.account_merged', 'customers.account_absorbed']));
});

test('chosen values come over, what was dropped is kept readable, and undoing gives both back as they were', async () => {
  const keep = await aCustomer(house, 'Decor Ibáñez', 'marta'), absorb = await aCustomer(house, 'Decor Ibañez', 'luis');
  await house.owner`update customers.account set city = 'Onda', tax_id = 'B12345678', phone = '961234567' where id = ${absorb}`;
  await house.owner`update customers.account set city = 'Nules' where id = ${keep}`;
  await aSale(house, absorb, eur(5_000), '2025-06-01', 'luis');
  const seen = await call(contract.previewAccountMerge, { keepId: keep, absorbId: absorb }, house.as('joaquin'));
  expect(Object.fromEntries(seen.fields.map((f) => [f.field, f.take]))).toMatchObject({ name: 'keep', city: 'keep', taxId: 'absorb', phone: 'absorb' });
  expect(seen.moves).toEqual(expect.arrayContaining([{ what: 'sales.booking_event', count: 1 }]));
  expect(seen.warnings).toEqual([{ code: 'other_lead', names: ['Luis Ferrando', 'Marta Vidal'] }]);
  const done = await merge(keep, absorb, 'joaquin', { take: ['taxId', 'city'] });
  expect(await call(contract.getAccount, { accountId: keep }, house.as('marta'))).toMatchObject({ city: 'Onda', taxId: 'B12345678', phone: null });
  const [before] = (await call(contract.listMerges, { kind: 'account', recordId: keep }, house.as('joaquin'))).rows;
  expect(before).toMatchObject({ who: 'Joaquín Beltrán', absorbed: { id: absorb, name: 'Decor Ibañez' }, undoneAt: null, mayUndo: true });
  expect(before!.fields).toEqual(expect.arrayContaining([{ field: 'phone', kept: null, was: '961234567' }]));
  await call(contract.changeAccount, { accountId: keep, version: done.version, city: 'Vila-real' }, house.as('marta'));
  expect(await call(contract.undoAccountMerge, { mergeId: done.id }, house.as('joaquin'))).toEqual({ restoredId: absorb, keptId: keep });
  expect(await call(contract.getAccount, { accountId: keep }, house.as('marta'))).toMatchObject({ id: keep, city: 'Vila-real', taxId: null });
  expect(await call(contract.getAccount, { accountId: absorb }, house.as('luis'))).toMatchObject({ id: absorb, city: 'Onda', taxId: 'B12345678', withdrawnAt: null, lead: { seat: { id: house.seats.luis } } });
  expect(await holds('sales.booking_event', 'account_id', absorb)).toBe(1);
  expect(await refused(call(contract.undoAccountMerge, { mergeId: done.id }, house.as('joaquin')))).toMatchObject({ rule: 'customers.merge_undone' });
});

test('nobody takes another team’s customer by merging it: it says who can, and the database would refuse it too', async () => {
  const keep = await aCustomer(house, 'Fachadas Sur', 'marta'), absorb = await aCustomer(house, 'Fachadas Sur SL', 'iker');
  const seen = await call(contract.previewAccountMerge, { keepId: keep, absorbId: absorb }, house.as('joaquin'));
  expect(seen.refused).toEqual({ rule: 'customers.merge_other_team', who: 'Elena Marqués' });
  for (const who of ['joaquin', 'nerea'] as const) expect(await refused(merge(keep, absorb, who))).toMatchObject({ code: 'not_allowed', rule: 'customers.merge_other_team', facts: { who: 'Elena Marqués' } });
  const rows = await house.owner.begin(async (tx) => {
    await tx`select set_config('unisono.writes', ${`{${house.markets.ES},${house.seats.marta}}`}, true), set_config('unisono.reads', ${`{${house.markets.ES}}`}, true), set_config('unisono.markets', ${`{${house.markets.ES}}`}, true)`;
    await tx`set local role unisono_app`;
    return tx`insert into customers.merge (kind, market_id, kept_id, absorbed_id, kept_position_id, absorbed_position_id, at) values ('account', ${house.markets.ES}, ${keep}, ${absorb}, ${house.seats.marta}, ${house.seats.iker}, now()) returning id`;
  }).catch((e: { code: string }) => e.code);
  expect(rows).toBe('42501');
  await merge(keep, absorb, 'elena');
});

test('a seller may not merge, records of two markets stay apart, and whoever looked too early looks again', async () => {
  const keep = await aCustomer(house, 'Gres Alto', 'marta'), absorb = await aCustomer(house, 'Gres Alto SL', 'marta'), french = await aCustomer(house, 'Gres Haut', 'claire', [], 'FR');
  const pair = { keepId: keep, absorbId: absorb, keepVersion: 1, absorbVersion: 1 };
  expect(await refused(call(contract.mergeAccounts, pair, house.as('marta')))).toMatchObject({ rule: 'platform.right_missing' });
  expect(await refused(call(contract.mergeAccounts, { ...pair, absorbId: french }, house.as('elena')))).toMatchObject({ rule: 'customers.merge_markets' });
  expect(await refused(call(contract.mergeAccounts, { ...pair, absorbId: keep }, house.as('elena')))).toMatchObject({ rule: 'customers.merge_two' });
  expect(await refused(call(contract.mergeAccounts, { ...pair, absorbVersion: 2 }, house.as('joaquin')))).toMatchObject({ code: 'stale' });
  await call(contract.mergeAccounts, pair, house.as('joaquin'));
  expect(await refused(call(contract.mergeAccounts, pair, house.as('joaquin')))).toMatchObject({ rule: 'customers.merge_not_in_use' });
});

test('what a hand-over credits to two seats stays as it was credited, of both customers, after the merge and after it is undone', async () => {
  const keep = await aCustomer(house, 'Reparto Uno', 'luis'), absorb = await aCustomer(house, 'Reparto Uno SL', 'luis'), of = house.markets.ES, made: string[] = [];
  const book = async (account: string, minor: number, reverses: string | null = null) => (await house.owner`insert into sales.booking_event (account_id, market_id, owner_position_id, kind, reverses_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
    values (${account}, ${of}, ${house.seats.luis}, ${reverses ? 'reversal' : 'booking'}, ${reverses}, ${reverses ? '2025-08-01' : '2025-05-10'}, ${minor}, 'EUR', ${minor}, 'EUR', now()) returning id`)[0]!['id'] as string;
  await house.owner`insert into sales.credit_split (account_id, market_id, from_position_id, to_position_id, from_bp, valid, act_id) values (${absorb}, ${of}, ${house.seats.marta}, ${house.seats.luis}, 5000, '[2025-05-01,2025-06-01)', uuidv7())`;
  made.push(await book(keep, 700), await book(absorb, 1001));
  const credited = async () => house.owner`select booking_id, to_position_id, minor from published.credit_moved where booking_id = any (${made}::uuid[]) order by booking_id`;
  const before = [...await credited()];
  expect(before).toEqual([{ booking_id: made[1], to_position_id: house.seats.marta, minor: '500' }]);
  const { id } = await merge(keep, absorb);
  expect([...await credited()]).toEqual(before);
  made.push(await book(absorb, -1001, made[1]));
  expect([...await credited()]).toEqual([...before, { booking_id: made[2], to_position_id: house.seats.marta, minor: '-500' }]);
  await call(contract.undoAccountMerge, { mergeId: id }, house.as('joaquin'));
  expect([...await credited()].slice(0, 1)).toEqual(before);
  expect(await house.owner`select count(*)::int as n from sales.booking_event where booked_with is not null and id = any (${made}::uuid[])`).toEqual([{ n: 0 }]);
});

test('only the transaction that merges carries anything over', async () => {
  const keep = await aCustomer(house, 'Hidra Uno', 'marta'), absorb = await aCustomer(house, 'Hidra Uno SL', 'marta'), { id } = await merge(keep, absorb);
  const later = await house.owner`select customers.carry_over(${id}::uuid)`.catch((e: { code: string }) => e.code);
  expect(later).toBe('42501');
});

test('whoever said no in one record is not reached through the other, and undoing gives back what each had', async () => {
  const account = await aCustomer(house, 'Iris Baños', 'marta'), keep = await aContact(account, 'Rosa', { email: 'rosa@iris.example' }), absorb = await aContact(account, 'Rosa', { email: 'Rosa@iris.example', phone: '600111222' });
  const allow = (contactId: string, channel: 'email' | 'phone') => call(contract.recordPermission, { contactId, channel, purpose: 'commercial', basis: 'consent', evidence: 'Formulario', obtainedAt: '2025-01-01T00:00:00Z' }, house.as('marta'));
  await allow(keep, 'email'); await allow(keep, 'phone');
  await call(contract.revokePermission, { permissionId: (await allow(absorb, 'email')).id }, house.as('marta'));
  expect((await call(contract.previewContactMerge, { keepId: keep, absorbId: absorb }, house.as('joaquin'))).warnings).toEqual([{ code: 'opted_out', names: ['email'] }]);
  const done = await mergePeople(keep, absorb, 'joaquin', { take: ['phone'] });
  const reach = async () => Object.fromEntries((await call(contract.listPermissions, { contactId: keep }, house.as('marta'))).channels.map((c) => [c.channel, c.may]));
  expect(await reach()).toMatchObject({ email: 0, phone: 1 });
  expect(await call(contract.getContact, { contactId: absorb }, house.as('marta'))).toMatchObject({ id: keep, phone: '600111222' });
  await call(contract.undoContactMerge, { mergeId: done.id }, house.as('joaquin'));
  expect(await reach()).toMatchObject({ email: 1, phone: 1 });
  expect(await call(contract.getContact, { contactId: keep }, house.as('marta'))).toMatchObject({ phone: null });
});

test('one talk with both stays one talk, and erasing the person erases both records and their earlier values', async () => {
  const account = await aCustomer(house, 'Jardín Cerámico', 'marta'), keep = await aContact(account, 'Lola', { email: 'lola@j.example' }), absorb = await aContact(account, 'Dolores', { email: 'dolores@j.example' });
  await call(contract.logInteraction, { accountId: account, kind: 'direct', channel: 'call', subject: 'Con las dos', startsAt: '2025-05-03T10:00:00Z', minutes: 5, contactIds: [keep, absorb] }, house.as('marta'));
  await mergePeople(keep, absorb, 'ramon', { take: ['email'] });
  await call(contract.eraseContact, { contactId: absorb }, house.as('elena'));
  const left = await house.owner`select given_name, email, erased_at is not null as erased from customers.contact where id in (${keep}, ${absorb})`;
  expect(left).toEqual([{ given_name: '', email: null, erased: true }, { given_name: '', email: null, erased: true }]);
  expect((await house.owner`select count(*)::int as n from platform.personal_value where subject_id in (${keep}, ${absorb}) and value is not null`)[0]).toEqual({ n: 0 });
  expect((await house.owner`select subject from customers.interaction where account_id = ${account}`)[0]).toEqual({ subject: '' });
});

test('three records become one whichever way they are joined', async () => {
  const held = async (order: 'one by one' | 'chained') => {
    const [a, b, c] = [await aCustomer(house, `K ${order} 1`, 'marta', [['web', '2025-01-05']]), await aCustomer(house, `K ${order} 2`, 'luis', [['fair', '2025-01-06']]), await aCustomer(house, `K ${order} 3`, 'marta', [['ads', '2025-01-07']])];
    for (const id of [b, c]) await aContact(id, 'Pep');
    if (order === 'chained') { await merge(b, c); await merge(a, b); } else { await merge(a, b); await merge(a, c); }
    expect((await call(contract.getAccount, { accountId: c }, house.as('marta'))).id).toBe(a);
    return { touches: await holds('marketing.touch', 'account_id', a), contacts: await holds('customers.contact', 'account_id', a) };
  };
  expect(await held('one by one')).toEqual({ touches: 3, contacts: 2 });
  expect(await held('chained')).toEqual({ touches: 3, contacts: 2 });
});

test('a merge that was followed by another is undone after that one', async () => {
  const [a, b, c] = [await aCustomer(house, 'L 1', 'marta'), await aCustomer(house, 'L 2', 'marta'), await aCustomer(house, 'L 3', 'marta')];
  const first = await merge(b, c), second = await merge(a, b);
  expect(await refused(call(contract.undoAccountMerge, { mergeId: first.id }, house.as('joaquin')))).toMatchObject({ rule: 'customers.merge_followed' });
  await call(contract.undoAccountMerge, { mergeId: second.id }, house.as('joaquin'));
  await call(contract.undoAccountMerge, { mergeId: first.id }, house.as('joaquin'));
  expect(await Promise.all([a, b, c].map(async (id) => (await call(contract.getAccount, { accountId: id }, house.as('marta'))).id))).toEqual([a, b, c]);
});

test('a merge whose seat has closed since is undone into the hands of whoever leads the one that stayed', async () => {
  const keep = await aCustomer(house, 'Esmaltes Roca', 'marta'), absorb = await aCustomer(house, 'Esmaltes Roca SL', 'iker'), { id } = await merge(keep, absorb, 'elena');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Madrid' }).format(), { token } = await call(focus.seatImpact, { seat: house.seats.iker, on: today, to: house.seats.nerea }, house.as('elena'));
  await call(focus.closeSeat, { seatId: house.seats.iker, toSeat: house.seats.nerea, moves: [], on: today, reason: 'Se cierra', impactToken: token }, house.as('elena'));
  await call(contract.undoAccountMerge, { mergeId: id }, house.as('elena'));
  expect((await call(contract.getAccount, { accountId: absorb }, house.as('elena'))).lead).toMatchObject({ seat: { id: house.seats.marta } });
  const { history } = await call(contract.accountCustody, { accountId: absorb }, house.as('elena'));
  expect(history.map((h) => [h.seat.id, h.from, h.to])).toEqual([[house.seats.marta, today, null], [house.seats.iker, '2025-01-01', today]]);
});
