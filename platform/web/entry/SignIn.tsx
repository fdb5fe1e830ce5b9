import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { me, signIn, type Me } from '../../../contract/me.ts';
import type { Language } from '../../../contract/shapes.ts';
import { useTell } from '../ask.ts';
import { useFields } from '../fields.ts';
import { PasswordField } from '../parts/PasswordField.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { DemoBanner } from '../shell/DemoBanner.tsx';
import { useSpeech, useWords } from '../words.tsx';
import { EntryPage } from './EntryPage.tsx';

interface Account { email: string; password: string; role: Record<Language, string>; name: string }

/** Signs in and goes on at the same address. In the demo company, one account for each role, in one press. */
export function SignIn({ company, accounts, forgot }: { company: { name: string; kind: 'real' | 'demo'; leaveTo?: string | undefined } | undefined; accounts: readonly Account[]; forgot: () => void }) {
  const words = useWords();
  const answers = useQueryClient();
  const enter = useTell(signIn);
  const form = useFields({ email: '', password: '' }, { problems: enter.fields });
  const entered = (who: Me) => answers.setQueryData([me.path, {}], who);
  const send = () => { const input = form.check(signIn.input); if (input) enter.tell(input, entered); };
  return (
    <>
      {company?.kind === 'demo' && <DemoBanner leaveTo={company.leaveTo} />}
      <EntryPage title={words.platform.entry.signIn} lead={company && words.platform.entry.signInLead(company.name)}>
        <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
          <TextInput label={words.common.email} type="email" autoComplete="username" autoFocus {...form.text('email')} />
          <PasswordField label={words.common.password} autoComplete="current-password" {...form.text('password')} />
          <ProblemNote said={enter.said} />
          <div className="row"><Button type="submit" variant="filled" loading={enter.isTelling}>{words.platform.entry.signIn}</Button><Button variant="subtle" color="gray" onClick={forgot}>{words.platform.entry.forgot}</Button></div>
        </form>
        {accounts.length > 0 && <DemoAccounts accounts={accounts} isBusy={enter.isTelling} choose={({ email, password }) => enter.tell({ email, password }, entered)} />}
      </EntryPage>
    </>
  );
}

function DemoAccounts({ accounts, isBusy, choose }: { accounts: readonly Account[]; isBusy: boolean; choose: (account: Account) => void }) {
  const { words: all, language } = useSpeech(), words = all.platform.entry;
  return (
    <section style={{ marginTop: 24 }} aria-labelledby="demo-accounts">
      <h2 className="sec" id="demo-accounts">{words.demoAccounts}</h2>
      <p className="sm sub" style={{ margin: '2px 0 0' }}>{words.demoAccountsLead}</p>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account.email}><button type="button" disabled={isBusy} onClick={() => choose(account)}><span className="m">{account.role[language]}</span><span className="sub">{account.name}</span></button></li>
        ))}
      </ul>
    </section>
  );
}
