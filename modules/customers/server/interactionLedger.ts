import { sql } from 'kysely';
import type { z } from 'zod';
import { keepPersonal } from '../../../platform/server/facts.ts';
import { asPage, pageQuery } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changeInteraction, Interaction, listInteractions, withdrawInteraction } from '../contract/interactions.ts';
import { changedFields } from '../rules/changedFields.ts';
import type { Changed } from './accountChanges.ts';
import { recordLedger } from './interactions.ts';

type Row = Omit<Interaction, 'startsAt'> & { startsAt: Date; sort_value: string };

/** What happened with a customer, the latest first, by keyset. */
export async function interactionList(ctx: Ctx, input: z.output<typeof listInteractions.input>): Promise<{ rows: Interaction[]; next: string | null }> {
  const page = pageQuery({ by: sql`i.starts_at`, type: 'timestamptz', desc: true }, sql`i.id`, input);
  const { rows } = await sql<Row>`
    select i.id, i.kind, i.division, i.channel, i.subject, i.outcome, i.starts_at as "startsAt", i.minutes, i.planned, i.version, i.object_kind as "objectKind", i.object_id as "objectId",
           null as account, case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.title) end as seat,
           case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person, w.contacts, ${page.value} as sort_value
      from customers.interaction i
      left join lateral (select x.id, x.title from published.seat x where x.id = any (array[i.position_id]) order by x.valid desc limit 1) s on true
      left join published.person p on p.id = i.person_id
      left join lateral (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) order by k.name), '[]') as contacts
                           from customers.interaction_contact x join customers.contact k on k.id = x.contact_id where x.interaction_id = i.id) w on true
     where i.account_id = ${input.accountId} and i.withdrawn_at is null and not i.planned
       ${input.division ? sql`and i.division = ${input.division}` : sql``} ${input.kind ? sql`and i.kind = ${input.kind}::customers.interaction_kind` : sql``}
       and ${page.where}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  return { rows: shown.map((r) => ({ ...r, startsAt: r.startsAt.toISOString() })), next };
}

/** What was said stands in history by reference only. */
export async function interactionChanged(ctx: Ctx, { interactionId, version, contactIds, ...asked }: z.output<typeof changeInteraction.input>): Promise<Changed> {
  const { rows: [record] } = await sql<{ market_id: string; channel: string; subject: string; outcome: string | null; startsAt: Date; minutes: number; planned: boolean }>`
    select market_id, channel, subject, outcome, starts_at as "startsAt", minutes, planned from customers.interaction
     where id = ${interactionId} and version = ${version} for update`.execute(ctx.db);
  if (!record) throw await whyUnchanged(ctx, 'customers.interaction', interactionId, version);
  const next = { ...record, ...asked, startsAt: asked.startsAt ? new Date(asked.startsAt) : record.startsAt };
  if (!next.planned && next.startsAt > ctx.now) {
    throw new Refusal('invalid_input', 'A contact that took place does not lie ahead.', 'customers.contact_in_future', { fields: { startsAt: 'customers.contact_in_future' } });
  }
  await sql`
    update customers.interaction set channel = ${next.channel}::customers.channel, subject = ${next.subject}, outcome = ${next.outcome || null}, starts_at = ${next.startsAt}::timestamptz,
           minutes = ${next.minutes}, planned = ${next.planned}, version = version + 1 where id = ${interactionId}`.execute(ctx.db);
  if (contactIds) await setParticipants(ctx, interactionId, record.market_id, contactIds);
  const { before, after } = changedFields<Record<string, unknown>>(record, { ...asked, ...(asked.startsAt ? { startsAt: next.startsAt } : {}) });
  const guard = record.market_id, subject = { id: interactionId, guard };
  const said = (v: Record<string, unknown>) => Object.fromEntries(['subject', 'outcome'].filter((f) => f in v).map((f) => [f, (v[f] as string | null) ?? null]));
  await recordLedger(ctx, 'changed', interactionId, guard, { before: { ...before, ...await keepPersonal(ctx, subject, said(before)) }, after: { ...after, ...await keepPersonal(ctx, subject, said(after)) } });
  return { id: interactionId, version: version + 1 };
}

async function setParticipants(ctx: Ctx, id: string, market: string, contactIds: readonly string[]): Promise<void> {
  await sql`delete from customers.interaction_contact where interaction_id = ${id} and contact_id <> all (${contactIds}::uuid[])`.execute(ctx.db);
  await sql`insert into customers.interaction_contact (interaction_id, contact_id, market_id) select ${id}, k.id, ${market} from customers.contact k
             where k.id = any (${contactIds}::uuid[]) on conflict do nothing`.execute(ctx.db);
}

export const interactionWithdrawn = (ctx: Ctx, input: z.output<typeof withdrawInteraction.input>): Promise<Changed> => withdraw(ctx, input, true);
export const interactionRestored = (ctx: Ctx, input: z.output<typeof withdrawInteraction.input>): Promise<Changed> => withdraw(ctx, input, false);

async function withdraw(ctx: Ctx, { interactionId: id, version }: { interactionId: string; version: number }, away: boolean): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { market_id: string }>`
    update customers.interaction set withdrawn_at = ${away ? ctx.now : null}::timestamptz, version = version + 1
     where id = ${id} and version = ${version} and (withdrawn_at is null) = ${away} returning id, version, market_id`.execute(ctx.db);
  if (!row) throw await whyUnchanged(ctx, 'customers.interaction', id, version);
  await recordLedger(ctx, away ? 'withdrawn' : 'restored', id, row.market_id);
  return { id, version: row.version };
}
