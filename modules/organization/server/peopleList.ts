import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { seenColumns, sheetOf } from '../../../platform/server/sheet.ts';
import { streamed } from '../../../platform/server/streamed.ts';
import type { exportPeople, listPeople, PersonRow } from '../contract/people.ts';

type Filter = Pick<z.output<typeof listPeople.input>, 'find' | 'state' | 'placed'>;
type Row = PersonRow & { sort_value: string };

/** Whether somebody can come in, told by their row and whether they have a password. */
export const stateOf: RawBuilder<string> = sql`case when x.erased_at is not null then 'erased' when x.suspended_at is not null then 'suspended'
  when exists (select from platform.credential c where c.person_id = x.id) then 'active' when x.invited_at is not null then 'invited' else 'listed' end`;

const sorts: Record<string, Sort> = {
  name: { by: sql`x.name`, type: 'text', collate: true }, email: { by: sql`coalesce(x.email::text, '')`, type: 'text' }, state: { by: stateOf, type: 'text' },
};

export async function peopleList(ctx: Ctx, input: z.output<typeof listPeople.input>): Promise<{ rows: PersonRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`x.id`, input);
  const { rows } = await sql<Row>`${shown(ctx, page.value)} where ${page.where} ${matching(ctx, input)} order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: kept, next } = asPage(rows, input.limit);
  return { rows: kept.map(({ sort_value: _, ...row }) => row), next };
}

const shown = (ctx: Ctx, value: RawBuilder<unknown>): RawBuilder<Row> => sql`
  select x.id, x.name, x.email::text as email, x.phone, ${stateOf} as state, x.version, ${value} as sort_value,
         coalesce((select jsonb_agg(jsonb_build_object('id', p.position_id, 'name', p.title) order by p.title)
                     from organization.appointment a
                     join organization.position_version p on p.position_id = a.position_id and p.current_valid @> ${ctx.today}::date
                    where a.person_id = x.id and a.current_valid @> ${ctx.today}::date), '[]') as seats
    from organization.person x`;

function matching(ctx: Ctx, { find, state, placed }: Filter): RawBuilder<unknown> {
  const held = sql`from organization.appointment a join organization.position_version p on p.position_id = a.position_id and p.current_valid @> ${ctx.today}::date where a.person_id = x.id and a.current_valid @> ${ctx.today}::date`;
  const holds = sql`exists (select ${held})`, told = sql`concat_ws(' ', x.name, x.email, (select string_agg(p.title, ' ') ${held}))`, words = (find ?? '').split(/\s+/).filter(Boolean).map((w) => `%${w.replace(/[\\%_]/g, '\\$&')}%`);
  return sql`
    ${find ? sql`and platform.plain(${told}) like all (select platform.plain(w) from unnest(${words}::text[]) w)` : sql``}
    ${state ? sql`and ${stateOf} = any(${state}::text[])` : sql`and x.erased_at is null`}
    ${placed === undefined ? sql`` : placed ? sql`and ${holds}` : sql`and not ${holds}`}`;
}

const titles = {
  es: { file: 'personas', name: 'Persona', email: 'Correo', phone: 'Teléfono', seats: 'Puestos', state: 'Acceso', id: 'Clave',
    states: { active: 'Con acceso', invited: 'Invitada', listed: 'Sin invitar', suspended: 'Suspendida', erased: 'Borrada' } },
  en: { file: 'people', name: 'Person', email: 'E-mail', phone: 'Phone', seats: 'Positions', state: 'Access', id: 'Key',
    states: { active: 'Active', invited: 'Invited', listed: 'Not invited', suspended: 'Suspended', erased: 'Erased' } },
};

export function peopleExport(ctx: Ctx, input: z.output<typeof exportPeople.input>): Promise<FileAnswer> {
  const t = titles[ctx.person.language], order = pageQuery(sortOf(sorts, input.sort), sql`x.id`, { limit: 1 }).order;
  const query = sql<Row>`${shown(ctx, sql`''`)} where true ${matching(ctx, input)} order by ${order}`;
  return sheetOf<Row>(ctx, input.format, t.file, seenColumns<Row>(input.columns, {
    name: [t.name, (r) => r.name], email: [t.email, (r) => r.email], phone: [t.phone, (r) => r.phone], seats: [t.seats, (r) => r.seats.map((s) => s.name).join('; ')],
    state: [t.state, (r) => t.states[r.state]], id: [t.id, (r) => r.id],
  }), streamed(ctx, query, (r) => r));
}
