import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { Id, QueryFlag } from '../../../contract/shapes.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { Pop } from '../../../platform/web/parts/Pop.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { endForum, type ForumRow, listForums } from '../contract.ts';
import './decisions.css';
import { ForumForm } from './ForumForm.tsx';

const shape = z.object({ ended: QueryFlag.default(false), new: z.literal('1').optional(), forum: Id.optional() });

/** The budget of internal time: every recurring meeting and report, whose it is, what it takes and which decision it serves. */
export function ForumList() {
  const all = useWords(), words = all.decisions.forums, f = useFormats();
  const may = useMay();
  const [view, setView] = useView(shape);
  const asked = useAsk(listForums, view.ended ? { ended: true } : {}, { keep: true, live: ['forum'] });
  const begin = () => setView({ new: '1', forum: undefined }, { push: true });
  const mayWrite = may('decisions.forum.write'), data = asked.data;
  const edited = data?.rows.find((r) => r.id === view.forum);
  return (
    <>
      <TopBar title={words.title} state={data && <span className="sub only-wide">{words.total(words.hours(f.number(data.weeklyMinutes / 60, 1)), data.yearlyCost ? f.moneyWhole(data.yearlyCost) : '')}</span>}
        actions={mayWrite ? [{ name: words.open, icon: <IconPlus size={15} stroke={1.7} />, main: true, run: begin }] : []} />
      <PlaceTabs place="structure" />
      <div className="split">
        <div className="main">
          <div className="row" data-wrap style={{ padding: '8px 16px', gap: 12 }}><span className="ink2 prose" style={{ flex: '1 1 320px' }}>{words.lead}</span><Switch label={words.ended} checked={view.ended} onChange={(e) => setView({ ended: e.currentTarget.checked })} /></div>
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars rows={6} />}
          {data && data.rows.length === 0 && <EmptyState action={mayWrite ? <Button variant="filled" onClick={begin}>{words.open}</Button> : undefined}>{words.none}</EmptyState>}
          {data && data.rows.length > 0 && <Rows rows={data.rows} mayWrite={mayWrite} onEdit={(forum) => setView({ forum, new: undefined }, { push: true })} />}
        </div>
        {(view.new || edited) && mayWrite && <ForumForm key={edited?.id ?? 'new'} {...(edited ? { forum: edited } : {})} onClose={() => setView({ new: undefined, forum: undefined })} />}
      </div>
    </>
  );
}

function Rows({ rows, mayWrite, onEdit }: { rows: readonly ForumRow[]; mayWrite: boolean; onEdit: (id: string) => void }) {
  const all = useWords(), words = all.decisions.forums, f = useFormats(), c = words.columns;
  return (
    <table className="t stacked">
      <thead><tr><th>{c.name}</th><th>{c.owner}</th><th className="num only-wide">{c.people}</th><th>{c.frequency}</th><th className="num">{c.weekly}</th><th className="num only-roomy">{c.cost}</th><th className="only-roomy">{c.serves}</th><th>{c.expires}</th><th><span className="visually-hidden">{words.end}</span></th></tr></thead>
      <tbody>
        {rows.map((r) => { const over = r.expired || (r.endedOn !== null && r.endedOn <= f.settings.today); return (
          <tr key={r.id}>
            <td className="named">{mayWrite && !r.endedOn ? <button type="button" className="plain u m" onClick={() => onEdit(r.id)}>{r.name}</button> : <span className="m">{r.name}</span>}<span className="sub sm nw">{words[r.what]}</span></td>
            <td data-label={c.owner}>{r.owner.name}</td><td data-label={c.people} className="num only-wide" title={r.participants.map((p) => p.name).join(', ')}>{f.number(r.participants.length)}</td>
            <td data-label={c.frequency}>{all.restructuring.changes.fields.frequencies[r.frequency]}</td><td data-label={c.weekly} className="num m">{words.hours(f.number(r.weeklyMinutes / 60, 1))}</td>
            <td data-label={c.cost} className="num only-roomy">{r.yearlyCost ? f.moneyWhole(r.yearlyCost) : <span className="sub">—</span>}</td><td className="only-roomy">{r.serves}</td>
            <td data-label={c.expires} className={r.endedOn ? 'sub' : r.expired ? 'late' : ''}><span><span className="nw">{r.endedOn ? f.plainDay(r.endedOn) : f.plainDay(r.expiresOn)}{over && ','}</span>{over && <span className="sm"> {words.expired}</span>}</span></td>
            <td className="r">{mayWrite && !r.endedOn && r.expired && <Button size="compact-xs" onClick={() => onEdit(r.id)}>{words.renew}</Button>}{mayWrite && !r.endedOn && !r.expired && <EndForum forum={r} />}</td>
          </tr>
        ); })}
      </tbody>
    </table>
  );
}

/** Asked once more before it is done: what has ended is not opened again. */
function EndForum({ forum }: { forum: ForumRow }) {
  const { decisions: { forums: words }, common } = useWords();
  const [opened, setOpened] = useState(false);
  const end = useTell(endForum, { makesStale: [listForums], done: () => words.done.ended });
  const content = (
    <div className="form">
      <p style={{ margin: 0 }}>{words.endAsk(forum.name)}</p>
      <ProblemNote said={end.said} />
      <div className="row"><Button variant="filled" loading={end.isTelling} onClick={() => end.tell({ forumId: forum.id, version: forum.version }, () => setOpened(false))}>{words.end}</Button><Button onClick={() => setOpened(false)}>{common.cancel}</Button></div>
    </div>
  );
  return <Pop opened={opened} onClose={() => setOpened(false)} name={`${words.end}: ${forum.name}`} width={300} position="bottom-end" content={content}><Button size="compact-xs" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{words.end}</Button></Pop>;
}
