import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { sumByCurrency } from '../../../contract/money.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { namesOfFilter, type ListFilter } from '../../../platform/web/list/FilterMenu.tsx';
import { inputOf, useListView } from '../../../platform/web/list/listView.ts';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { exportOpportunities, listOpportunities, type OpportunityRow, opportunityTotals } from '../contract.ts';
import { BulkForm, type Asking } from './BulkForm.tsx';
import { NextStep, OwnerMark, ownerName, StageMark, StateChip, Sums, useStageName } from './dealParts.tsx';
import { useAccountName, useAccountOptions, useStages } from './findOpportunities.ts';
import { useSalesSeats, useSeatName } from './OwnerField.tsx';
import './sales.css';
import { SalesTabs } from './SalesTabs.tsx';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';

const OpportunityForm = lazyPart(() => import('./OpportunityForm.tsx'), 'OpportunityForm');

const viewShape = z.object({ new: z.string().optional() });
const usualSort = 'closeOn';

/** The table of deals: the same filters as the board, with bulk moves that can be undone. */
export function OpportunityList() {
  const words = useWords().sales;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const columns = useColumns(), filters = useFilters();
  const [asking, setAsking] = useState<Asking>();
  const ask = (kind: Asking['kind']) => (rows: readonly OpportunityRow[]) => new Promise<Awaited<ReturnType<Asking['answer']>>>((resolve) => setAsking({ kind, rows, answer: (done) => { setAsking(undefined); resolve(done); return done; } }));
  const closed = (rows: readonly OpportunityRow[]) => (rows.some((r) => r.state !== 'open') ? words.reassignHelp : undefined);
  return (
    <>
      <TopBar title={words.title} actions={may('sales.opportunity.write') ? [{ name: words.opportunity, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ new: '1' }, { push: true }) }] : []} />
      <SalesTabs />
      <div className="split">
        <RecordList list="sales.opportunities" endpoint={listOpportunities} columns={columns} filters={filters} usualSort={usualSort} views={[{ name: words.views.open, filters: { state: ['open'] } }, { name: words.views.won, filters: { state: ['won'] } }]} idOf={(o) => o.id} nameOf={(o) => `${o.name}, ${o.account.name}`}
          open={(o) => `/sales/opportunities/${o.id}`} count={words.count} totals={<Totals filters={filters} />} exportPath={exportOpportunities.path} live={['opportunity']}
          phone={(o) => <PhoneRow deal={o} />} empty={<EmptyState>{words.none}</EmptyState>} sumOf={(rows) => <Sums sums={sumByCurrency(rows.map((r) => ({ minor: BigInt(r.amount.minor), currency: r.amount.currency })))} />}
          {...(may('sales.opportunity.write') ? { bulk: [{ name: words.changeStage, run: ask('stage'), off: closed }, { name: words.reassign, run: ask('owner'), off: closed }] } : {})} />
        {view.new && may('sales.opportunity.write') && <OpportunityForm onClose={() => setView({ new: undefined })} />}
      </div>
      {asking && <BulkForm asking={asking} />}
    </>
  );
}

function useColumns() {
  const words = useWords().sales;
  const formats = useFormats();
  const f = words.fields;
  return [
    { name: 'name', title: f.name, cell: (o: OpportunityRow) => o.name, sorts: true },
    { name: 'account', title: f.account, cell: (o: OpportunityRow) => <span className="ink2">{o.account.name}</span>, width: 'minmax(140px, 1.5fr)' },
    { name: 'stage', title: f.stage, cell: (o: OpportunityRow) => (o.state === 'open' ? <StageMark name={o.stage.name} probabilityBp={o.stage.probabilityBp} /> : <StateChip state={o.state} />), width: '170px' },
    { name: 'amount', title: f.amount, cell: (o: OpportunityRow) => <span className="m">{formats.moneyWhole(o.amount)}</span>, width: '110px', align: 'end' as const, sorts: true },
    { name: 'closeOn', title: f.closeOn, cell: (o: OpportunityRow) => (o.closeOn ? formats.plainDay(o.closeOn) : <span className="sub">{words.noDate}</span>), width: '104px', sorts: true },
    { name: 'origin', title: f.origin, cell: (o: OpportunityRow) => (o.origin ? <Glyph side={o.origin} size={11} name={words.origins[o.origin]} /> : null), width: '70px', align: 'middle' as const },
    { name: 'nextStep', title: f.nextStep, cell: (o: OpportunityRow) => (o.state === 'open' ? <NextStep step={o.nextStep} on={o.nextStepOn} /> : null), width: 'minmax(130px, 1.2fr)' },
    { name: 'owner', title: f.owner, cell: (o: OpportunityRow) => <OwnerMark owner={o.owner} />, width: 'minmax(130px, 1fr)' },
    { name: 'category', title: f.category, cell: (o: OpportunityRow) => words.categories[o.forecastCategory], width: '120px', extra: true },
    { name: 'createdAt', title: f.createdAt, cell: (o: OpportunityRow) => formats.dayAt(o.createdAt), width: '100px', sorts: true, extra: true },
  ];
}

function useFilters(): readonly ListFilter[] {
  const words = useWords().sales;
  const stages = useStages(), nameOf = useStageName();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return [
    { kind: 'choice', name: 'state', label: words.fields.state, options: options(words.states) },
    { kind: 'choice', name: 'stage', label: words.fields.stage, options: stages.map((s) => ({ value: s.id, label: nameOf(s) })) },
    { kind: 'record', name: 'seat', label: words.fields.owner, useOptions: useSalesSeats, useName: useSeatName },
    { kind: 'record', name: 'account', label: words.fields.account, useOptions: useAccountOptions, useName: useAccountName },
    { kind: 'choice', name: 'mine', label: words.mine, one: true, options: [{ value: 'true', label: words.mine }] },
    { kind: 'days', name: 'close', label: words.fields.closeOn },
    { kind: 'choice', name: 'category', label: words.fields.category, options: options(words.categories) },
  ];
}

/** Asked apart, of the same question as the list. */
function Totals({ filters }: { filters: readonly ListFilter[] }) {
  const words = useWords().sales;
  const formats = useFormats();
  const [view] = useListView(filters.flatMap(namesOfFilter), usualSort);
  const { sort: _, ...asked } = inputOf(view);
  const { data } = useAsk(opportunityTotals, asked as z.input<typeof opportunityTotals.input>, { keep: true, live: ['opportunity'] });
  if (!data || data.deals === 0) return null;
  return <>{data.deals > 60 && <span>{words.totalOf(formats.number(data.deals))}</span>}<span>{words.total} <b><Sums sums={data.sums.map((s) => s.sum)} /></b></span></>;
}

function PhoneRow({ deal }: { deal: OpportunityRow }) {
  const words = useWords().sales;
  const formats = useFormats();
  return (
    <div className="col">
      <span className="row"><b className="m el">{deal.name}</b><span className="sp" /><span className="m nw">{formats.moneyWhole(deal.amount)}</span></span>
      <span className="sm ink2 el">{deal.account.name} · {deal.state === 'open' ? deal.stage.name : words.states[deal.state]}</span>
      <span className="sm sub el">{deal.closeOn ? formats.plainDay(deal.closeOn) : words.noDate} · {ownerName(deal.owner)}</span>
    </div>
  );
}
