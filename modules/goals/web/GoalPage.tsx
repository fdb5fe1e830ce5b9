import { useParams } from '@tanstack/react-router';
import { z } from 'zod';
import { addDays } from '../../../words/days.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Facts } from '../../../platform/web/parts/Facts.tsx';
import { HistoryLink } from '../../../platform/web/parts/HistoryLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar, type TopAction } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { getGoal, type Goal, listGoals, restoreGoal, withdrawGoal } from '../contract.ts';
import { GoalBookings } from './GoalBookings.tsx';
import { GoalForm } from './GoalForm.tsx';
import { GoalMonths } from './GoalMonths.tsx';
import { paceCode, ProgressWhy } from './GoalProgress.tsx';
import './goals.css';

const shape = z.object({ edit: z.literal('1').optional() });

/** One common goal: its five facts, month by month, and the bookings behind it. */
export function GoalPage() {
  const words = useWords().goals;
  const { goalId } = useParams({ strict: false }) as { goalId: string };
  const [view, setView] = useView(shape);
  const may = useMay();
  const { data: goal, said } = useAsk(getGoal, { goalId }, { live: ['goal', 'booking'] });
  const makesStale = [getGoal, listGoals];
  const withdraw = useTell(withdrawGoal, { makesStale, done: (g) => words.wasWithdrawn(g.name), undo: (g) => reach(restoreGoal, { goalId, version: g.version }) });
  const restore = useTell(restoreGoal, { makesStale });
  const acts: TopAction[] = !goal || !may('goals.goal.write') ? [] : goal.withdrawn
    ? [{ name: words.restore, run: () => restore.tell({ goalId, version: goal.version }) }]
    : [{ name: words.withdraw, run: () => withdraw.tell({ goalId, version: goal.version }) }, { name: words.changeGoal, main: true, run: () => setView({ edit: '1' }, { push: true }) }];
  return (
    <>
      <TopBar title={goal?.name ?? words.columns.name} crumb={{ name: words.title, to: '/goals' }} state={goal && <Chip kind="outlined">{goal.withdrawn ? words.withdrawn : words.states[goal.state]}</Chip>} actions={acts} />
      {said && <div className="pad"><ProblemNote said={said} /></div>}
      {withdraw.said && <div className="pad"><ProblemNote said={withdraw.said} /></div>}
      {!goal && !said && <LoadingBars />}
      {goal && (
        <div className="split">
          <div className="main">
            <GoalFacts goal={goal} />
            <hr className="hr" />
            <div className="pad"><GoalMonths months={goal.months} currency={goal.target.currency} /></div>
            <hr className="hr" />
            <div className="pad" id="bookings"><GoalBookings goalId={goalId} events={goal.events} /></div>
            <div className="pad"><HistoryLink id={goalId} /></div>
          </div>
          {view.edit && <GoalForm key={goal.id} goal={goal} onClose={() => setView({ edit: undefined })} />}
        </div>
      )}
    </>
  );
}

function GoalFacts({ goal }: { goal: Goal }) {
  const words = useWords().goals;
  const f = useFormats();
  return (
    <Facts facts={[
      { label: words.facts.owners, is: `${goal.marketing.person?.name ?? (goal.marketing.unnamed ? words.unnamed : words.nobody)} · ${goal.sales.person?.name ?? (goal.sales.unnamed ? words.unnamed : words.nobody)}`, why: `${goal.marketing.seat.name} · ${goal.sales.seat.name}` },
      { label: words.facts.progress, is: <ProgressWhy goal={goal} />, why: words.of(f.moneyWhole(goal.known), f.moneyWhole(goal.target)) },
      { label: words.facts.pace, is: goal.pace === null ? words.noFigure : f.percent(goal.pace), why: goal.missing.length > 0 ? words.missing(goal.missing.join(', ')) : `${words.paces[paceCode(goal)]}, ${words.expected(f.percent(goal.expected, 0))}` },
      { label: words.facts.period, is: `${f.plainDay(goal.startsOn)} – ${f.plainDay(addDays(goal.endsOn, -1))}`, why: words.states[goal.state] },
      { label: words.facts.market, is: goal.market?.name ?? words.allMarkets, why: words.sales(f.number(goal.events)) },
    ]} />
  );
}
