import { Button } from '@mantine/core';
import { setPassword } from '../../../contract/me.ts';
import { useTell } from '../ask.ts';
import { useFields } from '../fields.ts';
import { PasswordField } from '../parts/PasswordField.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { useWords } from '../words.tsx';
import { EntryPage } from './EntryPage.tsx';

/** Where the links in mail lead: an invitation, or a forgotten password. The token stands after the `#`, out of every log. */
export function NewPassword({ isWelcome, token }: { isWelcome: boolean; token: string }) {
  const words = useWords();
  const set = useTell(setPassword);
  const form = useFields({ token, password: '' }, { problems: set.fields });
  const send = () => {
    const input = form.check(setPassword.input);
    if (input) set.tell(input, () => window.location.assign('/'));
  };
  return (
    <EntryPage title={isWelcome ? words.platform.entry.welcome : words.platform.entry.newPassword} lead={isWelcome ? words.platform.entry.welcomeLead : undefined}>
      {token === ''
        ? <p role="alert">{words.platform.entry.linkMissing}</p>
        : (
          <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
            <PasswordField label={words.common.password} description={form.errors['password'] ? undefined : words.platform.entry.newPasswordHelp} autoComplete="new-password" autoFocus {...form.text('password')} />
            {Object.keys(set.fields).length === 0 && <ProblemNote said={set.said} />}
            <div className="row"><Button type="submit" variant="filled" loading={set.isTelling}>{words.platform.entry.savePassword}</Button></div>
          </form>
        )}
      <p style={{ margin: '12px 0 0' }}><a className="u" href="/">{words.platform.entry.backToSignIn}</a></p>
    </EntryPage>
  );
}
