import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { isSame, touched, useEditing } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { SavedMark } from '../../../platform/web/parts/SavedMark.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { changeClosingReason, type ClosingReason, createClosingReason, listClosingReasons } from '../contract.ts';
import { useStageName } from './dealParts.tsx';
import { reasonKey } from './reasonKey.ts';

/** Why deals end without a sale. A reason is retired, never deleted: deals were closed with it. */
export function ClosingReasons() {
  const all = useWords().sales, words = all.settings;
  const { data, said } = useAsk(listClosingReasons, { withRetired: true });
  return (
    <div className="form" style={{ maxWidth: 900 }}>
      <Section title={words.reasons} />
      <ProblemNote said={said} />
      {!data ? <LoadingBars /> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={words.reasons}>
          <table className="t">
            <thead><tr><th>{words.inSpanish}</th><th>{words.inEnglish}</th><th>{all.outcome}</th><td /></tr></thead>
            <tbody>{data.rows.map((r) => <OneReason key={r.key} reason={r} />)}</tbody>
          </table>
        </div>
      )}
      <NewReason taken={data?.rows.map((r) => r.key) ?? []} />
    </div>
  );
}

type Names = Pick<ClosingReason, 'nameEs' | 'nameEn'>;
const namesOf = ({ nameEs, nameEn }: ClosingReason): Names => ({ nameEs, nameEn });

/** A name is saved when one leaves its field, over the version it was begun on. */
function OneReason({ reason }: { reason: ClosingReason }) {
  const words = useWords().sales.settings;
  const { today } = useFormats().settings, nameOf = useStageName();
  const now = namesOf(reason);
  const [opened, setOpened] = useState(now), [names, setNames] = useState(now);
  const isWriting = !isSame(opened, names), editing = useEditing(reason, isWriting);
  const change = useTell(changeClosingReason, { makesStale: [listClosingReasons] });
  const show = (shown: Names) => { setOpened(shown); setNames(shown); };
  if (!isWriting && !isSame(opened, now) && !change.isTelling) show(now);
  const save = (version: number) => change.tell({ key: reason.key, version, ...touched(opened, names) }, (saved) => { editing.saved(saved.version); show(namesOf(saved)); });
  const leave = () => (names.nameEs.trim() === '' || names.nameEn.trim() === '' ? setNames(opened) : isWriting && save(editing.version));
  const field = (key: keyof Names) => ({ value: names[key], maxLength: 60, onBlur: leave, onChange: (e: { currentTarget: { value: string } }) => setNames({ ...names, [key]: e.currentTarget.value }) });
  return (
    <>
      <tr>
        <td><TextInput aria-label={words.inSpanish} {...field('nameEs')} /></td>
        <td><TextInput aria-label={words.inEnglish} {...field('nameEn')} /></td>
        <td className="ink2 nw">{words[reason.outcome]}{reason.retiredOn && <span className="sub">, {words.retired}</span>} <SavedMark times={change.output?.version} /></td>
        <td className="r"><Button variant="subtle" color="gray" aria-label={`${reason.retiredOn ? words.offer : words.retire}: ${nameOf(reason)}`} onClick={() => change.tell({ key: reason.key, version: editing.version, retiredOn: reason.retiredOn ? null : today })}>{reason.retiredOn ? words.offer : words.retire}</Button></td>
      </tr>
      {(editing.isBehind || change.said) && <tr><td colSpan={4}>{editing.isBehind ? <BehindNote editing={{ ...editing, goOn: () => save(reason.version) }} /> : <ProblemNote said={change.said} />}</td></tr>}
    </>
  );
}

function NewReason({ taken }: { taken: readonly string[] }) {
  const all = useWords().sales, words = all.settings;
  const add = useTell(createClosingReason, { makesStale: [listClosingReasons], done: () => words.reasonAdded });
  const form = useFields({ nameEs: '', nameEn: '', outcome: 'lost' }, { problems: add.fields });
  const submit = () => {
    const input = form.check(createClosingReason.input, { ...form.values, key: reasonKey(form.values.nameEs || form.values.nameEn, taken) });
    if (input) add.tell(input, () => form.clear());
  };
  return (
    <form className="form" onSubmit={(e) => { e.preventDefault(); submit(); }}>
      <div className="two">
        <TextInput label={words.inSpanish} {...form.text('nameEs')} /><TextInput label={words.inEnglish} {...form.text('nameEn')} />
        <Select label={all.outcome} allowDeselect={false} data={[{ value: 'lost', label: words.lost }, { value: 'no_decision', label: words.no_decision }]} {...form.field('outcome')} onChange={(v) => v && form.set('outcome', v)} />
      </div>
      <ProblemNote said={add.said} />
      <div><Button type="submit" loading={add.isTelling}>{words.addReason}</Button></div>
    </form>
  );
}
