import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import type { Money, Named } from '../../../../contract/shapes.ts';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { MoneyField } from '../../../../platform/web/parts/MoneyField.tsx';
import { useMay, useMe } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { addLine, appoint, AppointmentKind, positionCosts, type Position, readPerson, readPosition, setCosts, setDelegate, setManager } from '../../contract.ts';
import { laterDay } from '../../rules/days.ts';
import { contains, mostAtOnce, overlaps } from '../../rules/periods.ts';
import { DateFields, PersonPicker, SeatPicker } from './pickers.tsx';
import { structural } from './structural.ts';

interface OfSeat { positionId: string; about: string | undefined; on: string; onClose: () => void }
const useFirstDay = (on: string) => laterDay(on, useFormats().settings.today);

/** The seat as it is on the first day that a form would change: each opens with what holds then, so that saving it untouched changes nothing. */
const useSeat = ({ positionId, on }: OfSeat): Position | undefined => useAsk(readPosition, { positionId, on: useFirstDay(on) }).data;
const asOption = (seat: Named | null) => (seat ? { value: seat.id, label: seat.name } : null);

/** Whom the seat reports to from a date; emptied, nobody. */
export function ManagerForm(props: OfSeat) {
  const seat = useSeat(props);
  return seat ? <ManagerFields {...props} now={seat.reportsTo.find((l) => l.kind === 'solid')?.seat ?? null} /> : null;
}

function ManagerFields({ positionId, about, on, onClose, now }: OfSeat & { now: Named | null }) {
  const words = useWords().organization.structure;
  const set = useTell(setManager, { makesStale: structural, done: () => words.done.manager });
  const form = useFields<{ reportsToId: string | null; from: string | null; to: string | null }>({ reportsToId: now?.id ?? null, from: useFirstDay(on), to: null }, { problems: set.fields });
  const send = () => { const input = form.check(setManager.input, { positionId, ...form.values }); if (input) set.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.seat.editManager} submit={words.form.save} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <SeatPicker label={words.form.reportsTo} on={form.values.from ?? on} clearable chosen={asOption(now)} description={form.values.reportsToId ? undefined : words.seat.top} {...form.field('reportsToId')} />
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

/** Who stands in while nobody holds the seat; emptied, nobody. */
export function DelegateForm(props: OfSeat) {
  const seat = useSeat(props);
  return seat ? <DelegateFields {...props} now={seat.delegate?.seat ?? null} /> : null;
}

function DelegateFields({ positionId, about, on, onClose, now }: OfSeat & { now: Named | null }) {
  const words = useWords().organization.structure;
  const set = useTell(setDelegate, { makesStale: structural, done: () => words.done.delegate });
  const form = useFields<{ delegateId: string | null; from: string | null; to: string | null }>({ delegateId: now?.id ?? null, from: useFirstDay(on), to: null }, { problems: set.fields });
  const send = () => { const input = form.check(setDelegate.input, { positionId, ...form.values }); if (input) set.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.seat.editDelegate} submit={words.form.save} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <SeatPicker label={words.form.delegate} on={form.values.from ?? on} clearable chosen={asOption(now)} description={form.values.delegateId ? undefined : words.seat.nobodyStandsIn} {...form.field('delegateId')} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** What the seat costs a year from a date; emptied, it is not known from then. */
export function CostForm(props: OfSeat) {
  const mayRead = useMay()('organization.cost.read'), from = useFirstDay(props.on);
  const { data } = useAsk(positionCosts, { positionId: props.positionId }, { when: mayRead });
  return data || !mayRead ? <CostFields {...props} now={data?.rows.find((c) => contains(c, from))?.amount ?? null} /> : null;
}

function CostFields({ positionId, about, on, onClose, now }: OfSeat & { now: Money | null }) {
  const words = useWords().organization.structure, { company } = useMe();
  const set = useTell(setCosts, { makesStale: [positionCosts], done: () => words.done.cost });
  const form = useFields<{ minor: string | null; from: string | null }>({ minor: now?.minor ?? null, from: useFirstDay(on) }, { problems: set.fields });
  const { minor, from } = form.values, currency = now?.currency ?? company.reportingCurrency, amount = minor === null ? null : { minor, currency };
  const send = () => { const input = form.check(setCosts.input, { from, rates: [{ positionId, amount }] }); if (input) set.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.seat.editCost} submit={words.form.save} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <MoneyField label={words.seat.cost} description={words.seat.costHelp} name="amount" currency={currency} value={minor} onChange={(value) => form.set('minor', value)} error={form.errors['rates.0.amount']} />
      <DateFields from={form.field('from')} />
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
      {form.values.personId && form.values.from && form.values.kind !== 'overlap' && <TimeLeft personId={form.values.personId} from={form.values.from} to={form.values.to} fte={form.values.fte} onTake={(fte) => form.set('fte', fte)} />}
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** What the person holds in those dates, when the seat no longer fits in a full time: with what to do about it. */
function TimeLeft({ personId, from, to, fte, onTake }: { personId: string; from: string; to: string | null; fte: number; onTake: (fte: number) => void }) {
  const words = useWords().organization.structure.form, { percent } = useFormats();
  const asked = useAsk(readPerson, { personId }, { when: useMay()('organization.person.read') });
  const held = (asked.data?.appointments ?? []).filter((a) => a.kind !== 'overlap' && overlaps(a, { from, to }));
  const left = Math.round((1 - mostAtOnce(held, { from, to })) * 1000) / 1000;
  if (held.length === 0 || fte <= left) return null;
  return (
    <div className="note" role="status">
      <div className="col" style={{ gap: 6, alignItems: 'flex-start' }}>
        <span>{words.holds(held.map((a) => `${a.seat.name} (${percent(a.fte, 0)})`).join(', '))} {left > 0 ? words.someLeft(percent(left, 0)) : words.noneLeft}</span>
        {left > 0 && <Button size="compact-sm" onClick={() => onTake(left)}>{words.takeLeft(percent(left, 0))}</Button>}
        <GoLink className="u" to={`/settings/people?person=${personId}`}>{words.endOther}</GoLink>
      </div>
    </div>
  );
}
