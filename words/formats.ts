import { currencySign, minorDigits } from './currencies.ts';
import { addDays, dateOf, dayIn, daysBetween } from './days.ts';
import { readDay } from './reading.ts';

/*
  How figures, money, dates and times are written for one person. Pure: no clock, no DOM; the screens, the mails and the
  PDF use the same functions. `language` decides the words (months, "hoy"), `locale` the figures and the order of dates.
*/
export interface FormatSettings {
  language: 'es' | 'en';
  locale: string;
  timeZone: string;
  /** The business date, for "hoy" and for leaving the year out. */
  today: string;
}
export interface MoneyLike { minor: string | bigint; currency: string }
export type Formats = ReturnType<typeof formatsOf>;

const space = '\u00a0';
const minus = '\u2212';
const real = (text: string) => text.replace(/-/g, minus);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function formatsOf(settings: FormatSettings) {
  const figures = figuresOf(settings.locale);
  return { settings, ...figures, ...moneyOf(settings, figures.number), ...datesOf(settings), ...durationsOf(settings) };
}

function figuresOf(locale: string) {
  const intl = (digits: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: 'always' });
  const cache = new Map<number, Intl.NumberFormat>();
  const of = (digits: number) => cache.get(digits) ?? cache.set(digits, intl(digits)).get(digits)!;
  const percentSign = locale.startsWith('es') ? `${space}%` : '%';
  /** Always grouped, also with four digits: `1.204`. */
  const number = (n: number | bigint, digits = 0) => real(of(digits).format(n));
  /** With its sign: `+8`, `−3`, `0`. */
  const signed = (n: number, digits = 0) => `${Number(n.toFixed(digits)) > 0 ? '+' : ''}${number(n, digits).replace(/^−(?=0([.,]0*)?$)/, '')}`;
  return {
    number, signed,
    /** A ratio (0.974) as `97,4 %`; one decimal at most. */
    percent: (ratio: number, digits = 1) => number(ratio * 100, Math.min(digits, 1)) + percentSign,
    signedPercent: (ratio: number, digits = 1) => signed(ratio * 100, Math.min(digits, 1)) + percentSign,
    /** Shares shown together: they add up to 100,0 (largest remainder). Values must not be negative. */
    shares: (values: readonly (number | bigint)[]) => sharesOf(values).map((tenths) => number(tenths / 10, 1) + percentSign),
  };
}

/** Tenths of a percent that add up to 1000; all zero when there is nothing to share. */
export function sharesOf(values: readonly (number | bigint)[]): number[] {
  const numbers = values.map(Number);
  const total = numbers.reduce((a, b) => a + b, 0);
  if (total <= 0) return numbers.map(() => 0);
  const exact = numbers.map((v) => (v * 1000) / total);
  const floors = exact.map(Math.floor);
  const missing = 1000 - floors.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((e, i) => [e - floors[i]!, i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of byRemainder.slice(0, missing)) floors[i]!++;
  return floors;
}

function moneyOf({ locale, language }: Pick<FormatSettings, 'locale' | 'language'>, number: (n: bigint) => string) {
  const point = new Intl.NumberFormat(locale).formatToParts(1.5).find((p) => p.type === 'decimal')?.value ?? '.';
  const amount = (minor: bigint, digits: number) => {
    const size = minor < 0n ? -minor : minor;
    const unit = 10n ** BigInt(digits);
    const cents = digits === 0 ? '' : point + String(size % unit).padStart(digits, '0');
    return (minor < 0n ? minus : '') + number(size / unit) + cents;
  };
  const whole = (minor: bigint, digits: number) => {
    const unit = 10n ** BigInt(digits);
    const size = minor < 0n ? -minor : minor;
    const units = (size + unit / 2n) / unit;
    return (minor < 0n && units > 0n ? minus : '') + number(units);
  };
  const withSign = (text: string, currency: string) => text + space + currencySign(currency);
  return {
    /** To the cent, for reports, reconciliation and bookings: `4.018.260,30 MXN`. */
    money: (m: MoneyLike) => withSign(amount(BigInt(m.minor), minorDigits(m.currency)), m.currency),
    /** In whole units, for screens: `412.380 €`; half a unit away from zero. */
    moneyWhole: (m: MoneyLike) => withSign(whole(BigInt(m.minor), minorDigits(m.currency)), m.currency),
    /** Without the currency: the value of a money field. */
    amount: (m: MoneyLike) => amount(BigInt(m.minor), minorDigits(m.currency)),
    moneyRange: (low: MoneyLike, high: MoneyLike) => {
      const digits = minorDigits(low.currency);
      return `${whole(BigInt(low.minor), digits)}${space}${language === 'es' ? 'a' : 'to'}${space}${withSign(whole(BigInt(high.minor), digits), high.currency)}`;
    },
  };
}

/** Money to the cent for a sentence of a language's own words, where no person's formats are at hand. */
export const moneyIn = (locale: 'es-ES' | 'en-GB', money: unknown): string => moneyOf({ locale, language: locale === 'es-ES' ? 'es' : 'en' }, figuresOf(locale).number).money(money as MoneyLike);

function datesOf({ language, locale, timeZone, today }: FormatSettings) {
  const words = locale.startsWith(language) ? locale : language === 'es' ? 'es-ES' : 'en-GB';
  const inUtc = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(words, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(dateOf(day));
  };
  const near = new Intl.RelativeTimeFormat(words, { numeric: 'auto' });
  const nearShort = new Intl.RelativeTimeFormat(words, { numeric: 'auto', style: 'short' });
  const short = inUtc({ day: 'numeric', month: 'short' });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  const numeric = (day: string) => {
    const [y, m, d] = day.split('-').map(Number);
    return locale === 'en-US' ? `${m}/${d}/${y}` : `${d}/${m}/${y}`;
  };
  const isNear = (day: string) => day.slice(0, 4) === today.slice(0, 4) || (day > today && daysBetween(today, day) <= 180);
  const plainDay = (day: string) => (isNear(day) ? short(day) : numeric(day));
  /** As a field shows it: with its year wherever what is typed without one would be read as another. */
  const fieldDay = (day: string) => (readDay(plainDay(day), { locale, today }) === day ? plainDay(day) : numeric(day));
  /** "ayer", "hoy", "mañana"; "18 nov" within the year (or the six months to come); else "1/3/2025". */
  const day = (d: string) => (Math.abs(daysBetween(today, d)) <= 1 ? near.format(daysBetween(today, d), 'day') : plainDay(d));
  const time = (instant: Date | string) => clock.format(new Date(instant)).replace(/^0(?=\d)/, '');
  const longDay = inUtc({ weekday: 'long', day: 'numeric', month: 'long' });
  const exactDay = inUtc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }), weekday = inUtc({ weekday: 'short' });
  return {
    day, plainDay, fieldDay, time,
    /** The date of an instant on the person's calendar. */
    dayAt: (instant: Date | string) => day(dayIn(timeZone, instant)),
    /** For a sentence that says "on" or "until" before it: never "hoy". */
    plainDayAt: (instant: Date | string) => plainDay(dayIn(timeZone, instant)),
    /** "hoy, 11:32"; "18 nov, 9:30". */
    moment: (instant: Date | string) => `${day(dayIn(timeZone, instant))}, ${time(instant)}`,
    /** For a title: "Lunes, 23 de noviembre". */
    longDay: (d: string) => capital(longDay(d)),
    exactDay,
    exactMoment: (instant: Date | string) => `${exactDay(dayIn(timeZone, instant))}, ${time(instant)} (${timeZone})`,
    month: inUtc({ month: 'short' }),
    /** "lun" for 1, Monday, to "dom" for 7. */
    weekday: (n: number) => weekday(addDays('2024-01-01', n - 1)),
    monthAndYear: inUtc({ month: 'long', year: 'numeric' }),
    /** Half-open [from, to), told with both ends: "1 oct a 31 oct". */
    period: (from: string, to: string) => `${plainDay(from)} ${language === 'es' ? 'a' : 'to'} ${plainDay(addDays(to, -1))}`,
    /** "hace 3 días" under 30 days either way, else the date. */
    relativeDay: (d: string) => (Math.abs(daysBetween(today, d)) < 30 ? near.format(daysBetween(today, d), 'day') : plainDay(d)),
    /** "hace 12 min" within the day, then by days; `now` is given. */
    relative: (instant: Date | string, now: Date) => {
      const minutes = Math.round((new Date(instant).getTime() - now.getTime()) / 60_000);
      if (Math.abs(minutes) < 60) return nearShort.format(minutes, 'minute');
      if (Math.abs(minutes) < 24 * 60) return nearShort.format(Math.trunc(minutes / 60), 'hour');
      const days = daysBetween(dayIn(timeZone, now), dayIn(timeZone, instant));
      return Math.abs(days) < 30 ? near.format(days, 'day') : plainDay(dayIn(timeZone, instant));
    },
  };
}

function durationsOf({ language }: FormatSettings) {
  const days = (n: number) => `${n}${space}${language === 'es' ? (n === 1 ? 'día' : 'días') : n === 1 ? 'day' : 'days'}`;
  return {
    /** Minutes in words: "42 min", "3 h 05 min", "2 días". */
    duration: (minutes: number) => {
      const m = Math.round(Math.abs(minutes));
      if (m < 60) return `${m}${space}min`;
      if (m < 24 * 60) return `${Math.floor(m / 60)}${space}h${m % 60 ? `${space}${String(m % 60).padStart(2, '0')}${space}min` : ''}`;
      return days(Math.floor(m / (24 * 60)));
    },
    days,
  };
}
