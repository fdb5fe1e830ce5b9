import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useId, type ReactNode } from 'react';
import type { Said } from '../problems.ts';
import { useWords } from '../words.tsx';
import { Drawer } from './Drawer.tsx';
import { ProblemNote } from './ProblemNote.tsx';

export interface FormFrameProps {
  title: string;
  /** Verb and noun: "Pedir apoyo"; the same words as in the history. */
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
  sending?: boolean;
  said?: Said | undefined;
  /** The form's values (`useFields`): says that a draft was restored, and offers to drop it. */
  draft?: { restored: boolean; clear: () => void };
  /** What stands at the left of the buttons. */
  note?: ReactNode;
}

/** A form beside its context: the usual place of a form. */
export function FormDrawer(props: FormFrameProps) {
  const id = useId();
  return <Drawer title={props.title} onClose={props.onClose} foot={<FormButtons {...props} form={id} />}><FormBody {...props} id={id} /></Drawer>;
}

/** A form over everything: only where nothing else may be touched meanwhile. On a phone it fills the screen. */
export function FormDialog({ opened, ...props }: FormFrameProps & { opened: boolean }) {
  const id = useId();
  const phone = useMediaQuery('(max-width: 640px)') ?? false;
  const words = useWords();
  return (
    <Modal opened={opened} onClose={props.onClose} title={<span className="b">{props.title}</span>} fullScreen={phone} size={520} radius="lg" closeButtonProps={{ 'aria-label': words.common.close }}>
      <FormBody {...props} id={id} />
      <div className="row" data-wrap style={{ justifyContent: 'flex-end', marginTop: 16 }}><FormButtons {...props} form={id} /></div>
    </Modal>
  );
}

function FormBody({ id, onSubmit, children, said, draft }: FormFrameProps & { id: string }) {
  return (
    <form id={id} className="form" noValidate onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
      {draft?.restored && <DraftNote clear={draft.clear} />}
      {children}
      <ProblemNote said={said} />
    </form>
  );
}

/** What was written before a reload or a lost connection is back. */
function DraftNote({ clear }: { clear: () => void }) {
  const words = useWords().platform;
  return <div className="note" role="status"><span>{words.keptDraft} <button type="button" className="plain u" onClick={clear}>{words.dropDraft}</button></span></div>;
}

function FormButtons({ form, submit, sending, onClose, note }: FormFrameProps & { form: string }) {
  const words = useWords();
  return <>{note}<span className="sp" /><Button onClick={onClose}>{words.common.cancel}</Button><Button variant="filled" type="submit" form={form} loading={sending ?? false}>{submit}</Button></>;
}
