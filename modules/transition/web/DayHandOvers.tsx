import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { finishStep, listPlans, myHandOverSteps } from '../../restructuring/contract.ts';
import { proposalTransition } from '../contract.ts';

/** On the day of who gives a customer over and of who takes it: the steps that are due, each done from here. */
export function DayHandOvers() {
  const may = useMay();
  const mine = useAsk(myHandOverSteps, {}, { when: may('restructuring.step.finish'), live: ['proposal', 'continuity'] }).data;
  return !mine || (mine.rows.length === 0 && mine.coming.length === 0) ? null : <Steps mine={mine} />;
}

/** Customers shown at first; a portfolio that changes hands is longer than a day. */
const few = 4;

type Mine = z.output<typeof myHandOverSteps.output>;

/** Who comes to one, from whom and when; each customer's page has the brief. */
function Coming({ of: { on, from, customers, accounts } }: { of: Mine['coming'][number] }) {
  const words = useWords().transition.standing, f = useFormats();
  const rest = customers - accounts.length;
  return (
    <div className="day-promise">
      <div>{words.coming(f.number(customers), from.person?.name ?? from.seat.name, f.plainDay(on))}</div>
      <div className="sm sub">{accounts.map((a, i) => <span key={a.id}>{i > 0 && ', '}<GoLink className="u" to={`/customers/${a.id}`}>{a.name}</GoLink></span>)}{rest > 0 && ` +${f.number(rest)}`}. {words.comingNote}</div>
    </div>
  );
}

/* The words of a transition are fetched where there is something to say. */
function Steps({ mine: { rows, customers: all, coming } }: { mine: Mine }) {
  const words = useWords().transition.standing, f = useFormats();
  const takeBack = useTell(finishStep);
  const finish = useTell(finishStep, { makesStale: [myHandOverSteps, listPlans, proposalTransition], done: () => words.stepDone, undo: (_, { stepId }) => takeBack.tellNow({ stepId, done: false }) });
  const [shown, setShown] = useState(few), customers = [...Map.groupBy(rows, (r) => r.account.id).values()];
  return (
    <section className="day-section">
      <Section title={words.mine} {...(all > 0 ? { n: all } : {})} />
      <ProblemNote said={finish.said} />
      {coming.map((c, i) => <Coming key={i} of={c} />)}
      {customers.slice(0, shown).map((own) => (
        <div key={own[0]!.account.id} className="day-promise">
          <div className="row"><Glyph side="customer" size={8} /><GoLink className="m el" to={`/customers/${own[0]!.account.id}`}>{own[0]!.account.name}</GoLink></div>
          <div className="sm sub el">{(own[0]!.role === 'gives' ? words.goesTo : words.comesFrom)(own[0]!.other.person?.name ?? own[0]!.other.seat.name)}</div>
          {own.map(({ step }) => <div key={step.id} className="row" style={{ marginTop: 4 }}><span className="el" style={{ flex: 1 }}>{words.kinds[step.kind]}</span><span className={step.late ? 'late sm nw' : 'sub sm nw'}>{f.day(step.dueOn)}</span><Button size="compact-xs" loading={finish.isTelling} onClick={() => finish.tell({ stepId: step.id })}>{words.finish}</Button></div>)}
        </div>
      ))}
      {customers.length > shown && <Button size="compact-sm" mt={6} onClick={() => setShown(shown + 12)}>{words.more}</Button>}
    </section>
  );
}
