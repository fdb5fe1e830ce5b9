import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useKeys } from '../../../../platform/web/keys.ts';
import { useWidth } from '../../../../platform/web/width.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import type { ChangeDay } from '../../contract.ts';
import { useChangeWords } from './changeWords.ts';
import { placeDays, type Tick } from './timeScale.ts';

/** What a company is founded with has always been there: no day is told. */
const always = '1900-01-01';

/** The days on which the structure changes, past and planned, to step through. The future has a dashed line. */
export function TimeBar({ days, on, onChange }: { days: readonly ChangeDay[]; on: string; onChange: (day: string) => void }) {
  const words = useWords();
  const formats = useFormats();
  const saysChange = useChangeWords();
  const { today } = formats.settings;
  const stops = [...new Set([...days.map((d) => d.day), today])].sort();
  const step = (to: string | undefined) => to && onChange(to);
  const before = stops.findLast((d) => d < on), after = stops.find((d) => d > on);
  useKeys([
    { keys: '[', says: words.organization.structure.before, run: () => step(before) }, { keys: ']', says: words.organization.structure.after, run: () => step(after) },
  ]);
  const [measured, width] = useWidth(), { ticks, nowAt } = placeDays(days, today, on, width);
  const saysTick = ({ day, change, isFirst }: Tick) => [formats.exactDay(day), change && saysChange(change, isFirst)].filter(Boolean).join('. ');
  return (
    <nav className="time-bar" aria-label={words.organization.structure.days}>
      <ActionIcon variant="default" aria-label={words.organization.structure.before} disabled={!before} onClick={() => step(before)}><IconChevronLeft size={15} /></ActionIcon>
      <div className="time-line" ref={measured}>
        <div className="past" style={{ width: `${nowAt}%` }} /><div className="future" style={{ left: `${nowAt}%` }} />
        {ticks.map((tick) => (
          <button key={tick.day} type="button" className="tick" data-now={tick.day === today || undefined} data-plan={tick.day > today || undefined} data-on={tick.day === on || undefined} data-edge={tick.edge}
            aria-current={tick.day === on ? 'date' : undefined} style={{ left: `${tick.at}%` }} onClick={() => onChange(tick.day)}
            title={saysTick(tick)} {...(tick.isNamed ? {} : { 'aria-label': saysTick(tick) })}>
            <b aria-hidden />
            {tick.isNamed && <><span className="sm m nw el">{tick.day === today ? words.common.today.replace(/^./, (c) => c.toUpperCase()) : tick.change ? saysChange(tick.change, tick.isFirst) : ''}</span>{tick.day > always && <span className="xs sub nw">{formats.plainDay(tick.day)}</span>}</>}
          </button>
        ))}
      </div>
      <ActionIcon variant="default" aria-label={words.organization.structure.after} disabled={!after} onClick={() => step(after)}><IconChevronRight size={15} /></ActionIcon>
    </nav>
  );
}
