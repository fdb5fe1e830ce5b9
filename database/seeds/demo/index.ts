import { demoPassword, hashPassword } from '../../../modules/organization/server/index.ts';
import { roles } from '../../../modules/organization/rules/rights.ts';
import { divideBookings, type WaitingBooking } from '../../../modules/reporting/rules/dividing.ts';
import { connect, type Sql } from '../../../platform/server/db.ts';
import { foundSizeM, grantMeasurers, seedSizeM } from '../sizeM.ts';
import { makeCoordination } from './coordination.ts';
import { makeCampaigns } from './campaigns.ts';
import { closeDeals, tellDeals, inOrder } from './closedDeals.ts';
import { type Account, makeCustomers } from './customers.ts';
import { drawProposal, makeDeciding } from './deciding.ts';
import { makeGoals } from './goals.ts';
import { type Maker, maker, write } from './maker.ts';
import { issueReport } from './issued.ts';
import { makeLeads } from './marketing.ts';
import { restructure } from './restructured.ts';
import { makeProducts, makeSales } from './sales.ts';
import { makeStructure, type Structure } from './structure.ts';
import { makeTerritories } from './territories.ts';
import { makeToday } from './today.ts';
import { makeWork } from './work.ts';

type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];
const people = { administrator: ['ana', 'Ana Ferrer'], commercial_director: ['elena', 'Elena Marqués'], senior_management: ['sofia', 'Sofía Lara'], controller: ['teresa', 'Teresa Vilar'], sales_supervisor: ['joaquin', 'Joaquín Beltrán'], outside_sales: ['marta', 'Marta Vidal'],
  marketing_supervisor: ['beatriz', 'Beatriz Sanchis'], brand_specialist: ['pau', 'Pau Climent'], pr_specialist: ['carmen', 'Carmen Pallarés'], telemarketing_supervisor: ['ramon', 'Ramón Cabrera'], telemarketing_agent: ['rocio', 'Rocío Peris'] } as const satisfies Record<keyof typeof roles, readonly [string, string]>;

/** One sign-in for each role. */
export const demoAccounts = Object.entries(people).map(([role, [mail, name]]) => ({ email: `${mail}@alborada.example`, password: demoPassword, role, name }));

/** Fills a migrated, empty database with Cerámica Alborada, as its owner: the same size, seed and day, the same company. */
export async function seedDemo(owner: Sql, options: { size: 's' | 'm'; seed: number; today: string }): Promise<void> {
  if (options.size === 'm') {
    await foundSizeM(owner);
    await seedSizeM(owner);
    await grantMeasurers(owner);
    await owner`update platform.company set kind = 'demo', today = ${options.today}`;
    await owner`insert into platform.credential select p.id, ${await hashPassword(demoPassword)}, now() from organization.person p`;
  } else {
    const m = maker(options.seed, options.today), password = await hashPassword(demoPassword);
    const made = await owner.begin((tx) => found(tx, m, password));
    await owner`analyze`;
    await byActs(owner, async (tx) => { await restructure(tx, m, made.structure, made.accounts); await issueReport(tx, m, made.structure); });
  }
  await owner`select customers.fold_told_contacts(1000000)`;
  await owner`analyze`;
}

/** In one transaction of a connection that reads dates as the house reads them. */
async function byActs(owner: Sql, work: (tx: Tx) => Promise<void>): Promise<void> {
  const { host, port, database, user, pass } = owner.options as unknown as { host: string[]; port: number[]; database: string; user: string; pass: string };
  const own = connect({ host: host[0]!, port: port[0]!, database, user, password: pass }, { max: 1 });
  try {
    await own.begin(work);
  } finally {
    await own.end({ timeout: 5 });
  }
}

async function found(tx: Tx, m: Maker, password: string): Promise<{ structure: Structure; accounts: Account[] }> {
  const stages = await tx<{ id: string; pipeline_id: string }[]>`select s.id, s.pipeline_id from sales.stage s join sales.pipeline p on p.id = s.pipeline_id and p.is_default order by s.place`;
  const structure = makeStructure(m), accounts = makeCustomers(m, structure);
  makeWork(m, structure, accounts);
  const campaigns = makeCampaigns(m, structure);
  makeToday(m, structure, accounts, campaigns);
  const leads = makeLeads(m, structure, accounts, campaigns);
  makeProducts(m);
  makeSales(m, structure, accounts, leads, stages);
  makeCoordination(m, structure, accounts, leads);
  makeGoals(m, structure);
  makeTerritories(m, structure, accounts);
  makeDeciding(m, structure);
  closeDeals(m, structure, accounts, stages);
  tellDeals(m);
  for (const a of accounts) m.add('platform.fact', { id: inOrder(m, Date.parse(m.at(-900, 8)), `fact ${a.n}`), at: m.at(-900, 8), what: 'customers.account_created', about_kind: 'account', about_id: a.id, guard: a.market, person_id: m.id('person elena'), via: 'session', after: { class: a.class } });
  // The rows of every table that give no id get one that follows from the seed as well.
  for (const [table, rows] of m.rows) if (!('id' in rows[0]!) && !keyed.has(table)) rows.forEach((row, i) => { rows[i] = { id: m.id(`${table} ${i}`), ...row }; });
  await write(tx, m);
  await tx`insert into platform.credential select id, ${password}, now() from organization.person`;
  await tx`insert into platform.company (name, kind, reporting_currency, fiscal_year_start, time_zone, language, locale, today, set_up_at)
           values ('Cerámica Alborada, S. A.', 'demo', 'EUR', 1, 'Europe/Madrid', 'es', 'es-ES', ${m.today}, now())`;
  await divide(tx);
  await drawProposal(tx, m, structure);
  return { structure, accounts };
}
const keyed = new Set(['organization.calendar_hours', 'customers.interaction_contact', 'organization.holiday', 'sales.opportunity_product', 'decisions.forum_participant', 'decisions.role', 'decisions.link']);

/** Divides all bookings among the touches before them, as reporting does for those that wait. */
async function divide(tx: Tx): Promise<void> {
  const waiting = await tx<WaitingBooking[]>`
    select b.id, b.kind, b.reverses_id as "reversesId", b.owner_position_id as "ownerPositionId", b.booked_on::text as "bookedOn", b.minor::text, b.currency,
           b.reporting_minor::text as "reportingMinor", b.reporting_currency as "reportingCurrency", '[]'::jsonb as frozen, '[]'::jsonb as standing,
           coalesce((select jsonb_agg(jsonb_build_object('touchId', t.id, 'occurredAt', t.occurred_at, 'occurredOn', t.occurred_on, 'originKey', t.origin_key, 'campaignId', t.campaign_id) order by t.id)
                       from marketing.touch t where t.account_id = b.account_id and b.reverses_id is null), '[]') as touches
      from sales.booking_event b order by b.recorded_at, b.id`;
  const { frozen, allocations } = divideBookings(waiting, 30);
  for (let i = 0; i < frozen.length; i += 5000) {
    await tx`insert into reporting.frozen_weight (booking_id, model, touch_id, owner_position_id, weight)
      select "bookingId", model, "touchId", "ownerPositionId", weight from jsonb_to_recordset(${tx.json(frozen.slice(i, i + 5000) as never)})
          as r("bookingId" uuid, model reporting.model, "touchId" uuid, "ownerPositionId" uuid, weight bigint)`;
  }
  // The tables are too new to be known to the planner: without this it reads all of them for each booking.
  await tx`set local enable_seqscan = off`;
  // Whole bookings at a time: each statement must sum.
  const whole = [...Map.groupBy(allocations, (a) => a.bookingId).values()];
  for (let i = 0; i < whole.length; i += 250) {
    await tx`insert into reporting.allocation (booking_id, model, touch_id, owner_position_id, origin_key, campaign_id, booked_on, minor, currency, reporting_minor)
      select "bookingId", model, "touchId", "ownerPositionId", "originKey", "campaignId", "bookedOn", minor, currency, "reportingMinor"
        from jsonb_to_recordset(${tx.json(whole.slice(i, i + 250).flat() as never)}) as r("bookingId" uuid, model reporting.model, "touchId" uuid, "ownerPositionId" uuid, "originKey" text, "campaignId" uuid, "bookedOn" date, minor bigint, currency text, "reportingMinor" bigint)`;
  }
}
