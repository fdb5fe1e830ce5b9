import { Button } from '@mantine/core';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type Account, listContacts } from '../contract.ts';

/** The people of one customer; one opens beside. */
export function AccountContacts({ account, add: begin, chosen, choose }: { account: Account; add: () => void; chosen: string | undefined; choose: (contactId: string) => void }) {
  const words = useWords().customers, f = words.fields;
  const { data } = useAsk(listContacts, { account: account.id, limit: 200 }, { live: ['contact'] });
  const add = account.may.contacts && <Button onClick={begin}>{words.contacts.newTitle}</Button>;
  return (
    <div className="pad">
      {data?.rows.length === 0 ? <EmptyState action={add}>{words.contacts.none}</EmptyState> : (
        <>
          <div className="scroll-x" tabIndex={0} role="group" aria-label={words.contacts.title}>
            <table className="t stacked">
              <thead><tr><th scope="col">{f.name}</th><th scope="col">{f.jobTitle}</th><th scope="col">{f.phone}</th><th scope="col">{f.email}</th></tr></thead>
              <tbody>{(data?.rows ?? []).map((c) => (
                <tr key={c.id} data-on={c.id === chosen || undefined}><td className="named"><button type="button" className="plain m" onClick={() => choose(c.id)}>{c.name || words.people.erasedName}</button></td><td className="ink2" data-label={f.jobTitle}>{c.jobTitle}</td><td className="nw" data-label={f.phone}>{c.phone && <a className="u" href={`tel:${c.phone}`}>{c.phone}</a>}</td><td data-label={f.email}>{c.email && <a className="u" href={`mailto:${c.email}`}>{c.email}</a>}</td></tr>
              ))}</tbody>
            </table>
          </div>
          <div style={{ marginTop: 12 }}>{add}</div>
        </>
      )}
    </div>
  );
}
