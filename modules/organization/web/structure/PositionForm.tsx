import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { Archetype, changePosition, createPosition, readPosition, type Position } from '../../contract.ts';
import { laterDay } from '../../rules/days.ts';
import { DateFields, MarketPicker, SeatPicker, UnitPicker } from './pickers.tsx';
import { structural, useStructure } from './structural.ts';

type Values = {
  title: string; unitId: string | null; marketId: string | null; fte: number; archetype: string | null; customerFacing: boolean; capacity: number | null;
  status: string; from: string | null; to: string | null; reportsToId: string | null;
};
type Form = ReturnType<typeof useFields<Values>>;

/** A seat of a unit that faces customers usually does too, and one in sales has room for some: without either nobody can hand it a lead. */
const facing = ['sales', 'telemarketing', 'public_relations'], usualCapacity = 60;
const usualOf = (unit: { id: string; function: string } | undefined) => ({ unitId: unit?.id ?? null, customerFacing: facing.includes(unit?.function ?? ''), capacity: unit?.function === 'sales' ? usualCapacity : null });

export function NewPositionForm({ on, unit, onClose, onDone }: { on: string; unit: { id: string; function: string } | undefined; onClose: () => void; onDone: (id: string, from: string) => void }) {
  const words = useWords().organization.structure;
  const create = useTell(createPosition, { makesStale: structural, done: () => words.done.position });
  const form = useFields<Values>({
    title: '', marketId: null, fte: 1, archetype: null, status: 'open', from: on, to: null, reportsToId: null, ...usualOf(unit),
  }, { draft: 'organization.newPosition', problems: create.fields });
  const { units = [] } = useStructure(form.values.from ?? on) ?? {};
  const chooseUnit = (id: string | null) => {
    const usual = usualOf(units.find((u) => u.id === id));
    form.set('unitId', id);
    form.set('customerFacing', usual.customerFacing);
    form.set('capacity', usual.capacity);
  };
  const send = () => {
    const input = form.check(createPosition.input);
    if (input) create.tell(input, (made) => { form.clear(); onDone(made.id, input.from); });
  };
  return (
    <FormDrawer title={words.form.newPosition} submit={words.form.newPosition} onSubmit={send} onClose={onClose} sending={create.isTelling} said={create.said}>
      <PositionFields form={form} on={form.values.from ?? on} chooseUnit={chooseUnit} />
      <SeatPicker label={words.form.reportsTo} on={form.values.from ?? on} clearable {...form.field('reportsToId')} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** Changes only what was touched, from a date. */
export function ChangePositionForm({ positionId, on, onClose }: { positionId: string; on: string; onClose: () => void }) {
  const asked = useAsk(readPosition, { positionId, on });
  return asked.data?.current ? <ChangeFields position={asked.data} on={on} onClose={onClose} /> : null;
}

function ChangeFields({ position, on, onClose }: { position: Position; on: string; onClose: () => void }) {
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  const now = position.current!;
  const change = useTell(changePosition, { makesStale: structural, done: () => words.done.positionChanged });
  const editing = useEditing(position);
  const first = useOpened((): Values => ({
    title: now.title, unitId: now.unit.id, marketId: now.market.id, fte: now.fte, archetype: now.archetype, customerFacing: now.customerFacing, capacity: now.capacity,
    status: now.status === 'filled' ? 'open' : now.status, from: laterDay(on, today), to: null, reportsToId: null,
  }));
  const form = useFields<Values>(first, { problems: change.fields });
  const send = () => {
    const { from, to, reportsToId: _, ...fields } = form.values;
    const input = form.check(changePosition.input, { positionId: position.id, version: editing.version, from, to, ...touched(first, fields) });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={`${words.form.changePosition}: ${now.title}`} submit={words.form.save} onSubmit={send} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}>
      <DateFields from={form.field('from')} to={form.field('to')} />
      <PositionFields form={form} on={form.values.from ?? on} />
      <Select label={words.form.status} allowDeselect={false} data={(['open', 'unnamed', 'frozen', 'planned'] as const).filter((s) => s !== 'unnamed' || now.status !== 'filled').map((s) => ({ value: s, label: s === 'open' ? words.form.isOpen : words.status[s] }))}
        value={form.values.status} onChange={(s) => s && form.set('status', s)} />
    </FormDrawer>
  );
}

function PositionFields({ form, on, chooseUnit }: { form: Form; on: string; chooseUnit?: (id: string | null) => void }) {
  const words = useWords().organization.structure;
  const number = (value: string | number) => (value === '' ? null : Number(value));
  return (
    <>
      <TextInput label={words.form.title} {...form.text('title')} />
      <UnitPicker label={words.form.unit} on={on} {...form.field('unitId')} {...(chooseUnit ? { onChange: chooseUnit } : {})} />
      <MarketPicker label={words.form.market} {...form.field('marketId')} />
      <div className="two">
        <NumberInput label={words.form.fte} description={words.form.fteHelp} w={140} min={0.05} max={1} step={0.1} decimalScale={3} {...form.field('fte')} onChange={(v) => form.set('fte', Number(v))} />
        <Select label={words.form.archetype} clearable placeholder={words.form.none} data={Archetype.options.map((a) => ({ value: a, label: words.archetypes[a] }))} {...form.field('archetype')} />
      </div>
      <NumberInput label={words.form.capacity} description={words.form.capacityHelp} styles={{ wrapper: { width: 140 } }} min={0} allowDecimal={false} {...form.field('capacity')} value={form.values.capacity ?? ''} onChange={(v) => form.set('capacity', number(v))} />
      <Checkbox label={words.form.facing} checked={form.values.customerFacing} onChange={(e) => form.set('customerFacing', e.currentTarget.checked)} />
    </>
  );
}
