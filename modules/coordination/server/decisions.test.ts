import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { inTransaction } from '../../../platform/server/db.ts';
import { createLead } from '../../marketing/contract.ts';
import { systemActor } from '../../organization/server/index.ts';
import { acceptHandOff, createHandOff, disputeHandOff, getAttainment, resolveHandOff, returnHandOff } from '../contract.ts';
import { decisionsKept } from './decisions.ts';

let house: TestHouse;
/** Six: accepted in time and late, returned, returned wrongly, never answered, and one of the next day still pending. */
beforeAll(async () => {
  house = await openTestHouse();
  const offer = async (n: number, at: string) => {
    house.setNow(at);
    const lead = await call(createLead, { marketId: house.markets.ES, company: `Hoteles ${n}`, name: 'Amparo Gil', email: `amparo${n}@serena.example`, origin: 'web' }, house.as('rocio'));
    return { handOffId: (await call(createHandOff, { leadId: lead.id, toPositionId: house.seats.marta, brief: 'Baños' }, house.as('rocio'))).id };
  };
  const [soon, late, sentBack, wronged] = [await offer(1, monday), await offer(2, monday), await offer(3, monday), await offer(4, monday)];
  await offer(5, monday);
  const back = (h: { handOffId: string }) => call(returnHandOff, { ...h, reason: 'not_ready', note: 'Falta la fecha' }, house.as('marta'));
  house.setNow('2026-11-23T11:00:00+01:00');
  await call(acceptHandOff, soon!, house.as('marta'));
  await back(sentBack!);
  await back(wronged!);
  await call(disputeHandOff, { ...wronged!, note: 'La fecha estaba' }, house.as('rocio'));
  await call(resolveHandOff, { ...wronged!, resolvedFor: 'sender', note: 'Estaba' }, house.as('elena'));
  house.setNow('2026-11-23T16:00:00+01:00');
  await call(acceptHandOff, late!, house.as('marta'));
  await offer(6, '2026-11-24T17:30:00+01:00');
}, 60_000);
afterAll(() => house.close());

const monday = '2026-11-23T10:00:00+01:00';

test.each(['2026-11-23T12:30:00+01:00', '2026-11-24T09:00:00+01:00', '2026-12-15T10:00:00+01:00'])('counted where the rows are, decisions are what the rule reads (%s)', async (at) => {
  house.setNow(at);
  const window = { from: '2026-11-20', to: '2026-12-10' }, now = new Date(at);
  const [counted] = await inTransaction(house.sql, { readOnly: true, role: 'unisono_reader', personId: house.people.elena, reads: [], markets: [], writes: [] }, (db, copyIn) =>
    decisionsKept({ db, copyIn, person: systemActor('setup'), now, today: at.slice(0, 10), requestId: 'test', via: 'job' }, [window]));
  const { total, markets } = await call(getAttainment, window, house.as('elena'));
  const read = ({ handOffs, sales, marketing, joint, acceptance, milestones: { decision: { pendingAgeP50: _, pendingAgeP90: __, ...decision } } }: typeof total) =>
    ({ handOffs, sales, marketing, joint, accepted: acceptance.accepted, returned: acceptance.returnedUpheld, decision });
  expect(counted!.total.handOffs).toBeGreaterThan(0);
  expect(counted!.total).toEqual(read(total));
  expect(Object.fromEntries(counted!.markets)).toEqual(Object.fromEntries(markets.map((m) => [m.market.id, read(m)])));
});
