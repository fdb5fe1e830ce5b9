import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { Id, QueryList } from '../../../contract/shapes.ts';
import type { ListFilter } from '../../../platform/web/list/FilterMenu.tsx';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { gateOrder, listProposals, ProposalState, type ProposalRow } from '../contract.ts';
import { Compared } from './Compared.tsx';
import { studioExtras } from './extras.ts';
import { NewProposal } from './NewProposal.tsx';
import './studio.css';

const shape = z.object({ new: z.literal('1').optional(), pick: QueryList(Id).default([]), compared: z.literal('1').optional() });

/** Every proposal one may see, with where it stands and what it would do to customers; several can be set side by side. */
export function ProposalList() {
  const words = useWords().restructuring;
  const may = useMay();
  const [view, setView] = useView(shape);
  if (view.compared && view.pick.length > 0) return <Compared ids={view.pick} />;
  const begin = () => setView({ new: '1' }, { push: true }), mayWrite = may('restructuring.proposal.write');
  const compare = {
    name: words.compare, off: (rows: readonly ProposalRow[]) => (rows.length < 2 || rows.length > 6 ? words.compareHint : undefined),
    run: async (rows: readonly ProposalRow[]) => { setView({ pick: rows.map((r) => r.id), compared: '1' }, { push: true }); return undefined; },
  };
  return (
    <>
      <TopBar title={words.title} actions={mayWrite ? [{ name: words.begin, icon: <IconPlus size={15} stroke={1.7} />, main: true, run: begin }] : []} />
      <PlaceTabs place="structure" />
      <div className="split">
        <div className="main proposals">
          {studioExtras().map(({ Due }, i) => <Due key={i} />)}
          <RecordList list="restructuring.proposals" endpoint={listProposals} columns={useColumns()} filters={useFilters()} usualSort="-changed" idOf={(p) => p.id} nameOf={(p) => p.name} open={(p) => `/structure/proposals/${p.id}`}
            count={words.count} live={['proposal']} phone={(p) => <PhoneRow proposal={p} />} {...(may('restructuring.impact.read') ? { bulk: [compare] } : {})}
            empty={<EmptyState action={mayWrite ? <Button variant="filled" onClick={begin}>{words.begin}</Button> : undefined}>{`${words.none} ${words.lead}`}</EmptyState>} />
        </div>
        {view.new && mayWrite && <NewProposal onClose={() => setView({ new: undefined })} />}
      </div>
    </>
  );
}

const State = ({ of: { state } }: { of: ProposalRow }) => {
  const words = useWords().restructuring;
  return <Chip {...(state === 'draft' || state === 'shared' ? { kind: 'outlined' as const } : state === 'halted' ? { kind: 'late' as const } : {})}>{words.states[state]}</Chip>;
};

/** The gate that waits for a signature, once it is put before those who sign; between two waves too, where some became void. */
function useNextGate(): (p: ProposalRow) => string | null {
  const words = useWords().restructuring;
  return ({ gates, state, waves }) => {
    const next = gates.find((g) => g.state !== 'signed'), isBetween = state !== 'archived' && waves.some((w) => w.publishedAt !== null) && waves.some((w) => w.publishedAt === null);
    return state === 'approved' ? words.allSigned : next && (state === 'shared' || isBetween) ? words.gates[next.gate] : null;
  };
}

function useColumns() {
  const words = useWords().restructuring, f = useFormats(), c = words.columns, next = useNextGate();
  const waves = (p: ProposalRow) => (p.waves.length > 1 ? `, ${words.waves(f.number(p.waves.length))}` : '');
  return [
    { name: 'name', title: c.name, cell: (p: ProposalRow) => <span className="lines">{p.name}</span>, sorts: true, width: 'minmax(220px, 4fr)' },
    { name: 'state', title: c.state, cell: (p: ProposalRow) => <State of={p} />, width: '124px' },
    { name: 'gate', title: c.gate, cell: (p: ProposalRow) => next(p) ?? <span className="sub">—</span>, width: '140px' },
    { name: 'on', title: c.on, cell: (p: ProposalRow) => <span title={p.waves.map((w) => f.plainDay(w.on)).join(', ')}>{f.plainDay(p.on)}<span className="sub">{waves(p)}</span></span>, sorts: true, width: '132px' },
    { name: 'changing', title: c.changing, cell: (p: ProposalRow) => (p.weighed ? f.number(p.weighed.changing) : <span className="sub">—</span>), sorts: true, align: 'end' as const, width: '140px' },
    { name: 'score', title: c.score, cell: (p: ProposalRow) => <Score proposal={p} />, sorts: true, align: 'end' as const, width: '118px' },
    { name: 'author', title: c.author, cell: (p: ProposalRow) => p.author.name, width: 'minmax(110px, 1fr)' },
    { name: 'changed', title: c.changedAt, cell: (p: ProposalRow) => <span className="sub">{f.moment(p.changedAt)}</span>, sorts: true, width: '124px' },
  ];
}

function useFilters(): readonly ListFilter[] {
  const words = useWords().restructuring, c = words.columns;
  return [
    { kind: 'choice', name: 'state', label: c.state, options: ProposalState.options.filter((s) => s !== 'archived').map((value) => ({ value, label: words.states[value] })) },
    { kind: 'choice', name: 'gate', label: c.gate, options: gateOrder.map((value) => ({ value, label: words.gates[value] })) },
    { kind: 'choice', name: 'archived', label: words.showArchived, one: true, options: [{ value: 'true', label: words.showArchived }] },
  ];
}

function PhoneRow({ proposal: p }: { proposal: ProposalRow }) {
  const words = useWords().restructuring, f = useFormats(), next = useNextGate()(p), weighed = useWeighedWords();
  return (
    <div className="col">
      <span className="row"><b className="m lines">{p.name}</b><span className="sp" /><State of={p} /></span>
      <span className="sm el">{weighed(p)}</span>
      <span className="sm sub el">{[`${f.plainDay(p.on)}${p.waves.length > 1 ? `, ${words.waves(f.number(p.waves.length))}` : ''}`, next && `${words.columns.gate.toLowerCase()}: ${next}`, p.author.name].filter(Boolean).join(' · ')}</span>
    </div>
  );
}

/** The parameters that an installation comes with hold from this day. */
const origin = '2000-01-01';

/** What a proposal was last weighed at, with when and by which parameters; or that it is not, or no more. */
function Score({ proposal: { weighed, changes } }: { proposal: ProposalRow }) {
  const words = useWords().restructuring, w = words.weighed, f = useFormats();
  if (!weighed) return <span className="sub" title={w.noneWhy}>{changes === 0 ? '—' : w.none}</span>;
  const { score, changing, at, parametersFrom, stale } = weighed;
  const when = parametersFrom === origin ? w.atFirst(f.moment(at)) : w.at(f.moment(at), f.plainDay(parametersFrom));
  return (
    <>
      {stale && <span className="sub sm">{w.stale} </span>}
      <Why title={words.impact.why} parts={[{ name: words.impact.hands, value: f.number(changing) }]} total={{ name: words.columns.score, value: `${f.number(score, 1)} ${words.impact.of}` }} note={`${stale ? `${w.staleWhy} ` : ''}${when} ${w.whole}`}>
        <span className={stale ? 'sub' : 'cust m'}>{f.number(score, 1)}</span>
      </Why>
    </>
  );
}

/** The same in a line. */
function useWeighedWords(): (p: ProposalRow) => string {
  const w = useWords().restructuring.weighed, f = useFormats();
  return ({ weighed, changes }) => (weighed ? `${w.moved(f.number(weighed.changing))} · ${w.impact(f.number(weighed.score, 1))}${weighed.stale ? `, ${w.stale}` : ''}` : changes === 0 ? '—' : w.none);
}
