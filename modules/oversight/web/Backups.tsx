import { Button, NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Backups as BackupsAnswer, makeBackup, readBackups, scheduleBackups } from '../contract.ts';
import './oversight.css';

const twoDays = 2 * 86_400_000;

/** Whether the data is kept every night, what there is, one more now; and how one goes back to it. */
export function Backups() {
  const all = useWords();
  const words = all.oversight.backups;
  const [asked, setAsked] = useState<number>();
  // The demo company is made anew, not kept: there is nothing to ask about.
  const isDemo = useMe().company.kind === 'demo';
  const ask = useAsk(readBackups, {}, { when: !isDemo, every: 3000 });
  const make = useTell(makeBackup, { makesStale: [readBackups], done: () => words.asked });
  const kept = ask.data, isMaking = kept !== undefined && (kept.making || (asked !== undefined && kept.files.length <= asked));
  const now = () => make.tell({}, () => setAsked(kept?.files.length));
  return (
    <>
      <TopBar title={words.title} crumb={{ name: all.organization.settings.title, to: '/settings' }} actions={kept && !isMaking ? [{ name: words.now, main: true, run: now }] : []} />
      <div className="scroll access">
        <ProblemNote said={ask.said ?? make.said} />
        {isDemo && <EmptyState>{all.rules['oversight.no_backups_here']}</EmptyState>}
        {ask.isPending && !isDemo && <LoadingBars />}
        {kept && <Schedule key={`${kept.on} ${kept.keep}`} kept={kept} />}
        {kept && <Files kept={kept} isMaking={isMaking} />}
        {kept && (
          <section className="parameter">
            <Section title={words.restore} />
            <p className="ink2 prose" style={{ margin: '4px 0' }}>{words.restoreHow}</p>
            <pre className="command">npm run unisono -- restore {kept.folder}/{kept.files[0]?.name ?? 'unisono-….backup'}</pre>
            <p className="ink2 prose" style={{ margin: '4px 0' }}>{words.restoreThen}</p>
          </section>
        )}
      </div>
    </>
  );
}

function Schedule({ kept }: { kept: BackupsAnswer }) {
  const words = useWords().oversight.backups;
  const [on, setOn] = useState(kept.on), [keep, setKeep] = useState(kept.keep);
  const set = useTell(scheduleBackups, { makesStale: [readBackups], done: () => words.saved });
  return (
    <form className="form parameter" onSubmit={(event) => { event.preventDefault(); set.tell({ on, keep }); }}>
      <Switch label={words.nightly} description={words.nightlyHelp} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
      {on && <NumberInput label={words.keep} min={1} max={3650} allowDecimal={false} w={220} value={keep} onChange={(v) => setKeep(Number(v) || 1)} error={set.fields['keep']} />}
      <ProblemNote said={set.said} />
      {(on !== kept.on || keep !== kept.keep) && <div><Button type="submit" variant="filled" loading={set.isTelling}>{words.save}</Button></div>}
    </form>
  );
}

function Files({ kept, isMaking }: { kept: BackupsAnswer; isMaking: boolean }) {
  const words = useWords().oversight.backups;
  const formats = useFormats();
  const last = kept.files[0];
  return (
    <section>
      <Section title={words.list} n={kept.files.length} />
      <p className="ink2" role="status" style={{ margin: '4px 0 8px' }}>{isMaking ? words.making : last ? words.last(formats.moment(last.at)) : words.never}</p>
      {last && kept.on && Date.now() - Date.parse(last.at) > twoDays && <p className="late">{words.old}</p>}
      {last && (
        <table className="t files">
          <thead><tr><th scope="col">{words.name}</th><th scope="col" className="num">{words.size}</th><th scope="col">{words.when}</th></tr></thead>
          <tbody>{kept.files.map((f) => <tr key={f.name}><td>{f.name}</td><td className="num">{f.bytes < 1_048_576 ? `${formats.number(Math.ceil(f.bytes / 1024))} kB` : `${formats.number(f.bytes / 1_048_576, 1)} MB`}</td><td>{formats.moment(f.at)}</td></tr>)}</tbody>
        </table>
      )}
      <p className="sm sub prose">{words.folder(kept.folder)}</p>
    </section>
  );
}
