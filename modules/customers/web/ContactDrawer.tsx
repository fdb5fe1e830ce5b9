import { Button, Modal, TextInput } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { isSame, touched, useEditing } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { z } from 'zod';
import { changeContact, eraseContact, exportContactPersonal, getAccount, getContact, listContacts, listPermissions, restoreContact, withdrawContact } from '../contract.ts';
import './customers.css';
import { PermissionForm, PermissionRow } from './Permissions.tsx';

type Contact = z.output<typeof getContact.output>;
const stale = [getContact, listContacts, listPermissions, getAccount];

/** One person at a customer: changed in place, with what we may contact them for. */
export function ContactDrawer({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const words = useWords().customers;
  const { data: contact, said } = useAsk(getContact, { contactId }, { live: ['contact'] });
  const [permitting, setPermitting] = useState(false);
  if (permitting && contact) return <PermissionForm people={[{ value: contact.id, label: contact.name }]} onClose={() => setPermitting(false)} />;
  return (
    <Drawer title={contact ? contact.name || words.people.erasedName : words.contacts.title} onClose={onClose}>
      <ProblemNote said={said} />
      {!contact ? <LoadingBars rows={5} /> : (
        <div className="col" style={{ gap: 20 }}>
          <Reach contact={contact} />
          {contact.may.change && !contact.erased && <ChangeContact key={contact.id} contact={contact} onClose={onClose} />}
          <section>
            <Section title={words.permissions.title} right={contact.may.change && !contact.erased && <Button onClick={() => setPermitting(true)}>{words.permit.record}</Button>} />
            {contact.permissions.length === 0 && <p className="sub side-note">{words.permissions.none}</p>}
            {contact.permissions.map((p) => <PermissionRow key={p.id} permission={p} may={contact.may.change} />)}
          </section>
          <Latest contact={contact} />
          <Personal contact={contact} onClose={onClose} />
        </div>
      )}
    </Drawer>
  );
}

/** Whose contact it is, and the ways to them: a press calls or writes. */
function Reach({ contact: c }: { contact: Contact }) {
  const words = useWords().customers.people;
  if (c.erased) return null;
  return (
    <div className="col" style={{ gap: 10 }}>
      <span className="ink2">{[c.jobTitle, c.account && <GoLink key="a" className="u" to={`/customers/${c.account.id}`}>{c.account.name}</GoLink>].filter(Boolean).map((part, i) => <Fragment key={i}>{i > 0 && ', '}{part}</Fragment>)}</span>
      {(c.phone || c.email) && <span className="row" data-wrap>
        {c.phone && <Button component="a" href={`tel:${c.phone}`} leftSection={<IconPhone size={15} stroke={1.7} />}>{words.call}</Button>}
        {c.email && <Button component="a" href={`mailto:${c.email}`} leftSection={<IconMail size={15} stroke={1.7} />}>{words.write}</Button>}
      </span>}
    </div>
  );
}

const valuesOf = (c: Contact) => ({ givenName: c.givenName, familyName: c.familyName, email: c.email ?? '', phone: c.phone ?? '', jobTitle: c.jobTitle ?? '' });
const sent = ({ email, phone, jobTitle, ...names }: ReturnType<typeof valuesOf>) => ({ ...names, email: email || null, phone: phone || null, jobTitle: jobTitle || null });

function ChangeContact({ contact: c, onClose }: { contact: Contact; onClose: () => void }) {
  const words = useWords().customers, f = words.fields;
  const change = useTell(changeContact, { makesStale: stale, done: () => words.people.saved });
  const withdraw = useTell(withdrawContact, { makesStale: stale, done: () => words.people.withdrawn, undo: (gone) => reach(restoreContact, { contactId: c.id, version: gone.version }) });
  const now = valuesOf(c);
  const [opened, setOpened] = useState(now);
  const form = useFields(opened, { problems: change.fields });
  const isWriting = !isSame(opened, form.values), editing = useEditing(c, isWriting);
  if (!isWriting && !isSame(opened, now)) { setOpened(now); form.clear(now); }
  const submit = () => {
    const input = form.check(changeContact.input, { ...touched(sent(opened), sent(form.values)), contactId: c.id, version: editing.version });
    if (input) change.tell(input, ({ version }) => { editing.saved(version); setOpened(form.values); });
  };
  return (
    <form className="form" noValidate onSubmit={(e) => { e.preventDefault(); submit(); }} aria-label={words.people.change}>
      <div className="two"><TextInput label={f.givenName} {...form.text('givenName')} /><TextInput label={f.familyName} {...form.text('familyName')} /></div>
      <TextInput label={f.email} type="email" {...form.text('email')} />
      <TextInput label={f.phone} type="tel" {...form.text('phone')} />
      <TextInput label={f.jobTitle} {...form.text('jobTitle')} />
      <BehindNote editing={editing} />
      <ProblemNote said={change.said ?? withdraw.said} />
      <span className="row" data-wrap><Button type="submit" variant="filled" loading={change.isTelling}>{words.people.save}</Button>
        <Button loading={withdraw.isTelling} onClick={() => withdraw.tell({ contactId: c.id, version: editing.version }, onClose)}>{words.people.withdraw}</Button></span>
    </form>
  );
}

function Latest({ contact }: { contact: Contact }) {
  const words = useWords().customers;
  const formats = useFormats();
  if (contact.latest.length === 0) return null;
  return (
    <section>
      <Section title={words.happened.title} />
      {contact.latest.map((l) => <div key={l.id} className="row side-permission"><Chip kind={l.division} glyph={l.division}>{formats.dayAt(l.at)}</Chip><span className="el">{l.subject}</span></div>)}
    </section>
  );
}

/** The person's rights: all that is held as a file, and erasing it for good, which asks first. */
function Personal({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const words = useWords().customers.people;
  const all = useWords().common;
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const erase = useTell(eraseContact, { makesStale: stale, done: () => words.erased });
  if (!may('customers.contact.erase') || !contact.may.erase || contact.erased) return null;
  return (
    <section className="row" data-wrap>
      <Button component="a" download href={exportContactPersonal.path.replace(':contactId', contact.id)}>{words.export}</Button>
      <Button onClick={() => setAsking(true)}>{words.erase}</Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={<span className="b">{words.eraseTitle}</span>} radius="lg" closeButtonProps={{ 'aria-label': all.close }}>
        <p>{words.eraseNote}</p>
        <ProblemNote said={erase.said} />
        <div className="row" style={{ justifyContent: 'flex-end' }}><Button onClick={() => setAsking(false)}>{all.cancel}</Button>
          <Button variant="filled" loading={erase.isTelling} onClick={() => erase.tell({ contactId: contact.id }, onClose)}>{words.erase}</Button></div>
      </Modal>
    </section>
  );
}
