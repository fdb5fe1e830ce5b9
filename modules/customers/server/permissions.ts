import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { dateIn } from '../../../platform/server/company.ts';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { Channel, type listPermissions, type Permission, type recordPermission, type revokePermission } from '../contract/contacts.ts';
import { channelReach, permissionAt } from '../rules/permissions.ts';

interface Row {
  id: string; contact_id: string; contact_name: string; channel: Permission['channel']; purpose: Permission['purpose']; basis: Permission['basis']; evidence: string;
  obtained_at: Date; expires_at: Date | null; revoked_at: Date | null; in_use: boolean;
}

async function rowsWhere(ctx: Ctx, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.*, k.name as contact_name, k.withdrawn_at is null as in_use from customers.permission p join customers.contact k on k.id = p.contact_id
     where ${where} order by p.obtained_at desc, p.id limit 1000`.execute(ctx.db);
  return rows;
}

/** Permissions `p` of contacts `k`, the latest first, each with its state now. */
export const permissionsOf = async (ctx: Ctx, where: RawBuilder<unknown>): Promise<Permission[]> => (await rowsWhere(ctx, where)).map((r) => asPermission(ctx, r));

export async function permissionList(ctx: Ctx, { contactId, accountId }: z.output<typeof listPermissions.input>): Promise<z.input<typeof listPermissions.output>> {
  const rows = await rowsWhere(ctx, contactId ? sql`p.contact_id = ${contactId}` : sql`k.account_id = ${accountId}`);
  const { rows: [of] } = await sql<{ n: number }>`
    select count(*)::int as n from customers.contact where ${contactId ? sql`id = ${contactId}` : sql`account_id = ${accountId}`} and withdrawn_at is null`.execute(ctx.db);
  const dates = rows.filter((r) => r.in_use).map((r) => ({
    contactId: r.contact_id, channel: r.channel, purpose: r.purpose, obtainedAt: r.obtained_at, expiresAt: r.expires_at, revokedAt: r.revoked_at,
  }));
  return {
    rows: rows.map((r) => asPermission(ctx, r)),
    channels: channelReach(dates, of!.n, ctx.now, Channel.options)
      .map((c) => ({ ...c, channel: c.channel as Permission['channel'], until: c.until && dateIn(ctx.person.timeZone, c.until) })),
  };
}

export async function permissionRecorded(ctx: Ctx, input: z.output<typeof recordPermission.input>): Promise<{ id: string }> {
  if (new Date(input.obtainedAt) > ctx.now) throw new Refusal('invalid_input', 'It was not obtained yet.', 'customers.permission_ahead', { fields: { obtainedAt: 'not_valid' } });
  if (input.expiresAt && input.expiresAt <= input.obtainedAt) {
    throw new Refusal('invalid_input', 'It ends before it begins.', 'customers.permission_dates', { fields: { expiresAt: 'not_valid' } });
  }
  const { rows: [row] } = await sql<{ id: string; market_id: string }>`
    insert into customers.permission (contact_id, market_id, channel, purpose, basis, evidence, obtained_at, expires_at)
    select k.id, k.market_id, ${input.channel}, ${input.purpose}, ${input.basis}, ${input.evidence}, ${input.obtainedAt}::timestamptz, ${input.expiresAt ?? null}::timestamptz
      from customers.contact k where k.id = ${input.contactId} and k.erased_at is null returning id, market_id`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such contact, or it is not yours to see.', 'platform.not_found');
  await recordFact(ctx, {
    what: 'customers.permission_recorded', about: { kind: 'contact', id: input.contactId }, guard: row.market_id,
    after: { channel: input.channel, purpose: input.purpose, basis: input.basis },
  });
  return { id: row.id };
}

export async function permissionRevoked(ctx: Ctx, { permissionId }: z.output<typeof revokePermission.input>): Promise<{ done: true }> {
  const { rows: [row] } = await sql<{ contact_id: string; market_id: string; channel: string; purpose: string }>`
    update customers.permission set revoked_at = ${ctx.now}::timestamptz
     where id = ${permissionId} and revoked_at is null and coalesce(expires_at > ${ctx.now}::timestamptz, true)
    returning contact_id, market_id, channel, purpose`.execute(ctx.db);
  if (!row) throw await whyNotRevoked(ctx, permissionId);
  await recordFact(ctx, {
    what: 'customers.permission_revoked', about: { kind: 'contact', id: row.contact_id }, guard: row.market_id, before: { channel: row.channel, purpose: row.purpose },
  });
  return { done: true };
}

async function whyNotRevoked(ctx: Ctx, id: string): Promise<Refusal> {
  const { rows: [row] } = await sql`select from customers.permission where id = ${id}`.execute(ctx.db);
  return row ? new Refusal('conflict', 'It ended before.', 'customers.permission_over') : new Refusal('not_found', 'There is no such permission.', 'platform.not_found');
}

const asPermission = (ctx: Ctx, r: Row): Permission => ({
  id: r.id, contact: { id: r.contact_id, name: r.contact_name }, channel: r.channel, purpose: r.purpose, basis: r.basis, evidence: r.evidence,
  obtainedAt: r.obtained_at.toISOString(), expiresAt: r.expires_at?.toISOString() ?? null, revokedAt: r.revoked_at?.toISOString() ?? null,
  state: permissionAt({ obtainedAt: r.obtained_at, expiresAt: r.expires_at, revokedAt: r.revoked_at }, ctx.now),
});
