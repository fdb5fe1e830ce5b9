import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type Decision, listDecisions, readDecision, setOptions } from '../contract.ts';

interface Draft { id?: string; text: string; customerEffect: string }

/** The options, each with what it does to the customer; they may be rewritten until one is decided. */
export function DecisionOptions({ decision: d }: { decision: Decision }) {
  const { decisions: words, common, platform } = useWords();
  const mayWrite = useMay()('decisions.decision.write') && d.decidedOn === null;
  const [draft, setDraft] = useState<Draft[]>(), [tried, setTried] = useState(false);
  const put = useTell(setOptions, { makesStale: [readDecision, listDecisions], done: () => words.done.options });
  const recommended = new Set(d.steps.flatMap((s) => (s.step === 'recommend' && s.optionId ? [s.optionId] : [])));
  const set = (i: number, patch: Partial<Draft>) => setDraft(draft!.map((o, n) => (n === i ? { ...o, ...patch } : o)));
  const editing = useEditing(d);
  const begin = () => { editing.goOn(); setTried(false); setDraft([...d.options, ...(d.options.length === 0 ? [{ text: '', customerEffect: '' }] : [])]); };
  // A line left wholly empty is none, unless it is the only one.
  const isMissing = (o: Draft) => o.text.trim() === '' && (o.customerEffect.trim() !== '' || !draft!.some((x) => x.text.trim() !== ''));
  const save = () => { if (draft!.some(isMissing)) return setTried(true); put.tell({ decisionId: d.id, version: editing.version, options: draft!.filter((o) => o.text.trim() !== '') }, () => setDraft(undefined)); };
  if (draft) {
    return (
      <section className="form">
        <Section title={words.options} />
        {draft.map((o, i) => (
          <div key={i} className="row" style={{ alignItems: 'flex-start' }}>
            <div className="two" style={{ flex: 1, display: 'grid', gap: 8 }}>
              <Textarea label={`${words.option} ${i + 1}`} autosize minRows={1} value={o.text} onChange={(e) => set(i, { text: e.currentTarget.value })} error={tried && isMissing(o) && platform.fields.missing} />
              <Textarea label={words.optionEffect} autosize minRows={1} value={o.customerEffect} onChange={(e) => set(i, { customerEffect: e.currentTarget.value })} />
            </div>
            <ActionIcon mt={18} size={36} aria-label={`${words.form.remove}: ${words.option} ${i + 1}`} onClick={() => setDraft(draft.filter((_, n) => n !== i))}><IconX size={15} stroke={1.7} /></ActionIcon>
          </div>
        ))}
        <BehindNote editing={editing} />
        <ProblemNote said={put.said} />
        <div className="row"><Button onClick={() => setDraft([...draft, { text: '', customerEffect: '' }])}>{words.addOption}</Button><span className="sp" /><Button onClick={() => setDraft(undefined)}>{common.cancel}</Button><Button variant="filled" loading={put.isTelling} onClick={save}>{words.saveOptions}</Button></div>
      </section>
    );
  }
  return (
    <section>
      <Section title={words.options} n={d.options.length} right={mayWrite ? <Button size="compact-xs" onClick={begin}>{d.options.length === 0 ? words.addOption : words.forums.edit}</Button> : undefined} />
      {d.options.length === 0 && <p className="sub">{words.noOptions}</p>}
      <ol className="options">{d.options.map((o) => <li key={o.id} data-on={o.id === d.chosenId || undefined}><div className="m">{o.text} {o.id === d.chosenId ? <Chip kind="done">{words.chosen}</Chip> : recommended.has(o.id) && <Chip kind="outlined">{words.recommended}</Chip>}</div>{o.customerEffect && <div className="sm ink2">{o.customerEffect}</div>}</li>)}</ol>
    </section>
  );
}
