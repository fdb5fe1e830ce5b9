import type { Sql } from './db.ts';

export interface Company {
  id: string; name: string; kind: 'real' | 'demo'; reportingCurrency: string; fiscalYearStart: number;
  timeZone: string; language: 'es' | 'en'; locale: string; today: string | null;
}

/** The calendar date at an instant in a zone, `YYYY-MM-DD`. Asked at every request: no zone changes its day within a minute. */
export function dateIn(zone: string, at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000), known = lastDates.get(zone);
  if (known?.minute === minute) return known.date;
  const date = (dateFormats.get(zone) ?? dateFormat(zone)).format(at);
  lastDates.set(zone, { minute, date });
  return date;
}
const lastDates = new Map<string, { minute: number; date: string }>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(zone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  dateFormats.set(zone, format);
  return format;
}

/**
 * This installation's company and its clock. The demo company lives on its own date for ever: its clock runs with ours,
 * set back (or forward) by whole days. Null until set-up.
 */
export class CompanyClock {
  #company: Company | null = null;
  #shift = 0;
  readonly #sql: Sql;
  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async load(): Promise<Company | null> {
    const [row] = await this.#sql<Company[]>`
      select id, name, kind, reporting_currency as "reportingCurrency", fiscal_year_start as "fiscalYearStart",
             time_zone as "timeZone", language, locale, today from platform.company`;
    this.#company = row ?? null;
    const real = Date.parse(dateIn(row?.timeZone ?? 'UTC', new Date()));
    this.#shift = row?.today ? Date.parse(row.today) - real : 0;
    return this.#company;
  }

  get company(): Company | null {
    return this.#company;
  }
  now = (): Date => new Date(Date.now() + this.#shift);
  today = (at: Date): string => dateIn(this.#company?.timeZone ?? 'UTC', at);
}
