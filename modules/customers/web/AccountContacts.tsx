import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type Account, listContacts } from '../contract.ts';
import { ContactForm } from './ContactForm.tsx';

/** The people of one customer. */
export function AccountContacts({ account }: { account: Account }) {
  const words = useWords().customers, f = words.fields;
  const [adding, setAdding] = useState(false);
  const { data } = useAsk(listContacts, { account: account.id, limit: 200 }, { live: ['contact'] });
  const add = account.may.contacts && <Button onClick={() => setAdding(true)}>{words.contacts.newTitle}</Button>;
  return (
    <div className="pad">
      {data?.rows.length === 0 ? <EmptyState action={add}>{words.contacts.none}</EmptyState> : (
        <>
          <div className="scroll-x" tabIndex={0} role="group" aria-label={words.contacts.title}>
            <table className="t">
              <thead><tr><th scope="col">{f.name}</th><th scope="col">{f.jobTitle}</th><th scope="col">{f.phone}</th><th scope="col">{f.email}</th></tr></thead>
              <tbody>{(data?.rows ?? []).map((c) => (
                <tr key={c.id}><td className="m">{c.name}</td><td className="ink2">{c.jobTitle}</td><td>{c.phone && <a className="u" href={`tel:${c.phone}`}>{c.phone}</a>}</td><td>{c.email && <a className="u" href={`mailto:${c.email}`}>{c.email}</a>}</td></tr>
              ))}</tbody>
            </table>
          </div>
          <div style={{ marginTop: 12 }}>{add}</div>
        </>
      )}
      {adding && <ContactForm accountId={account.id} onClose={() => setAdding(false)} />}
    </div>
  );
}
