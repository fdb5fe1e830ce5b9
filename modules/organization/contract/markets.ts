import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Id, Named } from '../../../contract/shapes.ts';

/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);

export const Market = z.object({
  id: Id, version: z.int(), code: z.string(), name: z.string(), nameEs: z.string(), nameEn: z.string(), country: Country, language: z.string(),
  currency: Currency, timeZone: z.string(), calendar: Named, legalEntity: Named,
});
export type Market = z.infer<typeof Market>;

export const listMarkets = endpoint({
  method: 'GET', path: '/api/v1/markets', summary: 'Markets with country, language, currency, time zone and calendar',
  input: z.object({}), output: z.object({ rows: z.array(Market) }),
});

const MarketFields = {
  code: z.string().regex(/^[A-Z0-9-]{2,12}$/), nameEs: z.string().trim().min(1).max(80), nameEn: z.string().trim().min(1).max(80), country: Country,
  language: z.string().regex(/^[a-z]{2}$/), currency: Currency, timeZone: z.string().min(1).max(64), calendarId: Id, legalEntityId: Id,
};

/** Refused: `organization.market_code_taken`, `organization.unknown_time_zone`, `organization.unknown_currency`. */
export const createMarket = endpoint({ method: 'POST', path: '/api/v1/markets', summary: 'Create a market', creates: true, input: z.object(MarketFields), output: Market });

export const changeMarket = endpoint({
  method: 'PATCH', path: '/api/v1/markets/:marketId', summary: 'Change a market', ifMatch: true,
  input: z.object({ marketId: Id, version: z.int(), ...z.object(MarketFields).partial().shape }), output: Market,
});

/** Opening hours of a weekday (Monday 1 to Sunday 7), 'HH:MM'; several a day where there is a break. */
export const OpeningHours = z.object({ weekday: z.int().min(1).max(7), opens: z.string().regex(/^\d{2}:\d{2}$/), closes: z.string().regex(/^\d{2}:\d{2}$/) });
export const Holiday = z.object({ day: Day, name: z.string().trim().min(1).max(80) });
export const Calendar = z.object({ id: Id, version: z.int(), name: z.string(), hours: z.array(OpeningHours), holidays: z.array(Holiday), markets: z.array(Named) });
export type Calendar = z.infer<typeof Calendar>;

export const listCalendars = endpoint({
  method: 'GET', path: '/api/v1/calendars', summary: 'Working calendars with opening hours and holidays', input: z.object({}), output: z.object({ rows: z.array(Calendar) }),
});

/** Refused: `organization.calendar_hours` when a day closes before it opens, hours overlap, or it never opens. */
export const createCalendar = endpoint({
  method: 'POST', path: '/api/v1/calendars', summary: 'Create a calendar', creates: true,
  input: z.object({ name: z.string().trim().min(1).max(80), hours: z.array(OpeningHours).max(50), holidays: z.array(Holiday).max(2000).default([]) }), output: Calendar,
});

export const changeCalendar = endpoint({
  method: 'PATCH', path: '/api/v1/calendars/:calendarId', summary: 'Change a calendar’s name or opening hours', ifMatch: true,
  input: z.object({ calendarId: Id, version: z.int(), name: z.string().trim().min(1).max(80).optional(), hours: z.array(OpeningHours).max(50).optional() }), output: Calendar,
});

/** All the holidays of one year become these; other years stay. Deadlines already counted do not move. */
export const setHolidays = endpoint({
  method: 'PUT', path: '/api/v1/calendars/:calendarId/holidays', summary: 'Set a calendar’s holidays of a year', ifMatch: true,
  input: z.object({ calendarId: Id, version: z.int(), year: z.int().min(1970).max(2200), holidays: z.array(Holiday).max(366) }), output: Calendar,
});

export const LegalEntity = z.object({ id: Id, version: z.int(), name: z.string(), country: Country, currency: Currency });
export const listLegalEntities = endpoint({
  method: 'GET', path: '/api/v1/legal-entities', summary: 'Legal entities', input: z.object({}), output: z.object({ rows: z.array(LegalEntity) }),
});
export const createLegalEntity = endpoint({
  method: 'POST', path: '/api/v1/legal-entities', summary: 'Create a legal entity', creates: true,
  input: z.object({ name: z.string().trim().min(1).max(160), country: Country, currency: Currency }), output: LegalEntity,
});
