import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact, recordFacts } from '../../../platform/server/facts.ts';
import { enqueue } from '../../../platform/server/jobs.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { logInteraction } from '../contract/interactions.ts';
import { isPlanned, mayLog } from '../rules/interactions.ts';
import type { Changed } from './accountChanges.ts';
import { atOnce, foldContactsTask } from './lastContact.ts';
import { actingSeat } from './seats.ts';
import type { PastOf } from '../../../words/es/facts.ts';

type Input = z.output<typeof logInteraction.input>;
export type NewInteraction = Omit<Input, 'seatId' | 'division' | 'planned'> & {
  marketId: string; division: 'marketing' | 'sales'; planned: boolean; seatId: string | null; personId: string | null;
};

/**
 * Logs contacts in two statements however many they are, for this room and those above (a campaign's mail, a call desk):
 * already checked, already placed in a market. Facts say who was contacted and how, never what was said.
 */
export async function logInteractions(ctx: Ctx, contacts: readonly NewInteraction[]): Promise<Changed[]> {
  if (contacts.length === 0) return [];
  const rows = contacts.map((c, place) => ({
    place, market_id: c.marketId, account_id: c.accountId ?? null, kind: c.kind, division: c.division, channel: c.channel, subject: c.subject, outcome: c.outcome || null,
    starts_at: c.startsAt, minutes: c.minutes, planned: c.planned, position_id: c.seatId, person_id: c.personId, object_kind: c.objectKind ?? null, object_id: c.objectId ?? null,
    contact_ids: c.contactIds,
  }));
  const { rows: made } = await sql<Changed & { market_id: string }>`
    with given as (
      select uuidv7() as id, g.* from jsonb_to_recordset(${rows}::jsonb) as g(place int, market_id uuid, account_id uuid, kind customers.interaction_kind, division text, channel customers.channel,
        subject text, outcome text, starts_at timestamptz, minutes int, planned boolean, position_id uuid, person_id uuid, object_kind text, object_id uuid, contact_ids uuid[])
    ), logged as (
      insert into customers.interaction (id, market_id, account_id, kind, division, channel, subject, outcome, starts_at, minutes, planned, position_id, person_id, object_kind, object_id)
      select id, market_id, account_id, kind, division, channel, subject, outcome, starts_at, minutes, planned, position_id, person_id, object_kind, object_id from given returning id, version, market_id
    ), with_whom as (
      insert into customers.interaction_contact (interaction_id, contact_id, market_id)
      select g.id, k.id, g.market_id from given g, unnest(g.contact_ids) w(contact_id) join customers.contact k on k.id = w.contact_id
    )
    select l.* from logged l join given g on g.id = l.id order by g.place`.execute(ctx.db);
  if (contacts.length > atOnce) await enqueue(ctx, foldContactsTask.name);
  await recordFacts(ctx, made.map((m, i) => {
    const c = contacts[i]!;
    return {
      what: 'customers.interaction_logged', about: { kind: 'interaction', id: m.id }, guard: m.market_id,
      after: { account: c.accountId ?? null, kind: c.kind, channel: c.channel, division: c.division, startsAt: c.startsAt, planned: c.planned },
    };
  }));
  return made.map(({ id, version }) => ({ id, version }));
}

/** One contact as a person tells it: its seat, division and market are those of who logs it unless told. */
export async function interactionLogged(ctx: Ctx, input: Input): Promise<Changed> {
  const seatId = actingSeat(ctx, 'customers.interaction.write', input.seatId);
  const { rows: [where] } = await sql<{ market_id: string | null; seat_market: string; division: 'marketing' | 'sales' | null; person_id: string | null }>`
    select (select a.market_id from customers.account a where a.id = ${input.accountId ?? null}::uuid) as market_id, s.market_id as seat_market, s.division,
           (select w.person_id from published.answers_for(s.id, ${ctx.today}::date) w) as person_id
      from published.seat s where s.id = ${seatId} and s.valid @> ${ctx.today}::date limit 1`.execute(ctx.db);
  const startsAt = new Date(input.startsAt), division = input.division ?? where?.division ?? null;
  const { allowed, reasons: [why] } = mayLog({ ...input, startsAt, division, hasAccount: Boolean(input.accountId), hasObject: Boolean(input.objectId), planned: input.planned }, ctx.now);
  if (!allowed || !division) throw new Refusal('invalid_input', 'That contact cannot be logged as it is.', why?.code, { fields: { [fieldOf[why!.code]]: why!.code } });
  if (!where || (input.accountId && !where.market_id)) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  const own = ctx.person.seats.some((s) => s.id === seatId);
  const [made] = await logInteractions(ctx, [{
    ...input, startsAt: startsAt.toISOString(), division, planned: isPlanned({ startsAt, planned: input.planned }, ctx.now), seatId,
    personId: own ? ctx.person.id : where.person_id, marketId: where.market_id ?? where.seat_market,
  }]);
  return made!;
}

const fieldOf = { 'customers.contact_in_future': 'startsAt', 'customers.contact_needs_customer': 'accountId', 'customers.division_unknown': 'division' } as const;

/** Marks a record of the ledger as changed, without what was said. */
export const recordLedger = (ctx: Ctx, what: PastOf<'customers.interaction_'>, id: string, guard: string, change: { before?: Record<string, unknown>; after?: Record<string, unknown> } = {}): Promise<void> =>
  recordFact(ctx, { what: `customers.interaction_${what}`, about: { kind: 'interaction', id }, guard, ...change });
