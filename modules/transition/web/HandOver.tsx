import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Brief, type ContinuityPlan, type ContinuityStep, finishStep, listPlans, myHandOverSteps } from '../../restructuring/contract.ts';
import { proposalTransition } from '../contract.ts';
import './transition.css';

/** On the record of a customer that changes hands: from whom to whom, what the one who takes it must know, and the steps of both. */
export function HandOver({ accountId }: { accountId: string }) {
  const plans = useAsk(listPlans, { accountId, open: true, limit: 4 }, { when: useMay()('restructuring.step.read'), live: ['continuity'] }).data?.rows ?? [];
  return <>{plans.map((plan) => <Plan key={plan.id} plan={plan} />)}</>;
}

function Plan({ plan: p }: { plan: ContinuityPlan }) {
  const words = useWords().transition.handOver, f = useFormats(), may = useMay(), mine = new Set(useMe().seats.map((s) => s.id));
  const name = (side: ContinuityPlan['from']) => side.person?.name ?? side.seat.name, takes = mine.has(p.to.seat.id);
  // Whoever reaches these seats does the steps too; what they reach, the server knows.
  const mayDo = may('restructuring.step.finish') && (takes || mine.has(p.from.seat.id) || may('customers.account.move'));
  return (
    <section>
      <Section title={words.title} n={words.done(f.number(p.steps.filter((s) => s.doneAt).length), f.number(p.steps.length))} />
      <p className="ink2" style={{ margin: '2px 0 0' }}>{words.from(name(p.from), name(p.to), f.plainDay(p.beginsOn))}</p>
      {p.overlapUntil > p.beginsOn && <p className="sm sub" style={{ margin: '2px 0 0' }}>{words.overlap(f.plainDay(p.overlapUntil), f.percent(p.splitBp / 10_000, 0))}</p>}
      <ul className="hand-over">{p.steps.map((step) => <Step key={step.id} step={step} mayDo={mayDo} />)}</ul>
      <details open={takes || undefined}>
        <summary className="m">{words.brief}</summary>
        <Brought brief={p.brief} />
      </details>
    </section>
  );
}

function Step({ step: s, mayDo }: { step: ContinuityStep; mayDo: boolean }) {
  const { handOver: words, standing } = useWords().transition, f = useFormats();
  const back = useTell(finishStep);
  const finish = useTell(finishStep, { makesStale: [listPlans, myHandOverSteps, proposalTransition], done: () => standing.stepDone, undo: (_, { stepId }) => back.tellNow({ stepId, done: false }) });
  return (
    <li>
      <div className="row">
        <span style={{ flex: 1, minWidth: 0 }}>
          <span className={s.doneAt ? 'ink2' : 'm'}>{s.doneAt && <IconCheck className="done" size={14} stroke={2.2} aria-hidden />} {standing.kinds[s.kind]}</span>
          <span className={s.late ? 'sm late' : 'sm sub'} style={{ display: 'block' }}>{s.doneAt ? words.doneBy(s.doneBy?.name ?? '', f.dayAt(s.doneAt)) : `${s.person?.name ?? s.seat.name}, ${(s.late ? words.late : words.due)(f.plainDay(s.dueOn))}`}</span>
        </span>
        {mayDo && !s.doneAt && <Button size="compact-xs" loading={finish.isTelling} onClick={() => finish.tell({ stepId: s.id })} aria-label={`${standing.finish}: ${standing.kinds[s.kind]}`}>{standing.finish}</Button>}
      </div>
      {s.note && <p className="sm" style={{ margin: '2px 0 0' }}>{s.note}</p>}
      <ProblemNote said={finish.said} />
    </li>
  );
}

/** As the record told it when the change was published. */
function Brought({ brief: b }: { brief: Brief }) {
  const words = useWords().transition.handOver, f = useFormats();
  const rows: [string, ReactNode][] = [
    [words.contacts, b.contacts.map((c) => [c.name, c.jobTitle].filter(Boolean).join(', ')).join('; ')],
    [words.promises, b.promises.map((p) => `${p.title}, ${words.due(f.plainDay(p.dueOn))}`).join('; ')],
    [words.needs, b.needs.join('; ')],
    [words.deals, b.deals.length > 0 && b.deals.map((d, i) => <span key={d.id}>{i > 0 && '; '}<GoLink className="u" to={`/sales/opportunities/${d.id}`}>{d.name}</GoLink></span>)],
    [words.last, b.lastContact && f.plainDay(b.lastContact)],
    [words.booked, f.moneyWhole(b.booked)],
  ];
  return (
    <>
      <dl className="brief">{rows.map(([name, value]) => <div key={name}><dt className="sm sub">{name}</dt><dd>{value || <span className="sub">{words.nothing}</span>}</dd></div>)}</dl>
      <p className="sm sub" style={{ margin: '4px 0 0' }}>{words.briefNote}</p>
    </>
  );
}
