/*
  ISO 4217, active codes with their minor units. Intl's digits are not used: they follow CLDR, which gives some
  currencies (ISK, COP, UYW...) other digits than the standard, and differ from one runtime to the next.
*/
const twoDigits = 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK '
  + 'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL '
  + 'MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS '
  + 'SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';
const otherDigits: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF', 3: 'BHD IQD JOD KWD LYD OMR TND', 4: 'CLF UYW',
};

const digits = new Map<string, number>(twoDigits.split(' ').map((code) => [code, 2]));
for (const [n, codes] of Object.entries(otherDigits)) for (const code of codes.split(' ')) digits.set(code, Number(n));

export const currencyCodes: readonly string[] = [...digits.keys()].sort();

/** How many digits the minor unit has (EUR 2, JPY 0, KWD 3). A code outside ISO 4217 is refused: a guess would be wrong by a hundred. */
export function minorDigits(currency: string): number {
  const n = digits.get(currency);
  if (n === undefined) throw new RangeError(`${currency} is not an ISO 4217 currency`);
  return n;
}

/** Only signs that mean one currency; the dollar and the yen are several. */
const signs: Record<string, string> = { EUR: '€', GBP: '£' };
export const currencySign = (currency: string): string => signs[currency] ?? currency;
