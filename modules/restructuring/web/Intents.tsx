import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { continuityIntents, planContinuity, proposalGates } from '../contract.ts';

/** Customers that change hands and nobody has yet said how: the large ones first, planned several at a time. */
export function Intents({ proposalId, mayPlan }: { proposalId: string; mayPlan: boolean }) {
  const words = useWords().restructuring.intents, f = useFormats();
  const asked = useAsk(continuityIntents, { proposalId, missing: true }, { keep: true, live: ['proposal'] });
  const plan = useTell(planContinuity, { makesStale: [continuityIntents, proposalGates], done: (o) => words.planned(f.number(o.planned)) });
  const [picked, setPicked] = useState<readonly string[]>([]), [rest, setRest] = useState(false), [note, setNote] = useState('');
  const data = asked.data;
  if (!data || data.of === 0) return null;
  const missing = data.of - data.planned, unpick = () => { setPicked([]); setRest(false); };
  const toggle = (id: string) => { setRest(false); setPicked(picked.includes(id) ? picked.filter((p) => p !== id) : [...picked, id]); };
  return (
    <section>
      <Section title={words.title} n={f.number(missing)} right={mayPlan && data.rows.length > 0 && picked.length === 0 ? <Button size="compact-xs" onClick={() => { setPicked(data.rows.map((r) => r.account.id)); setRest(true); }}>{words.all}</Button> : undefined} />
      {data.rows.length === 0 && <p className="sm done" style={{ margin: '4px 0 0' }}>{words.none}</p>}
      {data.rows.slice(0, 8).map((r) => (
        <div key={r.account.id} className="row line-row">
          {mayPlan && <Checkbox size="xs" aria-label={r.account.name} checked={picked.includes(r.account.id)} onChange={() => toggle(r.account.id)} />}
          <span style={{ flex: 1, minWidth: 0 }}><span className="m el" style={{ display: 'block' }}>{r.account.name}</span><span className="sub sm el" style={{ display: 'block' }}>{r.from.person?.name ?? r.from.seat.name} → {r.to?.person?.name ?? r.to?.seat.name ?? '—'}</span></span><span className="nw">{f.moneyWhole(r.worth)}</span>
        </div>
      ))}
      {picked.length > 0 && (
        <form className="form" style={{ marginTop: 8 }} onSubmit={(e) => { e.preventDefault(); plan.tell({ proposalId, accountIds: [...picked], rest, note }, () => { unpick(); setNote(''); }); }}>
          <Textarea label={words.how} description={words.howHelp} autosize minRows={2} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
          <ProblemNote said={plan.said} />
          <div className="row"><Button variant="filled" type="submit" loading={plan.isTelling}>{words.plan(f.number(rest ? missing : picked.length))}</Button><Button onClick={unpick}>{words.cancel}</Button></div>
        </form>
      )}
    </section>
  );
}
