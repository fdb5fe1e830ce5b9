import type { Named } from '../../../../contract/shapes.ts';
import { NumberInput, Select } from '@mantine/core';
import { useTell } from '../../../../platform/web/ask.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { appoint, AppointmentKind } from '../../contract.ts';
import { laterDay } from '../../rules/days.ts';
import { DateFields } from './DateFields.tsx';
import { PersonPicker, SeatPicker } from './pickers.tsx';
import { structural } from './structural.ts';

/** Puts a person in a seat from a date: the one of the two that is not given is picked. */
export function AppointForm({ positionId, person, on, onClose }: { positionId?: string; person?: Named; on: string; onClose: () => void }) {
  const { structure: words, settings } = useWords().organization;
  const { today } = useFormats().settings;
  const tell = useTell(appoint, { makesStale: structural, done: () => words.done.appointed });
  const form = useFields<{ personId: string | null; positionId: string | null; kind: string; fte: number; from: string | null; to: string | null }>({ personId: person?.id ?? null, positionId: positionId ?? null, kind: 'regular', fte: 1, from: laterDay(on, today), to: null }, { problems: tell.fields });
  const send = () => { const input = form.check(appoint.input); if (input) tell.tell(input, onClose); };
  return (
    <FormDrawer title={words.form.appoint} submit={words.form.appoint} onSubmit={send} onClose={onClose} sending={tell.isTelling} said={tell.said}>
      {person ? <p className="m" style={{ margin: 0 }}>{person.name}</p> : <PersonPicker label={words.form.person} {...form.field('personId')} />}
      {positionId === undefined && <SeatPicker label={settings.seat} on={form.values.from ?? on} {...form.field('positionId')} />}
      <Select label={words.form.appointmentKind} allowDeselect={false} data={AppointmentKind.options.map((k) => ({ value: k, label: words.form.appointmentKinds[k] }))} value={form.values.kind} onChange={(k) => k && form.set('kind', k)} />
      <NumberInput label={words.form.fte} description={words.form.fteHelp} w={140} min={0.05} max={1} step={0.1} decimalScale={3} value={form.values.fte} error={form.errors['fte']} onChange={(v) => form.set('fte', Number(v))} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}
