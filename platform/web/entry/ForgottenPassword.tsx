import { Button, TextInput } from '@mantine/core';
import { askReset } from '../../../contract/me.ts';
import { useTell } from '../ask.ts';
import { useFields } from '../fields.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { useWords } from '../words.tsx';
import { EntryPage } from './EntryPage.tsx';

/** Asks for a link; says the same whether or not the address is known. */
export function ForgottenPassword({ sendsMail, back }: { sendsMail: boolean; back: () => void }) {
  const words = useWords();
  const ask = useTell(askReset);
  const form = useFields({ email: '' }, { problems: ask.fields });
  const send = () => { const input = form.check(askReset.input); if (input) ask.tell(input); };
  return (
    <EntryPage title={words.platform.entry.forgot} lead={sendsMail ? words.platform.entry.forgotLead : words.platform.entry.forgotByHand}>
      {ask.isDone
        ? <p role="status">{(sendsMail ? words.platform.entry.linkSent : words.platform.entry.linkByHand)(form.values.email)}</p>
        : (
          <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
            <TextInput label={words.common.email} type="email" autoComplete="username" autoFocus {...form.text('email')} />
            <ProblemNote said={ask.said} />
            <div className="row"><Button type="submit" variant="filled" loading={ask.isTelling}>{words.platform.entry.askLink}</Button></div>
          </form>
        )}
      <p style={{ margin: '12px 0 0' }}><button type="button" className="plain u" onClick={back}>{words.platform.entry.backToSignIn}</button></p>
    </EntryPage>
  );
}
