import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { setUp } from '../../../contract/me.ts';
import { useTell } from '../ask.ts';
import { useFields } from '../fields.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { useSpeech } from '../words.tsx';
import { AdministratorStep } from './AdministratorStep.tsx';
import { CompanyStep } from './CompanyStep.tsx';
import { EntryPage } from './EntryPage.tsx';
import { MarketsStep } from './MarketsStep.tsx';
import { firstValues, inputOf, spokenIn, steps, stepOf, within, type Step } from './setUpValues.ts';
import { StartStep } from './StartStep.tsx';

/** The first visit: the company, its markets, who administers, and how to begin. What is written survives a reload, but for the password. */
export function SetUp({ needsCode }: { needsCode: boolean }) {
  const { words, language } = useSpeech();
  const [step, setStep] = useState<Step>('company');
  const send = useTell(setUp);
  const form = useFields(firstValues(language, Intl.DateTimeFormat().resolvedOptions().timeZone), { draft: 'setUp', secret: ['administrator.password', 'code'], problems: send.fields });
  const at = steps.indexOf(step);
  const wrong = stepOf(Object.keys(send.fields)) ?? (send.said?.rule === 'platform.set_up_code' ? 'administrator' : undefined);
  useEffect(() => { if (wrong) setStep(wrong); }, [wrong, send.said?.requestId]);
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language) return;
    const said = spokenIn(form.values, spoken.current, language);
    spoken.current = language;
    for (const name of ['company.language', 'company.locale', 'markets'] as const) form.set(name, said[name]);
  }, [language]);
  const next = () => { if (form.check(setUp.input, inputOf(form.values, 'empty'), within[step])) setStep(steps[at + 1] ?? 'start'); };
  const begin = (start: 'demo' | 'import' | 'empty') => {
    const input = form.check(setUp.input, inputOf(form.values, start));
    if (!input) { setStep('administrator'); return; }
    send.tell(input, ({ next: address }) => { form.clear(); window.location.assign(address); });
  };
  return (
    <EntryPage title={words.platform.entry.setUp} lead={words.platform.entry.setUpLead} wide>
      <ol className="steps">
        {steps.map((one, i) => <li key={one} aria-current={one === step ? 'step' : undefined} data-done={i < at || undefined}>{words.platform.entry.steps[one]}</li>)}
      </ol>
      <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); if (step !== 'start') next(); }}>
        {step === 'company' && <CompanyStep form={form} />}
        {step === 'markets' && <MarketsStep form={form} />}
        {step === 'administrator' && <AdministratorStep form={form} needsCode={needsCode} />}
        {step === 'start' && <StartStep begin={begin} isBusy={send.isTelling} />}
        <ProblemNote said={send.said} />
        <div className="row">
          {at > 0 && <Button onClick={() => setStep(steps[at - 1] ?? 'company')} disabled={send.isTelling}>{words.platform.entry.previous}</Button>}
          {step !== 'start' && <Button type="submit" variant="filled">{words.platform.entry.next}</Button>}
          {send.isTelling && <span className="sub" role="status">{words.platform.entry.preparing}</span>}
        </div>
      </form>
    </EntryPage>
  );
}
