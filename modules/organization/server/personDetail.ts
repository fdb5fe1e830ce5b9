import { sql } from 'kysely';
import type { z } from 'zod';
import { everyone, keepPersonal, recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { whyUnchanged } from '../../../platform/server/unchanged.ts';
import type { Appointment, changePerson, PersonDetail, readPerson } from '../contract/people.ts';
import { nameParts, refuseUnknownZone } from './identity/me.ts';
import { stateOf } from './peopleList.ts';

type Row = Omit<PersonDetail, 'invitedAt' | 'suspendedAt' | 'erasedAt' | 'seats'> & { invitedAt: Date | null; suspendedAt: Date | null; erasedAt: Date | null };

export const personDetail = (ctx: Ctx, { personId }: z.output<typeof readPerson.input>): Promise<PersonDetail> => detailOf(ctx, personId);

/** A person as they are known now, with every seat held, past and planned. */
export async function detailOf(ctx: Ctx, personId: string): Promise<PersonDetail> {
  const { rows: [row] } = await sql<Row>`
    select x.id, x.name, x.email::text as email, x.phone, ${stateOf} as state, x.version, x.language, x.locale, x.time_zone as "timeZone",
           x.invited_at as "invitedAt", x.suspended_at as "suspendedAt", x.erased_at as "erasedAt", ${appointmentsOf} as appointments
      from organization.person x where x.id = ${personId}::uuid`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such person.', 'organization.no_person');
  const today = row.appointments.filter((a) => a.from <= ctx.today && (a.to === null || a.to > ctx.today));
  return {
    ...row, seats: today.map((a) => a.seat), invitedAt: row.invitedAt?.toISOString() ?? null,
    suspendedAt: row.suspendedAt?.toISOString() ?? null, erasedAt: row.erasedAt?.toISOString() ?? null,
  };
}

/** Each with the seat's title and unit of its last day, or of the latest known. */
const appointmentsOf = sql<Appointment[]>`coalesce((
  select jsonb_agg(jsonb_build_object('seat', jsonb_build_object('id', a.position_id, 'name', p.title), 'unit', p.unit, 'kind', a.kind, 'fte', a.fte,
                                      'from', lower(a.current_valid), 'to', upper(a.current_valid)) order by lower(a.current_valid) desc, p.title)
    from organization.appointment a
    join lateral (select v.title, u.name as unit from organization.position_version v
                    join organization.unit_version u on u.unit_id = v.unit_id and u.current_valid && v.current_valid
                   where v.position_id = a.position_id and v.current_valid && a.current_valid order by lower(v.current_valid) desc, lower(u.current_valid) desc limit 1) p on true
   where a.person_id = x.id and upper_inf(a.recorded)), '[]')`;

export async function changeOnePerson(ctx: Ctx, { personId, version, name, email, phone, ...rest }: z.output<typeof changePerson.input>): Promise<PersonDetail> {
  if (rest.timeZone) refuseUnknownZone(rest.timeZone);
  // Nothing remembered of them may outlive this, not even in another process: the stamp says so.
  await sql`select organization.open_change()`.execute(ctx.db);
  const changed = await ctx.db.updateTable('organization.person').set((eb) => ({
    ...(name ? nameParts(name) : {}), ...(email ? { email } : {}), ...(phone === undefined ? {} : { phone: phone || null }),
    ...(rest.language ? { language: rest.language } : {}), ...(rest.locale ? { locale: rest.locale } : {}), ...(rest.timeZone ? { time_zone: rest.timeZone } : {}),
    version: eb('version', '+', 1),
  })).where('id', '=', personId).where('version', '=', version).where('erased_at', 'is', null).returning('id').executeTakeFirst();
  if (!changed) throw await whyUnchanged(ctx, 'organization.person', personId, version);
  const kept = await keepPersonal(ctx, { id: personId, guard: everyone }, { ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}) });
  await recordFact(ctx, { what: 'organization.person_changed', about: { kind: 'person', id: personId }, guard: everyone, after: { ...rest, ...kept } });
  return detailOf(ctx, personId);
}

/** A person as a directory of the company keeps them. */
export interface KeptPerson {
  givenName: string; familyName: string; email: string; phone: string | null; language: 'es' | 'en'; locale: string; timeZone: string; externalKey: string | null; employeeNumber: string | null;
}

/** Lists a person, uninvited, or brings what is kept of them up to date. What is the same writes nothing. Answers the id. */
export async function keepPerson(ctx: Ctx, id: string | null, kept: KeptPerson): Promise<string> {
  refuseUnknownZone(kept.timeZone);
  const row = {
    given_name: kept.givenName, family_name: kept.familyName, email: kept.email, phone: kept.phone, language: kept.language, locale: kept.locale, time_zone: kept.timeZone,
    external_key: kept.externalKey, employee_number: kept.employeeNumber,
  };
  const personal = { name: `${kept.givenName} ${kept.familyName}`.trim(), email: kept.email, phone: kept.phone };
  if (id === null) {
    const made = await ctx.db.insertInto('organization.person').values(row).returning('id').executeTakeFirstOrThrow();
    await recordFact(ctx, { what: 'organization.person_imported', about: { kind: 'person', id: made.id }, guard: everyone, after: await keepPersonal(ctx, { id: made.id, guard: everyone }, personal) });
    return made.id;
  }
  const was = await ctx.db.selectFrom('organization.person').select(Object.keys(row) as (keyof typeof row)[]).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  const changed = (Object.keys(row) as (keyof typeof row)[]).filter((k) => was[k] !== row[k]);
  if (changed.length === 0) return id;
  // Nothing remembered of them may outlive this, not even in another process: the stamp says so.
  await sql`select organization.open_change()`.execute(ctx.db);
  await ctx.db.updateTable('organization.person').set((eb) => ({ ...row, version: eb('version', '+', 1) })).where('id', '=', id).execute();
  const plain = Object.fromEntries((['language', 'locale'] as const).filter((k) => changed.includes(k)).map((k) => [k, kept[k]]));
  const touched = { ...(changed.some((k) => k.endsWith('_name')) ? { name: personal.name } : {}), ...(changed.includes('email') ? { email: kept.email } : {}), ...(changed.includes('phone') ? { phone: kept.phone } : {}) };
  await recordFact(ctx, { what: 'organization.person_changed', about: { kind: 'person', id }, guard: everyone, after: { ...plain, ...(await keepPersonal(ctx, { id, guard: everyone }, touched)) } });
  return id;
}
