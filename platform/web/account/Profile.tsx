import { Select, Switch, TextInput } from '@mantine/core';
import { Button } from '@mantine/core';
import { Locale, me as meEndpoint, updateProfile } from '../../../contract/me.ts';
import { Language } from '../../../contract/shapes.ts';
import { useTell } from '../ask.ts';
import { sampleOf } from '../entry/CompanyStep.tsx';
import { useFields } from '../fields.ts';
import { useKept } from '../kept.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Section } from '../parts/Section.tsx';
import { Split } from '../parts/Split.tsx';
import { showToast } from '../toasts.ts';
import { TopBar } from '../parts/TopBar.tsx';
import { useMe } from '../who.tsx';
import { useSpeech, useWords } from '../words.tsx';
import { Password } from './Password.tsx';
import { Sessions } from './Sessions.tsx';
import { Tokens } from './Tokens.tsx';

/** One's own account: who I am here, how I read, where I am signed in, which programs act as me. */
export function Profile() {
  const all = useWords(), words = all.platform.account;
  if (useMe().seenBy) return <><TopBar title={words.title} /><EmptyState>{all.rules['platform.seeing_not_private']}</EmptyState></>;
  return (
    <>
      <TopBar title={words.title} crumb={{ name: all.platform.rail.settings, to: '/settings' }} />
      <Split side={<Positions />} sideName={words.positions}>
        <div className="pad col" style={{ gap: 32, maxWidth: 720 }}><Reading /><Password /><Sessions /><Tokens /></div>
      </Split>
    </>
  );
}

function Reading() {
  const me = useMe();
  const { words, language, speak } = useSpeech();
  const [singleKeys, setSingleKeys] = useKept('singleKeys', true);
  const update = useTell(updateProfile, { makesStale: [meEndpoint] });
  const form = useFields({ name: me.name, language: me.language, locale: me.locale, timeZone: me.timeZone }, { problems: update.fields });
  const save = () => { const input = form.check(updateProfile.input); if (input) update.tell(input, (saved) => void speak(saved.language).then((then) => showToast({ text: then.platform.account.profileSaved }))); };
  const pick = (name: 'language' | 'locale' | 'timeZone') => ({ name, value: form.values[name], error: form.errors[name], allowDeselect: false, onChange: (value: string | null) => value !== null && form.set(name, value as never) });
  return (
    <form className="form" noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
      <div className="two" style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))' }}>
        <TextInput label={words.common.name} autoComplete="name" {...form.text('name')} />
        <TextInput label={words.common.email} value={me.email} readOnly />
        <Select label={words.common.language} data={Language.options.map((value) => ({ value, label: words.common.languages[value] }))} {...pick('language')} />
        <Select label={words.platform.entry.formats} data={Locale.options.map((value) => ({ value, label: sampleOf(value, language) }))} {...pick('locale')} />
        <Select label={words.common.timeZone} searchable limit={60} data={Intl.supportedValuesOf('timeZone')} {...pick('timeZone')} />
      </div>
      <Switch label={words.platform.account.singleKeys} description={words.platform.account.singleKeysHelp} checked={singleKeys} onChange={(event) => setSingleKeys(event.currentTarget.checked)} />
      <ProblemNote said={update.said} />
      <div className="row"><Button type="submit" variant="filled" loading={update.isTelling}>{words.platform.account.saveProfile}</Button></div>
    </form>
  );
}

function Positions() {
  const words = useWords().platform;
  const { seats, company } = useMe();
  return (
    <section>
      <Section title={words.account.positions} n={seats.length} />
      {seats.length === 0 && <p className="sub" style={{ margin: '4px 0 0' }}>{words.screen.nothingYetNote(company.name)}</p>}
      {seats.map((seat) => (
        <div key={seat.id} className="row" style={{ padding: '8px 0', alignItems: 'flex-start' }}>
          {seat.division && <span style={{ marginTop: 4 }}><Glyph side={seat.division} name={seat.division} /></span>}
          <span><span className="m">{seat.title}</span><span className="sub sm" style={{ display: 'block' }}>{seat.unitName}, {seat.marketName}</span></span>
        </div>
      ))}
    </section>
  );
}
