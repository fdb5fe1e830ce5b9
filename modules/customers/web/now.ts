import { timeIn } from '../../../words/days.ts';
import { instantInZone } from '../../organization/rules/index.ts';

/**
 * Now, to the minute. The day is the company's, which a demo holds still, with the hour in the company's zone: whoever writes
 * from another zone is at another hour, and in the evening of the Americas at another date, of the same instant.
 */
export function nowOf({ today, timeZone }: { today: string; timeZone: string }, clock = new Date()): Date {
  const [hour = 0, minute = 0] = timeIn(timeZone, clock).split(':').map(Number);
  return instantInZone(today, hour * 60 + minute, timeZone);
}
