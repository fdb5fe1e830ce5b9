import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { proposalImpact } from '../../restructuring/contract.ts';
import { type Calibration as Learnt, decideCalibration, readCalibration } from '../contract.ts';

/** What signed reviews say of the loss that the impact reckons with, beside what is in force. Nothing changes until somebody accepts. */
export function Calibration() {
  const words = useWords().transition.calibration, f = useFormats();
  const { data: c } = useAsk(readCalibration, {}, { live: ['proposal', 'parameter'] });
  if (!c) return null;
  // The spread of one restructuring is no range.
  const enough = c.restructurings >= c.least;
  const apart = c.reasons.find((r) => r.code === 'too_far_apart');
  const share = (n: number | null | undefined) => (n == null ? '—' : f.percent(n, 1));
  return (
    <section>
      <Section title={words.title} />
      <p className="ink2" style={{ margin: '4px 0 8px', maxWidth: '72ch' }}>{c.restructurings < c.least ? words.tooFew(f.number(c.restructurings), f.number(c.least)) : apart ? words.apart(f.percent(c.spread!, 1), f.percent(Number(apart.figures['most']), 0)) : c.decided ? words.decided : words.lead}</p>
      <table className="t follow">
        <thead><tr><th><span className="visually-hidden">{words.title}</span></th><th className="num">{words.low}</th><th className="num">{words.base}</th><th className="num">{words.high}</th></tr></thead>
        <tbody>
          <tr><th scope="row">{words.inForce}</th><td className="num">{share(c.inForce.low)}</td><td className="num m">{share(c.inForce.base)}</td><td className="num">{share(c.inForce.high)}</td></tr>
          {c.base !== null && <tr><th scope="row">{words.observed}</th><td className="num">{share(enough ? c.base - c.spread! : null)}</td><td className="num m"><Observed learnt={c} /></td><td className="num">{share(enough ? c.base + c.spread! : null)}</td></tr>}
          {c.proposed && <tr><th scope="row">{words.proposed}</th><td className="num">{share(c.proposed.low)}</td><td className="num m">{share(c.proposed.base)}</td><td className="num">{share(c.proposed.high)}</td></tr>}
        </tbody>
      </table>
      {c.mayDecide && <Decide learnt={c} />}
      {c.past.map((p) => <p key={p.id} className="sm" style={{ margin: '6px 0 0' }}><span className="sub">{p.person.name}, {f.dayAt(p.at)}.</span> {p.accepted ? words.wasAccepted(share(p.inForce.base), share(p.proposed.base), f.plainDay(p.from!)) : words.wasRejected(share(p.proposed.base))} {p.reason}</p>)}
    </section>
  );
}

function Observed({ learnt: c }: { learnt: Learnt }) {
  const words = useWords().transition.calibration, f = useFormats();
  return (
    <Why title={words.observed} note={words.note} parts={[
      ...c.reviews.map((r) => ({ name: `${r.proposal.name}, ${words.days(f.number(r.days))}`, value: f.percent(r.loss / r.exposed, 1) })),
      { name: words.moved, value: f.number(c.moved) }, { name: words.matched, value: f.number(c.matched) }, { name: words.spread, value: `± ${f.percent(c.spread!, 1)}` },
    ]}>{f.percent(c.base!, 1)}</Why>
  );
}

function Decide({ learnt: c }: { learnt: Learnt }) {
  const words = useWords().transition.calibration, { today } = useFormats().settings;
  const [from, setFrom] = useState<string | null>(today), [reason, setReason] = useState(''), [open, setOpen] = useState(false);
  const decide = useTell(decideCalibration, { makesStale: [readCalibration, proposalImpact], done: (made) => (made.past[0]?.accepted ? words.acceptedDone : words.rejectedDone) });
  const tell = (accept: boolean) => decide.tell({ accept, ...(accept && from ? { from } : {}), reason, reviews: c.reviews.map((r) => r.id) }, () => setOpen(false));
  if (!open) return <div className="row" style={{ marginTop: 8 }}><Button onClick={() => setOpen(true)}>{words.decide}</Button></div>;
  return (
    <form className="form" style={{ marginTop: 8, maxWidth: 420 }} onSubmit={(e) => { e.preventDefault(); tell(true); }}>
      <DayField label={words.from} value={from} onChange={setFrom} error={decide.fields['from']} />
      <Textarea label={words.reason} autosize minRows={2} value={reason} onChange={(e) => setReason(e.currentTarget.value)} error={decide.fields['reason']} />
      <ProblemNote said={decide.said} />
      <div className="row" data-wrap><Button variant="filled" type="submit" loading={decide.isTelling}>{words.accept}</Button><Button disabled={decide.isTelling} onClick={() => tell(false)}>{words.reject}</Button><Button onClick={() => setOpen(false)}>{words.cancel}</Button></div>
    </form>
  );
}
