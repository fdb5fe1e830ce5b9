import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { rightsMatrix } from '../../organization/contract.ts';
import { type Gate, type GateCode, type Proposal, proposalGates, signGate, type Signature } from '../contract.ts';
import { gatesAnswered } from './editing.ts';
import { GateCheck } from './GateCheck.tsx';
import { Intents } from './Intents.tsx';

/** A gate: what must be seen to, who has signed, recommended or objected, and signing it. What an edit made void stays, and says so. */
export function GateDrawer({ proposal, gate: code, onClose }: { proposal: Proposal; gate: GateCode; onClose: () => void }) {
  const words = useWords().restructuring.gates;
  // What is being weighed tells nobody when it comes out as it was: it is asked for again.
  const [awaits, setAwaits] = useState(false), asked = useAsk(proposalGates, { proposalId: proposal.id }, { keep: true, live: ['proposal', 'decision'], ...(awaits ? { every: 2000 } : {}) });
  const isWeighing = asked.data?.gates.some((g) => g.checks.some((c) => c.code === 'whole_weighed')) ?? false;
  if (isWeighing !== awaits) setAwaits(isWeighing);
  const gate = asked.data?.gates.find((g) => g.gate === code);
  return (
    <Drawer title={words[code]} onClose={onClose} width={404}>
      <p className="ink2" style={{ margin: '0 0 12px' }}>{words.lead[code]}</p>
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars />}
      {gate && asked.data && (
        <div className="gate">
          <section><Section title={words.checks} n={gate.checks.length} />{gate.checks.length === 0 ? <p className="sub">{words.noChecks}</p> : gate.checks.map((check) => <GateCheck key={check.code} check={check} gate={gate} proposal={proposal} version={asked.data!.version} />)}</section>
          {code === 'customers' && <Intents proposalId={proposal.id} mayPlan={proposal.may.edit || proposal.may.sign.length > 0} />}
          <section><Section title={words.signatures} n={gate.signatures.length} />{gate.signatures.length === 0 ? <p className="sub">{words.noSignatures}</p> : gate.signatures.map((s) => <Signed key={s.id} signature={s} />)}</section>
          {gate.state !== 'signed' && !gate.maySign && <Signers gate={code} />}
          {(gate.maySign || gate.mayRecommend) && <Sign key={gate.gate} gate={gate} proposalId={proposal.id} version={asked.data.version} />}
        </div>
      )}
    </Drawer>
  );
}

/** Whose signature it waits for, told to everybody else. */
function Signers({ gate }: { gate: GateCode }) {
  const words = useWords().restructuring.gates, matrix = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 }).data;
  const roles = matrix?.rights.find((r) => r.right === `restructuring.${gate}.sign`)?.roles ?? [];
  return matrix ? <p className="sm sub" style={{ margin: '12px 0 0' }}>{words.signers(matrix.roles.filter((r) => roles.includes(r.role)).map((r) => r.name))}</p> : null;
}

function Signed({ signature: s }: { signature: Signature }) {
  const words = useWords().restructuring.gates, f = useFormats();
  return (
    <div className="signed" data-void={s.voidedAt ? true : undefined}>
      <div className="row"><span className="m el">{s.person.name}</span><span className="sub sm el" style={{ flex: 1 }}>{s.seat.name}</span><Chip {...(s.act === 'objects' ? { kind: 'late' as const } : s.voidedAt ? {} : { kind: 'done' as const })}>{words.acts[s.act]}</Chip></div>
      <div className="sm sub">{f.moment(s.at)}{s.score !== null && `, ${words.withScore(f.number(s.score, 1))}`}</div>
      {s.comment && <p style={{ margin: '4px 0 0' }}>{s.comment}</p>}
      {s.voidedAt && <p className="sm late" style={{ margin: '4px 0 0' }}>{words.wasVoid(words.voidedBecause[s.voidedBecause ?? ''] ?? '', f.plainDayAt(s.voidedAt))}</p>}
    </div>
  );
}

function Sign({ gate, proposalId, version }: { gate: Gate; proposalId: string; version: number }) {
  const words = useWords().restructuring.gates;
  const sign = useTell(signGate, gatesAnswered);
  const [comment, setComment] = useState('');
  const editing = useEditing({ version }, comment !== '');
  const act = (which: Signature['act']) => () => sign.tell({ proposalId, version: editing.version, gate: gate.gate, act: which, comment }, () => setComment(''));
  return (
    <section className="form">
      <Textarea label={words.comment} description={words.commentHelp} autosize minRows={2} value={comment} onChange={(e) => setComment(e.currentTarget.value)} />
      <BehindNote editing={editing} />
      <ProblemNote said={sign.said} />
      <div className="row" data-wrap>
        {gate.maySign && <Button variant="filled" loading={sign.isTelling} onClick={act('signs')}>{words.sign}</Button>}
        {gate.mayRecommend && <><Button disabled={sign.isTelling} onClick={act('recommends')}>{words.recommend}</Button><Button disabled={sign.isTelling} onClick={act('objects')}>{words.object}</Button></>}
      </div>
    </section>
  );
}
