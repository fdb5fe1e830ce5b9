import { Button } from '@mantine/core';
import { z } from 'zod';
import { useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type AccountMove, listMoves } from '../contract.ts';
import './focus.css';
import { MoveDrawer } from './MoveDrawer.tsx';

const shape = z.object({ act: z.string().optional() });

/** Every act that gave customers to other seats: who did it, when, how many, why, and what has become of it. */
export function Moves() {
  const { focus: { moves: words }, common } = useWords();
  const [view, setView] = useView(shape);
  const asked = useAskPages(listMoves, { limit: 50 }, { live: ['act', 'account', 'proposal'] });
  return (
    <>
      <TopBar title={words.title} />
      <PlaceTabs place="customers" />
      <div className="split">
        <div className="main">
          {asked.said && <div className="pad"><ProblemNote said={asked.said} retry={() => void asked.refetch()} /></div>}
          {asked.isPending && <LoadingBars />}
          {asked.isSuccess && asked.rows.length === 0 && <EmptyState>{words.none}</EmptyState>}
          {asked.rows.length > 0 && <Rows rows={asked.rows} chosen={view.act} open={(act) => setView({ act }, { push: true })} />}
          {asked.hasMore && <Button m={16} loading={asked.isFetchingNextPage} onClick={asked.more}>{common.more}</Button>}
        </div>
        {view.act && <MoveDrawer key={view.act} actId={view.act} onClose={() => setView({ act: undefined })} />}
      </div>
    </>
  );
}

function Rows({ rows, chosen, open }: { rows: readonly AccountMove[]; chosen: string | undefined; open: (act: string) => void }) {
  const words = useWords().focus.moves, c = words.columns, f = useFormats();
  const ends = (m: AccountMove, side: 'from' | 'to') => {
    const count = side === 'from' ? m.fromCount : m.toCount;
    return count === 1 ? m.pairs[0]?.[side].name : words.seats(f.number(count));
  };
  return (
    <table className="t">
      <thead><tr><th>{c.when}</th><th className="num">{c.accounts}</th><th className="only-wide">{c.from}</th><th className="only-wide">{c.to}</th><th className="only-wide">{c.on}</th><th className="only-wide">{c.why}</th><th>{c.state}</th></tr></thead>
      <tbody>
        {rows.map((m) => (
          <tr key={m.actId} data-on={m.actId === chosen || undefined}>
            <td><button type="button" className="plain u m" onClick={() => open(m.actId)}>{f.moment(m.at)}</button><span className="sm sub" style={{ display: 'block' }}>{m.by?.name ?? words.system}</span><span className="only-phone sm sub">{ends(m, 'from')} → {ends(m, 'to')}</span></td>
            <td className="num m">{f.number(m.accounts)}</td>
            <td className="only-wide">{ends(m, 'from')}</td><td className="only-wide">{ends(m, 'to')}</td>
            <td className="nw only-wide">{f.plainDay(m.on)}</td>
            <td className="ink2 only-wide">{words.because[m.because]}<span className="sm sub" style={{ display: 'block' }}>{m.takesBack ? words.undid : m.reason}</span></td>
            <td className="nw"><StateOf move={m} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StateOf({ move: m }: { move: AccountMove }) {
  const words = useWords().focus.moves, f = useFormats();
  if (m.takenBack) return <>{m.takenBack.accounts >= m.accounts ? words.undoneAll : words.undoneSome(f.number(m.takenBack.accounts))}</>;
  return <>{m.takesBack ? `${words.isBack}, ` : ''}{m.on > f.settings.today ? words.planned : words.inForce}</>;
}
