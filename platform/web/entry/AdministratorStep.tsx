import { TextInput } from '@mantine/core';
import { PasswordField } from '../parts/PasswordField.tsx';
import { useWords } from '../words.tsx';
import type { SetUpForm } from './CompanyStep.tsx';

export function AdministratorStep({ form, needsCode }: { form: SetUpForm; needsCode: boolean }) {
  const words = useWords();
  return (
    <>
      <TextInput label={words.platform.entry.administratorName} autoComplete="name" autoFocus {...form.text('administrator.name')} />
      <TextInput label={words.common.email} type="email" autoComplete="username" {...form.text('administrator.email')} />
      <PasswordField label={words.common.password} autoComplete="new-password" description={form.errors['administrator.password'] ? undefined : words.platform.entry.newPasswordHelp} {...form.text('administrator.password')} />
      {needsCode && <TextInput label={words.platform.entry.code} description={words.platform.entry.codeHelp} autoComplete="one-time-code" w={220} {...form.text('code')} />}
    </>
  );
}
