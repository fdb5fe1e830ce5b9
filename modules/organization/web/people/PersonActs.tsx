import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../../platform/web/ask.ts';
import { useEditing } from '../../../../platform/web/editing.ts';
import { BehindNote } from '../../../../platform/web/parts/BehindNote.tsx';
import { FormDialog } from '../../../../platform/web/parts/FormFrame.tsx';
import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../../platform/web/who.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { changePerson, erasePerson, liftSuspension, resendInvitation, suspend, type PersonDetail } from '../../contract.ts';
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
  const words = useWords().organization.people, mayReadMail = useMay()('organization.mail.read');
  const personId = person.id, { sendsMail } = useMe().company;
  const resend = useTell(resendInvitation, { makesStale: structural, done: () => (sendsMail ? words.invited : words.invitedByHand) });
  const stop = useTell(suspend, { makesStale: structural, done: () => words.suspended });
  const lift = useTell(liftSuspension, { makesStale: structural, done: () => words.lifted });
  const waits = person.state === 'invited' || person.state === 'listed';
  return (
    <section>
      <Section title={words.access} />
      <p className="sm sub" style={{ margin: '4px 0 8px' }}>{words.accessNotes[person.state]}</p>
      {person.state === 'invited' && !sendsMail && mayReadMail && <p className="sm" style={{ margin: '0 0 8px' }}><GoLink className="u" to="/settings/mail">{words.letterWaits}</GoLink></p>}
      {waits && person.email === null && <InviteTo person={person} />}
      <div className="row" data-wrap>
        {waits && person.email !== null && <Button loading={resend.isTelling} onClick={() => resend.tell({ personId })}>{person.state === 'listed' ? words.sendInvitation : words.resend}</Button>}
        {person.state === 'suspended' ? <Button loading={lift.isTelling} onClick={() => lift.tell({ personId })}>{words.lift}</Button> : <Button loading={stop.isTelling} onClick={() => stop.tell({ personId })}>{words.suspend}</Button>}
      </div>
      <ProblemNote said={resend.said ?? stop.said ?? lift.said} />
    </section>
  );
}

/** Somebody that came with an organogram: the address, and the letter goes. */
function InviteTo({ person }: { person: PersonDetail }) {
  const { common, organization: { people: words } } = useWords();
  const [email, setEmail] = useState('');
  const editing = useEditing(person, email !== '');
  const { sendsMail } = useMe().company;
  const invite = useTell(resendInvitation, { makesStale: structural, done: () => (sendsMail ? words.invited : words.invitedByHand) }), change = useTell(changePerson);
  return (
    <form className="form" style={{ marginBottom: 8 }} onSubmit={(e) => { e.preventDefault(); change.tell({ personId: person.id, version: editing.version, email }, () => invite.tell({ personId: person.id })); }}>
      <TextInput label={common.email} description={words.emailHelp} type="email" autoComplete="off" required withAsterisk={false} value={email} onChange={(e) => setEmail(e.currentTarget.value)} error={change.fields['email']} />
      <BehindNote editing={editing} />
      <ProblemNote said={change.said ?? invite.said} />
      <Button type="submit" loading={change.isTelling || invite.isTelling}>{words.sendInvitation}</Button>
    </form>
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
