import { sql } from 'kysely';
import type { z } from 'zod';
import type { ColorScheme, Locale, Me, updateProfile } from '../../../../contract/me.ts';
import { recordFact } from '../../../../platform/server/facts.ts';
import type { House } from '../../../../platform/server/http.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { isZone } from '../../rules/zones.ts';
import { asSelf, type Visit } from '../../../../platform/server/visit.ts';

interface SeatRow { id: string; title: string; unit_name: string; function: string; division: 'marketing' | 'sales' | null; name_es: string; name_en: string }
interface OwnRow { name: string; email: string | null; language: 'es' | 'en'; locale: Locale; time_zone: string; color_scheme: ColorScheme }

/** Who is here, as every screen needs to know it. Their own row is read anew: what was just changed shows. */
export async function meOf(house: House, ctx: Ctx): Promise<Me> {
  const { person, db } = ctx;
  const { rows: [own] } = await sql<OwnRow>`
    select name, email, language, locale, time_zone, color_scheme from organization.person where id = ${person.id}::uuid`.execute(db);
  if (!own) throw new Refusal('not_signed_in', 'Sign in first.', 'platform.not_signed_in');
  const { rows: seats } = await sql<SeatRow>`
    select s.id, s.title, s.unit_name, s.function, s.division, m.name_es, m.name_en
      from published.seat s join published.market m on m.id = s.market_id
     where s.id = any(${person.seats.map((s) => s.id)}::uuid[]) and s.valid @> ${ctx.today}::date order by s.title`.execute(db);
  const spoken = ways(ctx, own);
  return {
    id: person.id, name: own.name, email: own.email ?? '', ...spoken, rights: [...person.rights], company: companyOf(house, ctx.today),
    seats: seats.map((s) => ({
      id: s.id, title: s.title, unitName: s.unit_name, marketName: spoken.language === 'es' ? s.name_es : s.name_en, function: s.function, division: s.division,
    })),
  };
}

/** How the screens speak and look: as who is here has it, not as the person they see as. */
function ways({ person, now }: Ctx, own: OwnRow): Pick<Me, 'language' | 'locale' | 'timeZone' | 'colorScheme' | 'seenBy'> {
  if (!person.seenBy) return { language: own.language, locale: own.locale, timeZone: own.time_zone, colorScheme: own.color_scheme };
  const { name, until } = person.seenBy;
  return {
    language: person.language, locale: person.locale as Locale, timeZone: person.timeZone,
    seenBy: { name, until: until.toISOString(), secondsLeft: Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000)) },
  };
}

function companyOf({ installation }: House, today: string): Me['company'] {
  const company = installation.clock.company;
  if (!company) throw new Refusal('unavailable', 'There is no company yet: set it up first.', 'platform.not_set_up');
  return {
    name: company.name, kind: company.kind, reportingCurrency: company.reportingCurrency, timeZone: company.timeZone, today, sendsMail: installation.sendsMail === true,
    ...(installation.leaveTo ? { leaveTo: installation.leaveTo } : {}),
  };
}

export const whoAmI = (visit: Visit): Promise<Me> => asSelf(visit, visit.person, true, (ctx) => meOf(visit.house, ctx));

/** A name is split at its first space; what one is called stays together on every screen. */
export function nameParts(name: string): { given_name: string; family_name: string } {
  const [given = '', ...family] = name.trim().split(/\s+/);
  return { given_name: given, family_name: family.join(' ') };
}

export function refuseUnknownZone(timeZone: string, field = 'timeZone'): void {
  if (isZone(timeZone)) return;
  throw new Refusal('invalid_input', 'There is no such time zone.', 'platform.unknown_time_zone', { fields: { [field]: 'platform.unknown_time_zone' } });
}

const profileFields = ['name', 'language', 'locale', 'timeZone', 'colorScheme'] as const;

/** Changes what one says of oneself. The name is a personal value, so the fact only says which fields changed: those that read otherwise now. */
export async function changeProfile(visit: Visit, input: z.output<typeof updateProfile.input>): Promise<Me> {
  if (input.timeZone) refuseUnknownZone(input.timeZone);
  const me = await asSelf(visit, visit.person, false, async (ctx) => {
    const now = await meOf(visit.house, ctx);
    const fields = profileFields.filter((f) => input[f] !== undefined && input[f] !== now[f]);
    if (fields.length === 0) return now;
    await ctx.db.updateTable('organization.person').set((eb) => ({ ...changed(input), version: eb('version', '+', 1) })).where('id', '=', ctx.person.id).execute();
    await recordFact(ctx, { what: 'organization.profile_changed', about: { kind: 'person', id: ctx.person.id }, guard: ctx.person.id, after: { fields } });
    return meOf(visit.house, ctx);
  });
  visit.house.installation.forget(visit.person.id);
  return me;
}

const changed = (input: z.output<typeof updateProfile.input>) => ({
  ...(input.name ? nameParts(input.name) : {}), ...(input.language ? { language: input.language } : {}), ...(input.locale ? { locale: input.locale } : {}),
  ...(input.timeZone ? { time_zone: input.timeZone } : {}), ...(input.colorScheme ? { color_scheme: input.colorScheme } : {}),
});
