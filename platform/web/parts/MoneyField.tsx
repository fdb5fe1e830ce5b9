import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { currencySign } from '../../../words/currencies.ts';
import { readMoney } from '../../../words/reading.ts';
import { useFormats, useWords } from '../words.tsx';
import { useReadable } from './useReadable.ts';

/** Money as people write it; gives minor units as a decimal string, null when empty. */
export function MoneyField({ label, value, onChange, currency, error, description, name, required }: {
  label: string; value: string | null; onChange: (minor: string | null) => void; currency: string; error?: ReactNode; description?: ReactNode; name?: string; required?: boolean;
}) {
  const words = useWords();
  const formats = useFormats();
  const written = value === null ? '' : formats.amount({ minor: value, currency });
  const [typed, setTyped] = useState<string>();
  const readOf = (text: string | undefined) => (text?.trim() ? readMoney(text, currency, formats.settings.locale) : null), read = readOf(typed);
  const unread = typed !== undefined && read === undefined;
  const input = useReadable(!unread);
  // What mends an error counts at once: an error that goes away on leaving would move the button that is being pressed.
  const type = (text: string) => { setTyped(text); const now = readOf(text); if (error && now !== undefined) onChange(now); };
  const leave = () => { if (typed !== undefined && read !== undefined) { onChange(read); setTyped(undefined); } };
  return (
    <TextInput ref={input} label={label} name={name} inputMode="decimal" w={180} description={description} withAsterisk={false} aria-required={required}
      value={typed ?? written} onChange={(event) => type(event.currentTarget.value)} onBlur={leave} onKeyDown={(event) => event.key === 'Enter' && leave()}
      error={unread ? words.platform.notMoney : error}
      rightSection={<span className="sm sub">{currencySign(currency)}</span>} rightSectionWidth={48} rightSectionPointerEvents="none" styles={{ input: { textAlign: 'right' } }} />
  );
}
