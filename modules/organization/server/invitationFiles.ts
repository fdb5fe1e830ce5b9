import { sql } from 'kysely';
import type { z } from 'zod';
import { Email } from '../../../contract/me.ts';
import { everyone, recordFacts } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { isDay } from '../../../words/days.ts';
import { readDay } from '../../../words/reading.ts';
import type { InvitationRow, inviteMany, previewInvitations } from '../contract/people.ts';
import { readInvitations, type WrittenInvitation } from './writtenInvitations.ts';
import { insertPieces, openChange } from './dated.ts';
import { nameParts } from './identity/me.ts';
import { type CompanyWays, localeFor, sendInvitations } from './invitations.ts';
import { nameHolders } from './structurePieces.ts';

interface Found { line: number; taken: boolean; seats: { id: string; name: string }[]; held: boolean }

export async function previewFile(ctx: Ctx, { csv }: z.output<typeof previewInvitations.input>, ways: CompanyWays) {
  const rows = await checkedRows(ctx, csv, ways);
  const stopped = rows.filter((r) => r.problem !== null).length;
  return { rows, ready: rows.length - stopped, stopped };
}

/** Every line with its problem: what can be told from the line itself first, then what the database knows. */
async function checkedRows(ctx: Ctx, csv: string, ways: CompanyWays): Promise<InvitationRow[]> {
  const asTyped = readInvitations(csv);
  if (!asTyped) throw new Refusal('invalid_input', 'The file needs a column for the name and one for the e-mail.', 'organization.invitation_columns', { fields: { csv: 'organization.invitation_columns' } });
  // A date is read as people write theirs; what is none stays as it was, and stops its line.
  const written = asTyped.map((w) => ({ ...w, from: w.from && (readDay(w.from, { locale: ctx.person.locale, today: ctx.today }) ?? w.from) }));
  if (written.length > 2000) throw new Refusal('too_large', 'At most 2,000 people at a time.', 'organization.invitations_at_once');
  const found = await look(ctx, written);
  const before = new Set<string>(), seatsBefore = new Set<string>();
  return written.map((w, i) => {
    const { taken, seats, held } = found[i]!;
    const position = seats.length === 1 ? seats[0]! : null, from = position && (w.from === '' || isDay(w.from)) ? w.from || ctx.today : null;
    const twice = before.has(w.email) || (position !== null && seatsBefore.has(position.id));
    before.add(w.email);
    if (position) seatsBefore.add(position.id);
    const problem = problemOf(w, { taken, seats: seats.length, held, twice });
    return { line: w.line, name: w.name, email: w.email, language: w.language === 'es' || w.language === 'en' ? w.language : ways.language, position, from, problem };
  });
}

function problemOf(w: WrittenInvitation, known: { taken: boolean; seats: number; held: boolean; twice: boolean }): string | null {
  if (w.name === '' || w.name.length > 120) return 'organization.name_missing';
  if (!Email.safeParse(w.email).success) return 'organization.not_an_email';
  if (w.language !== '' && w.language !== 'es' && w.language !== 'en') return 'organization.unknown_language';
  if (w.from !== '' && !isDay(w.from)) return 'organization.not_a_date';
  if (known.twice) return 'organization.twice_in_file';
  if (known.taken) return 'organization.email_taken';
  if (w.position === '') return null;
  if (known.seats === 0) return 'organization.no_position';
  if (known.seats > 1) return 'organization.which_position';
  return known.held ? 'organization.one_holder' : null;
}

/** For each line: whether its address is taken, and the seats of that title or key that exist then, held or not. */
async function look(ctx: Ctx, written: readonly WrittenInvitation[]): Promise<Found[]> {
  const asked = written.map((w) => ({ line: w.line, email: w.email, position: w.position, on: isDay(w.from) ? w.from : ctx.today }));
  const { rows } = await sql<Found>`
    select w.line, exists (select from organization.person x where x.email = w.email::citext) as taken, coalesce(s.seats, '[]') as seats, coalesce(s.held, false) as held
      from jsonb_to_recordset(${asked}::jsonb) as w(line int, email text, position text, "on" date)
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', v.position_id, 'name', v.title)) as seats,
               bool_or(exists (select from organization.appointment a where a.position_id = v.position_id and a.kind = 'regular' and a.current_valid && daterange(w.on, null))) as held
          from organization.position_version v join organization.position p on p.id = v.position_id
         where w.position <> '' and v.current_valid @> w.on and v.status in ('open', 'filled')
           and (platform.plain(v.title) = platform.plain(w.position) or p.external_key = w.position)) s on true
     order by w.line`.execute(ctx.db);
  return rows;
}

export async function inviteFile(ctx: Ctx, { csv, skip }: z.output<typeof inviteMany.input>, ways: CompanyWays): Promise<{ invited: number; skipped: number }> {
  const rows = await checkedRows(ctx, csv, ways);
  const ready = rows.filter((r) => r.problem === null), skipped = rows.length - ready.length;
  if (skipped > 0 && !skip) throw new Refusal('conflict', 'Some lines cannot be done.', 'organization.invitations_stopped', { facts: { stopped: skipped, lines: rows.length } });
  if (ready.length === 0) return { invited: 0, skipped };
  const people = await addPeople(ctx, ready, ways);
  await appointAll(ctx, ready, people);
  await sendInvitations(ctx, people, ways);
  return { invited: people.length, skipped };
}

async function addPeople(ctx: Ctx, rows: readonly InvitationRow[], ways: CompanyWays): Promise<{ id: string; name: string; email: string; language: 'es' | 'en' }[]> {
  const made = await ctx.db.insertInto('organization.person').values(rows.map((r) => ({
    ...nameParts(r.name), email: r.email, language: r.language, locale: localeFor(r.language, ways), time_zone: ways.timeZone, invited_at: ctx.now,
  }))).returning(['id', 'email', 'name']).execute();
  const kept = await ctx.db.insertInto('platform.personal_value')
    .values(made.map((p) => ({ subject_id: p.id, guard: everyone, field: 'email', value: p.email }))).returning(['id', 'subject_id']).execute();
  const refs = new Map(kept.map((k) => [k.subject_id, k.id]));
  await recordFacts(ctx, made.map((p) => ({ what: 'organization.person_invited', about: { kind: 'person', id: p.id }, guard: everyone, after: { email: { ref: refs.get(p.id) } } })));
  const language = new Map(rows.map((r) => [r.email, r.language]));
  return made.map((p) => ({ id: p.id, name: p.name ?? '', email: p.email ?? '', language: language.get(p.email ?? '') ?? ways.language }));
}

async function appointAll(ctx: Ctx, rows: readonly InvitationRow[], people: readonly { id: string; email: string }[]): Promise<void> {
  const ids = new Map(people.map((p) => [p.email, p.id]));
  const placed = rows.flatMap((r) => (r.position && r.from ? [{ personId: ids.get(r.email)!, positionId: r.position.id, from: r.from }] : []));
  if (placed.length === 0) return;
  const stamp = await openChange(ctx);
  await insertPieces(ctx, 'appointment', stamp, placed.map((p) => ({ valid: { from: p.from, to: null }, fields: { person_id: p.personId, position_id: p.positionId, fte: 1, kind: 'regular' } })));
  await nameHolders(ctx, stamp, placed.map((p) => ({ ...p, kind: 'regular' })));
  await recordFacts(ctx, placed.map(({ personId, positionId, from }) => ({
    what: 'organization.person_appointed', about: { kind: 'person', id: personId }, guard: everyone, after: { positionId, from, to: null, fte: 1, kind: 'regular' },
  })));
}
