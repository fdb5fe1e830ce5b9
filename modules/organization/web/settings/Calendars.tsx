import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../../platform/web/ask.ts';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { listCalendars, type Calendar } from '../../contract.ts';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import '../structure/structure.css';
import { CalendarForm } from './CalendarForm.tsx';
import { HolidaysForm } from './HolidaysForm.tsx';

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const plainTime = (time: string): string => time.replace(/^0(?=\d)/, '');

/** Days in a row with the same hours, told together. */
function runsOf(hoursOf: (day: Weekday) => string): { from: Weekday; to: Weekday; hours: string }[] {
  const runs: { from: Weekday; to: Weekday; hours: string }[] = [];
  for (const day of weekdays) {
    const last = runs.at(-1), hours = hoursOf(day);
    if (last?.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  return runs;
}

/** When each market works: what deadlines between the divisions are counted by. */
export function Calendars() {
  const words = useWords().organization.settings;
  const mayChange = useMay()('organization.market.change');
  const [open, setOpen] = useState<{ form: 'hours' | 'holidays'; id: string | undefined }>();
  const asked = useAsk(listCalendars, {}, { live: ['calendar'] });
  const chosen = asked.data?.rows.find((c) => c.id === open?.id);
  const close = () => setOpen(undefined);
  return (
    <>
      <TopBar title={words.calendars} crumb={{ name: words.title, to: '/settings' }} actions={mayChange ? [{ name: words.newCalendar, main: true, run: () => setOpen({ form: 'hours', id: undefined }) }] : []} />
      <div className="split">
        <div className="main" style={{ padding: 16, gap: 8 }}>
          <p className="sm sub" style={{ margin: '0 0 12px' }}>{words.workingTime}</p>
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars />}
          {asked.data?.rows.map((c) => <OneCalendar key={c.id} calendar={c} open={mayChange ? (form) => setOpen({ form, id: c.id }) : undefined} />)}
        </div>
        {open?.form === 'hours' && <CalendarForm key={open.id ?? 'new'} calendar={chosen} onClose={close} />}
        {open?.form === 'holidays' && chosen && <HolidaysForm key={chosen.id} calendar={chosen} onClose={close} />}
      </div>
    </>
  );
}

function OneCalendar({ calendar, open }: { calendar: Calendar; open: ((form: 'hours' | 'holidays') => void) | undefined }) {
  const { settings: words, structure } = useWords().organization;
  const formats = useFormats();
  const { today } = formats.settings;
  const hoursOf = (day: number) => calendar.hours.filter((h) => h.weekday === day).map((h) => words.openFromTo(plainTime(h.opens), plainTime(h.closes))).join(', ') || words.closed;
  const coming = calendar.holidays.filter((h) => h.day >= today).slice(0, 6);
  return (
    <section style={{ maxWidth: 560, marginBottom: 20 }}>
      <Section title={calendar.name} right={open && <span className="row"><Button size="compact-xs" onClick={() => open('hours')}>{structure.seat.edit}</Button><Button size="compact-xs" onClick={() => open('holidays')}>{words.holidays}</Button></span>} />
      <p className="sm sub" style={{ margin: '2px 0 6px' }}>{calendar.markets.length > 0 ? words.usedBy(calendar.markets.map((m) => m.name).join(', '), calendar.markets.length) : words.usedByNobody}</p>
      <Pairs rows={runsOf(hoursOf).map(({ from, to, hours }) => [from === to ? words.weekdays[from] : words.weekdaysTo(words.weekdays[from], words.weekdays[to], to - from === 1), hours] as const)} />
      {coming.length > 0 && <hr className="hr" />}
      <Pairs rows={coming.map((h) => [h.name, <span key="day" style={{ fontWeight: 400 }}>{formats.exactDay(h.day)}</span>] as const)} />
    </section>
  );
}
