import { IconPlus } from '@tabler/icons-react';
import { createContext, use } from 'react';
import { z } from 'zod';
import { newName } from '../../../platform/web/names.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { MiniLine } from '../../../platform/web/lines/MiniLine.tsx';
import type { ListFilter } from '../../../platform/web/list/FilterMenu.tsx';
import { inputOf, useListView } from '../../../platform/web/list/listView.ts';
import type { BulkAction } from '../../../platform/web/list/SelectionBar.tsx';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { AccountSize, changeAccounts, exportAccounts, type ListedAccount as AccountRow, listAccounts, listProductLines, listSegments, miniLines, undoAccountChanges } from '../contract.ts';
import { latestOf } from '../rules/served.ts';
import { mergeAddress } from './mergeAddress.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';

const NewAccount = lazyPart(() => import('./AccountForm.tsx'), 'NewAccount');

const viewShape = z.object({ new: z.string().optional() });
const silences = ['noContactFor', 'noSalesContactFor', 'noMarketingContactFor'] as const;
const filterNames = ['status', 'class', 'size', 'market', 'segment', 'productLine', 'mine', ...silences];
type Lines = ReadonlyMap<string, { marketing: number[]; sales: number[] }>;
const LinesContext = createContext<Lines>(new Map());

/** Customers within reach: who serves them, who answers for them; many can be changed at once, and changed back. */
export function AccountList() {
  const words = useWords().customers;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const toChange = (name: string, change: z.input<typeof changeAccounts.input>['change']) => ({ name, run: async (rows: readonly AccountRow[]) => {
    const done = await reach(changeAccounts, { accountIds: rows.map((r) => r.id), change }, { idempotencyKey: newName() });
    return { said: words.bulkDone(done.changed), undo: () => reach(undoAccountChanges, { actId: done.actId }) };
  } });
  const bulk: BulkAction<AccountRow>[] = [...(['A', 'B', 'C'] as const).map((c) => toChange(words.bulkClass(c), { class: c })), ...(['customer', 'former'] as const).map((s) => toChange(words.bulkStatus(words.statuses[s]), { status: s }))];
  const go = useGo();
  if (may('customers.account.merge')) bulk.push({ name: words.mergeTwo, off: (rows) => (rows.length === 2 ? undefined : words.mergeTwoOff), run: async ([one, other]) => { go(mergeAddress('account', one!.id, other!.id)); return undefined; } });
  return (
    <LinesContext value={useLines()}>
      <TopBar title={words.title} actions={may('customers.account.write') ? [{ name: words.new, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ new: '1' }, { push: true }) }] : []} />
      <PlaceTabs place="customers" />
      <div className="split">
        <RecordList list="customers.accounts" endpoint={listAccounts} columns={useColumns()} filters={useFilters()} usualSort="name" views={may('customers.activity.write') ? [{ name: words.views.mine, filters: { mine: ['true'] } }, { name: words.views.mineSilent, filters: { mine: ['true'], noContactFor: ['30'] }, sort: 'lastContact' }] : []} idOf={(a) => a.id} nameOf={(a) => a.name}
          open={(a) => `/customers/${a.id}`} count={words.count} exportPath={exportAccounts.path} live={['account']} phoneLines={2} phone={(a) => <PhoneRow account={a} />} empty={<EmptyState>{words.none}</EmptyState>}
          {...(may('customers.account.write') ? { bulk } : {})} />
        {view.new && may('customers.account.write') && <NewAccount onClose={() => setView({ new: undefined })} />}
      </div>
    </LinesContext>
  );
}

/** The mini lines of the first page, asked apart so that the names do not wait for them. */
function useLines(): Lines {
  const [view] = useListView(filterNames, 'name');
  const rows = useAsk(listAccounts, inputOf(view) as z.input<typeof listAccounts.input>, { keep: true }).data?.rows ?? [];
  const { data } = useAsk(miniLines, { account: rows.map((r) => r.id) }, { when: rows.length > 0, keep: true, freshFor: 60_000, live: ['interaction'] });
  return new Map((data?.rows ?? []).map((r) => [r.accountId, r.line]));
}

const LineOf = ({ id }: { id: string }) => {
  const line = use(LinesContext).get(id);
  return line ? <MiniLine marketing={line.marketing} sales={line.sales} width={112} height={20} /> : null;
};

function useColumns() {
  const words = useWords().customers, f = words.fields;
  const formats = useFormats();
  return [
    { name: 'name', title: f.name, cell: (a: AccountRow) => a.name, sorts: true, width: 'minmax(180px, 2fr)' },
    { name: 'status', title: f.status, cell: (a: AccountRow) => words.statuses[a.status], width: '90px' },
    { name: 'class', title: f.class, cell: (a: AccountRow) => a.class ?? <span className="sub">—</span>, width: '60px', align: 'middle' as const },
    { name: 'line', title: words.line, cell: (a: AccountRow) => <LineOf id={a.id} />, width: '130px' },
    { name: 'lastContact', title: f.lastContact, cell: (a: AccountRow) => <LastContact of={a.lastContact} />, width: '120px', sorts: true },
    { name: 'city', title: f.city, cell: (a: AccountRow) => <span className="ink2">{a.city}</span>, width: 'minmax(100px, 1fr)' },
    { name: 'market', title: f.market, cell: (a: AccountRow) => a.market.name, width: '100px' },
    { name: 'lead', title: f.lead, cell: (a: AccountRow) => a.lead?.person?.name ?? <span className="sub">{a.lead?.unnamed ? words.unnamed : words.vacant}</span>, width: 'minmax(130px, 1fr)' },
    { name: 'size', title: f.size, cell: (a: AccountRow) => a.size && words.sizes[a.size], width: '90px', extra: true },
    { name: 'segment', title: f.segment, cell: (a: AccountRow) => a.segment, width: '120px', extra: true },
    { name: 'productLine', title: f.productLine, cell: (a: AccountRow) => a.productLine, width: '120px', extra: true },
    { name: 'customerSince', title: f.customerSince, cell: (a: AccountRow) => (a.customerSince ? formats.plainDay(a.customerSince) : null), width: '110px', sorts: true, extra: true },
    { name: 'lastSalesContact', title: f.lastSalesContact, cell: (a: AccountRow) => <ContactDay day={a.lastContact.sales} />, width: '200px', sorts: true, extra: true },
    { name: 'lastMarketingContact', title: f.lastMarketingContact, cell: (a: AccountRow) => <ContactDay day={a.lastContact.marketing} />, width: '220px', sorts: true, extra: true },
  ];
}

/** The day of the latest of both divisions, and whose it was; resting on it tells each one's. */
function LastContact({ of }: { of: AccountRow['lastContact'] }) {
  const { customers: { served }, common } = useWords();
  const formats = useFormats();
  const ago = (day: string | null) => (day ? formats.relativeDay(day) : served.never);
  const last = latestOf(of);
  return (
    <span className="row" style={{ gap: 5 }} title={last ? served.by(ago(of.marketing), ago(of.sales)) : undefined}>
      {last && (['marketing', 'sales'] as const).filter((side) => of[side] === last).map((side) => <Glyph key={side} side={side} size={8} name={common[side]} />)}
      <ContactDay day={last} />
    </span>
  );
}

function ContactDay({ day }: { day: string | null }) {
  const { served } = useWords().customers;
  const formats = useFormats();
  return day ? formats.relativeDay(day) : <span className="sub">{served.never}</span>;
}

function useFilters(): readonly ListFilter[] {
  const words = useWords().customers, f = words.fields;
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const segments = useAsk(listSegments, {}, { freshFor: 600_000 }).data?.rows ?? [], lines = useAsk(listProductLines, {}, { freshFor: 600_000 }).data?.rows ?? [];
  return [
    { kind: 'choice', name: 'status', label: f.status, options: Object.entries(words.statuses).map(([value, label]) => ({ value, label })) },
    { kind: 'choice', name: 'class', label: f.class, options: ['A', 'B', 'C'].map((c) => ({ value: c, label: c })) },
    { kind: 'choice', name: 'size', label: f.size, options: AccountSize.options.map((s) => ({ value: s, label: words.sizesWith[s] })) },
    { kind: 'choice', name: 'market', label: f.market, options: markets.map((m) => ({ value: m.id, label: m.name })) },
    { kind: 'choice', name: 'segment', label: f.segment, options: segments.map((s) => ({ value: s, label: s })) },
    { kind: 'choice', name: 'productLine', label: f.productLine, options: lines.map((s) => ({ value: s, label: s })) },
    ...silences.map((name) => ({
      kind: 'choice' as const, name, label: words.silence[name], one: true as const, days: words.silence.days, options: [...[14, 30, 60, 90, 180].map((n) => ({ value: String(n), label: words.silence.days(n) })), { value: 'never', label: words.silence.never }],
    })),
    { kind: 'choice', name: 'mine', label: words.mine, one: true, options: [{ value: 'true', label: words.mine }] },
  ];
}

function PhoneRow({ account }: { account: AccountRow }) {
  const { silence } = useWords().customers;
  const formats = useFormats();
  const last = latestOf(account.lastContact);
  return (
    <div className="col">
      <span className="row"><b className="m el">{account.name}</b><span className="sp" /><LineOf id={account.id} /></span>
      <span className="sm sub el">{[account.city, account.class, last ? silence.last(formats.relativeDay(last)) : silence.none, account.lead?.person?.name].filter(Boolean).join(' · ')}</span>
    </div>
  );
}
