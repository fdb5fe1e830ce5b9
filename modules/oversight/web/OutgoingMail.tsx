import { Button } from '@mantine/core';
import { useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listMail } from '../../organization/contract.ts';

/** Letters of the company, the latest first; one that waits can be read, because without SMTP nobody else delivers it. */
export function OutgoingMail() {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const asked = useAskPages(listMail, {});
  return (
    <>
      <TopBar title={words.mail} crumb={{ name: settings.title, to: '/settings' }} />
      <div style={{ padding: 16, overflow: 'auto' }}>
        <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
        {asked.isPending && <LoadingBars />}
        {!asked.isPending && !asked.said && asked.rows.length === 0 && <EmptyState>{words.noMail}</EmptyState>}
        {asked.rows.map((m) => (
          <details key={m.id} style={{ padding: '8px 0', borderBottom: '1px solid var(--u-line)' }}>
            <summary><span className="m">{m.subject}</span> <span className="sm sub">{m.to} · {m.failure ? words.failed : m.sentAt ? words.sent : words.waiting}</span></summary>
            <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '72ch' }}>{m.body || words.blank}</p>
          </details>
        ))}
        {asked.hasMore && <Button mt={8} onClick={asked.more}>{all.common.more}</Button>}
      </div>
    </>
  );
}
