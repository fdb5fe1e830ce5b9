import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../../platform/web/ask.ts';
import { useEditing } from '../../../../platform/web/editing.ts';
import { FormDialog } from '../../../../platform/web/parts/FormFrame.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../../platform/web/who.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { erasePerson, liftSuspension, resendInvitation, suspend, type PersonDetail } from '../../contract.ts';
import { structural } from '../structure/structural.ts';

/** What administration does about somebody's access and their data. */
export function PersonActs({ person, onErased }: { person: PersonDetail; onErased: () => void }) {
  const may = useMay();
  const mine = useMe().id === person.id;
  if (person.state === 'erased') return null;
  return (
    <>
      {may('organization.person.invite') && !mine && <Access person={person} />}
      {may('organization.person.erase') && <OwnData person={person} mine={mine} onErased={onErased} />}
    </>
  );
}

function Access({ person }: { person: PersonDetail }) {
  const words = useWords().organization.people;
  const personId = person.id, { sendsMail } = useMe().company;
  const resend = useTell(resendInvitation, { makesStale: structural, done: () => (sendsMail ? words.invited : words.invitedByHand) });
  const stop = useTell(suspend, { makesStale: structural, done: () => words.suspended });
  const lift = useTell(liftSuspension, { makesStale: structural, done: () => words.lifted });
  const waits = person.state === 'invited' || person.state === 'listed';
  return (
    <section>
      <Section title={words.access} />
      <p className="sm sub" style={{ margin: '4px 0 8px' }}>{words.accessNotes[person.state]}</p>
      <div className="row" data-wrap>
        {waits && <Button loading={resend.isTelling} onClick={() => resend.tell({ personId })}>{person.state === 'listed' ? words.sendInvitation : words.resend}</Button>}
        {person.state === 'suspended' ? <Button loading={lift.isTelling} onClick={() => lift.tell({ personId })}>{words.lift}</Button> : <Button loading={stop.isTelling} onClick={() => stop.tell({ personId })}>{words.suspend}</Button>}
      </div>
      <ProblemNote said={resend.said ?? stop.said ?? lift.said} />
    </section>
  );
}

function OwnData({ person, mine, onErased }: { person: PersonDetail; mine: boolean; onErased: () => void }) {
  const words = useWords().organization.people;
  const [erasing, setErasing] = useState(false);
  const editing = useEditing(person);
  const erase = useTell(erasePerson, { makesStale: structural, done: () => words.erased });
  const open = () => { editing.goOn(); setErasing(true); };
  const close = () => { setErasing(false); erase.forget(); };
  return (
    <section>
      <Section title={words.data} />
      <p className="sm sub" style={{ margin: '4px 0 8px' }}>{words.exportWhat}</p>
      <div className="row" data-wrap>
        <Button component="a" download href={`/api/v1/people/${person.id}/export`}>{words.export}</Button>
        {!mine && <Button onClick={open}>{words.erase}</Button>}
      </div>
      <FormDialog opened={erasing} title={words.erase} submit={words.erase} onSubmit={() => erase.tell({ personId: person.id, version: editing.version }, onErased)} onClose={close} sending={erase.isTelling} said={erase.said} editing={editing}>
        <p style={{ margin: 0 }}>{words.eraseWhat(person.name)}</p>
        <p style={{ margin: 0 }} className="ink2">{words.eraseFirst}</p>
      </FormDialog>
    </section>
  );
}
