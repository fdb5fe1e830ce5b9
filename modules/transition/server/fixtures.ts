import { call, type TestHouse } from '../../../house/testHouse.ts';
import { aCustomer } from '../../../house/testSales.ts';
import { inTransaction } from '../../../platform/server/db.ts';
import type { Task } from '../../../platform/server/jobs.ts';
import { openingFor } from '../../../platform/server/scope.ts';
import { systemActor } from '../../organization/server/index.ts';
import * as restructuring from '../../restructuring/contract.ts';
import { carryOutTask } from '../../restructuring/server/index.ts';
import { reviewTask } from './computing.ts';
import { watchTask } from './watching.ts';

/** Does a task as the worker would, at an instant. */
export async function perform(house: TestHouse, task: Task, instant: string, payload: object = {}): Promise<void> {
  house.setNow(instant);
  const person = systemActor(task.actor);
  await task.perform({ payload, signal: AbortSignal.timeout(60_000), transact: (work) => inTransaction(house.sql, openingFor(person, task.needs, false), (db, copyIn) => work({ db, copyIn, person, now: new Date(instant), today: instant.slice(0, 10), requestId: 'job', via: 'job' })) });
}
export const dayComes = async (house: TestHouse, instant: string): Promise<void> => { for (const task of [carryOutTask, reviewTask, watchTask]) await perform(house, task, instant); };

/** Customers of one seat who have bought before, each with a booking of the year before the day and one of ten days after it, in minor units. */
export async function buyers(house: TestHouse, seat: keyof TestHouse['seats'], n: number, on: string, before: number, since: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < n; i++) ids.push(await aCustomer(house, `${seat} ${on} ${i}`, seat));
  for (const [day, minor] of [[-400, 100], [-100, before], [10, since]] as const) {
    await house.owner`insert into sales.booking_event (account_id, market_id, owner_position_id, booked_on, minor, currency, reporting_minor, reporting_currency, recorded_at)
      select a.id, a.market_id, ${house.seats[seat]}, ${on}::date + ${day}::int, ${minor}, 'EUR', ${minor}, 'EUR', now() from customers.account a where a.id = any (${ids}::uuid[]) and ${minor}::int > 0`;
  }
  return ids;
}

/** Signed through all six gates, in a company whose few customers are not too many to move at once: what the way there refuses is tried elsewhere. */
export async function signedWhole(house: TestHouse, proposalId: string): Promise<void> {
  await house.owner`update platform.parameter set value = value || ${house.owner.json({ decisionFrom: 101, wavesFrom: 101 })} where name = 'focus.impact'`;
  await house.owner`insert into restructuring.signature (proposal_id, position_id, person_id, gate, act, at) select ${proposalId}, ${house.seats.elena}, ${house.people.elena}, g, 'signs', now() from unnest(enum_range(null::restructuring.gate)) g`;
}

/** Drawn by the director, signed through all six gates and published: what the way there refuses is tried elsewhere. */
export async function published(house: TestHouse, name: string, changes: restructuring.Change[], waves: string[]): Promise<restructuring.Proposal> {
  const elena = house.as('elena');
  let p = await call(restructuring.createProposal, { name, on: waves[0]! }, elena);
  if (waves.length > 1) p = await call(restructuring.setWaves, { proposalId: p.id, version: p.version, dates: waves }, elena);
  p = await call(restructuring.addChanges, { proposalId: p.id, version: p.version, changes: changes.map((change, i) => ({ change, wave: i === 0 ? 1 : waves.length })) }, elena);
  p = await call(restructuring.shareProposal, { proposalId: p.id, version: p.version }, elena);
  await signedWhole(house, p.id);
  const { token } = await call(restructuring.proposalImpact, { proposalId: p.id }, elena);
  return call(restructuring.publishWave, { proposalId: p.id, version: p.version, number: 1, impactToken: token }, elena);
}
