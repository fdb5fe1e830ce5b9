import type { reporting as es } from '../../es/rules/reporting.ts';

export const reporting: typeof es = {
  'reporting.period_not_over': 'The period is not over: the report is issued when it can change no more.',
  'reporting.still_dividing': 'Bookings of the period are still being divided among their touches. Try again in a minute.',
  'reporting.number_taken': 'Somebody has just issued an edition. Issue it again and it takes the next number.',
  'reporting.sums_to_booking': 'The parts of a booking must add up to it.',
};
