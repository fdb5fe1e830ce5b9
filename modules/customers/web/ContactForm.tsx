import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { changeContact, createContact, getAccount, getContact, listContacts, listPermissions, restoreContact, withdrawContact } from '../contract.ts';
import { KnownContacts } from './AlreadyThere.tsx';
import { useAccountOptions } from './pickers.ts';

export type Contact = z.output<typeof getContact.output>;
export const staleByContact = [getContact, listContacts, listPermissions, getAccount];

type Values = { givenName: string; familyName: string; email: string; phone: string; jobTitle: string; accountId: string | null };
const blank: Values = { givenName: '', familyName: '', email: '', phone: '', jobTitle: '', accountId: null };
const valuesOf = (c: Contact): Values => ({ givenName: c.givenName, familyName: c.familyName, email: c.email ?? '', phone: c.phone ?? '', jobTitle: c.jobTitle ?? '', accountId: c.account?.id ?? null });
/** What is sent: a blank is nothing, not an empty text. */
const sent = ({ email, phone, jobTitle, ...others }: Values) => ({ ...others, email: email || null, phone: phone || null, jobTitle: jobTitle || null });

/** A new contact: of the customer it is opened from, of one that is chosen, or of nobody yet. */
export function ContactForm({ accountId, onClose }: { accountId?: string; onClose: () => void }) {
  const words = useWords().customers;
  const create = useTell(createContact, { makesStale: staleByContact, done: () => words.contacts.created });
  const form = useFields({ ...blank, accountId: accountId ?? null }, { draft: `customers.contact.${accountId ?? 'new'}`, problems: create.fields });
  const submit = () => {
    const { accountId: of, ...values } = sent(form.values);
    const input = form.check(createContact.input, { ...values, ...(of ? { accountId: of } : {}) });
    if (input) create.tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={words.contacts.newTitle} submit={words.contacts.create} onSubmit={submit} onClose={onClose} sending={create.isTelling} said={create.said} draft={form}>
      <ContactFields form={form} known={<KnownContacts email={form.values.email} />} />
      {!accountId && <AskSelect label={words.fields.account} useOptions={useAccountOptions} clearable {...form.field('accountId')} />}
    </FormDrawer>
  );
}

/** Changes somebody's details, or takes them out of the lists. */
export function ChangeContact({ contact: c, onClose, onGone }: { contact: Contact; onClose: () => void; onGone: () => void }) {
  const words = useWords().customers, w = words.people;
  const change = useTell(changeContact, { makesStale: staleByContact, done: () => w.saved });
  const withdraw = useTell(withdrawContact, { makesStale: staleByContact, done: () => w.withdrawn, undo: (gone) => reach(restoreContact, { contactId: c.id, version: gone.version }) });
  const opened = useOpened(() => valuesOf(c)), editing = useEditing(c);
  const form = useFields(opened, { problems: change.fields });
  const submit = () => {
    const input = form.check(changeContact.input, { ...touched(sent(opened), sent(form.values)), contactId: c.id, version: editing.version });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={w.change} submit={w.save} onSubmit={submit} onClose={onClose} sending={change.isTelling} said={change.said ?? withdraw.said} editing={editing}
      note={<Button loading={withdraw.isTelling} onClick={() => withdraw.tell({ contactId: c.id, version: editing.version }, onGone)}>{w.withdraw}</Button>}>
      <ContactFields form={form} />
      <AskSelect label={words.fields.account} useOptions={useAccountOptions} clearable chosen={c.account && { value: c.account.id, label: c.account.name }} {...form.field('accountId')} />
    </FormDrawer>
  );
}

function ContactFields({ form, known }: { form: ReturnType<typeof useFields<Values>>; known?: ReactNode }) {
  const f = useWords().customers.fields;
  return (
    <>
      <div className="two"><TextInput label={f.givenName} {...form.text('givenName')} /><TextInput label={f.familyName} {...form.text('familyName')} /></div>
      <TextInput label={f.email} type="email" {...form.text('email')} />
      {known}
      <TextInput label={f.phone} type="tel" {...form.text('phone')} />
      <TextInput label={f.jobTitle} {...form.text('jobTitle')} />
    </>
  );
}
