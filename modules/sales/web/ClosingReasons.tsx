import { Button, Select, TextInput } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { changeClosingReason, type ClosingReason, createClosingReason, listClosingReasons } from '../contract.ts';

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
      <NewReason />
    </div>
  );
}

function OneReason({ reason }: { reason: ClosingReason }) {
  const words = useWords().sales.settings;
  const { today } = useFormats().settings;
  const change = useTell(changeClosingReason, { makesStale: [listClosingReasons] });
  const rename = (key: 'nameEs' | 'nameEn', value: string) => value.trim() && value !== reason[key] && change.tell({ key: reason.key, [key]: value });
  return (
    <tr>
      <td><TextInput aria-label={words.inSpanish} defaultValue={reason.nameEs} onBlur={(e) => rename('nameEs', e.currentTarget.value)} /></td>
      <td><TextInput aria-label={words.inEnglish} defaultValue={reason.nameEn} onBlur={(e) => rename('nameEn', e.currentTarget.value)} /></td>
      <td className="ink2 nw">{words[reason.outcome]}{reason.retiredOn && <span className="sub">, {words.retired}</span>}</td>
      <td className="r"><Button variant="subtle" color="gray" aria-label={`${reason.retiredOn ? words.offer : words.retire}: ${reason.nameEs}`} onClick={() => change.tell({ key: reason.key, retiredOn: reason.retiredOn ? null : today })}>{reason.retiredOn ? words.offer : words.retire}</Button></td>
    </tr>
  );
}

function NewReason() {
  const all = useWords().sales, words = all.settings;
  const add = useTell(createClosingReason, { makesStale: [listClosingReasons], done: () => words.reasonAdded });
  const form = useFields({ key: '', nameEs: '', nameEn: '', outcome: 'lost' }, { problems: add.fields });
  const submit = () => {
    const input = form.check(createClosingReason.input);
    if (input) add.tell(input, () => form.clear());
  };
  return (
    <form className="form" onSubmit={(e) => { e.preventDefault(); submit(); }}>
      <div className="two">
        <TextInput label={words.inSpanish} {...form.text('nameEs')} /><TextInput label={words.inEnglish} {...form.text('nameEn')} />
        <TextInput label={words.key} description={words.keyHelp} {...form.text('key')} />
        <Select label={all.outcome} allowDeselect={false} data={[{ value: 'lost', label: words.lost }, { value: 'no_decision', label: words.no_decision }]} {...form.field('outcome')} onChange={(v) => v && form.set('outcome', v)} />
      </div>
      <ProblemNote said={add.said} />
      <div><Button type="submit" loading={add.isTelling}>{words.addReason}</Button></div>
    </form>
  );
}
