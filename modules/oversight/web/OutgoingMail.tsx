import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAskPages } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMail, type Mail } from '../../organization/contract.ts';
import './oversight.css';

/** Letters of the company, the latest first; one that waits can be read, because without SMTP nobody else delivers it. */
export function OutgoingMail() {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const formats = useFormats(), { sendsMail, kind } = useMe().company;
  const asked = useAskPages(listMail, {});
  return (
    <>
      <TopBar title={words.mail} crumb={{ name: settings.title, to: '/settings' }} />
      <div style={{ padding: 16, overflow: 'auto' }}>
        {!sendsMail && asked.isSuccess && <p className="note" style={{ maxWidth: 720, margin: '0 0 8px' }}><span>{kind === 'demo' ? words.demoSendsNone : words.noServer}</span></p>}
        <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
        {asked.isPending && <LoadingBars />}
        {!asked.isPending && !asked.said && asked.rows.length === 0 && <EmptyState>{words.noMail}</EmptyState>}
        {asked.rows.map((m) => (
          <details key={m.id} className="letter">
            <summary><span className="m">{m.subject}</span> <span className="sm sub">{m.to}</span><span className="sp" /><State letter={m} /><time className="sm sub nw" dateTime={m.createdAt} title={formats.exactMoment(m.createdAt)}>{formats.moment(m.createdAt)}</time></summary>
            <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '72ch' }}>{m.body || words.blank}</p>
            {!m.sentAt && <CopyLink letter={m} />}
          </details>
        ))}
        {asked.hasMore && <Button mt={8} onClick={asked.more}>{all.common.more}</Button>}
      </div>
    </>
  );
}

function State({ letter: { failure, sentAt } }: { letter: Mail }) {
  const words = useWords().organization.people;
  if (failure) return <Chip kind="late">{words.failed}</Chip>;
  return sentAt ? <Chip>{words.sent}</Chip> : <Chip kind="outlined">{words.waiting}</Chip>;
}

/** What is handed over by hand is its link. */
function CopyLink({ letter }: { letter: Mail }) {
  const words = useWords().common;
  const [copied, setCopied] = useState(false);
  const link = /https?:\/\/\S+/.exec(letter.body)?.[0];
  // A browser lends its clipboard only to pages it trusts.
  return link && window.isSecureContext && <Button size="compact-sm" mb={12} onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>{copied ? words.linkCopied : words.copyLink}</Button>;
}
