import { minorDigits } from './currencies.ts';
import { addDays, isDay } from './days.ts';

/** What a person types, read as they meant it; `undefined` when it cannot be told. Pure. */

const months: Record<'es' | 'en', string[]> = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
const named: Record<string, number> = { hoy: 0, today: 0, mañana: 1, manana: 1, tomorrow: 1, ayer: -1, yesterday: -1 };

/** "hoy", "+7", "18/11", "18 nov", "18/11/2026", "2026-11-18"; month first for en-US. Without a year: the next such date not a month past. */
export function readDay(text: string, { locale, today }: { locale: string; today: string }): string | undefined {
  const plain = text.trim().toLowerCase();
  if (plain in named) return addDays(today, named[plain]!);
  if (/^[+-]\d{1,3}$/.test(plain)) return addDays(today, Number(plain));
  if (isDay(plain)) return plain;
  const words = /^(\d{1,2})[\s./-]+(?:de\s+)?([a-zñ]{3,})\.?(?:[\s./-]+(?:de\s+)?(\d{2,4}))?$/.exec(plain);
  if (words) {
    const at = [months.es, months.en].map((list) => list.indexOf(words[2]!.slice(0, 3))).find((i) => i >= 0);
    return at === undefined ? undefined : assemble(words[3], at + 1, Number(words[1]), today);
  }
  const figures = /^(\d{1,2})[\s./-](\d{1,2})(?:[\s./-](\d{2}|\d{4}))?$/.exec(plain);
  if (!figures) return undefined;
  const [first, second] = [Number(figures[1]), Number(figures[2])];
  return locale === 'en-US' ? assemble(figures[3], first, second, today) : assemble(figures[3], second, first, today);
}

function assemble(year: string | undefined, month: number, day: number, today: string): string | undefined {
  const tail = `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year) return checked(`${year.length === 2 ? 2000 + Number(year) : Number(year)}${tail}`);
  const thisYear = Number(today.slice(0, 4));
  const near = `${thisYear}${tail}`;
  return checked(near < addDays(today, -31) ? `${thisYear + 1}${tail}` : near) ?? undefined;
}
const checked = (day: string) => (isDay(day) ? day : undefined);

/** A figure as typed in that locale: "1.234,5". A lone point or comma with one or two digits after it is the decimal one. */
export function readDecimal(text: string, locale: string): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^\u2212/, '-');
  if (!/^-?[\d.,]*\d[.,]?$/.test(bare) && !/^-?[\d.,]*\d$/.test(bare)) return undefined;
  const point = new Intl.NumberFormat(locale).formatToParts(1.5).find((p) => p.type === 'decimal')?.value === ',' ? ',' : '.';
  const group = point === ',' ? '.' : ',';
  const strayDecimal = !bare.includes(point) && bare.split(group).length === 2 && !/[.,]\d{3}$/.test(bare);
  const [wholes, decimals = '', ...more] = bare.split(strayDecimal ? group : point);
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$|^-?\\d+$`);
  if (more.length > 0 || !/^\d*$/.test(decimals) || !grouped.test(wholes || '0')) return undefined;
  return (wholes || '0').replaceAll(group, '') + (decimals && `.${decimals}`);
}

/** Typed money in minor units, as a decimal string; `undefined` when it has more decimals than the currency. */
export function readMoney(text: string, currency: string, locale: string): string | undefined {
  const decimal = readDecimal(text.replace(/[€£$]|\b[A-Za-z]{3}\b/g, ''), locale);
  if (decimal === undefined) return undefined;
  const [wholes = '0', cents = ''] = decimal.split('.');
  const digits = minorDigits(currency);
  if (cents.length > digits) return undefined;
  return BigInt(wholes.replace('-', '') + cents.padEnd(digits, '0')) === 0n ? '0' : `${wholes.startsWith('-') ? '-' : ''}${BigInt(wholes.replace('-', '') + cents.padEnd(digits, '0'))}`;
}
