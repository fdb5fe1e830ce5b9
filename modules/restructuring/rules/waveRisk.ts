import type { CustomerImpact } from '../../focus/rules/index.ts';

type Amount = { minor: string; currency: string };
export interface WaveRisk { revenueAtRisk: { low: Amount; base: Amount; high: Amount }; resale: Amount }

/**
 * What F3 puts at risk of some customers, those that a wave moves, and the resale revenue it is reckoned of, on the same twelve
 * months: so that what is lost of their resale can be held against it. Below zero counts as zero, customer by customer.
 */
export function riskAmong(accounts: CustomerImpact['accounts'], bookings: ReadonlyMap<string, { resale: string }>, own: ReadonlySet<string>, currency: string): WaveRisk {
  const amount = (minor: bigint): Amount => ({ minor: minor.toString(), currency }), among = accounts.filter((a) => own.has(a.accountId));
  const at = (end: 'low' | 'base' | 'high') => amount(among.reduce((sum, a) => sum + a.atRisk[end].minor, 0n));
  const resale = [...own].reduce((sum, id) => { const minor = BigInt(bookings.get(id)?.resale ?? '0'); return minor > 0n ? sum + minor : sum; }, 0n);
  return { revenueAtRisk: { low: at('low'), base: at('base'), high: at('high') }, resale: amount(resale) };
}
