import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useWords } from '../words.tsx';

/** A password one may look at: the eye beside it says so in the reader's language. */
export function PasswordField(props: PasswordInputProps) {
  const words = useWords().common;
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': words.showPassword }} {...props} />;
}
