import { z } from 'zod';
import { addDays } from '../../../words/days.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Goal, listGoals } from '../contract.ts';
import { useHasBoth } from './divisions.ts';
import { GoalForm } from './GoalForm.tsx';
import { GoalProgress, paceCode, ProgressWhy } from './GoalProgress.tsx';
import './goals.css';

const shape = z.object({ new: z.literal('1').optional() });

/** Common goals, each with how far it is against where it should be by now. */
export function GoalList() {
  const words = useWords().goals;
  const may = useMay();
  const [view, setView] = useView(shape);
  const { data, said, refetch } = useAsk(listGoals, {}, { live: ['goal', 'booking'] });
  const begin = () => setView({ new: '1' }, { push: true });
  const mayWrite = may('goals.goal.write'), hasBoth = useHasBoth(data?.rows.length === 0);
  return (
    <>
      <TopBar title={words.title} actions={mayWrite ? [{ name: words.newGoal, main: true, run: begin }] : []} />
      <div className="split">
        <div className="main">
          {said && <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div>}
          {!data && !said && <LoadingBars />}
          {data && data.rows.length === 0 && <EmptyState action={mayWrite ? <button type="button" className="plain u m" onClick={begin}>{words.newGoal}</button> : undefined}>{hasBoth ? words.none : words.noneAlone}</EmptyState>}
          <ul className="goals">{data?.rows.map((g) => <GoalRow key={g.id} goal={g} />)}</ul>
        </div>
        {view.new && <GoalForm onClose={() => setView({ new: undefined })} />}
      </div>
    </>
  );
}

function GoalRow({ goal }: { goal: Goal }) {
  const words = useWords().goals;
  const f = useFormats();
  const code = paceCode(goal);
  return (
    <li>
      <div className="goal-head">
        <GoLink to={`/goals/${goal.id}`} className="m u">{goal.name}</GoLink>
        <span className="sm sub">{goal.market?.name ?? words.allMarkets}, {f.plainDay(goal.startsOn)} – {f.plainDay(addDays(goal.endsOn, -1))}</span>
        <span className="sp" />
        {goal.state === 'running' ? <Chip>{words.paces[code]}</Chip> : <Chip kind="outlined">{words.states[goal.state]}</Chip>}
      </div>
      <div className="goal-figures">
        <span className="big"><ProgressWhy goal={goal} /></span>
        <span className="ink2">{words.of(f.moneyWhole(goal.known), f.moneyWhole(goal.target))} · {words.expected(f.percent(goal.expected, 0))}</span>
      </div>
      <GoalProgress goal={goal} />
      {goal.missing.length > 0 && <p className="sm late" style={{ margin: '6px 0 0' }}>{words.missing(goal.missing.join(', '))}</p>}
      <div className="sm ink2 goal-owners">
        <span><Glyph side="marketing" size={8} /> {goal.marketing.person?.name ?? (goal.marketing.unnamed ? words.unnamed : words.nobody)}, {goal.marketing.seat.name}</span><span><Glyph side="sales" size={8} /> {goal.sales.person?.name ?? (goal.sales.unnamed ? words.unnamed : words.nobody)}, {goal.sales.seat.name}</span>
      </div>
    </li>
  );
}
