import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { newName } from '../../../../platform/web/names.ts';
import type { ListFilter } from '../../../../platform/web/list/FilterMenu.tsx';
import { RecordList } from '../../../../platform/web/list/RecordList.tsx';
import type { BulkAction } from '../../../../platform/web/list/SelectionBar.tsx';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { reach } from '../../../../platform/web/reach.ts';
import { useView } from '../../../../platform/web/view.ts';
import { useMay, useMe } from '../../../../platform/web/who.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { exportPeople, listPeople, PersonState, resendInvitations, suspendMany, type PersonRow } from '../../contract.ts';
import { InviteForm } from './InviteForm.tsx';
import { PersonDrawer } from './PersonDrawer.tsx';

const View = z.object({ person: z.string().optional(), new: z.literal('1').optional() });

/** Who is who: everybody of the company, with the seats they hold today and whether they can come in. */
export function People() {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const mayInvite = useMay()('organization.person.invite');
  const [view, setView] = useView(View);
  const invite = { name: words.invite, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ new: '1', person: undefined }, { push: true }) };
  const bulk = useBulk();
  return (
    <>
      <TopBar title={words.title} crumb={{ name: settings.title, to: '/settings' }} actions={mayInvite ? [{ name: words.file.title, to: '/settings/people/invite' }, invite] : []} />
      <div className="split">
        <RecordList list="organization.people" endpoint={listPeople} idOf={(p) => p.id} nameOf={(p) => p.name} open={(p) => `/settings/people?person=${p.id}`} usualSort="name"
          count={words.count} exportPath={exportPeople.path} live={['person']} empty={<EmptyState>{words.none}</EmptyState>} columns={useColumns()} filters={useFilters()}
          phone={(p: PersonRow) => <PhoneRow person={p} />} {...(mayInvite ? { bulk } : {})} />
        {view.new && mayInvite && <InviteForm onClose={() => setView({ new: undefined })} />}
        {view.person && !view.new && <PersonDrawer key={view.person} personId={view.person} onClose={() => setView({ person: undefined })} />}
      </div>
    </>
  );
}

const Seats = ({ person }: { person: PersonRow }) => {
  const words = useWords().organization.people;
  return <>{person.seats.map((s) => s.name).join(', ') || <span className="sub">{words.noSeat}</span>}</>;
};

function State({ state }: Pick<PersonRow, 'state'>) {
  const words = useWords().organization.people;
  return <Chip {...(state === 'invited' ? { kind: 'outlined' as const } : {})}>{words.states[state]}</Chip>;
}

function useColumns() {
  const all = useWords(), words = all.organization.people;
  return [
    { name: 'name', title: all.common.name, cell: (p: PersonRow) => p.name, width: 'minmax(150px, 1.2fr)', sorts: true },
    { name: 'email', title: all.common.email, cell: (p: PersonRow) => p.email ?? <span className="sub">{words.noEmail}</span>, width: 'minmax(170px, 1.5fr)', sorts: true },
    { name: 'phone', title: words.phone, cell: (p: PersonRow) => p.phone, width: '130px', extra: true },
    { name: 'seats', title: words.seats, cell: (p: PersonRow) => <Seats person={p} />, width: 'minmax(170px, 1.5fr)' },
    { name: 'state', title: words.access, cell: (p: PersonRow) => <State state={p.state} />, width: '130px', sorts: true },
  ];
}

function useFilters(): readonly ListFilter[] {
  const words = useWords().organization.people;
  return [
    { kind: 'choice', name: 'state', label: words.access, options: PersonState.options.map((value) => ({ value, label: words.states[value] })) },
    { kind: 'choice', name: 'placed', label: words.seat, one: true, options: [{ value: 'true', label: words.withSeat }, { value: 'false', label: words.noSeat }] },
  ];
}

/** To several at once: a new invitation to whoever has none answered, the access taken or given back. */
function useBulk(): BulkAction<PersonRow>[] {
  const words = useWords().organization.people, { sendsMail } = useMe().company;
  const idsOf = (rows: readonly PersonRow[]) => rows.map((r) => r.id);
  const turn = (personIds: string[], suspended: boolean) => reach(suspendMany, { personIds, suspended });
  return [
    { name: words.resend, off: (rows) => (rows.some((r) => r.email && (r.state === 'invited' || r.state === 'listed')) ? undefined : words.nobodyToInvite), run: async (rows) => {
      const { invited, skipped } = await reach(resendInvitations, { personIds: idsOf(rows) }, { idempotencyKey: newName() });
      return { said: (sendsMail ? words.invitedMany : words.invitedManyByHand)(invited, skipped) };
    } },
    { name: words.suspend, off: (rows) => (rows.every((r) => r.state === 'suspended' || r.state === 'erased') ? words.nobodyToSuspend : undefined), run: async (rows) => {
      const { changed } = await turn(idsOf(rows.filter((r) => r.state !== 'erased')), true);
      return { said: words.suspendedMany(changed.length), undo: () => turn(changed, false) };
    } },
    { name: words.lift, off: (rows) => (rows.some((r) => r.state === 'suspended') ? undefined : words.nobodySuspended), run: async (rows) => {
      const { changed } = await turn(idsOf(rows.filter((r) => r.state === 'suspended')), false);
      return { said: words.liftedMany(changed.length), undo: () => turn(changed, true) };
    } },
  ];
}

function PhoneRow({ person }: { person: PersonRow }) {
  const words = useWords().organization.people;
  return (
    <div className="col">
      <span className="row"><b className="m el">{person.name}</b><span className="sp" /><State state={person.state} /></span>
      <span className="sm ink2 el"><Seats person={person} /></span>
      <span className="sm sub el">{person.email ?? words.noEmail}</span>
    </div>
  );
}
