import { Button } from '@mantine/core';
import { changePassword, mySessions } from '../../../contract/me.ts';
import { useTell } from '../ask.ts';
import { useFields } from '../fields.ts';
import { PasswordField } from '../parts/PasswordField.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Section } from '../parts/Section.tsx';
import { useWords } from '../words.tsx';

export function Password() {
  const words = useWords().platform.account;
  const change = useTell(changePassword, { makesStale: [mySessions], done: () => words.passwordChanged });
  const form = useFields({ current: '', password: '' }, { problems: change.fields });
  const send = () => { const input = form.check(changePassword.input); if (input) change.tell(input, () => form.clear()); };
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Section title={words.password} />
      <div className="two">
        <PasswordField label={words.currentPassword} autoComplete="current-password" {...form.text('current')} />
        <PasswordField label={words.newPassword} autoComplete="new-password" {...form.text('password')} />
      </div>
      {Object.keys(change.fields).length === 0 && <ProblemNote said={change.said} />}
      <div className="row"><Button type="submit" loading={change.isTelling}>{words.changePassword}</Button></div>
    </form>
  );
}
