import { Button } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import { type HandOff, type HandOffRow, pauseHandOff, resumeHandOff } from '../contract.ts';
import { endTold } from './pausedUntil.ts';
import { staleByMoves } from './staleByMoves.ts';
import { workingTime } from './workingTime.ts';

/** Beside the state, while the clock stands still; why, on hover. */
export function PausedChip({ clock }: { clock: HandOffRow['clock'] }) {
  const words = useWords().coordination.pauses;
  return clock?.paused ? <span title={words.reasons[clock.paused.reason]}><Chip kind="outlined">{words.chip}</Chip></span> : null;
}

/** The clock runs again at once; to undo it, it stops again as it had stopped. */
export function ResumeAct({ handOff: h, main }: { handOff: HandOff; main: boolean }) {
  const words = useWords().coordination.pauses;
  const held = h.pauses.at(-1);
  const tell = useTell(resumeHandOff, {
    makesStale: staleByMoves, done: () => words.resumed,
    ...(held ? { undo: () => reach(pauseHandOff, { handOffId: h.id, reason: held.reason, note: held.note, ...(held.until ? { until: held.until } : {}) }) } : {}),
  });
  return <><Button variant={main ? 'filled' : 'default'} loading={tell.isTelling} onClick={() => tell.tell({ handOffId: h.id })}>{words.resume}</Button><ProblemNote said={tell.said} /></>;
}

/** Every time the clock stood still: why, from when to when, how much of working time, by whom, and what was asked and given. */
export function Pauses({ handOff: h }: { handOff: HandOff }) {
  const { pauses: words } = useWords().coordination;
  const formats = useFormats(), written = useWritten();
  // What was taken back at once moved nothing.
  const told = h.pauses.filter((p) => p.endedAt === null || p.answer !== null || p.minutes >= 1);
  if (told.length === 0) return null;
  const time = (minutes: number) => workingTime(minutes, formats.number), isHeld = (p: HandOff['pauses'][number]) => h.clock?.paused?.since === p.from;
  return (
    <section>
      <Section title={words.title} n={words.of(time(h.agreement.pauseCapMinutes - h.pauseMinutesLeft), time(h.agreement.pauseCapMinutes))} />
      <ol className="pauses">
        {told.map((p) => (
          <li key={p.id}>
            <span className="row" data-wrap><span className="m">{words.reasons[p.reason]}</span><span className="sp" /><span className="sub nw">{isHeld(p) ? words.running : time(p.minutes)}</span></span>
            <span className="sm sub">{[`${formats.moment(p.from)} – ${endTold(p, formats)}`, p.by && words.by(p.by.name)].filter(Boolean).join('. ')}</span>
            {p.note && <span className="say">{written(p.note)}</span>}
            {p.answer && <span className="say"><span className="sub">{p.endedBy ? `${words.answered(p.endedBy.name)}: ` : ''}</span>{written(p.answer)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
