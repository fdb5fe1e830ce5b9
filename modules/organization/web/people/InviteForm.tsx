import { Select, TextInput } from '@mantine/core';
import { useTell } from '../../../../platform/web/ask.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useMe } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { invitePerson } from '../../contract.ts';
import { DateFields, SeatPicker } from '../structure/pickers.tsx';
import { structural } from '../structure/structural.ts';

/** Invites one person; with a seat, they hold it from that day. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const { today } = useFormats().settings, { sendsMail } = useMe().company;
  const tell = useTell(invitePerson, { makesStale: structural, done: () => (sendsMail ? words.invited : words.invitedByHand) });
  const form = useFields<{ name: string; email: string; language: string | null; positionId: string | null; from: string | null }>({ name: '', email: '', language: null, positionId: null, from: today }, { problems: tell.fields });
  const { name, email, language, positionId, from } = form.values;
  const send = () => {
    const input = form.check(invitePerson.input, { name, email, ...(language ? { language } : {}), ...(positionId ? { appointment: { positionId, from } } : {}) });
    if (input) tell.tell(input, onClose);
  };
  return (
    <FormDrawer title={words.invite} submit={words.invite} onSubmit={send} onClose={onClose} sending={tell.isTelling} said={tell.said}>
      <TextInput label={all.common.name} {...form.text('name')} />
      <TextInput label={all.common.email} type="email" {...form.text('email')} />
      <Select label={all.common.language} clearable placeholder={words.companyLanguage} data={[{ value: 'es', label: all.common.languages.es }, { value: 'en', label: all.common.languages.en }]} {...form.field('language')} />
      <SeatPicker label={settings.seat} clearable on={from ?? today} {...form.field('positionId')} />
      {positionId && <DateFields from={form.field('from')} />}
    </FormDrawer>
  );
}
