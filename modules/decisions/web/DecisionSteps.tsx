import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Decision, type DecisionStep, listDecisions, readDecision, takeStep } from '../contract.ts';

type Effect = 'better' | 'as_expected' | 'worse';

/** What has happened to the decision, and the steps the reader may take now: only those that their seat's part allows. */
export function DecisionSteps({ decision: d }: { decision: Decision }) {
  const words = useWords().decisions, f = useFormats();
  /** As it was when it was recommended; and as it is, where that is not the same. */
  const option = ({ optionId, optionText }: Decision['steps'][number]) => { const now = d.options.find((o) => o.id === optionId)?.text, then = optionText ?? now; return then && <>: <span className="m">{then}</span>{then !== now && <span className="sub sm"> {now ? words.reworded(now) : words.takenOut}</span>}</>; };
  return (
    <section>
      {d.steps.length > 0 && <Section title={words.history} />}
      {d.steps.map((s, i) => (
        <div key={i} className="decision-step">
          <span className="m">{s.person.name}</span> {words.stepsDone[s.step]}{option(s)}{s.effect && <>: {words.effects[s.effect]}</>}
          <span className="sub sm"> {[s.seat?.name, f.moment(s.at)].filter(Boolean).join(', ')}</span>
          {s.comment && <p style={{ margin: '2px 0 0' }}>{s.comment}</p>}
        </div>
      ))}
      {d.state === 'objected' && <p className="sub" style={{ margin: '8px 0 0' }}>{words.whileObjected}</p>}
      {d.may.length > 0 && <Take decision={d} />}
    </section>
  );
}

function Take({ decision: d }: { decision: Decision }) {
  const { decisions: words, platform } = useWords();
  const take = useTell(takeStep, { makesStale: [readDecision, listDecisions], done: () => words.done.step });
  const first = d.chosenId ?? (d.options.length === 1 ? (d.options[0]?.id ?? null) : null);
  const [comment, setComment] = useState(''), [optionId, setOption] = useState<string | null>(first), [effect, setEffect] = useState<Effect>('as_expected');
  const editing = useEditing(d, comment !== '' || optionId !== first);
  // Recommending and deciding are of an option; an objection says why.
  const [tried, setTried] = useState<DecisionStep>();
  const lacksOption = (tried === 'decide' || tried === 'recommend') && !optionId, lacksReason = tried === 'object' && comment.trim() === '';
  const act = (step: DecisionStep) => () => (((step === 'decide' || step === 'recommend') && !optionId) || (step === 'object' && comment.trim() === '') ? setTried(step) : take.tell(
    { decisionId: d.id, version: editing.version, step, comment, ...(step === 'decide' || step === 'recommend' ? (optionId ? { optionId } : {}) : {}), ...(step === 'review' ? { effect } : {}) }, () => { setComment(''); setTried(undefined); }));
  const asksOption = d.may.includes('decide') || d.may.includes('recommend');
  return (
    <div className="form" style={{ marginTop: 12, maxWidth: 560 }}>
      {asksOption && <Select label={words.option} data={d.options.map((o) => ({ value: o.id, label: o.text }))} value={optionId} onChange={setOption} error={lacksOption && platform.fields.missing} />}
      {d.may.includes('review') && <Select label={words.effect} allowDeselect={false} data={(['better', 'as_expected', 'worse'] as const).map((value) => ({ value, label: words.effects[value] }))} value={effect} onChange={(x) => setEffect((x ?? 'as_expected') as Effect)} />}
      <Textarea label={words.comment} autosize minRows={2} value={comment} onChange={(e) => setComment(e.currentTarget.value)} error={lacksReason && words.whyObject} />
      <BehindNote editing={editing} />
      <ProblemNote said={take.said} />
      <div className="row" data-wrap>{d.may.map((step) => <Button key={step} variant={step === 'decide' || d.may.length === 1 ? 'filled' : 'default'} loading={take.isTelling} onClick={act(step)}>{words.steps[step]}</Button>)}</div>
    </div>
  );
}
