import { Autocomplete, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { useAsk } from '../../../platform/web/ask.ts';
import { useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { z } from 'zod';
import { AccountSize, listProductLines, listSegments } from '../../customers/contract.ts';
import { listForums } from '../../decisions/contract.ts';
import { Archetype, listMarkets, UnitFunction } from '../../organization/contract.ts';
import { namedAt } from '../../organization/rules/index.ts';
import type { modelMoves } from '../../territories/contract.ts';
import type { Draft, DraftField } from './changeDraft.ts';
import type { DrawnThen } from './drawnThen.ts';
import { AccountsField, ModelField, PassesField, PersonField } from './recordFields.tsx';

interface FieldProps {
  field: DraftField; draft: Draft; set: <K extends DraftField>(name: K, value: Draft[K]) => void; error: string | undefined; drawn: DrawnThen; names: Record<string, string>;
  /** What a model of territories would move, once it is known. */
  fitting: z.output<typeof modelMoves.output> | undefined;
  /** Another change puts another model in force. */
  goesBack: boolean;
}
type Words = ReturnType<typeof useWords>;

const label = (field: DraftField, draft: Draft, { restructuring }: Words): string => {
  const w = restructuring.changes.fields;
  const names: Record<DraftField, string> = {
    unitId: w.unit, name: w.name, function: w.function, parentId: w.parent, marketId: w.market, positionId: w.position, title: w.title, fte: w.fte, archetype: w.archetype, customerFacing: w.facing, capacity: w.capacity, cost: w.cost, reportsToId: w.reportsTo,
    successorId: w.successor, personId: w.person, as: w.as, until: w.until, delegateId: w.delegate, accountIds: w.accounts, fromPositionId: w.from, toPositionId: w.to, class: w.class, size: w.size, segment: w.segment, productLine: w.productLine, postcode: w.postcode, teamId: w.team, forumId: w.forum,
    what: w.what, ownerId: w.owner, participantIds: w.participants, minutes: w.minutes, readingMinutes: w.reading, frequency: w.frequency, serves: w.serves, expiresOn: w.expires, line: w.line, scope: w.scope, share: w.share, modelId: w.model, passesToo: '',
  };
  return field === 'fromPositionId' || field === 'toPositionId' ? names[field] : draft.kind === 'close_position' && field === 'positionId' ? w.position : names[field];
};

/** One field of a change, by what it holds: a seat, a unit, customers, a date, money. */
export function DraftFieldInput(props: FieldProps) {
  const { field, draft, set, error } = props;
  const all = useWords(), w = all.restructuring.changes.fields;
  const { company } = useMe();
  const common = { label: label(field, draft, all), error };
  switch (field) {
    case 'positionId': case 'reportsToId': case 'successorId': case 'delegateId': case 'fromPositionId': case 'toPositionId': case 'ownerId': return <SeatField {...props} {...common} field={field} />;
    case 'participantIds': return <MultiSelect {...common} searchable limit={60} data={seatOptions(props.drawn)} value={draft.participantIds} onChange={(ids) => set('participantIds', ids)} />;
    case 'unitId': case 'parentId': return <Select {...common} searchable clearable={field === 'parentId'} placeholder={field === 'parentId' ? w.top : undefined} data={unitOptions(props.drawn)} value={draft[field]} onChange={(id) => set(field, id)} />;
    case 'marketId': return <MarketField {...common} value={draft.marketId} onChange={(id) => set('marketId', id)} optional={draft.kind === 'move_matching' || draft.kind === 'open_unit'} />;
    case 'teamId': return <Select {...common} data={props.drawn.after.teams.map((t) => ({ value: t.id, label: t.name }))} value={draft.teamId} onChange={(id) => set('teamId', id)} />;
    case 'forumId': return <ForumField {...common} value={draft.forumId} onChange={(id) => set('forumId', id)} />;
    case 'modelId': return <ModelField {...common} value={draft.modelId} onChange={(id) => set('modelId', id)} goesBack={props.goesBack} name={draft.modelId ? props.names[draft.modelId] : undefined} />;
    case 'passesToo': return props.fitting ? <PassesField fitting={props.fitting} value={draft.passesToo} onChange={(passes) => set('passesToo', passes)} /> : null;
    case 'personId': return <PersonField {...common} value={draft.personId} onChange={(id) => set('personId', id)} chosen={draft.personId ? { value: draft.personId, label: props.names[draft.personId] ?? '…' } : null} />;
    case 'accountIds': return <AccountsField {...common} add={w.addAccount} value={draft.accountIds} names={props.names} onChange={(ids) => set('accountIds', ids)} />;
    case 'until': case 'expiresOn': return <DayField {...common} value={draft[field]} onChange={(day) => set(field, day)} />;
    case 'cost': return <MoneyField {...common} currency={company.reportingCurrency} value={draft.cost} onChange={(minor) => set('cost', minor)} />;
    case 'customerFacing': return <Checkbox label={common.label} checked={draft.customerFacing} onChange={(e) => set('customerFacing', e.currentTarget.checked)} />;
    case 'fte': return <NumberInput {...common} w={180} min={0.05} max={1} step={0.1} decimalScale={3} value={draft.fte} onChange={(n) => set('fte', Number(n))} />;
    case 'minutes': case 'readingMinutes': return <NumberInput {...common} w={180} min={0} allowDecimal={false} value={draft[field]} onChange={(n) => set(field, Number(n))} />;
    case 'capacity': return <NumberInput {...common} w={180} min={0} allowDecimal={false} value={draft.capacity ?? ''} onChange={(n) => set('capacity', n === '' ? null : Number(n))} />;
    case 'function': return <Select {...common} allowDeselect={false} data={UnitFunction.options.map((value) => ({ value, label: all.organization.structure.functions[value] }))} value={draft.function} onChange={(x) => set('function', x ?? 'sales')} />;
    case 'archetype': return <Select {...common} clearable placeholder={all.organization.structure.form.none} data={Archetype.options.map((value) => ({ value, label: all.organization.structure.archetypes[value] }))} value={draft.archetype} onChange={(x) => set('archetype', x)} />;
    case 'as': return <Select {...common} allowDeselect={false} data={(['regular', 'acting', 'overlap'] as const).map((value) => ({ value, label: w.kindsOfHolder[value] }))} value={draft.as} onChange={(x) => set('as', x ?? 'regular')} />;
    case 'line': return <Select {...common} allowDeselect={false} data={(['dotted', 'project'] as const).map((value) => ({ value, label: all.organization.structure.seat.kinds[value] }))} value={draft.line} onChange={(x) => set('line', x ?? 'dotted')} />;
    case 'share': return <NumberInput {...common} w={180} min={0.05} max={1} step={0.1} decimalScale={3} value={draft.share ?? ''} onChange={(n) => set('share', n === '' ? null : Number(n))} />;
    case 'class': return <Select {...common} clearable placeholder={w.any} data={['A', 'B', 'C']} value={draft.class} onChange={(x) => set('class', x)} />;
    case 'what': return <Select {...common} allowDeselect={false} data={[{ value: 'meeting', label: w.meeting }, { value: 'report', label: w.report }]} value={draft.what} onChange={(x) => set('what', x ?? 'meeting')} />;
    case 'frequency': return <Select {...common} allowDeselect={false} data={(Object.keys(w.frequencies) as (keyof typeof w.frequencies)[]).map((value) => ({ value, label: w.frequencies[value] }))} value={draft.frequency} onChange={(x) => set('frequency', x ?? 'weekly')} />;
    case 'size': return <Select {...common} clearable placeholder={w.any} data={AccountSize.options.map((value) => ({ value, label: w.sizes[value] }))} value={draft.size} onChange={(x) => set('size', x)} />;
    case 'segment': return <SaidField {...common} of={listSegments} value={draft.segment} onChange={(x) => set('segment', x)} />;
    case 'productLine': return <SaidField {...common} of={listProductLines} value={draft.productLine} onChange={(x) => set('productLine', x)} />;
    default: return <TextInput {...common} value={draft[field]} onChange={(e) => set(field, e.currentTarget.value)} />;
  }
}

const seatOptions = ({ before, after }: DrawnThen) => [...new Map([...before.seats, ...after.seats].map((s) => [s.id, s])).values()]
  .map((s) => ({ value: s.id, label: [s.title, namedAt(s)].filter(Boolean).join(' · ') })).sort((a, b) => a.label.localeCompare(b.label, 'es', { numeric: true }));
const unitOptions = ({ before, after }: DrawnThen) => [...new Map([...before.units, ...after.units].map((u) => [u.id, u])).values()].map((u) => ({ value: u.id, label: u.name })).sort((a, b) => a.label.localeCompare(b.label, 'es'));

type SeatKey = 'positionId' | 'reportsToId' | 'successorId' | 'delegateId' | 'fromPositionId' | 'toPositionId' | 'ownerId';
function SeatField({ field, draft, set, drawn, label: name, error }: Omit<FieldProps, 'field' | 'fitting' | 'goesBack'> & { field: SeatKey; label: string }) {
  const w = useWords().restructuring.changes.fields;
  const optional = field === 'reportsToId' && draft.kind !== 'add_line' && draft.kind !== 'end_line' || field === 'successorId' || field === 'delegateId';
  return <Select label={name} error={error} searchable limit={60} clearable={optional} placeholder={field === 'reportsToId' && optional ? w.top : undefined} description={field === 'successorId' ? w.successorHelp : undefined} data={seatOptions(drawn)} value={draft[field]} onChange={(id) => set(field, id)} />;
}

interface Pick { label: string; error: string | undefined; value: string | null; onChange: (id: string | null) => void }
function MarketField({ optional, ...pick }: Pick & { optional: boolean }) {
  const w = useWords().restructuring.changes.fields;
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  return <Select {...pick} clearable={optional} placeholder={optional ? w.any : undefined} data={markets.map((m) => ({ value: m.id, label: m.name }))} />;
}
/** As customers have it: chosen among those in use, or written. */
function SaidField({ of, value, onChange, ...field }: { label: string; error: string | undefined; of: typeof listSegments | typeof listProductLines; value: string; onChange: (said: string) => void }) {
  const w = useWords().restructuring.changes.fields;
  return <Autocomplete {...field} placeholder={w.any} data={useAsk(of, {}, { freshFor: 600_000 }).data?.rows ?? []} value={value} onChange={onChange} />;
}
function ForumField(pick: Pick) {
  const forums = useAsk(listForums, {}).data?.rows ?? [];
  return <Select {...pick} searchable data={forums.map((x) => ({ value: x.id, label: x.name }))} />;
}
