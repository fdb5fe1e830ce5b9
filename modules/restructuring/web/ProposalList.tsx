import { Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { z } from 'zod';
import { Id, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { useAskPages } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listProposals, type ProposalRow } from '../contract.ts';
import { Compared } from './Compared.tsx';
import { studioExtras } from './extras.ts';
import { NewProposal } from './NewProposal.tsx';
import './studio.css';

const shape = z.object({ q: z.string().default(''), archived: QueryFlag.default(false), new: z.literal('1').optional(), pick: QueryList(Id).default([]), compared: z.literal('1').optional() });

/** Every proposal one may see, with where it stands and what it would do to customers; several can be set side by side. */
export function ProposalList() {
  const words = useWords().restructuring;
  const may = useMay();
  const [view, setView] = useView(shape);
  const asked = useAskPages(listProposals, { ...(view.q ? { find: view.q } : {}), ...(view.archived ? { archived: true } : {}), limit: 50 }, { live: ['proposal'] });
  const begin = () => setView({ new: '1' }, { push: true });
  const mayWrite = may('restructuring.proposal.write');
  const toggle = (id: string) => setView({ pick: view.pick.includes(id) ? view.pick.filter((p) => p !== id) : [...view.pick, id].slice(-6) });
  if (view.compared && view.pick.length > 0) return <Compared ids={view.pick} />;
  return (
    <>
      <TopBar title={words.title} actions={mayWrite ? [{ name: words.begin, icon: <IconPlus size={15} stroke={1.7} />, main: true, run: begin }] : []} />
      <PlaceTabs place="structure" />
      <div className="split">
        <div className="main">
          <div className="row" data-wrap style={{ padding: '8px 16px', gap: 12 }}>
            <TextInput aria-label={words.find} placeholder={words.find} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} leftSection={<IconSearch size={15} stroke={1.7} />} />
            <Switch label={words.showArchived} checked={view.archived} onChange={(e) => setView({ archived: e.currentTarget.checked })} />
            <span className="sp" />
            {asked.rows.length > 1 && <Button disabled={view.pick.length < 2} title={words.compareHint} onClick={() => setView({ compared: '1' }, { push: true })}>{view.pick.length > 0 ? `${words.compare}, ${words.chosen(String(view.pick.length))}` : words.compare}</Button>}
          </div>
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars rows={6} />}
          {!asked.isPending && asked.rows.length === 0 && !asked.said && <EmptyState action={mayWrite && !view.q ? <Button variant="filled" onClick={begin}>{words.begin}</Button> : undefined}>{view.q ? words.noneFound : `${words.none} ${words.lead}`}</EmptyState>}
          {asked.rows.length > 0 && <Rows rows={asked.rows} pick={view.pick} toggle={toggle} />}
          {!view.q && studioExtras().map(({ Due }, i) => <Due key={i} />)}
          {asked.hasMore && <Button m={16} loading={asked.isFetchingNextPage} onClick={asked.more}>{words.accounts.more}</Button>}
        </div>
        {view.new && mayWrite && <NewProposal onClose={() => setView({ new: undefined })} />}
      </div>
    </>
  );
}

function Rows({ rows, pick, toggle }: { rows: readonly ProposalRow[]; pick: readonly string[]; toggle: (id: string) => void }) {
  const words = useWords().restructuring, f = useFormats(), c = words.columns;
  return (
    <table className="t proposals">
      <thead><tr><th><span className="visually-hidden">{words.compare}</span></th><th>{c.name}</th><th>{c.state}</th><th>{c.on}</th><th className="num">{c.changes}</th><th className="num">{c.score}</th><th>{c.gates}</th><th>{c.author}</th><th>{c.changedAt}</th></tr></thead>
      <tbody>
        {rows.map((p) => (
          <tr key={p.id}>
            <td><Checkbox size="xs" aria-label={`${words.compare}: ${p.name}`} checked={pick.includes(p.id)} onChange={() => toggle(p.id)} /></td>
            <td className="m"><GoLink className="u" to={`/structure/proposals/${p.id}`}>{p.name}</GoLink></td>
            <td><Chip {...(p.state === 'draft' || p.state === 'shared' ? { kind: 'outlined' as const } : p.state === 'halted' ? { kind: 'late' as const } : {})}>{words.states[p.state]}</Chip></td>
            <td className="nw">{f.plainDay(p.on)}{p.waves.length > 1 && <span className="sub">, {words.waves(f.number(p.waves.length))}</span>}</td>
            <td className="num">{f.number(p.changes)}</td>
            <td className="num cust m">{p.score === null ? <span className="sub">—</span> : f.number(p.score, 1)}</td>
            <td className="num" style={{ textAlign: 'left' }}>{f.number(p.gates.filter((g) => g.state === 'signed').length)}/{f.number(p.gates.length)}</td>
            <td>{p.author.name}</td>
            <td className="sub nw">{f.moment(p.changedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
