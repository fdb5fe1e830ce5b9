import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTell } from '../../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { changeCalendar, createCalendar, listCalendars, type Calendar } from '../../contract.ts';
import { weekdays } from './Calendars.tsx';

type Hours = Calendar['hours'][number];
const usual: Hours[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }));

/** A calendar's name and weekly hours; several openings a day where there is a break. */
export function CalendarForm({ calendar, onClose }: { calendar: Calendar | undefined; onClose: () => void }) {
  const { settings: words, structure } = useWords().organization;
  const all = useWords();
  const create = useTell(createCalendar, { makesStale: [listCalendars], done: () => words.calendarCreated });
  const change = useTell(changeCalendar, { makesStale: [listCalendars], done: () => words.calendarChanged });
  const act = calendar ? change : create;
  const editing = useEditing(calendar);
  const first = useOpened(() => ({ name: calendar?.name ?? '', hours: calendar?.hours ?? usual }));
  const form = useFields(first, { problems: act.fields });
  const send = () => {
    if (!calendar) { const input = form.check(createCalendar.input); if (input) create.tell(input, onClose); return; }
    const input = form.check(changeCalendar.input, { calendarId: calendar.id, version: editing.version, ...touched(first, form.values) });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={calendar ? words.changeCalendar : words.newCalendar} submit={calendar ? structure.form.save : words.newCalendar} onSubmit={send} onClose={onClose} sending={act.isTelling} said={act.said} editing={editing}>
      <TextInput label={all.common.name} {...form.text('name')} />
      <fieldset><legend>{words.hours}</legend><Week hours={form.values.hours} onChange={(hours) => form.set('hours', hours)} /></fieldset>
      {form.errors['hours'] && <p className="sm late" role="alert" style={{ margin: 0 }}>{form.errors['hours']}</p>}
    </FormDrawer>
  );
}

function Week({ hours, onChange }: { hours: readonly Hours[]; onChange: (hours: Hours[]) => void }) {
  const words = useWords().organization.settings;
  const set = (at: number, part: Partial<Hours>) => onChange(hours.map((h, i) => (i === at ? { ...h, ...part } : h)));
  const add = (weekday: number) => onChange([...hours, { weekday, opens: hours.some((h) => h.weekday === weekday) ? '16:00' : '09:00', closes: hours.some((h) => h.weekday === weekday) ? '19:00' : '18:00' }]);
  return weekdays.map((day) => (
    <div key={day} style={{ padding: '6px 0', borderTop: '1px solid var(--u-line)' }}>
      <div className="row"><span style={{ flex: 1 }}>{words.weekdays[day]}</span><Button size="compact-xs" aria-label={`${words.addHours}: ${words.weekdays[day]}`} onClick={() => add(day)}>{words.addHours}</Button></div>
      {hours.map((h, i) => h.weekday === day && (
        <div key={i} className="row" style={{ marginTop: 4 }}>
          <TextInput type="time" aria-label={`${words.opens}, ${words.weekdays[day]}`} value={h.opens} onChange={(e) => set(i, { opens: e.currentTarget.value })} />
          <TextInput type="time" aria-label={`${words.closes}, ${words.weekdays[day]}`} value={h.closes} onChange={(e) => set(i, { closes: e.currentTarget.value })} />
          <ActionIcon aria-label={words.dropHours(words.weekdays[day])} onClick={() => onChange(hours.filter((_, at) => at !== i))}><IconX size={15} stroke={1.7} /></ActionIcon>
        </div>
      ))}
    </div>
  ));
}
