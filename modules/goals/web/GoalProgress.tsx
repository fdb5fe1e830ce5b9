import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import type { Goal } from '../contract.ts';

/** How far, in words first and then drawn: what is reached in ink, and a rule for what was to be expected by now. */
export function GoalProgress({ goal }: { goal: Goal }) {
  const words = useWords().goals;
  const f = useFormats();
  const share = (n: number) => `${Math.min(100, (Math.max(0, n) / 1.2) * 100)}%`;
  return (
    <span className="progress" role="img" aria-label={`${goal.progress === null ? words.noFigure : f.percent(goal.progress)}, ${words.expected(f.percent(goal.expected))}`}>
      {goal.progress !== null && <i style={{ width: share(goal.progress) }} />}
      <u style={{ left: share(goal.expected) }} /><s style={{ left: share(1) }} />
    </span>
  );
}

/** The share reached, with what it is made of. */
export function ProgressWhy({ goal }: { goal: Goal }) {
  const words = useWords().goals;
  const f = useFormats();
  const left = BigInt(goal.target.minor) - BigInt(goal.known.minor);
  return (
    <Why title={words.why(goal.name)} note={goal.missing.length > 0 ? words.missing(goal.missing.join(', ')) : words.whyNote(f.percent(goal.expected))}
      parts={[
        { name: words.columns.reached, value: f.money(goal.known) }, ...(goal.start.minor === '0' ? [] : [{ name: words.start, value: f.money(goal.start) }]),
        { name: words.left, value: f.money({ minor: (left > 0n ? left : 0n).toString(), currency: goal.target.currency }) },
      ]}
      total={{ name: words.columns.target, value: f.money(goal.target) }} records={{ name: words.seeBookings, to: `/goals/${goal.id}#bookings` }}>
      {goal.progress === null ? words.noFigure : f.percent(goal.progress)}
    </Why>
  );
}

export const paceCode = (goal: Goal): string => goal.reasons.find((r) => ['ahead', 'on_pace', 'behind', 'not_begun', 'progress_unknown'].includes(r.code))?.code ?? 'progress_unknown';
