import { createHash } from 'node:crypto';
import { systemActor } from '../modules/organization/server/index.ts';
import { attributeWaiting } from '../modules/reporting/server/index.ts';
import { connect, inTransaction, type Sql } from '../platform/server/db.ts';
import type { Database } from '../platform/server/postgres/openDatabase.ts';
import { prepareDatabase } from '../platform/server/postgres/prepare.ts';
import { openingFor } from '../platform/server/scope.ts';
import { foundSizeM, grantMeasurers, seedSizeM } from '../database/seeds/sizeM.ts';
import { measurers, seatOf } from './cases.ts';

export const tokenOf = (who: string): string => `bench-token-of-${who}`;

/** Loads size m once; a database that has it is used as it is. Answers what is in it. */
export async function loadOnce(database: Database): Promise<Record<string, number>> {
  await prepareDatabase(database.owner(), database.app());
  const owner = connect(database.owner(), { max: 2, name: 'bench' });
  try {
    const [there] = await owner`select 1 from platform.company`;
    if (!there) await loadAll(owner, database);
    const [counts] = await owner<Record<string, number>[]>`
      select (select count(*) from organization.position)::int as seats, (select count(*) from customers.account)::int as accounts, (select count(*) from customers.contact)::int as contacts,
             (select count(*) from sales.opportunity)::int as opportunities, (select count(*) from marketing.lead)::int as leads, (select count(*) from marketing.touch)::int as touches,
             (select count(*) from sales.booking_event)::int as bookings`;
    return counts!;
  } finally {
    await owner.end({ timeout: 1 });
  }
}

async function loadAll(owner: Sql, database: Database): Promise<void> {
  await foundSizeM(owner);
  await seedSizeM(owner);
  await grantMeasurers(owner);
  for (const who of measurers) {
    await owner`insert into platform.api_token (person_id, name, token_hash, created_at, expires_at)
      select a.person_id, 'bench', ${createHash('sha256').update(tokenOf(who)).digest()}, now(), now() + interval '10 years'
        from organization.appointment a join organization.position p on p.id = a.position_id where p.external_key = ${seatOf[who]}`;
  }
  await owner`vacuum analyze`;
  const app = connect(database.app(), { max: 1 });
  const person = systemActor('attribution'), now = new Date();
  await inTransaction(app, { ...openingFor(person, 'sales.booking.read', false), role: 'unisono_company' }, (db, copyIn) =>
    attributeWaiting({ db, copyIn, person, now, today: now.toISOString().slice(0, 10), requestId: 'bench', via: 'job' }));
  await app.end({ timeout: 1 });
  await owner`vacuum analyze`;
}
