import { Button } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { changeImpact, listMoves, type MoveRecord, readMove, undoMove } from '../contract.ts';
import { leftAlone } from './moveWords.ts';

/** One act of moving customers: from whom to whom, what stands of it today, and the way back. */
export function MoveDrawer({ actId, onClose }: { actId: string; onClose: () => void }) {
  const words = useWords().focus.moves, f = useFormats();
  const { data: move, said, refetch } = useAsk(readMove, { actId }, { live: ['act', 'account'] });
  return (
    <Drawer title={move ? words.oneTitle(f.number(move.accounts)) : words.title} onClose={onClose} width={460}>
      <ProblemNote said={said} retry={() => void refetch()} />
      {!move && !said && <LoadingBars rows={6} />}
      {move && (
        <div className="col" style={{ gap: 16 }}>
          <p style={{ margin: 0 }}>{move.by?.name ?? words.system}, {f.moment(move.at)}. {words.because[move.because]}, {words.columns.on.toLowerCase()} {f.plainDay(move.on)}.{!move.takesBack && move.reason && <span className="ink2" style={{ display: 'block' }}>{move.reason}</span>}</p>
          <Pairs move={move} />
          <WayBack move={move} />
          <Accounts move={move} />
        </div>
      )}
    </Drawer>
  );
}

function Pairs({ move }: { move: MoveRecord }) {
  const words = useWords().focus.moves, f = useFormats();
  return (
    <section>
      <Section title={words.pairs} />
      <ul className="card-list">{move.pairs.map((p) => <li key={`${p.from.id}${p.to.id}`}><span>{p.from.name} → {p.to.name}</span><span className="sp" /><span className="num">{f.number(p.accounts)}</span></li>)}</ul>
      {move.pairCount > move.pairs.length && <p className="sm sub">{words.morePairs(f.number(move.pairCount - move.pairs.length))}</p>}
    </section>
  );
}

function WayBack({ move }: { move: MoveRecord }) {
  const words = useWords().focus.moves, f = useFormats(), go = useGo(), back = f.number(move.states.stands);
  const undo = useTell(undoMove, { makesStale: [readMove, listMoves, changeImpact], done: (d) => words.undone(f.number(d.accounts)) });
  const link = (act: string | undefined, says: string) => act && <GoLink className="u" to={`/account-moves?act=${act}`}>{says}</GoLink>;
  if (move.takeBack === 'whole' || move.takeBack === 'by_moving') {
    const on = move.on > f.settings.today ? move.on : f.settings.today;
    return (
      <section className="col" style={{ gap: 8 }}>
        <p style={{ margin: 0 }}><span className="m">{words.wouldGoBack(back)}</span> {leftAlone(move, words, f)}</p>
        <p className="sm sub" style={{ margin: 0 }}>{move.takeBack === 'whole' ? words.wholeNote : words.byMovingNote}</p>
        <ProblemNote said={undo.said} />
        {move.takeBack === 'whole' ? <div><Button variant="filled" loading={undo.isTelling} onClick={() => undo.tell({ actId: move.actId, leaveChanged: true })}>{words.undo(back)}</Button></div>
          : <div><Button variant="filled" onClick={() => go(`/focus?kind=back&act=${move.actId}&on=${on}`)}>{words.seeBack(back)}</Button></div>}
        {link(move.takesBack ?? undefined, words.seeUndone)}
      </section>
    );
  }
  return (
    <section className="col" style={{ gap: 8 }}>
      <p className="note" style={{ margin: 0 }}>{words.not[move.takeBack]}</p>
      {move.takeBack === 'by_proposal' && move.proposal && <GoLink className="u" to={`/structure/proposals/${move.proposal}`}>{words.seeProposal}</GoLink>}
      {link(move.takenBack?.actId, words.seeUndoing)}{link(move.takesBack ?? undefined, words.seeUndone)}
    </section>
  );
}

function Accounts({ move }: { move: MoveRecord }) {
  const words = useWords().focus.moves, f = useFormats(), { vacant, unnamed } = useWords().focus, goesBack = move.takeBack !== 'taken_back' && move.takeBack !== 'by_proposal';
  if (move.rows.length === 0) return null;
  return (
    <section>
      <Section title={words.people} n={f.number(move.total)} />
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.people}><table className="t">
        <thead><tr><th>{words.account}</th><th>{words.now}</th>{goesBack && <th>{words.what}</th>}</tr></thead>
        <tbody>{move.rows.map((r) => (
          <tr key={r.account.id}>
            <td className="m"><GoLink className="u" to={`/customers/${r.account.id}`}>{r.account.name}</GoLink></td>
            <td>{r.now ? <>{r.now.person?.name ?? (r.now.unnamed ? unnamed : vacant)}<span className="sm sub" style={{ display: 'block' }}>{r.now.seat.name}</span></> : ''}</td>
            {goesBack && <td className={r.state === 'stands' ? 'ink2' : 'm'}>{words.states[r.state]}</td>}
          </tr>
        ))}</tbody>
      </table></div>
      {move.total > move.rows.length && <p className="sm sub">{words.shown(f.number(move.rows.length), f.number(move.total))}</p>}
    </section>
  );
}
