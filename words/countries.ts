/*
  What a market in a country usually is: currency (ISO 4217), time zone of its business capital (IANA), language (ISO 639).
  Countries are ISO 3166; their names come from Intl in the reader's language. Defaults only: each can be changed.
*/
export interface CountryUsual { country: string; currency: string; timeZone: string; language: string }

const rows = `ES EUR Europe/Madrid es|PT EUR Europe/Lisbon pt|FR EUR Europe/Paris fr|DE EUR Europe/Berlin de|IT EUR Europe/Rome it|AD EUR Europe/Andorra ca
BE EUR Europe/Brussels fr|NL EUR Europe/Amsterdam nl|LU EUR Europe/Luxembourg fr|IE EUR Europe/Dublin en|AT EUR Europe/Vienna de|GR EUR Europe/Athens el
FI EUR Europe/Helsinki fi|EE EUR Europe/Tallinn et|LV EUR Europe/Riga lv|LT EUR Europe/Vilnius lt|SK EUR Europe/Bratislava sk|SI EUR Europe/Ljubljana sl
HR EUR Europe/Zagreb hr|MT EUR Europe/Malta en|CY EUR Asia/Nicosia el|BG EUR Europe/Sofia bg|GB GBP Europe/London en|CH CHF Europe/Zurich de|NO NOK Europe/Oslo nb
SE SEK Europe/Stockholm sv|DK DKK Europe/Copenhagen da|PL PLN Europe/Warsaw pl|CZ CZK Europe/Prague cs|HU HUF Europe/Budapest hu|RO RON Europe/Bucharest ro
RS RSD Europe/Belgrade sr|UA UAH Europe/Kyiv uk|TR TRY Europe/Istanbul tr|IL ILS Asia/Jerusalem he|MA MAD Africa/Casablanca fr|DZ DZD Africa/Algiers fr
TN TND Africa/Tunis fr|EG EGP Africa/Cairo ar|ZA ZAR Africa/Johannesburg en|NG NGN Africa/Lagos en|KE KES Africa/Nairobi en|SA SAR Asia/Riyadh ar
AE AED Asia/Dubai ar|KW KWD Asia/Kuwait ar|QA QAR Asia/Qatar ar|MX MXN America/Mexico_City es|US USD America/New_York en|CA CAD America/Toronto en
AR ARS America/Argentina/Buenos_Aires es|BO BOB America/La_Paz es|BR BRL America/Sao_Paulo pt|CL CLP America/Santiago es|CO COP America/Bogota es
CR CRC America/Costa_Rica es|CU CUP America/Havana es|DO DOP America/Santo_Domingo es|EC USD America/Guayaquil es|SV USD America/El_Salvador es
GT GTQ America/Guatemala es|HN HNL America/Tegucigalpa es|NI NIO America/Managua es|PA PAB America/Panama es|PE PEN America/Lima es
PR USD America/Puerto_Rico es|PY PYG America/Asuncion es|UY UYU America/Montevideo es|VE VES America/Caracas es|CN CNY Asia/Shanghai zh|JP JPY Asia/Tokyo ja
KR KRW Asia/Seoul ko|IN INR Asia/Kolkata en|ID IDR Asia/Jakarta id|TH THB Asia/Bangkok th|VN VND Asia/Ho_Chi_Minh vi|PH PHP Asia/Manila en
SG SGD Asia/Singapore en|AU AUD Australia/Sydney en|NZ NZD Pacific/Auckland en`;

export const countries: readonly CountryUsual[] = rows.split(/[|\n]/).map((row) => {
  const [country = '', currency = '', timeZone = '', language = ''] = row.split(' ');
  return { country, currency, timeZone, language };
});

export const usualOf = (country: string): CountryUsual | undefined => countries.find((one) => one.country === country);
/** The country whose usual zone is this one, to begin set-up with: Europe/Madrid -> ES. */
export const countryOfZone = (timeZone: string): CountryUsual | undefined => countries.find((one) => one.timeZone === timeZone);
