import { Select, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { beginSeeing } from '../contract.ts';

/** Begins to see as this person: what for and for how long. Everything is read anew with their eyes. */
export function SeeAsForm({ person, opened, onClose }: { person: { id: string; name: string }; opened: boolean; onClose: () => void }) {
  const words = useWords().oversight.seeing;
  const begin = useTell(beginSeeing);
  const form = useFields({ reason: '', minutes: '30' }, { problems: begin.fields });
  const send = () => {
    const input = form.check(beginSeeing.input, { personId: person.id, reason: form.values.reason, minutes: Number(form.values.minutes) });
    if (input) begin.tell(input, () => window.location.assign('/'));
  };
  return (
    <FormDialog opened={opened} title={words.begin} submit={words.begin} onSubmit={send} onClose={() => { begin.forget(); onClose(); }} sending={begin.isTelling} said={begin.said}>
      <p style={{ margin: 0 }}>{words.what(person.name)}</p>
      <p style={{ margin: 0 }} className="ink2">{words.recorded}</p>
      <TextInput label={words.reason} description={words.reasonHelp} inputWrapperOrder={['label', 'input', 'description', 'error']} {...form.text('reason')} />
      <Select label={words.minutes} allowDeselect={false} data={([15, 30, 60, 120] as const).map((n) => ({ value: String(n), label: words.options[n] }))} value={form.values.minutes} onChange={(n) => n && form.set('minutes', n)} />
    </FormDialog>
  );
}
