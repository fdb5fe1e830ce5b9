import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { proposalAccounts } from '../contract.ts';

/** Every customer a proposal touches, the weightiest first: from whom to whom, what is lost, and its points of the score. `written`: all its waves are published, and nobody is still to move. */
export function AccountsTouched({ proposalId, written, back }: { proposalId: string; written: boolean; back: () => void }) {
  const words = useWords().restructuring.accounts, all = useWords().restructuring, f = useFormats(), c = words.columns;
  const [changing, setChanging] = useState(true);
  const asked = useAskPages(proposalAccounts, { proposalId, ...(changing ? { changing: true } : {}), limit: 60 });
  return (
    <div className="drawing">
      <Section title={words.title} right={<><Switch label={words.onlyChanging} checked={changing} onChange={(e) => setChanging(e.currentTarget.checked)} /><Button onClick={back}>{words.back}</Button></>} />
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars rows={8} />}
      {!asked.isPending && asked.rows.length === 0 && !asked.said && <EmptyState>{written ? words.written : words.none}</EmptyState>}
      {asked.rows.length > 0 && (
        <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.title}>
          <table className="t">
            <thead><tr><th>{c.account}</th><th>{c.from}</th><th>{c.to}</th><th className="num">{c.worth}</th><th className="num">{c.relation}</th><th className="num">{c.risk}</th><th className="num">{c.points}</th></tr></thead>
            <tbody>
              {asked.rows.map((a) => (
                <tr key={a.account.id}>
                  <td className="m"><GoLink className="u" to={`/customers/${a.account.id}`}>{a.account.name}</GoLink>{a.class !== 'unclassed' && <span className="sub"> {a.class}</span>}</td>
                  <td className="nw" title={a.from.seat.name}>{a.from.person?.name ?? a.from.seat.name}</td>
                  <td className="nw" title={a.to?.seat.name}>{a.to ? (a.to.person?.name ?? a.to.seat.name) : <span className="late">{all.flow.nobody}</span>}</td>
                  <td className="num">{f.moneyWhole(a.worth)}</td><td className="num">{f.percent(a.disruption, 0)}</td>
                  <td className="num">{a.atRisk.high.minor === '0' ? '—' : f.moneyRange(a.atRisk.low, a.atRisk.high)}</td>
                  <td className="num m">{f.number(a.points.c1 + a.points.c2 + a.points.c3 + a.points.c4, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked.hasMore && <Button mt={12} loading={asked.isFetchingNextPage} onClick={asked.more}>{words.more}</Button>}
    </div>
  );
}
