import { Select, TextInput } from '@mantine/core';
import { useTell } from '../../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { changeUnit, createUnit, UnitFunction, type Unit } from '../../contract.ts';
import { laterDay } from '../../rules/days.ts';
import { DateFields, MarketPicker, UnitPicker } from './pickers.tsx';
import { structural } from './structural.ts';

type Values = { name: string; function: string | null; parentId: string | null; marketId: string | null; from: string | null; to: string | null };

/** Once opened it stays in sight: nothing hangs from it yet, so the chart does not draw it. */
export function NewUnitForm({ on, onClose, onDone }: { on: string; onClose: () => void; onDone: (id: string, from: string) => void }) {
  const words = useWords().organization.structure;
  const create = useTell(createUnit, { makesStale: structural, done: () => words.done.unit });
  const form = useFields<Values>({ name: '', function: null, parentId: null, marketId: null, from: on, to: null }, { draft: 'organization.newUnit', problems: create.fields });
  const send = () => {
    const input = form.check(createUnit.input);
    if (input) create.tell(input, (made) => { form.clear(); onDone(made.id, input.from); });
  };
  return (
    <FormDrawer title={words.form.newUnit} submit={words.form.newUnit} onSubmit={send} onClose={onClose} sending={create.isTelling} said={create.said}>
      <UnitFields form={form} on={form.values.from ?? on} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}

/** Changes only what was touched, from a date. */
export function ChangeUnitForm({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  const change = useTell(changeUnit, { makesStale: structural, done: () => words.done.unitChanged });
  const now = unit.current ?? unit.versions.at(-1)!;
  const editing = useEditing(unit);
  const first = useOpened((): Values => ({ name: now.name, function: now.function, parentId: now.parent?.id ?? null, marketId: now.market?.id ?? null, from: laterDay(now.from, today), to: null }));
  const form = useFields<Values>(first, { problems: change.fields });
  const send = () => {
    const { from, to, ...fields } = form.values;
    const input = form.check(changeUnit.input, { unitId: unit.id, version: editing.version, from, to, ...touched(first, fields) });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={`${words.form.changeUnit}: ${now.name}`} submit={words.form.save} onSubmit={send} onClose={onClose} sending={change.isTelling} said={change.said} editing={editing}>
      <DateFields from={form.field('from')} to={form.field('to')} />
      <UnitFields form={form} on={form.values.from ?? today} without={unit.id} />
    </FormDrawer>
  );
}

function UnitFields({ form, on, without }: { form: ReturnType<typeof useFields<Values>>; on: string; without?: string }) {
  const words = useWords().organization.structure;
  return (
    <>
      <TextInput label={words.form.unitName} {...form.text('name')} />
      <Select label={words.form.function} data={UnitFunction.options.map((f) => ({ value: f, label: words.functions[f] }))} {...form.field('function')} />
      <UnitPicker label={words.form.parent} on={on} clearable {...(without ? { without } : {})} {...form.field('parentId')} />
      <MarketPicker label={words.form.market} clearable {...form.field('marketId')} />
    </>
  );
}
