import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listGoals } from '../contract.ts';
import { GoalProgress, ProgressWhy } from './GoalProgress.tsx';
import './goals.css';

/** For the day of who answers for goals: how far the running ones are, and how far they should be by now. */
export const DayGoals = () => (useMay()('goals.goal.write') ? <RunningGoals /> : null);

function RunningGoals() {
  const words = useWords().goals.day;
  const formats = useFormats();
  const rows = useAsk(listGoals, { running: true }, { live: ['goal', 'booking'] }).data?.rows;
  if (!rows || rows.length === 0) return null;
  return (
    <section className="day-block">
      <Section title={words.title} n={rows.length} right={<GoLink className="sm u" to="/goals">{words.all}</GoLink>} />
      {rows.map((g) => (
        <div key={g.id} className="day-goal">
          <GoLink className="m el" to={`/goals/${g.id}`}>{g.name}</GoLink>
          <span className="row"><ProgressWhy goal={g} /><span className="sub sm">{words.expected(formats.percent(g.expected))}</span></span>
          <GoalProgress goal={g} />
          <span className="sub sm nw r">{g.value && words.of(formats.moneyWhole(g.value), formats.moneyWhole(g.target))}</span>
        </div>
      ))}
    </section>
  );
}
