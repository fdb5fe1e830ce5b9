import type { Maker } from './maker.ts';
import type { Structure } from './structure.ts';

/** Expected share of the year by the end of each month, basis points: as works go, not evenly. */
const season = [650, 1400, 2300, 3300, 4350, 5350, 6100, 6450, 7450, 8500, 9350, 10_000];

/**
 * What both divisions mean to reach together: the last year's, reached; this year's and Spain's, each a little above what the twelve
 * months before today came to, so that they stand slightly behind.
 */
export function makeGoals(m: Maker, s: Structure): void {
  const bookings = m.rows.get('sales.booking_event')!, year = Number(m.today.slice(0, 4));
  const booked = (from: string, to: string, market?: string) => bookings.filter((b) => `${b['booked_on']}` >= from && `${b['booked_on']}` < to && (!market || b['market_id'] === market)).reduce((sum, b) => sum + Number(b['reporting_minor']), 0);
  const round = (minor: number) => Math.round(minor / 10_000_000) * 10_000_000;
  const goal = (key: string, es: string, en: string, of: number, target: number, market: string | null, sales: string, marketing: string) => m.add('goals.goal', {
    id: m.id(`goal ${key}`), market_id: market, name_es: es, name_en: en, measure: 'bookings', starts_on: `${of}-01-01`, ends_on: `${of + 1}-01-01`, start_minor: 0, target_minor: round(target), currency: 'EUR', season_bp: season, sales_position_id: m.id(`seat ${sales}`), marketing_position_id: m.id(`seat ${marketing}`),
  });
  const last = booked(m.day(-365), m.day(1)), spain = booked(m.day(-365), m.day(1), s.markets.ES);
  goal('year', `Ventas firmadas ${year}`, `Bookings ${year}`, year, last * 1.05, null, 'head_levante', 'beatriz');
  goal('spain', `España crece en ${year}`, `Spain grows in ${year}`, year, spain * 1.03, s.markets.ES, 'head_levante', 'andres');
  goal('before', `Ventas firmadas ${year - 1}`, `Bookings ${year - 1}`, year - 1, booked(`${year - 1}-01-01`, `${year}-01-01`) * 0.985, null, 'head_levante', 'beatriz');
}
