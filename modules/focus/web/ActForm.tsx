import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Change, changeImpact, closeSeat, type Impact, listMoves, moveAccounts, readMove, undoMove } from '../contract.ts';
import { doneOf } from './moveWords.ts';

/** Does what has been seen: the token of the impact goes along, and the server refuses when it is no longer true. */
export function ActForm({ impact, change, modelId, onDone, again }: { impact: Impact; change: Change; modelId?: string | undefined; onDone: () => void; again: () => void }) {
  const words = useWords().focus;
  const f = useFormats(), may = useMay();
  const [reason, setReason] = useState('');
  const how = { makesStale: [changeImpact, listMoves, readMove], done: (a: { accounts: number; deals: number }) => doneOf(a, words, f) };
  // What closing does is not asked again of a seat that is no more.
  const close = useTell(closeSeat, { ...how, makesStale: [listMoves, readMove] }), move = useTell(moveAccounts, { ...how, undo: ({ actId }) => reach(undoMove, { actId }) });
  const closing = 'closing' in change, { said, isTelling, fields } = closing ? close : move;
  const mayDo = may(closing ? 'focus.seat.close' : 'customers.account.move');
  if (!mayDo) return null;
  if (closing && change.toSeat === null) return <p className="note">{words.noSuccessor}</p>;
  if (impact.orphans.length > 0) return <p className="note">{words.orphans(impact.orphans.map((o) => o.name).slice(0, 5).join(', '))}</p>;
  if (!closing && impact.needsDecision && !may('focus.seat.close')) return <p className="note">{words.decides}</p>;
  const act = { on: impact.on, impactToken: impact.token, reason };
  const submit = () => closing
    ? close.tell({ seatId: change.closing, toSeat: change.toSeat!, moves: change.moves, ...act }, onDone)
    : move.tell({ change, ...(modelId ? { modelId } : {}), ...act }, onDone);
  const stale = said?.rule === 'focus.impact_changed';
  return (
    <form className="act" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <TextInput label={words.reason} description={words.reasonHelp} value={reason} onChange={(e) => setReason(e.currentTarget.value)} error={fields['reason']} />
      <p className="sm sub" style={{ margin: 0 }}>{words.actNote}</p>
      {stale ? <p className="note" data-k="late" role="alert"><span>{words.changedSince}</span></p> : <ProblemNote said={said} />}
      {stale && <Button onClick={() => { close.forget(); move.forget(); again(); }}>{words.recompute}</Button>}
      {!stale && <Button variant="filled" type="submit" loading={isTelling}>{closing ? words.act.close : 'takingBack' in change ? words.act.back : 'fromSeat' in change ? words.act.pass : words.act.move}</Button>}
    </form>
  );
}
