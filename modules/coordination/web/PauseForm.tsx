import { Radio, Textarea } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../organization/rules/index.ts';
import { giveHandOffData, type HandOff, pauseHandOff, PauseReason, resumeHandOff, weighPause } from '../contract.ts';
import { pausedUntil } from './pausedUntil.ts';
import { staleByMoves } from './staleByMoves.ts';
import { workingTime } from './workingTime.ts';

interface FormProps { handOff: HandOff; onClose: () => void; done: (after: HandOff) => void }

/** Why the clock stops and until when; what becomes due when is said before it is done. */
export function PauseForm({ handOff: h, reason: first, note = '', onClose, done }: FormProps & { reason?: PauseReason; note?: string }) {
  const words = useWords().coordination.pauses;
  const formats = useFormats();
  const { tell, isTelling, isDone, said, fields } = useTell(pauseHandOff, {
    makesStale: staleByMoves, undo: () => reach(resumeHandOff, { handOffId: h.id }),
    done: (after) => (after.clock?.paused && after.clock.paused.reason !== 'returned_for_data' ? words.done(pausedUntil(after.clock.paused, formats)) : words.doneData),
  });
  const form = useFields({ reason: (first ?? null) as PauseReason | null, until: null as string | null, note }, { problems: fields });
  const { reason, until } = form.values, dated = reason !== null && reason !== 'returned_for_data';
  const asked = { handOffId: h.id, ...(reason ? { reason } : {}), ...(dated && until ? { until } : {}) };
  const submit = () => { const input = form.check(pauseHandOff.input, { ...asked, note: form.values.note }); if (input) tell(input, done); };
  return (
    <FormDrawer title={words.pause} submit={words.pause} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <Radio.Group label={words.why} value={reason} error={form.errors['reason']} onChange={(v) => form.set('reason', v as PauseReason)}>
        <div className="col" style={{ gap: 10, marginTop: 6 }}>{PauseReason.options.map((r) => <Radio key={r} value={r} label={words.reasons[r]} description={words.help[r]} />)}</div>
      </Radio.Group>
      {dated && <DayField label={reason === 'customer_set_date' ? words.until : words.untilLaw} {...(reason === 'customer_set_date' ? {} : { description: words.untilLawHelp })} min={addDays(formats.settings.today, 1)} {...form.field('until')} />}
      {reason && <Textarea label={reason === 'returned_for_data' ? words.missing : words.note} autosize minRows={2} {...form.text('note')} />}
      {reason === null ? <p className="sub" style={{ margin: 0 }}>{words.choose}</p> : (reason !== 'customer_set_date' || until) && <Weighed handOff={h} reason={reason} until={asked.until} isTold={isTelling || isDone} />}
    </FormDrawer>
  );
}

/** What the pause would do, by the rule that will do it: how long, when it runs again, what moves, and what is left of the cap. */
function Weighed({ handOff: h, reason, until, isTold }: { handOff: HandOff; reason: PauseReason; until: string | undefined; isTold: boolean }) {
  const { pauses: words, clock } = useWords().coordination;
  const formats = useFormats();
  // Once it is being done, what it would do is refused: nobody asks.
  const { data: w, said } = useAsk(weighPause, { handOffId: h.id, reason, ...(until ? { until } : {}) }, { keep: true, when: !isTold });
  const time = (minutes: number) => workingTime(minutes, formats.number);
  if (said) return <ProblemNote said={said} />;
  if (!w) return <LoadingBars />;
  return (
    <div className="weighed" aria-live="polite">
      <dl className="facts-list" style={{ margin: 0 }}>
        <dt>{reason === 'returned_for_data' ? words.weighed.most : words.weighed.stops}</dt><dd>{words.working(time(w.minutes))}</dd>
        <dt>{words.weighed.again}</dt><dd>{until && !w.capped ? formats.day(until) : formats.moment(w.runsAgainAt)}</dd>
        <dt>{words.due(clock.milestones[w.milestone])}</dt><dd><b className="m">{formats.moment(w.dueThen)}</b> <span className="sub nw">{words.insteadOf(formats.moment(w.dueAt))}</span></dd>
        <dt>{words.weighed.left}</dt><dd>{w.minutesLeft > 0 ? words.of(time(w.minutesLeft), time(h.agreement.pauseCapMinutes)) : words.none}</dd>
      </dl>
      {w.capped && <p className="sm" style={{ margin: '8px 0 0' }}>{words.capped}</p>}
      <p className="sm sub" style={{ margin: '8px 0 0' }}>{words.howItEnds}</p>
    </div>
  );
}

/** By whoever sent it: what was missing, and the clock runs again. */
export function GiveDataForm({ handOff: h, onClose, done }: FormProps) {
  const words = useWords().coordination.pauses;
  const { tell, isTelling, said, fields } = useTell(giveHandOffData, { makesStale: staleByMoves, done: () => words.given });
  const form = useFields({ answer: '' }, { problems: fields });
  const submit = () => { const input = form.check(giveHandOffData.input, { handOffId: h.id, answer: form.values.answer }); if (input) tell(input, done); };
  return (
    <FormDrawer title={words.giveData} submit={words.giveData} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <p style={{ margin: 0, whiteSpace: 'pre-line' }}><span className="sub">{words.missing}: </span>{h.pauses.at(-1)?.note}</p>
      <Textarea label={words.answer} autosize minRows={3} {...form.text('answer')} />
    </FormDrawer>
  );
}
