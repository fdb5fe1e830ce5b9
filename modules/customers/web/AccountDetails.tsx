import { Button } from '@mantine/core';
import { useAsk, useAskPages, useTell } from '../../../platform/web/ask.ts';
import { FactSentence } from '../../../platform/web/parts/FactSentence.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Account, accountCustody, accountHistory, accountLine, type Change, leaveAccountTeam } from '../contract.ts';
import { Merged } from './Merged.tsx';

/** What is written down about a customer, and who has answered for it. */
export function AccountDetails({ account, change, addToTeam }: { account: Account; change: () => void; addToTeam: () => void }) {
  const words = useWords().customers, f = words.fields;
  const formats = useFormats();
  const { people = [], team = [] } = useAsk(accountCustody, { accountId: account.id }, { live: ['account'] }).data ?? {};
  const leave = useTell(leaveAccountTeam, { makesStale: [accountCustody, accountLine], done: () => words.teamForm.left });
  const rows = [
    [f.status, words.statuses[account.status]], [f.class, account.class], [f.size, account.size && words.sizesWith[account.size]], [f.segment, account.segment], [f.productLine, account.productLine], [f.market, account.market.name], [f.taxId, account.taxId], [f.phone, account.phone], [f.website, account.website],
    [f.street, account.street], [f.city, [account.postcode, account.city].filter(Boolean).join(' ')], [f.region, account.region], [f.customerSince, account.customerSince && formats.plainDay(account.customerSince)],
  ] as const;
  return (
    <div className="pad details">
      <Section title={words.tabs.data} right={account.may.change && <Button onClick={change}>{words.change}</Button>} />
      <dl className="rows">{rows.filter(([, v]) => v).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <Section title={words.team['title']} right={account.may.change && <Button onClick={addToTeam}>{words.teamForm.add}</Button>} />
      <ul className="plain-list">
        {team.map((t) => (
          <li key={t.seat.id + t.role} className="row" data-wrap><span className="m">{t.person?.name ?? (t.unnamed ? words.unnamed : words.vacant)}</span> <span className="sub">{[words.team[t.role], [t.seat.name, words.team[t.because]].filter(Boolean).join(', ')].filter(Boolean).join('. ')}</span>
            {t.memberId && account.may.change && <button type="button" className="link-button sm u" disabled={leave.isTelling} onClick={() => leave.tell({ accountId: account.id, memberId: t.memberId! })}>{words.teamForm.leave}</button>}</li>
        ))}
      </ul>
      <Section title={words.custodyTitle} />
      <ol className="plain-list custody">
        {people.map((p) => (
          <li key={p.from + p.seat.id} data-goes-on={p.goesOn || undefined}>
            <span className="row" data-wrap style={{ gap: 8 }}><span className="m">{p.person?.name ?? (p.unnamed ? words.unnamed : words.vacant)}</span><span className="sub">{p.seat.name}</span></span>
            <span className="sm ink2">{p.to ? formats.period(p.from, p.to) : words.custody.since(formats.plainDay(p.from))}. {words.custody.began[p.began]}{p.reason && p.began !== 'created' && `: ${p.reason}`}. {p.goesOn && words.custody.goesOn}</span>
          </li>
        ))}
      </ol>
      <Merged kind="account" id={account.id} />
    </div>
  );
}

/** Every change, who made it and when; a value erased since says so. */
export function AccountHistory({ accountId }: { accountId: string }) {
  const words = useWords().customers;
  const formats = useFormats();
  const pages = useAskPages(accountHistory, { accountId, limit: 40 });
  if (pages.isPending) return <LoadingBars />;
  if (pages.rows.length === 0) return <EmptyState>{words.history.none}</EmptyState>;
  return (
    <ol className="plain-list pad">
      {pages.rows.map((c) => (
        <li key={c.id} className="history-row">
          <span className="sm sub nw">{formats.moment(c.at)}</span>
          <span><span className="m">{c.who}</span> <FactSentence nameless={c.about.kind === 'account' && c.about.name === null} fact={toFact(c)} /></span>
        </li>
      ))}
      {pages.hasMore && <li><button type="button" className="link-button u" onClick={pages.more}>{words.happened.more}</button></li>}
    </ol>
  );
}

const toFact = (c: Change) => ({ what: c.what, via: c.via, about: c.about, changes: c.fields });
