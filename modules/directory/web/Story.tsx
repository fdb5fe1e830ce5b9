import { Checkbox } from '@mantine/core';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { EventLine, OrganogramPreview } from '../contract.ts';

type Picture = OrganogramPreview['dates'][number];
interface Props { dates: readonly Picture[]; /** The first date is told against what is there, not as a beginning. */ goesOn: boolean; doubtful: readonly string[]; leaveOut: readonly string[]; onLeaveOut: (on: string, out: boolean) => void }

/** The history as it would be, date by date: what happened in figures, and each event on demand. */
export function Story({ dates, goesOn, doubtful, leaveOut, onLeaveOut }: Props) {
  const words = useWords().directory;
  return (
    <section>
      <Section title={words.story} n={dates.length} />
      <ol className="story">{dates.map((d, i) => <OneDate key={d.on} picture={d} isFirst={i === 0 && !goesOn} isDoubtful={doubtful.includes(d.on)} isOut={leaveOut.includes(d.on)} onLeaveOut={(out) => onLeaveOut(d.on, out)} />)}</ol>
    </section>
  );
}

function OneDate({ picture: d, isFirst, isDoubtful, isOut, onLeaveOut }: { picture: Picture; isFirst: boolean; isDoubtful: boolean; isOut: boolean; onLeaveOut: (out: boolean) => void }) {
  const words = useWords().directory;
  const formats = useFormats();
  const total = d.counts.reduce((sum, c) => sum + c.n, 0);
  return (
    <li data-left-out={d.leftOut || undefined}>
      <div className="story-head"><span className="m">{formats.plainDay(d.on)}</span><span className="sub">{d.leftOut ? words.leftOut : words.sizes(formats.number(d.posts), formats.number(d.groupSeats), formats.number(d.people))}</span></div>
      {!d.leftOut && <p className="story-counts">{isFirst ? `${words.start}: ` : ''}{total === 0 ? words.nothingHappened : d.counts.map((c) => `${words.counts[c.kind]}: ${formats.number(c.n)}`).join(' · ')}</p>}
      {isDoubtful && <p className="late" style={{ margin: '4px 0 0' }}>{words.problems.few_posts}</p>}
      <Checkbox mt={6} size="xs" label={words.leaveOut} checked={isOut} onChange={(e) => onLeaveOut(e.currentTarget.checked)} aria-label={`${words.leaveOut}: ${formats.plainDay(d.on)}`} />
      {d.events.length > 0 && !isFirst && (
        <details>
          <summary className="u">{words.oneByOne} ({formats.number(total)})</summary>
          <ul className="story-events">{d.events.map((e, i) => <OneEvent key={i} event={e} />)}</ul>
          {total > d.events.length && <p className="sub" style={{ margin: '6px 0 0' }}>{words.moreEvents(total - d.events.length)}</p>}
        </details>
      )}
    </li>
  );
}

/** What is either so or not: its words say it. */
const isYesOrNo: ReadonlySet<EventLine['kind']> = new Set(['changed_group', 'changed_unnamed']);

function OneEvent({ event: e }: { event: EventLine }) {
  const words = useWords().directory;
  const change = isYesOrNo.has(e.kind) ? '' : [e.from, e.to].filter((part) => part !== null).join(' → ');
  return <li><span className="sub">{words.events[e.kind]}</span><span><span className="m">{e.what}</span>{e.ref && !change.includes(e.ref) ? <span className="sub"> {e.ref}</span> : null}{change && <span className="ink2"> · {change}</span>}</span></li>;
}
