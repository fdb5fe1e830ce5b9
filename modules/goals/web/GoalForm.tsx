import { Select, TextInput } from '@mantine/core';
import { addDays } from '../../../words/days.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { useHasBoth } from './divisions.ts';
import { ownersIn } from './owners.ts';
import { changeGoal, createGoal, getGoal, type Goal, listGoals } from '../contract.ts';

type Values = { nameEs: string; nameEn: string; marketId: string; startsOn: string; lastDay: string; startMinor: string; targetMinor: string; salesPositionId: string; marketingPositionId: string; season: string };

const useSalesOwners = ownersIn('sales', ['sales', 'management']), useMarketingOwners = ownersIn('marketing', ['marketing', 'public_relations', 'telemarketing', 'management']);
const chosen = (o: Goal['sales'] | undefined) => (o ? { value: o.seat.id, label: o.person ? `${o.person.name}, ${o.seat.name}` : o.seat.name } : null);

/** "20 50 100" as basis points; null when empty; what is no figure stays out of reach of the schema. */
const seasonOf = (text: string): number[] | null => (text.trim() === '' ? null : text.trim().split(/[\s;]+/).map((n) => Math.round(Number(n.replace(',', '.').replace('%', '')) * 100)));

const firstOf = (today: string): Values => ({
  nameEs: '', nameEn: '', marketId: '', startsOn: `${today.slice(0, 4)}-01-01`, lastDay: `${today.slice(0, 4)}-12-31`, startMinor: '0', targetMinor: '', salesPositionId: '', marketingPositionId: '', season: '',
});
const valuesOf = (g: Goal): Values => ({
  nameEs: g.nameEs, nameEn: g.nameEn, marketId: g.market?.id ?? '', startsOn: g.startsOn, lastDay: addDays(g.endsOn, -1), startMinor: g.start.minor, targetMinor: g.target.minor,
  salesPositionId: g.sales.seat.id, marketingPositionId: g.marketing.seat.id, season: g.seasonBp?.map((bp) => bp / 100).join(' ') ?? '',
});

const sent = (v: Values) => ({
  nameEs: v.nameEs, nameEn: v.nameEn || v.nameEs, marketId: v.marketId || null, startsOn: v.startsOn, endsOn: v.lastDay ? addDays(v.lastDay, 1) : '', startMinor: v.startMinor || '0', targetMinor: v.targetMinor,
  salesPositionId: v.salesPositionId, marketingPositionId: v.marketingPositionId, seasonBp: seasonOf(v.season),
});

/** Sets a common goal, or changes one. */
export function GoalForm({ goal, onClose }: { goal?: Goal; onClose: () => void }) {
  const words = useWords().goals, w = words.form;
  const { company } = useMe();
  const go = useGo();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const makesStale = [listGoals, getGoal];
  const create = useTell(createGoal, { makesStale, done: (g) => words.wasSet(g.name) }), change = useTell(changeGoal, { makesStale });
  const { isTelling, said } = goal ? change : create;
  const first = useOpened(() => (goal ? valuesOf(goal) : firstOf(company.today)));
  const form = useFields<Values>(first, { ...(goal ? {} : { draft: 'goals.goal' }), problems: said?.fields ?? {} });
  const editing = useEditing(goal);
  const v = form.values;
  const submit = () => {
    const input = form.check(createGoal.input, sent(v));
    if (!input) return;
    if (goal) change.tell({ goalId: goal.id, version: editing.version, ...touched(sent(first) as typeof input, input) }, onClose);
    else create.tell(input, (g) => { form.clear(); go(`/goals/${g.id}`); });
  };
  return (
    <FormDrawer title={goal ? words.changeGoal : words.newGoal} submit={goal ? words.saveGoal : words.setGoal} onSubmit={submit} onClose={onClose} sending={isTelling} said={said} draft={form} editing={editing}>
      <p className="ink2" style={{ margin: 0 }}>{w.currency(company.reportingCurrency)}{useHasBoth() && ` ${w.together}`}</p>
      <TextInput label={w.nameEs} {...form.text('nameEs')} />
      <TextInput label={w.nameEn} {...form.text('nameEn')} />
      {markets.length > 1 && <Select label={w.market} allowDeselect={false} value={v.marketId} onChange={(m) => form.set('marketId', m ?? '')} data={[{ value: '', label: words.allMarkets }, ...markets.map((m) => ({ value: m.id, label: m.name }))]} />}
      <div className="two">
        <DayField label={w.startsOn} value={v.startsOn || null} onChange={(d) => form.set('startsOn', d ?? '')} error={form.errors['startsOn']} />
        <DayField label={w.lastDay} value={v.lastDay || null} onChange={(d) => form.set('lastDay', d ?? '')} error={form.errors['endsOn']} />
      </div>
      <MoneyField label={w.target} name="targetMinor" currency={company.reportingCurrency} value={v.targetMinor || null} onChange={(m) => form.set('targetMinor', m ?? '')} error={form.errors['targetMinor']} required />
      <MoneyField label={w.start} name="startMinor" description={w.startHelp} currency={company.reportingCurrency} value={v.startMinor || null} onChange={(m) => form.set('startMinor', m ?? '')} error={form.errors['startMinor']} />
      <AskSelect label={w.marketingOwner} name="marketingPositionId" value={v.marketingPositionId || null} useOptions={useMarketingOwners} chosen={chosen(goal?.marketing)} onChange={(s) => form.set('marketingPositionId', s ?? '')} error={form.errors['marketingPositionId']} />
      <AskSelect label={w.salesOwner} name="salesPositionId" value={v.salesPositionId || null} useOptions={useSalesOwners} chosen={chosen(goal?.sales)} onChange={(s) => form.set('salesPositionId', s ?? '')} error={form.errors['salesPositionId']} />
      <TextInput label={w.season} description={w.seasonHelp} {...form.text('season')} error={form.errors['seasonBp']} />
    </FormDrawer>
  );
}
