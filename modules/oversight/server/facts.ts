import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, readCursor } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { seenColumns, sheetOf } from '../../../platform/server/sheet.ts';
import { en } from '../../../words/en.ts';
import { es } from '../../../words/es.ts';
import { tellFact, tellSystem } from '../../../words/factLine.ts';
import { formatsOf } from '../../../words/formats.ts';
import type { exportFacts, FactRow, listFacts } from '../contract/facts.ts';
import { mayTell } from '../rules/tellable.ts';
import { type Names, namesIn, toldAs } from './factNames.ts';

type Filter = Omit<z.output<typeof listFacts.input>, 'after' | 'limit' | 'sort'>;
interface Row {
  id: string; at: Date; what: string; about_kind: string; about_id: string; person_id: string | null; person_name: string | null; system: string | null;
  via: string; act_id: string | null; before: Record<string, unknown> | null; after: Record<string, unknown> | null; sort_value: string;
}

/** Facts within the reader's scope; their ids grow with time, so the latest first is the id's order. */
export async function factList(ctx: Ctx, { after, limit, ...filter }: z.output<typeof listFacts.input>): Promise<{ rows: FactRow[]; next: string | null }> {
  const { rows } = await sql<Row>`
    select f.id, f.at, f.what, f.about_kind, f.about_id, f.person_id, p.name as person_name, f.system, f.via, f.act_id, f.before, f.after, f.at::text as sort_value
      from platform.fact f left join published.person p on p.id = f.person_id
     where ${after ? sql`f.id < ${readCursor(after, 'text')[1]}::uuid` : sql`true`} ${matching(ctx, filter)}
     order by f.id desc limit ${limit + 1}`.execute(ctx.db);
  const page = asPage(rows, limit);
  const names = await namesIn(ctx, page.rows);
  return { rows: page.rows.map((r) => asFact(ctx, r, names)), next: page.next };
}

function matching(ctx: Ctx, f: Filter): RawBuilder<unknown> {
  const midnight = (day: string) => sql`(${day}::date)::timestamp at time zone ${ctx.person.timeZone}::text`;
  return sql`
    ${f.what ? sql`and f.what like ${`${f.what}%`}` : sql``} ${f.kind ? sql`and f.about_kind = any (${f.kind}::text[])` : sql``}
    ${f.aboutId ? sql`and f.about_id = ${f.aboutId}::uuid` : sql``} ${f.personId ? sql`and f.person_id = ${f.personId}::uuid` : sql``}
    ${f.actId ? sql`and f.act_id = ${f.actId}::uuid` : sql``} ${f.atFrom ? sql`and f.at >= ${midnight(f.atFrom)}` : sql``} ${f.atTo ? sql`and f.at < ${midnight(f.atTo)}` : sql``}`;
}

function asFact(ctx: Ctx, r: Row, names: Names): FactRow {
  const open = mayTell(ctx.person, r.about_kind);
  const fields = open ? [...new Set([...Object.keys(r.before ?? {}), ...Object.keys(r.after ?? {})])].filter((field) => field !== 'version') : [];
  return {
    id: r.id, at: r.at.toISOString(), what: r.what, about: { kind: r.about_kind, id: r.about_id, name: open ? (names.records.get(r.about_id) ?? null) : null }, shut: !open,
    person: r.person_id ? { id: r.person_id, name: r.person_name ?? '' } : null, system: r.system, via: r.via, actId: r.act_id,
    changes: fields.map((field) => {
      const [before, after] = [toldAs(r.before?.[field], names), toldAs(r.after?.[field], names)];
      return { field, before: before.told, after: after.told, erased: before.erased || after.erased };
    }),
  };
}

export function factsFile(ctx: Ctx, { format, columns, sort, ...filter }: z.output<typeof exportFacts.input>): Promise<FileAnswer> {
  const words = ctx.person.language === 'es' ? es : en, t = words.facts;
  const formats = formatsOf({ language: ctx.person.language, locale: ctx.person.locale, timeZone: ctx.person.timeZone, today: ctx.today });
  const told = (r: FactRow) => tellFact(r, t, formats);
  return sheetOf<FactRow>(ctx, format, t.file, seenColumns<FactRow>(columns, {
    at: [t.when, (r) => new Date(r.at)], person: [t.who, (r) => r.person?.name ?? (r.system ? tellSystem(r.system, t) : '')], what: [t.did, (r) => [told(r).act, r.shut ? t.shut : told(r).name].filter(Boolean).join(' ')],
    kind: [t.kind, (r) => told(r).kind], changes: [t.change, (r) => told(r).changes.join('; ')], via: [t.via, (r) => told(r).via], aboutId: ['id', (r) => r.about.id],
  }), everyFact(ctx, filter));
}

/** Page after page, so that what is named is named many at a time and a trail of a million never stands in memory. */
async function* everyFact(ctx: Ctx, filter: Filter): AsyncGenerator<FactRow> {
  for (let after: string | undefined, more = true; more;) {
    const page = await factList(ctx, { ...filter, limit: 1000, sort: '-at', after });
    yield* page.rows;
    after = page.next ?? undefined;
    more = page.next !== null;
  }
}
