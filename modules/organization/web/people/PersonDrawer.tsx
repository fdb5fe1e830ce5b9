import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../../platform/web/ask.ts';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../../platform/web/parts/Drawer.tsx';
import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { HistoryLink } from '../../../../platform/web/parts/HistoryLink.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { readPerson, type PersonDetail } from '../../contract.ts';
import { AppointForm } from '../structure/SeatForms.tsx';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import '../structure/structure.css';
import { PersonActs } from './PersonActs.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonSeats } from './PersonSeats.tsx';

/** One person beside the list; editing them or appointing them takes the drawer's place and comes back to it. */
export function PersonDrawer({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { today } = useFormats().settings;
  const [doing, setDoing] = useState<'edit' | 'appoint'>();
  const asked = useAsk(readPerson, { personId }, { live: ['person'] });
  const words = useWords(), may = useMay();
  const person = asked.data, back = () => setDoing(undefined);
  if (person && doing === 'edit') return <PersonForm person={person} onClose={back} />;
  if (person && doing === 'appoint') return <AppointForm person={person} on={today} onClose={back} />;
  return (
    <Drawer title={person?.name ?? ''} onClose={onClose} width={372}>
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars />}
      {person && (
        <div className="seat-life">
          <Card person={person} onEdit={() => setDoing('edit')} />
          <PersonSeats person={person} onAppoint={() => setDoing('appoint')} />
          <PersonActs person={person} onErased={onClose} />
          <section>{may('oversight.access.read') && person.state !== 'erased' && <p style={{ margin: '0 0 8px' }}><GoLink className="u" to={`/settings/access?person=${personId}`}>{words.oversight.access.link}</GoLink></p>}<HistoryLink id={personId} /></section>
        </div>
      )}
    </Drawer>
  );
}

function Card({ person, onEdit }: { person: PersonDetail; onEdit: () => void }) {
  const all = useWords();
  const words = all.organization.people;
  const formats = useFormats();
  const mayEdit = useMay()('organization.person.invite') && person.state !== 'erased';
  const since = person.erasedAt ?? person.suspendedAt ?? (person.state === 'invited' ? person.invitedAt : null);
  return (
    <section style={{ paddingTop: 0 }}>
      <div className="row"><Chip>{words.states[person.state]}</Chip>{since && <span className="sm sub">{formats.dayAt(since)}</span>}<span className="sp" />
        {mayEdit && <Button size="compact-xs" onClick={onEdit}>{words.edit}</Button>}</div>
      {person.state !== 'erased' && (
        <Pairs rows={[
          [all.common.email, person.email ? <a key="e" className="u" href={`mailto:${person.email}`}>{person.email}</a> : <span key="e" className="sub">{words.noEmail}</span>],
          ...(person.phone ? [[words.phone, <a key="p" className="u" href={`tel:${person.phone}`}>{person.phone}</a>] as const] : []),
          [all.common.language, all.common.languages[person.language]], [all.common.timeZone, person.timeZone],
        ]} />
      )}
    </section>
  );
}
