import { TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { createContact, listContacts } from '../contract.ts';

/** A new contact, of a customer or of nobody yet. */
export function ContactForm({ accountId, onClose }: { accountId?: string; onClose: () => void }) {
  const words = useWords().customers, f = words.fields;
  const create = useTell(createContact, { makesStale: [listContacts], done: () => words.contacts.created });
  const form = useFields({ givenName: '', familyName: '', email: '', phone: '', jobTitle: '' }, { draft: `customers.contact.${accountId ?? 'new'}`, problems: create.fields });
  const submit = () => {
    const { email, phone, jobTitle, ...names } = form.values;
    const input = form.check(createContact.input, { ...names, email: email || null, phone: phone || null, jobTitle: jobTitle || null, ...(accountId ? { accountId } : {}) });
    if (input) create.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={words.contacts.newTitle} submit={words.contacts.create} onSubmit={submit} onClose={onClose} sending={create.isTelling} said={create.said} draft={form}>
      <div className="two"><TextInput label={f.givenName} {...form.text('givenName')} /><TextInput label={f.familyName} {...form.text('familyName')} /></div>
      <TextInput label={f.email} type="email" {...form.text('email')} />
      <TextInput label={f.phone} type="tel" {...form.text('phone')} />
      <TextInput label={f.jobTitle} {...form.text('jobTitle')} />
    </FormDrawer>
  );
}
