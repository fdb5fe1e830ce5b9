import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Language } from '../../../contract/shapes.ts';
import { everyone, recordFact } from '../../../platform/server/facts.ts';
import type { FileAnswer } from '../../../platform/server/http.ts';
import { asPage, pageQuery } from '../../../platform/server/paging.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { reporting as en } from '../../../words/en/reporting.ts';
import { reporting as es } from '../../../words/es/reporting.ts';
import { marketNamed } from '../../marketing/server/index.ts';
import type { ExecutiveReport } from '../contract/executive.ts';
import type { Edition, EditionRow, issueEdition, listEditions } from '../contract/editions.ts';
import { executiveOf } from './executive/report.ts';

/** A report about to be drawn: as a draft, or as the edition it will be (its number is the next one). */
export interface Issue {
  figures: ExecutiveReport; language: Language; locale: string; note: string; fileName: string;
  /** Null: a draft. */
  edition: { number: number; issuedOn: string; issuedBy: string } | null;
}

const words = { es, en };

export async function drafted(ctx: Ctx, input: z.output<typeof issueEdition.input>, toIssue = false): Promise<Issue> {
  const language = input.language ?? ctx.person.language;
  const locale = ctx.person.locale.startsWith(language) ? ctx.person.locale : language === 'es' ? 'es-ES' : 'en-GB';
  if (input.from >= input.to) throw new Refusal('invalid_input', 'The period ends before it begins.', 'platform.invalid_input', { fields: { to: 'not_valid' } });
  if (toIssue && input.to > ctx.today) throw new Refusal('conflict', 'The period has not ended yet.', 'reporting.period_not_over', { facts: { to: input.to } });
  const figures = await executiveOf({ ...ctx, person: { ...ctx.person, language } }, input);
  if (toIssue && (figures.attribution.pending.length > 0 || figures.attribution.difference.length > 0)) {
    throw new Refusal('conflict', 'Bookings of the period are still being divided: try again in a moment.', 'reporting.still_dividing');
  }
  const { rows: [last] } = await sql<{ number: number }>`select coalesce(max(number), 0)::int as number from reporting.edition`.execute(ctx.db);
  const number = last!.number + 1;
  return {
    figures, language, locale, note: input.note, edition: toIssue ? { number, issuedOn: ctx.today, issuedBy: ctx.person.name } : null,
    fileName: `${words[language].print.file}-${figures.period.from.slice(0, 7)}${toIssue ? `-${number}` : ''}.pdf`,
  };
}

/** Writes the edition that was drawn. Two at once: the second finds its number taken and is refused, and draws it again. */
export async function issued(ctx: Ctx, draft: Issue, pdf: Buffer): Promise<EditionRow> {
  const { figures, language, note } = draft;
  const { rows: [row] } = await sql<{ id: string }>`
    insert into reporting.edition (number, language, from_day, to_day, market_id, figures, pdf, sha256, issued_at, issued_by, note)
    select ${draft.edition!.number}, ${language}, ${figures.period.from}::date, ${figures.period.to}::date, ${figures.market?.id ?? null}::uuid, ${figures}::jsonb,
           ${pdf}::bytea, ${createHash('sha256').update(pdf).digest()}::bytea, ${ctx.now}, ${ctx.person.id}::uuid, ${note}
     where ${draft.edition!.number} = (select coalesce(max(number), 0) + 1 from reporting.edition)
    on conflict (number) do nothing returning id`.execute(ctx.db);
  if (!row) throw new Refusal('conflict', 'Somebody issued another edition just now: issue it again.', 'reporting.number_taken');
  await recordFact(ctx, { what: 'reporting.edition_issued', about: { kind: 'edition', id: row.id }, guard: everyone, after: { number: draft.edition!.number, ...figures.period } });
  return (await editionRows(ctx, sql`e.id = ${row.id}`, sql`limit 1`))[0]!;
}

interface Row {
  id: string; number: number; language: Language; from_day: string; to_day: string; market: EditionRow['market']; issued_at: Date; person: EditionRow['issuedBy'];
  note: string; sha256: string; sort_value: string; figures: ExecutiveReport | null;
}

async function editionRows(ctx: Ctx, where: ReturnType<typeof sql>, rest: ReturnType<typeof sql>, figures = false, value = sql`''`): Promise<(EditionRow & { sort_value: string; figures: ExecutiveReport | null })[]> {
  const { rows } = await sql<Row>`
    select e.id, e.number, e.language, e.from_day, e.to_day, ${marketNamed(sql`e.market_id`, ctx.person.language)} as market, e.issued_at, e.note, encode(e.sha256, 'hex') as sha256,
           jsonb_build_object('id', p.id, 'name', coalesce(p.name, '')) as person, ${value} as sort_value ${figures ? sql`, e.figures` : sql``}
      from reporting.edition e left join published.person p on p.id = e.issued_by where ${where} ${rest}`.execute(ctx.db);
  return rows.map((r) => ({
    id: r.id, number: r.number, language: r.language, from: r.from_day, to: r.to_day, market: r.market, issuedAt: r.issued_at.toISOString(), issuedBy: r.person, note: r.note,
    sha256: r.sha256, sort_value: r.sort_value, figures: r.figures ?? null,
  }));
}

export async function editionList(ctx: Ctx, input: z.output<typeof listEditions.input>): Promise<{ rows: EditionRow[]; next: string | null }> {
  const page = pageQuery({ by: sql`e.number`, type: 'integer', desc: true }, sql`e.id`, input);
  return asPage(await editionRows(ctx, page.where, sql`order by ${page.order} limit ${page.limit}`, false, page.value), input.limit);
}

export async function editionOf(ctx: Ctx, { editionId }: { editionId: string }): Promise<Edition> {
  const [edition] = await editionRows(ctx, sql`e.id = ${editionId}`, sql`limit 1`, true);
  if (!edition) throw new Refusal('not_found', 'There is no such edition.', 'platform.not_found');
  return { ...edition, figures: edition.figures! };
}

export async function pageOfEdition(ctx: Ctx, { editionId }: { editionId: string }): Promise<FileAnswer> {
  const { rows: [row] } = await sql<{ pdf: Buffer; number: number; language: Language; from_day: string }>`
    select pdf, number, language, from_day from reporting.edition where id = ${editionId}`.execute(ctx.db);
  if (!row) throw new Refusal('not_found', 'There is no such edition.', 'platform.not_found');
  return { name: `${words[row.language].print.file}-${row.from_day.slice(0, 7)}-${row.number}.pdf`, body: row.pdf };
}
