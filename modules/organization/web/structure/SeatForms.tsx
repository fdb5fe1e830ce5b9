import { NumberInput, Select, TextInput } from '@mantine/core';
import type { Named } from '../../../../contract/shapes.ts';
import { useTell } from '../../../../platform/web/ask.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { addLine, appoint, AppointmentKind, setDelegate, setManager } from '../../contract.ts';
import { laterDay } from '../../rules/days.ts';
import { DateFields, PersonPicker, SeatPicker } from './pickers.tsx';
import { structural } from './structural.ts';

interface OfSeat { positionId: string; about: string | undefined; on: string; onClose: () => void }
const useFirstDay = (on: string) => laterDay(on, useFormats().settings.today);

/** Whom the seat reports to from a date; left empty, nobody. */
export function ManagerForm({ positionId, about, on, onClose }: OfSeat) {
  const words = useWords().organization.structure;
  const set = useTell(setManager, { makesStale: structural, done: () => words.done.manager });
  const form = useFields<{ reportsToId: string | null; from: string | null; to: string | null }>({ reportsToId: null, from: useFirstDay(on), to: null }, { problems: set.fields });
  const send = () => { const input = form.check(setManager.input, { positionId, ...form.values }); if (input) set.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.seat.editManager} submit={words.form.save} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <SeatPicker label={words.form.reportsTo} on={form.values.from ?? on} clearable description={form.values.reportsToId ? undefined : words.seat.top} {...form.field('reportsToId')} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** A dotted or project line, with what it is for and how much of the time it takes. */
export function DottedLineForm({ positionId, about, on, onClose }: OfSeat) {
  const words = useWords().organization.structure;
  const add = useTell(addLine, { makesStale: structural, done: () => words.done.line });
  const form = useFields<{ reportsToId: string | null; kind: string; scope: string; share: number | null; from: string | null; to: string | null }>(
    { reportsToId: null, kind: 'dotted', scope: '', share: null, from: useFirstDay(on), to: null }, { problems: add.fields });
  const send = () => { const input = form.check(addLine.input, { positionId, ...form.values }); if (input) add.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.seat.addLine} submit={words.seat.addLine} onSubmit={send} onClose={onClose} sending={add.isTelling} said={add.said}>
      <SeatPicker label={words.form.reportsTo} on={form.values.from ?? on} {...form.field('reportsToId')} />
      <Select label={words.form.kind} allowDeselect={false} w={200} data={(['dotted', 'project'] as const).map((k) => ({ value: k, label: words.seat.kinds[k] }))} value={form.values.kind} onChange={(k) => k && form.set('kind', k)} />
      <TextInput label={words.form.scope} {...form.text('scope')} />
      <NumberInput label={words.form.share} w={200} min={1} max={100} suffix=" %" value={form.values.share === null ? '' : Math.round(form.values.share * 1000) / 10} error={form.errors['share']} onChange={(v) => form.set('share', v === '' ? null : Number(v) / 100)} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** Who stands in while nobody holds the seat; left empty, nobody. */
export function DelegateForm({ positionId, about, on, onClose }: OfSeat) {
  const words = useWords().organization.structure;
  const set = useTell(setDelegate, { makesStale: structural, done: () => words.done.delegate });
  const form = useFields<{ delegateId: string | null; from: string | null; to: string | null }>({ delegateId: null, from: useFirstDay(on), to: null }, { problems: set.fields });
  const send = () => { const input = form.check(setDelegate.input, { positionId, ...form.values }); if (input) set.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.seat.editDelegate} submit={words.form.save} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <SeatPicker label={words.form.delegate} on={form.values.from ?? on} clearable description={form.values.delegateId ? undefined : words.seat.nobodyStandsIn} {...form.field('delegateId')} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** Puts a person in a seat from a date: the one of the two that is not given is picked. */
export function AppointForm({ positionId, about, person, on, onClose }: { positionId?: string; about?: string | undefined; person?: Named; on: string; onClose: () => void }) {
  const { structure: words, settings } = useWords().organization;
  const tell = useTell(appoint, { makesStale: structural, done: () => words.done.appointed });
  const form = useFields<{ personId: string | null; positionId: string | null; kind: string; fte: number; from: string | null; to: string | null }>({ personId: person?.id ?? null, positionId: positionId ?? null, kind: 'regular', fte: 1, from: useFirstDay(on), to: null }, { problems: tell.fields });
  const send = () => { const input = form.check(appoint.input); if (input) tell.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.form.appoint} submit={words.form.appoint} onSubmit={send} onClose={onClose} sending={tell.isTelling} said={tell.said}>
      {person ? <p className="m" style={{ margin: 0 }}>{person.name}</p> : <PersonPicker label={words.form.person} {...form.field('personId')} />}
      {positionId === undefined && <SeatPicker label={settings.seat} on={form.values.from ?? on} {...form.field('positionId')} />}
      <Select label={words.form.appointmentKind} allowDeselect={false} data={AppointmentKind.options.map((k) => ({ value: k, label: words.form.appointmentKinds[k] }))} value={form.values.kind} onChange={(k) => k && form.set('kind', k)} />
      <NumberInput label={words.form.fte} description={words.form.fteHelp} w={140} min={0.05} max={1} step={0.1} decimalScale={3} value={form.values.fte} error={form.errors['fte']} onChange={(v) => form.set('fte', Number(v))} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}
