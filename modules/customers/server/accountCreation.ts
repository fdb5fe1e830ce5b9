import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { createAccount } from '../contract/account.ts';
import { asColumns, type Changed, filledIn, type Values } from './accountChanges.ts';
import { readyForMany } from './custodyMoves.ts';

export interface NewAccount extends Values { name: string; marketId: string; leadSeatId: string; /** Led from this day; today unless told. */ ledFrom?: string; reason?: string }

/**
 * Creates customers with their lead seats, in two statements however many they are, for this room and those above
 * (`customers.account.write` is theirs to ask for). Their custody changes no answer about a customer that existed, so it
 * takes no structure lock.
 */
export async function createAccounts(ctx: Ctx, accounts: readonly NewAccount[]): Promise<Changed[]> {
  if (accounts.length === 0) return [];
  await readyForMany(ctx, accounts.length);
  const rows = accounts.map((a, place) => ({ place, ...asColumns(a), market_id: a.marketId, seat: a.leadSeatId, led_from: a.ledFrom ?? ctx.today, reason: a.reason ?? null }));
  const { rows: made } = await sql<Changed & { market_id: string; seat: string }>`
    with given as (
      select uuidv7() as id, g.* from jsonb_to_recordset(${rows}::jsonb) as g(place int, name text, status customers.account_status, class text, size customers.account_size, segment text, product_line text, tax_id text,
        website text, phone text, street text, city text, region text, postcode text, country text, customer_since date, market_id uuid, seat uuid, led_from date, reason text)
    ), account as (
      insert into customers.account (id, market_id, name, status, class, size, segment, product_line, tax_id, website, phone, street, city, region, postcode, country, customer_since, custody_from, created_at)
      select id, market_id, name, coalesce(status, 'prospect'), class, size, segment, product_line, tax_id, website, phone, street, city, region, postcode, country, customer_since, led_from, ${ctx.now}::timestamptz
        from given returning id, version
    ), custody as (
      insert into customers.custody (account_id, market_id, position_id, reason, valid, recorded)
      select id, market_id, seat, reason, daterange(led_from, null), tstzrange(clock_timestamp(), null) from given
    )
    select a.id, a.version, g.market_id, g.seat from account a join given g on g.id = a.id order by g.place`.execute(ctx.db);
  await recordFacts(ctx, made.map((m, i) => ({
    what: 'customers.account_created', about: { kind: 'account', id: m.id }, guard: m.market_id, after: { ...filledIn(accounts[i]!), lead: m.seat },
  })));
  return made.map(({ id, version }) => ({ id, version }));
}

/** Led by the seat named, else by the caller's own; in that seat's market unless another is named. */
export async function accountCreated(ctx: Ctx, { marketId, leadSeatId, ...values }: z.output<typeof createAccount.input>): Promise<Changed> {
  const lead = leadSeatId ?? ctx.person.seats[0]?.id;
  if (!lead) throw new Refusal('invalid_input', 'Say which seat answers for the customer.', 'customers.seat_missing', { fields: { leadSeatId: 'missing' } });
  const { rows: [seat] } = await sql<{ market_id: string }>`
    select market_id from published.seat where id = ${lead} and valid @> ${ctx.today}::date limit 1`.execute(ctx.db);
  if (!seat) throw new Refusal('conflict', 'The seat does not exist on that day.', 'customers.seat_holds_accounts', { fields: { leadSeatId: 'not_valid' } });
  const [made] = await createAccounts(ctx, [{ ...values, marketId: marketId ?? seat.market_id, leadSeatId: lead }]);
  return made!;
}
