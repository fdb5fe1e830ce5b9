import { dayIn, daysBetween } from '../../../words/days.ts';
import { Clock } from '../../../platform/web/parts/Clock.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { pausedUntil } from './pausedUntil.ts';
import type { AgreementClock } from '../contract.ts';
import { workingTime } from './workingTime.ts';

/**
 * The clock of the next milestone in words: what is left or how late, when it is due, and of what. Without fill outside working
 * hours. Within three days it counts working hours; beyond, the days of the calendar, which is how people count then.
 */
export function HandOffClock({ clock }: { clock: AgreementClock }) {
  const { clock: words, pauses } = useWords().coordination;
  const formats = useFormats();
  const away = Math.abs(daysBetween(formats.settings.today, dayIn(formats.settings.timeZone, clock.dueAt))), isFar = away > 3;
  const time = isFar ? formats.days(away) : workingTime(clock.minutesLeft, formats.number);
  const isToday = formats.dayAt(clock.dueAt) === formats.day(formats.settings.today);
  // A dispute is due by the end of a day: midnight after it would name the next one.
  const at = clock.milestone === 'resolution' ? formats.dayAt(new Date(Date.parse(clock.dueAt) - 1)) : isToday ? formats.time(clock.dueAt) : isFar || clock.late ? formats.dayAt(clock.dueAt) : formats.moment(clock.dueAt);
  const held = clock.paused;
  if (held) return <Clock left={held.reason === 'returned_for_data' ? pauses.heldForData : pauses.heldUntil(pausedUntil(held, formats))} due={pauses.heldLeft(workingTime(clock.minutesLeft, formats.number))} working={`${words.milestones[clock.milestone]}. ${words.working}`} />;
  const due = clock.late ? words.wasDue(at) : words.due(at);
  return (
    <Clock left={clock.late ? words.late(time) : words.left(time)} due={clock.open || clock.late ? due : `${due}, ${words.closed}`} late={clock.late || clock.used >= 0.9}
      working={`${words.milestones[clock.milestone]}. ${words.working}`} {...(clock.open || clock.late ? { used: clock.used } : {})} />
  );
}
