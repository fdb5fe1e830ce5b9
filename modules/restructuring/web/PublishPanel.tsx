import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Proposal, type ProposalImpact, publishWave, type Wave, withdrawWave } from '../contract.ts';
import { useStale } from './editing.ts';

interface PanelProps { proposal: Proposal; impact: ProposalImpact | undefined; /** Opens the dates of the waves. */ setDates: () => void }

/** The waves of an approved proposal: each is written into the structure at once and whole, and may be withdrawn before its day. One whose day passed is given another. */
export function PublishPanel({ proposal, impact, setDates }: PanelProps) {
  const words = useWords().restructuring.publish;
  const { publish, withdraw } = proposal.may;
  const { today } = useFormats().settings, passed = proposal.may.edit && proposal.waves.some((w) => w.publishedAt === null && w.on < today);
  if (publish.length === 0 && withdraw.length === 0 && !passed && proposal.waves.every((w) => w.publishedAt === null)) return null;
  return (
    <section>
      <Section title={words.title} />
      {proposal.waves.map((wave) => <WaveRow key={wave.number} proposal={proposal} wave={wave} impact={impact} setDates={setDates} />)}
    </section>
  );
}

function WaveRow({ proposal, wave, impact, setDates }: PanelProps & { wave: Wave }) {
  const words = useWords().restructuring, w = words.publish, f = useFormats();
  const makesStale = useStale();
  const publish = useTell(publishWave, { makesStale, done: () => (wave.on <= f.settings.today ? w.inForceNow : w.published) }), withdraw = useTell(withdrawWave, { makesStale, done: () => w.withdrawn });
  const [sure, setSure] = useState(false);
  const of = { proposalId: proposal.id, version: proposal.version, number: wave.number };
  const mayPublish = proposal.may.publish.includes(wave.number), mayWithdraw = proposal.may.withdraw.includes(wave.number);
  const unsigned = wave.publishedAt === null ? proposal.gates.find((g) => g.state !== 'signed') : undefined;
  const passed = wave.publishedAt === null && wave.on < f.settings.today;
  const state = wave.takenEffect ? w.tookEffect(f.plainDay(wave.on)) : wave.publishedAt ? w.written(f.plainDay(wave.on)) : passed ? w.passed(f.plainDay(wave.on)) : w.notYet(f.plainDay(wave.on));
  return (
    <div className="wave">
      <div className="row"><span className="m">{words.wavesForm.wave(f.number(wave.number))}</span><span className={passed ? 'late sm' : 'sub sm'} style={{ flex: 1 }}>{state}</span>
        {passed && proposal.may.edit && <Button onClick={setDates}>{w.setDate}</Button>}
        {mayPublish && !sure && <Button variant="filled" disabled={!impact} onClick={() => setSure(true)}>{w.publish}</Button>}
        {mayWithdraw && <Button loading={withdraw.isTelling} onClick={() => withdraw.tell(of)}>{w.withdraw}</Button>}
      </div>
      {unsigned && <p className="sm sub" style={{ margin: '2px 0 0' }}>{w.lacks(words.gates[unsigned.gate])}</p>}
      {sure && impact && (
        <div className="note" style={{ marginTop: 8, display: 'block' }}>
          <p style={{ margin: '0 0 8px' }}>{proposal.waves.length > 1 ? w.sureOfWave(words.wavesForm.changes(f.number(proposal.changes.filter((c) => c.wave === wave.number).length)), f.number(impact.customers.changing)) : w.sure(f.number(impact.customers.changing), f.number(impact.customers.score, 1))} {wave.on <= f.settings.today ? w.today : w.untilThen(f.plainDay(wave.on))}</p>
          <div className="row"><Button variant="filled" loading={publish.isTelling} onClick={() => publish.tell({ ...of, impactToken: impact.token }, () => setSure(false))}>{w.publishNow}</Button><Button onClick={() => setSure(false)}>{w.notNow}</Button></div>
        </div>
      )}
      <ProblemNote said={publish.said ?? withdraw.said} />
    </div>
  );
}
