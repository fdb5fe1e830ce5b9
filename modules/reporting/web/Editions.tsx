import { useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { takeFile } from '../../../platform/web/sheets.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { periodName } from '../../../words/reportLead.ts';
import { Button } from '@mantine/core';
import { listEditions } from '../contract.ts';
import { ReportTabs } from './ReportTabs.tsx';
import './reporting.css';

/** Every report that was issued, the latest first. */
export function Editions() {
  const all = useWords(), { reporting: words, common } = all;
  const f = useFormats();
  const { rows, said, isPending, hasMore, more, refetch } = useAskPages(listEditions, {}, { live: ['edition'] });
  const c = words.editions.columns;
  return (
    <>
      <TopBar title={words.tabs.editions} actions={[{ name: words.editions.prepare, main: true, to: '/reports' }]} />
      <ReportTabs />
      <div className="scroll pad">
        {said && <ProblemNote said={said} retry={() => void refetch()} />}
        {isPending && <LoadingBars />}
        {!isPending && !said && rows.length === 0 && <EmptyState action={<GoLink to="/reports" className="u m">{words.editions.prepare}</GoLink>}>{words.editions.none}</EmptyState>}
        {rows.length > 0 && (
          <div className="table-scroll" tabIndex={0} role="group" aria-label={words.tabs.editions}><table className="t">
            <thead><tr><th className="num">{c.number}</th><th>{c.period}</th><th>{c.market}</th><th>{c.issuedAt}</th><th>{c.issuedBy}</th><th>{c.language}</th><th>{c.fingerprint}</th><th>{words.pdf}</th></tr></thead>
            <tbody>{rows.map((e) => (
              <tr key={e.id}>
                <td className="num b">{f.number(e.number)}</td><td className="m"><GoLink to={`/reports/editions/${e.id}`} className="u">{periodName(e, f)}</GoLink></td><td>{e.market?.name ?? words.allMarkets}</td>
                <td className="nw">{f.dayAt(e.issuedAt)}</td><td className="nw">{e.issuedBy.name}</td><td>{common.languages[e.language]}</td><td className="sub nw">{e.sha256.slice(0, 12)}</td>
                <td><button type="button" className="plain u" onClick={() => void takeFile(`/api/v1/editions/${e.id}/page.pdf`, all)} aria-label={`${words.pdf}, ${words.editionShort(f.number(e.number))}`}>{words.pdf}</button></td>
              </tr>
            ))}</tbody>
          </table></div>
        )}
        {rows.length > 0 && <p className="sm sub">{words.editions.count(f.number(rows.length))}</p>}
        {hasMore && <Button onClick={more}>{words.records.more}</Button>}
      </div>
    </>
  );
}
