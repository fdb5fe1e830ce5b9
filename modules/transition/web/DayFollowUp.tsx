import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ProposalRow } from '../../restructuring/contract.ts';
import { answerPulse, followUp, myPulses } from '../contract.ts';
import { useHaltWords } from './Standing.tsx';
import './transition.css';

/** Proposals whose next gate one may sign, and those signed whole that one may publish. */
export function Awaited({ toSign, toPublish }: { toSign: readonly ProposalRow[]; toPublish: readonly ProposalRow[] }) {
  const words = useWords().transition.awaited, { gates, weighed } = useWords().restructuring, f = useFormats();
  const line = (p: ProposalRow, to: string, says: string) => (
    <div key={p.id} className="day-promise">
      <div className="row"><GoLink className="m el" to={`/structure/proposals/${p.id}${to}`}>{p.name}</GoLink><span className="sp" /><span className="sub sm nw">{p.author.name}</span></div>
      <p className="sm sub" style={{ margin: 0 }}>{says}{p.weighed && p.waves.every((w) => w.publishedAt === null) && ` ${words.weighs(weighed.moved(f.number(p.weighed.changing)), weighed.impact(f.number(p.weighed.score, 1)))}`}</p>
    </div>
  );
  const next = (p: ProposalRow) => p.gates.find((g) => g.state === 'open')!.gate;
  const toCome = (p: ProposalRow) => p.waves.find((w) => w.publishedAt === null)!, isLate = (p: ProposalRow) => toCome(p).on < f.settings.today;
  const says = (p: ProposalRow) => {
    const wave = toCome(p);
    if (isLate(p)) return words.wavePassed(f.plainDay(wave.on));
    if (p.state === 'approved') return p.moved ? words.rebase : words.publish;
    return (p.moved ? words.waveMoved : p.gates.every((g) => g.state === 'signed') ? words.wave : words.waveUnsigned)(f.number(wave.number), f.plainDay(wave.on));
  };
  return (
    <section className="day-section">
      <Section title={words.title} n={toSign.length + toPublish.length} />
      {toSign.map((p) => line(p, `?gate=${next(p)}`, words.sign(gates[next(p)])))}
      {toPublish.map((p) => line(p, isLate(p) ? '?form=waves' : p.moved ? '?form=rebase' : '?see=sides', says(p)))}
    </section>
  );
}

/** Of what one drew oneself, and halts that concern one's own seats; the executive, of all. */
export function Halted() {
  const words = useWords().transition, f = useFormats(), may = useMay(), says = useHaltWords();
  const told = useAsk(followUp, {}, { when: may('restructuring.proposal.read'), live: ['proposal'] }).data, concerns = ({ mine }: { mine: boolean }) => mine || may('restructuring.review.sign');
  const halts = (told?.halts ?? []).filter(concerns), waiting = (told?.reviews ?? []).filter((r) => r.state === 'computed' && concerns(r));
  if (halts.length + waiting.length === 0) return null;
  return (
    <section className="day-section">
      <Section title={words.day} n={halts.length + waiting.length} />
      {halts.map(({ proposal, halt }) => (
        <div key={halt.id} className="day-promise">
          <div className="row"><GoLink className="m el" to={`/structure/proposals/${proposal.id}?see=followUp`}>{proposal.name}</GoLink><span className="sp" /><span className="late sm nw">{words.halted}</span></div>
          <p className="sm sub" style={{ margin: 0 }}>{says(halt)}</p>
        </div>
      ))}
      {waiting.slice(0, 4).map((r) => (
        <div key={r.id} className="day-promise">
          <div className="row"><GoLink className="m el" to={`/structure/proposals/${r.proposal.id}?see=followUp`}>{r.proposal.name}</GoLink><span className="sp" /><span className="sub sm nw">{f.day(r.dueOn)}</span></div>
          <p className="sm sub" style={{ margin: 0 }}>{(r.maySign ? words.waitsForYou : words.waitsForSignature)(f.number(r.days))}</p>
        </div>
      ))}
    </section>
  );
}

export function Pulses() {
  const words = useWords().transition.pulse, f = useFormats(), may = useMay();
  const rows = useAsk(myPulses, {}, { when: may('restructuring.pulse.answer'), live: ['proposal'] }).data?.rows ?? [];
  const [answering, setAnswering] = useState<string>();
  if (rows.length === 0) return null;
  return (
    <section className="day-section">
      {rows.map((p) => (
        <div key={p.id}>
          <Section title={words.asks(f.plainDay(p.changedOn))} />
          <p className="sm sub" style={{ margin: '2px 0 8px' }}>{words.promise(f.plainDay(p.closesOn))}</p>
          <Button size="compact-sm" onClick={() => setAnswering(p.id)}>{words.answer}</Button>
          <Answering pulseId={p.id} title={words.asks(f.plainDay(p.changedOn))} opened={answering === p.id} onClose={() => setAnswering(undefined)} />
        </div>
      ))}
    </section>
  );
}

const unsaid = 'unsaid';

function Answering({ pulseId, title, opened, onClose }: { pulseId: string; title: string; opened: boolean; onClose: () => void }) {
  const words = useWords().transition.pulse;
  const [given, setGiven] = useState<Record<number, string>>({}), [missing, setMissing] = useState(false);
  const tell = useTell(answerPulse, { makesStale: [myPulses], done: () => words.thanks });
  const send = () => {
    if (words.questions.some((_, i) => given[i] === undefined)) return setMissing(true);
    tell.tell({ pulseId, answers: words.questions.map((_, i) => (given[i] === unsaid ? null : Number(given[i]))) }, onClose);
  };
  return (
    <FormDialog opened={opened} title={title} submit={words.send} onSubmit={send} onClose={onClose} sending={tell.isTelling} said={tell.said}>
      <p className="sm sub" style={{ margin: 0 }}>{words.scaleLong}</p>
      {words.questions.map((question, i) => (
        <fieldset key={question} className="pulse-question">
          <legend>{question} {missing && given[i] === undefined && <span className="late sm" role="alert">{words.missing}</span>}</legend>
          <SegmentedControl fullWidth aria-label={question} value={given[i] ?? ''} onChange={(v) => setGiven({ ...given, [i]: v })} data={[...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value })), { value: unsaid, label: words.unsaid }]} />
        </fieldset>
      ))}
    </FormDialog>
  );
}
