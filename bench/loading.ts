import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../modules/organization/server/index.ts';
import { attributeWaiting } from '../modules/reporting/server/index.ts';
import { connect, inTransaction, type Sql } from '../platform/server/db.ts';
import { openHome } from '../platform/server/home.ts';
import { type Database, openDatabase } from '../platform/server/postgres/openDatabase.ts';
import { prepareDatabase } from '../platform/server/postgres/prepare.ts';
import { openingFor } from '../platform/server/scope.ts';
import type { Settings } from '../platform/server/settings.ts';
import { foundSizeM, grantMeasurers, seedSizeM } from '../database/seeds/sizeM.ts';
import { measuredDeal, measurers, seatOf } from './cases.ts';

export const tokenOf = (who: string): string => `bench-token-of-${who}`;

/** What the rows depend on: another seed is loaded anew, another schema migrates what is there. */
const madeOf = (): string => createHash('sha256').update(['database/seeds/sizeM.ts', 'bench/loading.ts'].map((f) => readFileSync(f, 'utf8')).join('\n')).digest('hex');

/** Loads size m unless it is there as this code would load it. Answers what is in it. */
export async function loadOnce(settings: Settings, home: string, say: (text: string) => void): Promise<Record<string, number>> {
  const mark = join(home, 'loaded.json'), made = madeOf();
  const before = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) as { made: string } : null;
  if (before?.made === made) {
    const counts = await inDatabase(settings, home, async (owner) => { await clearDeals(owner); return counted(owner); }).catch((error: Error) => say(`what is loaded does not become this schema (${error.message})`));
    if (counts) return counts;
  }
  const began = Date.now();
  say('loading size m, once: two minutes or so');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const counts = await inDatabase(settings, home, async (owner, database) => { await loadAll(owner, database); return counted(owner); });
  writeFileSync(mark, JSON.stringify({ made }));
  say(`loaded in ${Math.round((Date.now() - began) / 1000)} s`);
  return counts;
}

async function inDatabase<T>(settings: Settings, home: string, work: (owner: Sql, database: Database) => Promise<T>): Promise<T> {
  const held = openHome(home), database = await openDatabase(settings, held);
  try {
    await prepareDatabase(database.owner(), database.app());
    const owner = connect(database.owner(), { max: 2, name: 'bench' });
    try {
      return await work(owner, database);
    } finally {
      await owner.end({ timeout: 1 });
    }
  } finally {
    await database.stop();
    held.unlock();
  }
}

async function counted(owner: Sql): Promise<Record<string, number>> {
  const [counts] = await owner<Record<string, number>[]>`
    select (select count(*) from organization.position)::int as seats, (select count(*) from customers.account)::int as accounts, (select count(*) from customers.contact)::int as contacts, (select count(*) from customers.interaction)::int as interactions,
           (select count(*) from sales.opportunity)::int as opportunities, (select count(*) from marketing.lead)::int as leads, (select count(*) from marketing.touch)::int as touches,
           (select count(*) from sales.booking_event)::int as bookings`;
  return counts!;
}

/** Takes the deals that were begun to be measured out again, so that every run finds the same rows. */
export async function clearDeals(owner: Sql): Promise<void> {
  await owner.begin(async (tx) => {
    const begun = tx`select id from sales.opportunity where name = ${measuredDeal}`;
    await tx`delete from sales.opportunity_step where opportunity_id in (${begun})`;
    await tx`delete from platform.fact where about_id in (${begun})`;
    await tx`delete from sales.opportunity where name = ${measuredDeal}`;
    await tx`select sales.fold_open_totals()`;
  });
  await owner`vacuum analyze sales.opportunity, sales.opportunity_step, sales.open_total, platform.fact`;
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
