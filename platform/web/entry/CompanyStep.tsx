import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { Locale } from '../../../contract/me.ts';
import { Language } from '../../../contract/shapes.ts';
import { currencyCodes } from '../../../words/currencies.ts';
import { formatsOf } from '../../../words/formats.ts';
import type { useFields } from '../fields.ts';
import { useSpeech } from '../words.tsx';
import type { SetUpValues } from './setUpValues.ts';

export type SetUpForm = ReturnType<typeof useFields<SetUpValues>>;

export function CompanyStep({ form }: { form: SetUpForm }) {
  const { words, language } = useSpeech();
  const months = useMemo(() => Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, i, 15)) })), [language]);
  const pick = <K extends keyof SetUpValues & string>(name: K) => ({ name, value: String(form.values[name]), error: form.errors[name], allowDeselect: false, onChange: (value: string | null) => value !== null && form.set(name, value as SetUpValues[K]) });
  return (
    <>
      <TextInput label={words.platform.entry.companyName} autoComplete="organization" autoFocus {...form.text('company.name')} />
      <TextInput label={words.platform.entry.legalEntity} description={words.platform.entry.legalEntityHelp} {...form.text('company.legalEntity')} />
      <div className="two">
        <Select label={words.platform.entry.reportingCurrency} searchable data={useCurrencyOptions()} {...pick('company.currency')} />
        <Select label={words.platform.entry.fiscalYear} data={months} {...pick('company.fiscalYearStart')} onChange={(value) => value && form.set('company.fiscalYearStart', Number(value))} />
        <Select label={words.common.timeZone} searchable data={Intl.supportedValuesOf('timeZone')} limit={60} {...pick('company.timeZone')} />
        <Select label={words.common.language} data={Language.options.map((value) => ({ value, label: words.common.languages[value] }))} {...pick('company.language')} />
      </div>
      <Select label={words.platform.entry.formats} data={Locale.options.map((value) => ({ value, label: sampleOf(value, language) }))} {...pick('company.locale')} />
    </>
  );
}

/** "EUR · euro". */
export function useCurrencyOptions() {
  const { language } = useSpeech();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    return currencyCodes.map((value) => ({ value, label: `${value} · ${names.of(value) ?? value}` }));
  }, [language]);
}

/** How dates and figures would look: "España: 31/12/2025 · 1.204,50". */
export function sampleOf(locale: string, language: Language): string {
  const formats = formatsOf({ language, locale, timeZone: 'UTC', today: '2020-01-01' });
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(locale.slice(3));
  return `${country}: ${formats.plainDay('2025-12-31')} · ${formats.number(1204.5, 2)}`;
}
