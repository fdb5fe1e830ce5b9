import { expect, test } from 'vitest';
import { formatsOf } from '../../../words/formats.ts';
import { sales as english } from '../../../words/en/sales.ts';
import { sales as spanish } from '../../../words/es/sales.ts';
import { bookingMarks } from './bookingMarks.ts';

const eur = (minor: string) => ({ minor, currency: 'EUR' });
const ledger = [
  { id: 'a', kind: 'booking' as const, bookedOn: '2026-11-20', amount: eur('1250100'), reversesId: null },
  { id: 'b', kind: 'reversal' as const, bookedOn: '2026-11-23', amount: eur('-1250100'), reversesId: 'a' },
  { id: 'c', kind: 'booking' as const, bookedOn: '2026-11-24', amount: eur('90000'), reversesId: null },
  { id: 'd', kind: 'credit_note' as const, bookedOn: '2026-11-25', amount: eur('-10000'), reversesId: 'c' },
];
const told = (language: 'es' | 'en') => bookingMarks(ledger, (language === 'es' ? spanish : english).bookings,
  formatsOf({ language, locale: language === 'es' ? 'es-ES' : 'en-GB', timeZone: 'Europe/Madrid', today: '2026-11-26' }).moneyWhole).map((mark) => mark.label.replaceAll('\u00a0', ' '));

test('a reversed booking says so on the double line, and its reversal and a credit note stand on their days', () => {
  expect(told('es')).toEqual(['Venta anulada: 12.501 €', 'Anulación: −12.501 €', 'Venta: 900 €', 'Abono: −100 €']);
  expect(told('en')).toEqual(['Reversed booking: 12,501 €', 'Reversal: −12,501 €', 'Booking: 900 €', 'Credit note: −100 €']);
});
