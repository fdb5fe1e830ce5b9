import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import type { Words } from '../../../words/es.ts';
import type { Formats } from '../../../words/formats.ts';
import type { Goal } from '../contract.ts';
import { progressCap } from '../rules/progress.ts';

/** How far, in words first and then drawn: what is reached in ink, and a rule for what was to be expected by now. */
export function GoalProgress({ goal }: { goal: Goal }) {
  const words = useWords().goals;
  const f = useFormats();
  const share = (n: number) => `${Math.min(100, (Math.max(0, n) / progressCap) * 100)}%`;
  return (
    <span className="goal-progress" role="img" aria-label={`${reached(goal, words, f)}, ${words.expected(f.percent(goal.expected, 0))}`}>
      {goal.progress !== null && <i style={{ width: share(goal.progress) }} />}
      <u style={{ left: share(goal.expected) }} /><s style={{ left: share(1) }} />
    </span>
  );
}

/** How far, as it is written; progress is not counted beyond the cap, so there it is that or more. */
function reached(goal: Goal, words: Words['goals'], f: Formats): string {
  if (goal.progress === null) return words.noFigure;
  return goal.progress >= progressCap ? words.orMore(f.percent(progressCap, 0)) : f.percent(goal.progress);
}

/** The share reached, with what it is made of. */
export function ProgressWhy({ goal }: { goal: Goal }) {
  const words = useWords().goals;
  const f = useFormats();
  const left = BigInt(goal.target.minor) - BigInt(goal.known.minor);
  return (
    <Why title={words.why(goal.name)} note={goal.missing.length > 0 ? words.missing(goal.missing.join(', ')) : words.whyNote(f.percent(goal.expected, 0))}
      parts={[
        { name: words.columns.reached, value: f.money(goal.known) }, ...(goal.start.minor === '0' ? [] : [{ name: words.start, value: f.money(goal.start) }]),
        { name: words.left, value: f.money({ minor: (left > 0n ? left : 0n).toString(), currency: goal.target.currency }) },
      ]}
      total={{ name: words.columns.target, value: f.money(goal.target) }} records={{ name: words.seeBookings, to: `/goals/${goal.id}#bookings` }}>
      {reached(goal, words, f)}
    </Why>
  );
}

export const paceCode = (goal: Goal): string => goal.reasons.find((r) => ['ahead', 'on_pace', 'behind', 'not_begun', 'progress_unknown'].includes(r.code))?.code ?? 'progress_unknown';
