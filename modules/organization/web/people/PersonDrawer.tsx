import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../../platform/web/parts/Drawer.tsx';
import { FormDialog } from '../../../../platform/web/parts/FormFrame.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { endAppointment, erasePerson, liftSuspension, readPerson, resendInvitation, suspend, type PersonDetail } from '../../contract.ts';
import { EndOn } from '../structure/EndOn.tsx';
import { Pairs } from '../structure/Pairs.tsx';
import '../structure/structure.css';
import { structural } from '../structure/structural.ts';

export function PersonDrawer({ personId, onClose }: { personId: string; onClose: () => void }) {
  const all = useWords();
  const words = all.organization.people;
  const asked = useAsk(readPerson, { personId }, { live: ['person'] });
  const person = asked.data;
  return (
    <Drawer title={person?.name ?? ''} onClose={onClose} width={348}>
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars />}
      {person && (
        <div className="seat-life">
          <section style={{ paddingTop: 0 }}>
            <Chip>{words.states[person.state]}</Chip>
            <Pairs rows={[[all.common.email, person.email ?? words.noEmail], ...(person.phone ? [[words.phone, person.phone] as const] : []), [all.common.language, all.common.languages[person.language]], [all.common.timeZone, person.timeZone]]} />
          </section>
          <Appointments person={person} />
          <Acts person={person} onErased={onClose} />
        </div>
      )}
    </Drawer>
  );
}

function Appointments({ person }: { person: PersonDetail }) {
  const { people: words, structure } = useWords().organization;
  const formats = useFormats();
  const mayEnd = useMay()('organization.person.invite');
  const end = useTell(endAppointment, { makesStale: structural, done: () => structure.done.ended });
  const { today } = formats.settings;
  return (
    <section>
      <Section title={words.appointments} />
      {person.appointments.length === 0 && <p className="ink2" style={{ margin: '4px 0' }}>{words.noAppointments}</p>}
      <Pairs rows={person.appointments.map((a) => [
        <span key="seat">{a.seat.name} <span className="sm sub" style={{ display: 'block' }}>{a.to ? structure.seat.sinceUntil(formats.plainDay(a.from), formats.plainDay(a.to)) : structure.seat.since(formats.plainDay(a.from))}</span></span>,
        mayEnd && (a.to === null || a.to > today) && <EndOn key="end" name={structure.seat.end} of={a.seat.name} label={structure.form.on} said={end.said} sending={end.isTelling}
          onEnd={(on, done) => end.tell({ personId: person.id, positionId: a.seat.id, on }, done)} />,
      ] as const)} />
    </section>
  );
}

function Acts({ person, onErased }: { person: PersonDetail; onErased: () => void }) {
  const words = useWords().organization.people;
  const may = useMay();
  const [erasing, setErasing] = useState(false);
  const personId = person.id;
  const resend = useTell(resendInvitation, { makesStale: structural, done: () => words.invited });
  const stop = useTell(suspend, { makesStale: structural, done: () => words.suspended });
  const lift = useTell(liftSuspension, { makesStale: structural, done: () => words.lifted });
  const erase = useTell(erasePerson, { makesStale: structural, done: () => words.erased });
  if (person.state === 'erased') return null;
  return (
    <section className="row" data-wrap>
      {may('organization.person.invite') && (person.state === 'invited' || person.state === 'listed') && <Button loading={resend.isTelling} onClick={() => resend.tell({ personId })}>{words.resend}</Button>}
      {may('organization.person.invite') && (person.state === 'suspended'
        ? <Button loading={lift.isTelling} onClick={() => lift.tell({ personId })}>{words.lift}</Button> : <Button loading={stop.isTelling} onClick={() => stop.tell({ personId })}>{words.suspend}</Button>)}
      {may('organization.person.erase') && <><Button component="a" download href={`/api/v1/people/${personId}/export`}>{words.export}</Button><Button onClick={() => setErasing(true)}>{words.erase}</Button></>}
      <ProblemNote said={resend.said ?? stop.said ?? lift.said} />
      <FormDialog opened={erasing} title={words.erase} submit={words.erase} onSubmit={() => erase.tell({ personId, version: person.version }, onErased)} onClose={() => setErasing(false)} sending={erase.isTelling} said={erase.said}>
        <p style={{ margin: 0 }}>{words.eraseWhat(person.name)}</p>
      </FormDialog>
    </section>
  );
}
