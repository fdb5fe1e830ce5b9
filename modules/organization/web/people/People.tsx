import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { RecordList } from '../../../../platform/web/list/RecordList.tsx';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../../platform/web/view.ts';
import { useMay } from '../../../../platform/web/who.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { exportPeople, listPeople, PersonState, type PersonRow } from '../../contract.ts';
import { InviteForm } from './InviteForm.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';

const View = z.object({ person: z.string().optional(), new: z.literal('1').optional() });

/** Who is who: everybody of the company, with the seats they hold today and whether they can come in. */
export function People() {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const mayInvite = useMay()('organization.person.invite');
  const [view, setView] = useView(View);
  const seats = (p: PersonRow) => p.seats.map((s) => s.name).join(', ') || <span className="sub">{words.noSeat}</span>;
  const state = (p: PersonRow) => <Chip {...(p.state === 'invited' ? { kind: 'outlined' as const } : {})}>{words.states[p.state]}</Chip>;
  const invite = { name: words.invite, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ new: '1', person: undefined }, { push: true }) };
  return (
    <>
      <TopBar title={words.title} crumb={{ name: settings.title, to: '/settings' }} actions={mayInvite ? [invite] : []} />
      <div className="split">
        <RecordList list="organization.people" endpoint={listPeople} idOf={(p) => p.id} nameOf={(p) => p.name} open={(p) => `/settings/people?person=${p.id}`} usualSort="name"
          count={words.count} exportPath={exportPeople.path} live={['person']} empty={<EmptyState>{words.none}</EmptyState>}
          columns={[
            { name: 'name', title: all.common.name, cell: (p: PersonRow) => p.name, sorts: true }, { name: 'email', title: all.common.email, cell: (p: PersonRow) => p.email ?? <span className="sub">{words.noEmail}</span> },
            { name: 'seats', title: words.seats, cell: seats }, { name: 'state', title: words.access, cell: state, width: '130px' },
          ]}
          filters={[{ kind: 'choice', name: 'state', label: words.access, options: PersonState.options.map((value) => ({ value, label: words.states[value] })) }]}
          phone={(p: PersonRow) => <div className="col"><span className="row"><b className="m el">{p.name}</b><span className="sp" />{state(p)}</span><span className="sm ink2 el">{seats(p)}</span><span className="sm sub el">{p.email ?? words.noEmail}</span></div>} />
        {view.new && mayInvite && <InviteForm onClose={() => setView({ new: undefined })} />}
        {view.person && !view.new && <PersonDrawer key={view.person} personId={view.person} onClose={() => setView({ person: undefined })} />}
      </div>
    </>
  );
}
