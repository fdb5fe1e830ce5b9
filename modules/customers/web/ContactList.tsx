import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import type { BulkAction } from '../../../platform/web/list/SelectionBar.tsx';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type ContactRow, exportContacts, listContacts } from '../contract.ts';
import { ContactDrawer } from './ContactDrawer.tsx';
import { mergeAddress } from './mergeAddress.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';

const ContactForm = lazyPart(() => import('./ContactForm.tsx'), 'ContactForm');

const viewShape = z.object({ new: z.string().optional(), contact: z.string().optional() });

/** Everybody we know at our customers, by name; a row opens its customer. */
export function ContactList() {
  const words = useWords().customers, f = words.fields;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const columns = [
    { name: 'name', title: f.name, cell: (c: ContactRow) => c.name, sorts: true, width: 'minmax(160px, 1.5fr)' },
    { name: 'account', title: f.account, cell: (c: ContactRow) => <span className="ink2">{c.account?.name}</span>, width: 'minmax(160px, 1.5fr)' },
    { name: 'jobTitle', title: f.jobTitle, cell: (c: ContactRow) => c.jobTitle, width: '140px' },
    { name: 'email', title: f.email, cell: (c: ContactRow) => (c.email ? <a className="u" href={`mailto:${c.email}`}>{c.email}</a> : null), width: 'minmax(180px, 1.5fr)' },
    { name: 'phone', title: f.phone, cell: (c: ContactRow) => (c.phone ? <a className="u" href={`tel:${c.phone}`}>{c.phone}</a> : null), width: '130px' },
    { name: 'market', title: f.market, cell: (c: ContactRow) => c.market.name, width: '100px' },
  ];
  const go = useGo();
  const bulk: BulkAction<ContactRow>[] = [{ name: words.mergeTwo, off: (rows) => (rows.length === 2 ? undefined : words.mergeTwoOff), run: async ([one, other]) => { go(mergeAddress('contact', one!.id, other!.id)); return undefined; } }];
  return (
    <>
      <TopBar title={words.contacts.title} actions={may('customers.contact.write') ? [{ name: words.contacts.add, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ new: '1' }, { push: true }) }] : []} />
      <PlaceTabs place="customers" />
      <div className="split">
        <RecordList list="customers.contacts" endpoint={listContacts} columns={columns} usualSort="name" idOf={(c) => c.id} nameOf={(c) => c.name}
          filters={[{ kind: 'choice', name: 'mine', label: words.mine, one: true, options: [{ value: 'true', label: words.mine }] }]}
          open={(c) => (c.account ? `/customers/${c.account.id}?tab=contacts&contact=${c.id}` : `/customers/contacts?contact=${c.id}`)} count={words.contacts.count} exportPath={exportContacts.path} live={['contact']}
          phoneLines={2} phone={(c) => <div className="col"><b className="m el">{c.name}</b><span className="sm sub el">{[c.account?.name, c.phone].filter(Boolean).join(' · ')}</span></div>}
          empty={<EmptyState>{words.contacts.empty}</EmptyState>} {...(may('customers.contact.merge') ? { bulk } : {})} />
        {view.contact ? <ContactDrawer key={view.contact} contactId={view.contact} onClose={() => setView({ contact: undefined })} />
          : view.new && may('customers.contact.write') && <ContactForm onClose={() => setView({ new: undefined })} />}
      </div>
    </>
  );
}
