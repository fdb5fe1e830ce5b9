import { inTransaction } from '../platform/server/db.ts';
import type { Ctx } from '../platform/server/request.ts';
import { openingFor } from '../platform/server/scope.ts';
import { systemActor } from '../modules/organization/server/index.ts';
import { call, type TestHouse } from './testHouse.ts';
import * as sales from '../modules/sales/contract.ts';
import { attributionTask } from '../modules/reporting/server/index.ts';

export const eur = (minor: number | string) => ({ minor: String(minor), currency: 'EUR' });

/** Does the attribution job's work, as the worker would: as its actor, through the application's role. */
export async function divideWaiting(house: TestHouse): Promise<void> {
  const actor = systemActor('attribution');
  await attributionTask.perform({
    payload: {}, signal: AbortSignal.timeout(60_000),
    transact: (work) => inTransaction(house.sql, openingFor(actor, attributionTask.needs, false), (db, copyIn) =>
      work({ db, copyIn, person: actor, now: new Date(), today: new Date().toISOString().slice(0, 10), requestId: 'job', via: 'job' } satisfies Ctx)),
  });
}

/** A customer of a market led by a seat, with touches of these origins on these days. */
export async function aCustomer(
  house: TestHouse, name: string, seat: keyof TestHouse['seats'], touches: readonly (readonly [string, string])[] = [], market: 'ES' | 'FR' = 'ES',
): Promise<string> {
  return house.owner.begin(async (tx) => {
    const [a] = await tx`insert into customers.account (market_id, name, status, class, custody_from, created_at)
      values (${house.markets[market]}, ${name}, 'customer', 'A', '2025-01-01', now()) returning id`;
    const id = a!['id'] as string;
    await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded) values (${id}, ${house.markets[market]}, ${house.seats[seat]}, '[2025-01-01,)', '[2025-01-01,)')`;
    for (const [origin, day] of touches) {
      await tx`insert into marketing.origin (key, name_es, name_en) values (${origin}, ${origin}, ${origin}) on conflict do nothing`;
      await tx`insert into marketing.touch (market_id, account_id, origin_key, occurred_at, occurred_on) values (${house.markets[market]}, ${id}, ${origin}, ${`${day} 10:00Z`}, ${day})`;
    }
    return id;
  });
}

export async function aSale(house: TestHouse, accountId: string, amount: { minor: string; currency: string }, on: string, who: 'marta' | 'luis' | 'iker' | 'claire' = 'marta'): Promise<string> {
  const deal = await call(sales.createOpportunity, { accountId, name: 'Obra', amount }, house.as(who));
  await call(sales.winOpportunity, { opportunityId: deal.id, version: 1, on }, house.as(who));
  return (await call(sales.listBookings, { opportunity: deal.id }, house.as(who))).rows[0]!.id;
}
