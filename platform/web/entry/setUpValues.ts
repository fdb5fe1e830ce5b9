import type { NewMarket, Locale } from '../../../contract/me.ts';
import type { setUp } from '../../../contract/me.ts';
import type { Language } from '../../../contract/shapes.ts';
import { countryOfZone, usualOf } from '../../../words/countries.ts';
import type { z } from 'zod';

/** The set-up form, flat: each name is the path of its field in what is sent, so the server's problems land beside it. */
export interface SetUpValues extends Record<string, unknown> {
  'company.name': string; 'company.legalEntity': string; 'company.currency': string; 'company.fiscalYearStart': number;
  'company.timeZone': string; 'company.language': Language; 'company.locale': Locale;
  markets: NewMarket[];
  'administrator.name': string; 'administrator.email': string; 'administrator.password': string;
  code: string;
}

export const steps = ['company', 'markets', 'administrator', 'start'] as const;
export type Step = (typeof steps)[number];
/** Which fields belong to each step. */
export const within: Record<Step, readonly string[]> = { company: ['company'], markets: ['markets'], administrator: ['administrator', 'code'], start: ['start'] };

export function marketIn(country: string, language: Language): NewMarket | undefined {
  const usual = usualOf(country);
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country;
  return usual && { ...usual, name };
}

/** Usually right: the country of the browser's clock, its currency, the calendar year. */
export function firstValues(language: Language, timeZone: string): SetUpValues {
  const home = countryOfZone(timeZone) ?? usualOf(language === 'es' ? 'ES' : 'GB')!;
  const market = marketIn(home.country, language);
  return {
    'company.name': '', 'company.legalEntity': '', 'company.currency': home.currency, 'company.fiscalYearStart': 1, 'company.timeZone': timeZone,
    'company.language': language, 'company.locale': localeOf(language, home.country), markets: market ? [market] : [],
    'administrator.name': '', 'administrator.email': '', 'administrator.password': '', code: '',
  };
}

const localeOf = (language: Language, country: string): Locale =>
  language === 'es' ? (['MX', 'US', 'PR', 'GT', 'HN', 'NI', 'PA', 'SV', 'DO', 'PE'].includes(country) ? 'es-MX' : 'es-ES') : country === 'US' ? 'en-US' : 'en-GB';

/** What was proposed in one language, proposed in the other; what a person has changed stays. */
export function spokenIn(values: SetUpValues, before: Language, after: Language): SetUpValues {
  const home = countryOfZone(values['company.timeZone'])?.country ?? '';
  return {
    ...values,
    'company.language': values['company.language'] === before ? after : values['company.language'],
    'company.locale': values['company.locale'] === localeOf(before, home) ? localeOf(after, home) : values['company.locale'],
    markets: values.markets.map((market) => ({ ...market, name: market.name === marketIn(market.country, before)?.name ? marketIn(market.country, after)!.name : market.name })),
  };
}

/** What is sent. */
export function inputOf(values: SetUpValues, start: z.input<typeof setUp.input>['start']): z.input<typeof setUp.input> {
  return {
    company: {
      name: values['company.name'], legalEntity: values['company.legalEntity'], currency: values['company.currency'], fiscalYearStart: values['company.fiscalYearStart'],
      timeZone: values['company.timeZone'], language: values['company.language'], locale: values['company.locale'],
    },
    markets: values.markets,
    administrator: { name: values['administrator.name'], email: values['administrator.email'], password: values['administrator.password'] },
    start,
    ...(values.code.trim() ? { code: values.code.trim() } : {}),
  };
}

/** The first step that has a problem, to go back to. */
export const stepOf = (paths: readonly string[]): Step | undefined => steps.find((step) => paths.some((path) => within[step].some((start) => path.startsWith(start))));
