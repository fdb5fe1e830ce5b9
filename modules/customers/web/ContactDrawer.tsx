import { Button, Modal } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useKeys } from '../../../platform/web/keys.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { eraseContact, exportContactPersonal, getContact } from '../contract.ts';
import { ChangeContact, type Contact, staleByContact } from './ContactForm.tsx';
import './customers.css';
import { Merged } from './Merged.tsx';
import { PermissionForm, PermissionRow } from './Permissions.tsx';

const MergeWith = lazyPart(() => import('./MergeWith.tsx'), 'MergeWith');

/** One person at a customer, to be read: the ways to them, what they allow, what was talked about; changed in a form of its own. */
export function ContactDrawer({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const words = useWords().customers;
  const { data: contact, said } = useAsk(getContact, { contactId }, { live: ['contact'] });
  const [form, setForm] = useState<'change' | 'permission' | 'merge'>();
  const back = () => setForm(undefined), mayChange = contact?.may.change === true && !contact.erased, mayMerge = useMay()('customers.contact.merge');
  useKeys([{ keys: 'e', says: words.people.change, run: () => setForm('change') }], mayChange && form === undefined);
  if (form === 'merge' && contact) return <MergeWith kind="contact" id={contact.id} name={contact.name} onClose={back} />;
  if (form === 'permission' && contact) return <PermissionForm people={[{ value: contact.id, label: contact.name }]} onClose={back} />;
  if (form === 'change' && contact) return <ChangeContact contact={contact} onClose={back} onGone={onClose} />;
  return (
    <Drawer title={contact ? contact.name || words.people.erasedName : words.contacts.title} onClose={onClose} foot={mayChange && <>{mayMerge && !contact.withdrawnAt && <Button onClick={() => setForm('merge')}>{words.mergeWith}</Button>}<span className="sp" /><Button onClick={() => setForm('change')}>{words.people.change}</Button></>}>
      <ProblemNote said={said} />
      {!contact ? !said && <LoadingBars rows={5} /> : (
        <div className="col" style={{ gap: 20 }}>
          {!contact.erased && <Reach contact={contact} />}
          <section>
            <Section title={words.permissions.title} right={mayChange && <Button size="compact-sm" onClick={() => setForm('permission')}>{words.permit.record}</Button>} />
            {contact.permissions.length === 0 && <p className="sub side-note">{words.permissions.none}</p>}
            {contact.permissions.map((p) => <PermissionRow key={p.id} permission={p} may={contact.may.change} />)}
          </section>
          <Latest contact={contact} />
          {!contact.erased && <Merged kind="contact" id={contact.id} />}
          <Personal contact={contact} onClose={onClose} />
        </div>
      )}
    </Drawer>
  );
}

/** Whose contact it is and the ways to them: a press calls or writes. */
function Reach({ contact: c }: { contact: Contact }) {
  const words = useWords().customers, f = words.fields;
  const rows = ([
    [f.account, c.account && <GoLink className="u" to={`/customers/${c.account.id}`}>{c.account.name}</GoLink>], [f.jobTitle, c.jobTitle],
    [f.phone, c.phone && <a className="u" href={`tel:${c.phone}`}>{c.phone}</a>], [f.email, c.email && <a className="u" href={`mailto:${c.email}`}>{c.email}</a>], [f.market, c.market.name],
  ] as const).filter(([, value]) => value);
  return (
    <div className="col" style={{ gap: 10 }}>
      {(c.phone || c.email) && <span className="row" data-wrap>
        {c.phone && <Button component="a" href={`tel:${c.phone}`} leftSection={<IconPhone size={15} stroke={1.7} />}>{words.people.call}</Button>}
        {c.email && <Button component="a" href={`mailto:${c.email}`} leftSection={<IconMail size={15} stroke={1.7} />}>{words.people.write}</Button>}
      </span>}
      <dl className="rows">{rows.map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </div>
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
  const erase = useTell(eraseContact, { makesStale: staleByContact, done: () => words.erased });
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
