import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Campaign } from '../contract.ts';

type Week = Campaign['followUp'][number];
export const shortOf = (w: Week): number => Math.max(0, w.expected - w.capacity);

/** Whether the co-owner's sellers can follow up what each week brings: bars of what is expected, a rule where places end. */
export function FollowUp({ weeks }: { weeks: readonly Week[] }) {
  const words = useWords().marketing;
  const formats = useFormats();
  if (weeks.length === 0) return null;
  const units = [...new Map(weeks.map((w) => [w.territory, w.unit]))];
  const days = [...new Set(weeks.map((w) => w.week))];
  const tallest = Math.max(1, ...weeks.map((w) => Math.max(w.expected, Math.min(w.capacity, w.expected * 2))));
  const short = weeks.reduce((sum, w) => sum + shortOf(w), 0);
  return (
    <div className="pad" style={{ paddingTop: 12 }}>
      <Section title={words.followUpTitle} right={<span className="sm sub">{words.followUpUnit}</span>} />
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.followUpTitle}>
        <table className="t follow-up" aria-label={words.followUpFinding(short)}>
          <thead><tr><th>{words.unit}</th>{days.map((d) => <th key={d} className="num">{formats.plainDay(d)}</th>)}<th className="num">{words.free}</th><th className="num">{words.missing}</th></tr></thead>
          <tbody>
            {units.map(([id, unit]) => {
              const own = weeks.filter((w) => w.territory === id), missing = own.reduce((sum, w) => sum + shortOf(w), 0);
              return (
                <tr key={id}>
                  <td className="m">{unit}</td>
                  {own.map((w) => <td key={w.week} className="week"><WeekBar week={w} tallest={tallest} /></td>)}
                  <td className="num ink2">{formats.number(own[0]?.capacity ?? 0)}</td>
                  <td className={missing > 0 ? 'num late b' : 'num'}>{formats.number(missing)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="sm sub" style={{ margin: '8px 0 0' }}>{words.expectedWhy}</p>
    </div>
  );
}

function WeekBar({ week, tallest }: { week: Week; tallest: number }) {
  const share = (n: number) => `${Math.min(100, (n / tallest) * 100)}%`;
  const short = shortOf(week);
  return (
    <div>
      <span className={short > 0 ? 'late b' : 'ink2'}>{week.expected}</span>
      <i aria-hidden><b style={{ height: share(week.expected - short) }} />{short > 0 && <u style={{ height: share(short) }} />}<s style={{ bottom: share(week.capacity) }} /></i>
    </div>
  );
}
