import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTell } from '../../../../platform/web/ask.ts';
import { useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { DayField } from '../../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { allReadable } from '../../../../platform/web/parts/useReadable.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { listCalendars, setHolidays, type Calendar } from '../../contract.ts';

type Holiday = Calendar['holidays'][number];

/** The holidays of one year, set together; other years stay as they are. */
export function HolidaysForm({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  const words = useWords().organization.settings;
  const formats = useFormats();
  const [year, setYear] = useState(Number(formats.settings.today.slice(0, 4)));
  const [changed, setChanged] = useState<{ year: number; holidays: Holiday[] }>();
  const [fresh, setFresh] = useState<Fresh>(none);
  const set = useTell(setHolidays, { makesStale: [listCalendars], done: () => words.holidaysSaved });
  const editing = useEditing(calendar);
  const opened = useOpened(() => calendar.holidays);
  const holidays = changed?.year === year ? changed.holidays : opened.filter((h) => h.day.startsWith(String(year)));
  // The 29th of February has no such day the year after.
  const before = opened.filter((h) => h.day.startsWith(String(year - 1)) && !h.day.endsWith('-02-29')).map((h) => ({ ...h, day: `${year}${h.day.slice(4)}` }));
  const keep = (next: Holiday[]) => setChanged({ year, holidays: next.toSorted((a, b) => (a.day < b.day ? -1 : 1)) });
  // What is written out and was not added yet is meant too.
  const added = isWhole(fresh, year) ? [...holidays.filter((o) => o.day !== fresh.day), { day: fresh.day, name: fresh.name.trim() }] : holidays;
  return (
    <FormDrawer title={`${words.holidays}: ${calendar.name}`} submit={words.saveHolidays} onClose={onClose} sending={set.isTelling} said={set.said} editing={editing}
      onSubmit={() => set.tell({ calendarId: calendar.id, version: editing.version, year, holidays: added }, onClose)}>
      <NumberInput label={words.year} w={120} min={1970} max={2200} value={year} onChange={(v) => setYear(Number(v))} />
      {holidays.length === 0 && <p className="ink2" style={{ margin: 0 }}>{words.noHolidays}</p>}
      {holidays.length === 0 && before.length > 0 && <div><Button onClick={() => keep(before)}>{words.takeHolidays(year - 1)}</Button><p className="sm sub" style={{ margin: '4px 0 0' }}>{words.takeHolidaysNote}</p></div>}
      <ul className="card-list">
        {holidays.map((h) => (
          <li key={h.day}><span>{h.name}<span className="sm sub" style={{ display: 'block' }}>{formats.exactDay(h.day)}</span></span><span className="sp" />
            <ActionIcon aria-label={words.dropHoliday(h.name)} onClick={() => keep(holidays.filter((o) => o.day !== h.day))}><IconX size={15} stroke={1.7} /></ActionIcon></li>
        ))}
      </ul>
      <NewHoliday year={year} fresh={fresh} onChange={setFresh} onAdd={() => { keep(added); setFresh(none); }} />
    </FormDrawer>
  );
}

interface Fresh { day: string | null; name: string }
const none: Fresh = { day: null, name: '' };
const isWhole = (fresh: Fresh, year: number): fresh is Fresh & { day: string } => fresh.day?.startsWith(String(year)) === true && fresh.name.trim() !== '';

function NewHoliday({ year, fresh, onChange, onAdd }: { year: number; fresh: Fresh; onChange: (fresh: Fresh) => void; onAdd: () => void }) {
  const words = useWords().organization.settings;
  const row = useRef<HTMLDivElement>(null);
  const add = () => { if (allReadable(row.current) && isWhole(fresh, year)) onAdd(); };
  return (
    <div ref={row} className="row" data-wrap style={{ alignItems: 'flex-end' }}>
      <DayField label={words.day} value={fresh.day} onChange={(day) => onChange({ ...fresh, day })} min={`${year}-01-01`} max={`${year}-12-31`} />
      <TextInput label={words.holidayName} value={fresh.name} onChange={(e) => onChange({ ...fresh, name: e.currentTarget.value })} onKeyDown={(e) => { if (e.key === 'Enter') { e.preventDefault(); add(); } }} />
      <Button onClick={add} disabled={!isWhole(fresh, year)}>{words.addHoliday}</Button>
    </div>
  );
}
