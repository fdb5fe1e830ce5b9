import { Select, TextInput } from '@mantine/core';
import { Locale } from '../../../../contract/me.ts';
import { Language } from '../../../../contract/shapes.ts';
import { useTell } from '../../../../platform/web/ask.ts';
import { sampleOf } from '../../../../platform/web/entry/CompanyStep.tsx';
import { touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useSpeech } from '../../../../platform/web/words.tsx';
import { changePerson, type PersonDetail } from '../../contract.ts';
import { structural } from '../structure/structural.ts';

/** Changes who somebody is: only what changed is sent, so that the history says no more than that. */
export function PersonForm({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { words: all, language } = useSpeech();
  const words = all.organization.people;
  const tell = useTell(changePerson, { makesStale: structural, done: () => words.changed });
  const editing = useEditing(person);
  const first = useOpened(() => ({ name: person.name, email: person.email ?? '', phone: person.phone ?? '', language: person.language, locale: person.locale, timeZone: person.timeZone }));
  const form = useFields(first, { problems: tell.fields });
  const send = () => {
    const changed = touched(first, form.values);
    if (Object.keys(changed).length === 0) return onClose();
    const input = form.check(changePerson.input, { personId: person.id, version: editing.version, ...changed });
    if (input) tell.tell(input, onClose);
  };
  const pick = (name: 'language' | 'locale' | 'timeZone') => ({ name, value: form.values[name], error: form.errors[name], allowDeselect: false, onChange: (value: string | null) => value !== null && form.set(name, value as never) });
  return (
    <FormDrawer title={words.edit} submit={words.save} onSubmit={send} onClose={onClose} sending={tell.isTelling} said={tell.said} editing={editing}>
      <TextInput label={all.common.name} autoComplete="off" {...form.text('name')} />
      <TextInput label={all.common.email} type="email" autoComplete="off" description={words.emailHelp} {...form.text('email')} />
      <TextInput label={words.phone} type="tel" autoComplete="off" {...form.text('phone')} />
      <Select label={all.common.language} data={Language.options.map((value) => ({ value, label: all.common.languages[value] }))} {...pick('language')} />
      <Select label={all.platform.entry.formats} data={Locale.options.map((value) => ({ value, label: sampleOf(value, language) }))} {...pick('locale')} />
      <Select label={all.common.timeZone} searchable limit={60} data={Intl.supportedValuesOf('timeZone')} {...pick('timeZone')} />
    </FormDrawer>
  );
}
