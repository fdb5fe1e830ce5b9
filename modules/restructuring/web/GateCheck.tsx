import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { linkDecision, listDecisions } from '../../decisions/contract.ts';
import { answerCheck, type Check, type Gate, type Proposal } from '../contract.ts';
import { gatesAnswered, useStale } from './editing.ts';
import { useCheckWords } from './changeWords.ts';

/** One point of a gate's list: computed or answered; one that is not met may be excused in writing where its rule allows. */
export function GateCheck({ check, gate, proposal, version }: { check: Check; gate: Gate; proposal: Proposal; version: number }) {
  const words = useWords().restructuring.gates, f = useFormats();
  const says = useCheckWords();
  const [writing, setWriting] = useState(false);
  // Fifty are named at most; how many there are is said by the reason.
  const all = Math.max(check.items.length, ...check.reasons.map((r) => Number(r.figures['count'] ?? 0)));
  const met = check.passes || check.answer !== null;
  const mayAnswer = gate.state !== 'signed' && (check.by === 'person' || (check.excusable && !check.passes));
  return (
    <div className="point" data-met={met || undefined}>
      <span className={met ? 'done' : 'late'}>{met ? <IconCheck size={15} stroke={2.2} /> : <IconAlertTriangle size={15} stroke={1.8} />}<span className="visually-hidden">{check.passes ? words.passes : met ? words.excused : words.fails}</span></span>
      <div style={{ minWidth: 0 }}>
        <div className="m">{says.check(check.code)}</div>
        {!check.passes && check.reasons.map((r, i) => <div key={i} className="sm ink2">{says.reason(r.code, r.figures)}</div>)}
        {!check.passes && check.items.length > 0 && <div className="sm sub">{check.items.slice(0, 6).map((i) => i.name).join(', ')}{all > 6 && ` +${f.number(all - 6)}`}</div>}
        {(check.code === 'decision_linked' || (check.code === 'executive_decided' && !check.passes)) && <LinkedDecisions check={check} proposal={proposal} />}
        {check.answer && <p className="sm" style={{ margin: '4px 0 0' }}>{check.answer.text} <span className="sub">{words.answeredBy(check.answer.person.name, f.dayAt(check.answer.at))}</span></p>}
        {mayAnswer && !writing && <button type="button" className="plain u sm" onClick={() => setWriting(true)}>{check.answer ? words.changeAnswer : check.by === 'person' ? words.toAnswer : words.excuse}</button>}
        {writing && <Answer check={check} gate={gate} proposalId={proposal.id} version={version} onDone={() => setWriting(false)} />}
      </div>
    </div>
  );
}

/** The decisions that stand behind the proposal; another of the register is linked here, or one is framed that goes with it. */
function LinkedDecisions({ check, proposal }: { check: Check; proposal: Proposal }) {
  const words = useWords().restructuring.gates;
  const may = useMay();
  const [linking, setLinking] = useState(false);
  return (
    <>
      {check.code === 'decision_linked' && check.items.map((d) => <div key={d.id}><GoLink className="u sm" to={`/structure/decisions/${d.id}`}>{d.name}</GoLink></div>)}
      {may('decisions.decision.write') && !linking && (
        <span className="row" data-wrap style={{ gap: 12 }}><button type="button" className="plain u sm m" onClick={() => setLinking(true)}>{words.linkDecision}</button>
          {!check.passes && <GoLink className="u sm m" to={`/structure/decisions?new=1&proposal=${proposal.id}&title=${encodeURIComponent(proposal.name)}`}>{words.frameDecision}</GoLink>}</span>
      )}
      {linking && <LinkOne proposalId={proposal.id} onDone={() => setLinking(false)} />}
    </>
  );
}

function LinkOne({ proposalId, onDone }: { proposalId: string; onDone: () => void }) {
  const words = useWords().restructuring.gates, states = useWords().decisions.states;
  const found = useRef(new Map<string, number>());
  const useDecisions: UseOptions = (text) => {
    const { data, isFetching } = useAsk(listDecisions, { ...(text ? { find: text } : {}), limit: 12 }, { keep: true });
    for (const d of data?.rows ?? []) found.current.set(d.id, d.version);
    return { options: (data?.rows ?? []).filter((d) => d.state !== 'superseded').map((d) => ({ value: d.id, label: `${d.title}. ${states[d.state]}` })), isFinding: isFetching };
  };
  const link = useTell(linkDecision, { makesStale: [...useStale(), listDecisions], done: (d) => words.linkedDecision(d.title) });
  return (
    <div style={{ marginTop: 6 }}>
      <AskSelect label={words.linkDecision} value={null} useOptions={useDecisions} onChange={(id) => { const version = id ? found.current.get(id) : undefined; if (id && version !== undefined) link.tell({ decisionId: id, version, kind: 'proposal', id: proposalId }, onDone); }} />
      <ProblemNote said={link.said} />
    </div>
  );
}

function Answer({ check, gate, proposalId, version, onDone }: { check: Check; gate: Gate; proposalId: string; version: number; onDone: () => void }) {
  const words = useWords().restructuring.gates;
  const tell = useTell(answerCheck, gatesAnswered);
  const editing = useEditing({ version });
  const [text, setText] = useState(check.answer?.text ?? '');
  return (
    <form className="form" style={{ marginTop: 6 }} onSubmit={(e) => { e.preventDefault(); tell.tell({ proposalId, version: editing.version, gate: gate.gate, code: check.code, text }, onDone); }}>
      <Textarea aria-label={check.by === 'person' ? words.answer : words.excuse} autosize minRows={2} value={text} onChange={(e) => setText(e.currentTarget.value)} data-autofocus />
      <BehindNote editing={editing} />
      <ProblemNote said={tell.said} />
      <Button type="submit" loading={tell.isTelling}>{words.saveAnswer}</Button>
    </form>
  );
}
