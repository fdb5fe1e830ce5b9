import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import type { Editing } from '../editing.ts';
import { useOnline } from '../online.ts';
import type { Said } from '../problems.ts';
import { useWords } from '../words.tsx';
import { BehindNote } from './BehindNote.tsx';
import { Drawer } from './Drawer.tsx';
import { ProblemNote } from './ProblemNote.tsx';

export interface FormFrameProps {
  title: string;
  /** What it is for, where the title does not say it: the seat's title. */
  about?: string | undefined;
  /** Verb and noun: "Pedir apoyo"; the same words as in the history. */
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
  sending?: boolean;
  said?: Said | undefined;
  /** The form's values (`useFields`): says that a draft was restored, and offers to drop it. */
  draft?: { restored: boolean; clear: () => void };
  /** The record's version that is written over (`useEditing`): says that another person has changed it meanwhile. */
  editing?: Editing;
  /** What stands at the left of the buttons. */
  note?: ReactNode;
}

/** A form beside its context: the usual place of a form. */
export function FormDrawer(given: FormFrameProps) {
  const id = useId();
  const props = useWaiting(given);
  return <Drawer title={props.title} onClose={props.onClose} foot={<FormButtons {...props} form={id} />}><FormBody {...props} id={id} /></Drawer>;
}

/** A form over everything: only where nothing else may be touched meanwhile. On a phone it fills the screen. */
export function FormDialog({ opened, ...given }: FormFrameProps & { opened: boolean }) {
  const id = useId();
  const props = useWaiting(given);
  const phone = useMediaQuery('(max-width: 640px)') ?? false;
  const words = useWords();
  return (
    <Modal opened={opened} onClose={props.onClose} title={<span className="b">{props.title}</span>} fullScreen={phone} size={520} radius="lg" closeButtonProps={{ 'aria-label': words.common.close }}>
      <FormBody {...props} id={id} />
      <div className="row" data-wrap style={{ justifyContent: 'flex-end', marginTop: 16 }}><FormButtons {...props} form={id} /></div>
    </Modal>
  );
}

/** Sent without a connection, it waits and goes out by itself: the form may be closed, and its draft is done with. */
function useWaiting(props: FormFrameProps): FormFrameProps & { waits: boolean } {
  const isOnline = useOnline();
  const waits = props.sending === true && !isOnline;
  return { ...props, waits, sending: props.sending === true && isOnline, onClose: () => { if (waits) props.draft?.clear(); props.onClose(); } };
}

function FormBody({ id, about, onSubmit, children, said, draft, editing, waits }: FormFrameProps & { id: string; waits: boolean }) {
  const words = useWords().platform;
  return (
    <form id={id} className="form" noValidate onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
      {draft?.restored && <DraftNote clear={draft.clear} />}
      {about && <p className="m" style={{ margin: 0 }}>{about}</p>}
      {children}
      {waits && <div className="note" role="status">{words.goesOutLater}</div>}
      <BehindNote editing={editing} />
      <ProblemNote said={said} />
    </form>
  );
}

/** What was written before a reload or a lost connection is back. */
function DraftNote({ clear }: { clear: () => void }) {
  const words = useWords().platform;
  return <div className="note" role="status"><span>{words.keptDraft} <button type="button" className="plain u" onClick={clear}>{words.dropDraft}</button></span></div>;
}

function FormButtons({ form, submit, sending, onClose, note, waits }: FormFrameProps & { form: string; waits: boolean }) {
  const words = useWords();
  if (waits) return <><span className="sp" /><Button variant="filled" onClick={onClose}>{words.common.close}</Button></>;
  return <>{note}<span className="sp" /><Button onClick={onClose}>{words.common.cancel}</Button><Button variant="filled" type="submit" form={form} loading={sending ?? false}>{submit}</Button></>;
}
