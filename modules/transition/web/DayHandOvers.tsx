import { Button } from '@mantine/core';
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
  const rows = useAsk(myHandOverSteps, {}, { when: may('restructuring.step.finish'), live: ['proposal', 'continuity'] }).data?.rows ?? [];
  return rows.length === 0 ? null : <Steps rows={rows} />;
}

/* The words of a transition are fetched where there is something to say. */
function Steps({ rows }: { rows: z.output<typeof myHandOverSteps.output>['rows'] }) {
  const words = useWords().transition.standing, f = useFormats();
  const takeBack = useTell(finishStep);
  const finish = useTell(finishStep, { makesStale: [myHandOverSteps, listPlans, proposalTransition], done: () => words.stepDone, undo: (_, { stepId }) => takeBack.tellNow({ stepId, done: false }) });
  return (
    <section className="day-section">
      <Section title={words.mine} n={rows.length} />
      <ProblemNote said={finish.said} />
      {rows.slice(0, 6).map(({ step, account, other, role }) => (
        <div key={step.id} className="day-promise">
          <div className="row"><Glyph side="customer" size={8} /><GoLink className="m el" to={`/customers/${account.id}`}>{account.name}</GoLink><span className="sp" /><span className={step.late ? 'late sm nw' : 'sub sm nw'}>{f.day(step.dueOn)}</span></div>
          <div className="row"><span className="sm sub el" style={{ flex: 1 }}>{words.kinds[step.kind]}. {(role === 'gives' ? words.goesTo : words.comesFrom)(other.person?.name ?? other.seat.name)}</span><Button size="compact-xs" loading={finish.isTelling} onClick={() => finish.tell({ stepId: step.id })}>{words.finish}</Button></div>
        </div>
      ))}
    </section>
  );
}
