import { useDebouncedValue } from '@mantine/hooks';
import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listAccounts, listContacts } from '../contract.ts';

interface Known { id: string; name: string; note: string; to: string }

/** Who may be the same one, as one types: two records of one customer split its history. */
export function KnownAccounts({ name, taxId }: { name: string; taxId: string }) {
  const [asked] = useDebouncedValue([taxId, name].map((text) => text.trim()).find((text) => text.length > 3) ?? '', 400);
  const rows = useAsk(listAccounts, { find: asked, limit: 3 }, { when: asked !== '' }).data?.rows ?? [];
  return <AlreadyThere rows={asked === '' ? [] : rows.map((a) => ({ id: a.id, name: a.name, note: [a.city, a.lead?.person?.name].filter(Boolean).join(', '), to: `/customers/${a.id}` }))} />;
}

export function KnownContacts({ email }: { email: string }) {
  const [asked] = useDebouncedValue(/^\S+@\S+\.\S+$/.test(email.trim()) ? email.trim() : '', 400);
  const rows = useAsk(listContacts, { find: asked, limit: 3 }, { when: asked !== '' }).data?.rows ?? [];
  return <AlreadyThere rows={asked === '' ? [] : rows.map((c) => ({ id: c.id, name: c.name, note: c.account?.name ?? '', to: `/customers/contacts?contact=${c.id}` }))} />;
}

function AlreadyThere({ rows }: { rows: readonly Known[] }) {
  const words = useWords().customers;
  if (rows.length === 0) return null;
  return (
    <div className="note" role="status">
      <div className="col" style={{ gap: 4 }}>
        <span className="m">{words.alreadyThere}</span>
        {rows.map((r) => <span key={r.id}><GoLink className="u" to={r.to}>{r.name}</GoLink> <span className="sm sub">{r.note}</span></span>)}
      </div>
    </div>
  );
}
