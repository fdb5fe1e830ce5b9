import { Button, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { z } from 'zod';
import { Id, QueryFlag } from '../../../contract/shapes.ts';
import { useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type DecisionRow, listDecisions } from '../contract.ts';
import { DecisionChip } from './DecisionChip.tsx';
import { DecisionForm } from './DecisionForm.tsx';

const shape = z.object({ q: z.string().default(''), due: QueryFlag.default(false), new: z.literal('1').optional(), supersedes: Id.optional(), proposal: Id.optional(), campaign: Id.optional(), opportunity: Id.optional(), title: z.string().optional() });

/** What the decision is about, as the address tells: where one came from. */
const linksOf = (view: z.output<typeof shape>) => (['proposal', 'campaign', 'opportunity'] as const).flatMap((kind) => (view[kind] ? [{ kind, id: view[kind] }] : []));

/** The register: who decides what, what came of it, and which are due for review. */
export function DecisionList() {
  const words = useWords().decisions;
  const may = useMay();
  const [view, setView] = useView(shape);
  const asked = useAskPages(listDecisions, { ...(view.q ? { find: view.q } : {}), ...(view.due ? { due: true } : {}), limit: 50 }, { live: ['decision'] });
  const begin = () => setView({ new: '1' }, { push: true });
  const mayWrite = may('decisions.decision.write');
  return (
    <>
      <TopBar title={words.title} actions={mayWrite ? [{ name: words.frame, icon: <IconPlus size={15} stroke={1.7} />, main: true, run: begin }] : []} />
      <PlaceTabs place="structure" />
      <div className="split">
        <div className="main">
          <div className="row" data-wrap style={{ padding: '8px 16px', gap: 12 }}>
            <TextInput aria-label={words.find} placeholder={words.find} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} leftSection={<IconSearch size={15} stroke={1.7} />} />
            <Switch label={words.due} checked={view.due} onChange={(e) => setView({ due: e.currentTarget.checked })} />
          </div>
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars rows={6} />}
          {!asked.isPending && asked.rows.length === 0 && !asked.said && <EmptyState action={mayWrite && !view.q && !view.due ? <Button variant="filled" onClick={begin}>{words.frame}</Button> : undefined}>{view.q ? words.noneFound : view.due ? words.noneDue : words.none}</EmptyState>}
          {asked.rows.length > 0 && <Rows rows={asked.rows} />}
          {asked.hasMore && <Button m={16} loading={asked.isFetchingNextPage} onClick={asked.more}>{words.more}</Button>}
        </div>
        {view.new && mayWrite && <DecisionForm supersedes={view.supersedes} links={linksOf(view)} title={view.title} onClose={() => setView({ new: undefined, supersedes: undefined, proposal: undefined, campaign: undefined, opportunity: undefined, title: undefined })} />}
      </div>
    </>
  );
}

function Rows({ rows }: { rows: readonly DecisionRow[] }) {
  const words = useWords().decisions, f = useFormats(), c = words.columns;
  return (
    <table className="t">
      <thead><tr><th>{c.title}</th><th>{c.state}</th><th className="only-wide">{c.decides}</th><th className="only-wide">{c.decidedOn}</th><th>{c.reviewOn}</th><th className="only-roomy">{c.effect}</th></tr></thead>
      <tbody>
        {rows.map((d) => (
          <tr key={d.id}>
            <td><GoLink className="u m" to={`/structure/decisions/${d.id}`}>{d.title}</GoLink>{d.chosen && <span className="sub">: {d.chosen}</span>}</td>
            <td><DecisionChip state={d.state} /></td>
            <td className="only-wide">{d.decides.name}</td><td className="only-wide nw">{d.decidedOn ? f.plainDay(d.decidedOn) : <span className="sub">—</span>}</td>
            <td className={d.reviewLate ? 'late nw' : 'nw'}>{f.plainDay(d.reviewOn)}{d.reviewLate && <span className="sm">, {words.late}</span>}</td>
            <td className="only-roomy">{d.effect ? words.effects[d.effect] : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
