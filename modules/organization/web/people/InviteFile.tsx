import { Button, FileButton, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { useGo } from '../../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { textOf } from '../../../../platform/web/textOf.ts';
import { useMe } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { type InvitationRow, inviteMany, previewInvitations } from '../../contract.ts';
import { structural } from '../structure/structural.ts';
import './people.css';

/** Invites everybody in a file: what each line would do is seen, and mended in place, before anything is done. */
export function InviteFile() {
  const { people: words } = useWords().organization;
  const go = useGo(), { sendsMail } = useMe().company;
  const [csv, setCsv] = useState('');
  const [settled] = useDebouncedValue(csv, 400);
  const asked = useAsk(previewInvitations, { csv: settled }, { when: settled.trim() !== '', keep: true, freshFor: 0 });
  const invite = useTell(inviteMany, { makesStale: structural, done: ({ invited, skipped }) => (sendsMail ? words.invitedMany : words.invitedManyByHand)(invited, skipped) });
  const take = async (file: File | null | undefined) => { if (file) setCsv(textOf(new Uint8Array(await file.arrayBuffer())).replace(/^\uFEFF/, '')); };
  const seen = settled.trim() === '' ? undefined : asked.data;
  const isSettled = csv === settled && !asked.isFetching;
  return (
    <>
      <TopBar title={words.file.title} crumb={{ name: words.title, to: '/settings/people' }}
        actions={seen && seen.ready > 0 ? [{ name: words.file.submit(seen.ready), main: true, ...(isSettled ? {} : { off: words.file.checking }), run: () => invite.tell({ csv: settled, skip: seen.stopped > 0 }, () => go('/settings/people')) }] : []} />
      <div className="invite-file">
        <p className="prose ink2">{words.file.intro}</p>
        <section className="drop-here" aria-label={words.file.choose} onDragOver={(e) => e.preventDefault()} onDrop={(e) => { e.preventDefault(); void take(e.dataTransfer.files[0]); }}>
          <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(file) => void take(file)}>{(props) => <Button {...props}>{words.file.choose}</Button>}</FileButton>
          <Button component="a" variant="subtle" color="gray" download={words.file.sampleName} href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${words.file.sample}`)}`}>{words.file.getSample}</Button>
        </section>
        <Textarea label={words.file.text} description={words.file.textHelp} autosize minRows={4} maxRows={14} spellCheck={false} placeholder={words.file.sample} value={csv} onChange={(event) => setCsv(event.currentTarget.value)} />
        <ProblemNote said={settled.trim() === '' ? undefined : asked.said} />
        <ProblemNote said={invite.said} />
        {asked.isFetching && !seen && <LoadingBars />}
        {seen && !asked.said && (
          <section aria-live="polite">
            <Section title={words.file.preview} n={words.file.counts(seen.ready, seen.stopped)} right={invite.isTelling ? words.file.sending : undefined} />
            {seen.stopped > 0 && <p className="sm ink2" style={{ margin: '4px 0 8px' }}>{words.file.stopped}</p>}
            <InvitationRows rows={seen.rows} />
          </section>
        )}
      </div>
    </>
  );
}

const page = 200;

/** Each line of the file, what it would do or what stops it; those that are stopped first. */
function InvitationRows({ rows }: { rows: readonly InvitationRow[] }) {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const formats = useFormats();
  const [shown, setShown] = useState(page);
  const problemOf = (rule: string) => { const said = (all.rules as Record<string, unknown>)[rule]; return typeof said === 'string' ? said : rule; };
  const sorted = [...rows].sort((a, b) => Number(a.problem === null) - Number(b.problem === null) || a.line - b.line);
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.file.preview}>
      <table className="t rows-table">
        <thead><tr><th scope="col" className="num">{words.file.line}</th><th scope="col">{all.common.name}</th><th scope="col">{all.common.email}</th><th scope="col">{settings.seat}</th><th scope="col">{all.common.language}</th><th scope="col">{words.file.result}</th></tr></thead>
        <tbody>
          {sorted.slice(0, shown).map((r) => (
            <tr key={r.line}>
              <td className="num sub"><span className="only-phone">{words.file.line} </span>{formats.number(r.line)}</td><td className="m">{r.name}</td><td>{r.email}</td>
              <td>{r.position && <>{r.position.name}{r.from && <span className="sm sub">, {formats.plainDay(r.from)}</span>}</>}</td><td>{all.common.languages[r.language]}</td>
              <td>{r.problem ? <span className="late row"><IconAlertTriangle size={15} stroke={1.7} aria-hidden style={{ flex: 'none' }} />{problemOf(r.problem)}</span> : <span className="done row"><IconCheck size={15} stroke={1.7} aria-hidden />{words.file.ready}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown && <Button mt={8} onClick={() => setShown(shown + page)}>{all.common.more}</Button>}
    </div>
  );
}
