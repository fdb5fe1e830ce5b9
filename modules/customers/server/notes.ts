import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { changeNote, listNotes, Note, withdrawNote, writeNote } from '../contract/interactions.ts';
import type { Changed } from './accountChanges.ts';
import { actingSeat } from './seats.ts';
import type { FactKind } from '../../../words/es/facts.ts';

export async function noteList(ctx: Ctx, { accountId }: z.output<typeof listNotes.input>): Promise<{ rows: Note[] }> {
  const { rows } = await sql<Omit<Note, 'writtenAt'> & { writtenAt: Date }>`
    select n.id, n.body, n.written_at as "writtenAt", n.version, n.person_id = ${ctx.person.id} as mine, jsonb_build_object('id', n.person_id, 'name', p.name) as person,
           jsonb_build_object('id', n.position_id, 'name', coalesce((select s.title from published.seat s where s.id = n.position_id order by s.valid desc limit 1), '')) as seat
      from customers.note n join published.person p on p.id = n.person_id
     where n.account_id = ${accountId} and n.withdrawn_at is null order by n.written_at desc limit 200`.execute(ctx.db);
  return { rows: rows.map((r) => ({ ...r, writtenAt: r.writtenAt.toISOString() })) };
}

export async function noteWritten(ctx: Ctx, { accountId, body, seatId }: z.output<typeof writeNote.input>): Promise<Changed> {
  const seat = actingSeat(ctx, 'customers.activity.write', seatId);
  const { rows: [row] } = await sql<Changed>`
    insert into customers.note (position_id, person_id, account_id, body, written_at)
    select ${seat}, ${ctx.person.id}, a.id, ${body}, ${ctx.now}::timestamptz from customers.account a where a.id = ${accountId} returning id, version`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such customer, or it is not yours to see.', 'platform.not_found');
  await recordFact(ctx, { what: 'customers.note_written', about: { kind: 'note', id: row.id }, guard: seat, after: { account: accountId } });
  return row;
}

export const noteChanged = (ctx: Ctx, { noteId, version, body }: z.output<typeof changeNote.input>): Promise<Changed> =>
  change(ctx, noteId, version, sql`body = ${body}`, 'customers.note_changed');
export const noteWithdrawn = (ctx: Ctx, { noteId, version }: z.output<typeof withdrawNote.input>): Promise<Changed> =>
  change(ctx, noteId, version, sql`withdrawn_at = ${ctx.now}::timestamptz`, 'customers.note_withdrawn');

/** A confidence is its author's: a supervisor reads it, and changes nothing in it. */
async function change(ctx: Ctx, id: string, version: number, set: ReturnType<typeof sql>, what: FactKind): Promise<Changed> {
  const { rows: [row] } = await sql<Changed & { position_id: string; mine: boolean }>`
    update customers.note set ${set}, version = version + 1 where id = ${id} and version = ${version} and withdrawn_at is null
    returning id, version, position_id, person_id = ${ctx.person.id} as mine`.execute(ctx.db);
  if (!row) throw await whyUnchanged(ctx, 'customers.note', id, version);
  if (!row.mine) throw new Refusal('not_allowed', 'Only who wrote a note may change it.', 'customers.note_author');
  await recordFact(ctx, { what, about: { kind: 'note', id }, guard: row.position_id });
  return { id, version: row.version };
}
