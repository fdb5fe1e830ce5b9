import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { addDays } from '../../../words/days.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { AccountSize } from '../../customers/contract.ts';
import { findSeats, listMarkets } from '../../organization/contract.ts';
import { changeTerritory, createTerritory, listModels, type ModelRow, modelAccounts, readModel, restoreTerritory, type TerritoryFound, tryTerritory, withdrawTerritory } from '../contract.ts';

type Values = { name: string; marketId: string; positionId: string; place: number; postcodes: string; segments: string; classes: string[]; sizes: AccountSize[]; productLines: string; startsOn: string; lastDay: string };
export const useSeats: UseOptions = (text) => useSeatsOn(text, undefined);
/** Seats there are on a day: a rule that begins later may name one that is still planned. */
function useSeatsOn(text: string, on: string | undefined): ReturnType<UseOptions> {
  const { data, isFetching } = useAsk(findSeats, { ...(text ? { find: text } : {}), ...(on ? { on } : {}), limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((s) => ({ value: s.id, label: s.holder ? `${s.holder.name}, ${s.title}` : s.title })), isFinding: isFetching };
}
const listed = (text: string): string[] => text.split(/[,;\n]/).map((s) => s.trim()).filter(Boolean);
const ruleOf = (v: Values) => ({ postcodes: listed(v.postcodes).map((p) => p.toUpperCase()), segments: listed(v.segments), classes: v.classes as ('A' | 'B' | 'C')[], sizes: v.sizes, productLines: listed(v.productLines) });
const valuesOf = (t: TerritoryFound): Values => ({
  name: t.name, marketId: t.market.id, positionId: t.seat.seat.id, place: t.place, postcodes: t.postcodes.join(', '), segments: t.segments.join(', '), classes: t.classes, sizes: t.sizes, productLines: t.productLines.join(', '), startsOn: t.startsOn, lastDay: t.endsOn ? addDays(t.endsOn, -1) : '',
});

const sent = (v: Values) => ({ name: v.name, positionId: v.positionId, place: v.place, ...ruleOf(v), startsOn: v.startsOn, endsOn: v.lastDay ? addDays(v.lastDay, 1) : null });

/** Writes a rule, and says whom it finds while it is being written. */
export function TerritoryForm({ model, territory, onClose }: { model: ModelRow; territory?: TerritoryFound; onClose: () => void }) {
  const words = useWords().territories, w = words.form;
  const { company } = useMe();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const makesStale = [readModel, modelAccounts, listModels];
  const create = useTell(createTerritory, { makesStale }), change = useTell(changeTerritory, { makesStale });
  const remove = useTell(withdrawTerritory, { makesStale, done: () => words.removed(territory?.name ?? ''), undo: (gone) => reach(restoreTerritory, { territoryId: gone.id, version: gone.version }) });
  const { isTelling, said } = territory ? change : create;
  const editing = useEditing(territory);
  const first = useOpened((): Values => (territory ? valuesOf(territory) : { name: '', marketId: '', positionId: '', place: (model.territories + 1) * 10, postcodes: '', segments: '', classes: [], sizes: [], productLines: '', startsOn: company.today, lastDay: '' }));
  const form = useFields(first, { ...(territory ? {} : { draft: 'territories.territory' }), problems: said?.fields ?? {} });
  const v = form.values, marketId = v.marketId || (markets.length === 1 ? markets[0]!.id : '');
  const submit = () => {
    const fields = sent(v);
    if (territory) {
      const input = form.check(changeTerritory.input, { territoryId: territory.id, version: editing.version, ...touched(sent(first), fields) });
      if (input) change.tell(input, onClose);
      return;
    }
    const input = form.check(createTerritory.input, { modelId: model.id, marketId, ...fields });
    if (input) create.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={territory ? words.change : words.add} submit={territory ? words.save : words.add} onSubmit={submit} onClose={onClose} sending={isTelling} said={said ?? remove.said} draft={form} editing={editing}
      note={territory && <Button variant="subtle" loading={remove.isTelling} onClick={() => remove.tell({ territoryId: territory.id, version: editing.version }, onClose)}>{words.remove}</Button>}>
      <TextInput label={w.name} {...form.text('name')} />
      {!territory && markets.length > 1 && <Select label={w.market} name="marketId" allowDeselect={false} value={marketId || null} error={form.errors['marketId']} onChange={(m) => form.set('marketId', m ?? '')} data={markets.map((m) => ({ value: m.id, label: m.name }))} />}
      <AskSelect label={w.seat} name="positionId" value={v.positionId || null} useOptions={(text) => useSeatsOn(text, v.startsOn > company.today ? v.startsOn : undefined)} chosen={territory ? { value: territory.seat.seat.id, label: [territory.seat.person?.name, territory.seat.seat.name].filter(Boolean).join(', ') } : null} onChange={(s) => form.set('positionId', s ?? '')} error={form.errors['positionId']} />
      <Textarea label={w.postcodes} description={w.postcodesHelp} autosize minRows={1} maxRows={6} {...form.text('postcodes')} error={Object.keys(form.errors).some((e) => e.startsWith('postcodes')) && w.postcodesWrong} />
      <TextInput label={w.segments} description={w.segmentsHelp} {...form.text('segments')} />
      <TextInput label={w.productLines} description={w.productLinesHelp} {...form.text('productLines')} />
      <Checkbox.Group label={w.classes} description={w.classesHelp} value={v.classes} onChange={(classes) => form.set('classes', classes)}><span className="row" style={{ gap: 16, marginTop: 6 }}>{['A', 'B', 'C'].map((k) => <Checkbox key={k} value={k} label={k} />)}</span></Checkbox.Group>
      <Checkbox.Group label={w.sizes} description={w.sizesHelp} value={v.sizes} onChange={(sizes) => form.set('sizes', sizes as AccountSize[])}><span className="row" data-wrap style={{ gap: '6px 16px', marginTop: 6 }}>{AccountSize.options.map((s) => <Checkbox key={s} value={s} label={words.sizes[s]} />)}</span></Checkbox.Group>
      <Trial model={model} except={territory?.id} marketId={marketId} values={v} />
      <NumberInput label={w.place} description={w.placeHelp} name="place" min={0} max={9999} value={v.place} error={form.errors['place']} onChange={(n) => form.set('place', Number(n) || 0)} />
      <div className="two">
        <DayField label={w.startsOn} value={v.startsOn || null} onChange={(d) => form.set('startsOn', d ?? '')} error={form.errors['startsOn']} />
        <DayField label={w.lastDay} value={v.lastDay || null} onChange={(d) => form.set('lastDay', d ?? '')} error={form.errors['endsOn']} />
      </div>
    </FormDrawer>
  );
}

/** Whom the rule finds, while it is being written. Sent as a POST because a rule may be long; nothing is kept. */
function Trial({ model, except, marketId, values }: { model: ModelRow; except: string | undefined; marketId: string; values: Values }) {
  const words = useWords().territories;
  const f = useFormats();
  const [asked] = useDebouncedValue({ modelId: model.id, ...(except ? { except } : {}), marketId, ...(values.positionId ? { positionId: values.positionId } : {}), ...(values.startsOn ? { startsOn: values.startsOn } : {}), ...ruleOf(values) }, 300);
  const sound = tryTerritory.input.safeParse(asked);
  const { data } = useQuery({ queryKey: [tryTerritory.path, asked], queryFn: ({ signal }) => reach(tryTerritory, asked, { signal }), enabled: sound.success && marketId !== '', retry: false, placeholderData: (last) => last });
  if (!data) return <p className="sm sub" aria-live="polite">{words.trialWaits}</p>;
  return (
    <p className="note" aria-live="polite"><span>{data.accounts === 0 ? words.trialNone : words.trial(f.number(data.accounts), f.number(data.led))}{data.taken > 0 && ` ${words.trialTaken(f.number(data.taken))}`}{data.names.length > 0 && ` ${words.trialNames(data.names.join(', '))}`}</span></p>
  );
}
