/**
 * ISO 4217: decimals of the minor unit of every active currency that has one (funds codes included; metals and test
 * codes have none). `Intl` is no source for this: it follows cash habits and says 0 for HUF and COP, where the standard says 2.
 */
const two = `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
  COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
  KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB
  PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS
  UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`;
const none = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const three = 'BHD IQD JOD KWD LYD OMR TND';
const four = 'CLF UYW';

const decimals = new Map<string, number>();
for (const [codes, digits] of [
  [none, 0],
  [two, 2],
  [three, 3],
  [four, 4],
] as const) {
  for (const code of codes.split(/\s+/)) decimals.set(code, digits);
}

/** Every active currency code, in alphabetical order. */
export const currencies: readonly string[] = [...decimals.keys()].sort();

export const isCurrency = (code: string): boolean => decimals.has(code);

/** Decimals of the minor unit (EUR 2, JPY 0, KWD 3). Throws for a code that is not an active currency. */
export function minorDigits(currency: string): number {
  const digits = decimals.get(currency);
  if (digits === undefined) throw new RangeError(`${currency} is not an active ISO 4217 currency`);
  return digits;
}
