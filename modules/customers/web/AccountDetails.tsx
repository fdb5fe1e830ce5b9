import { useAsk, useAskPages } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Account, accountCustody, accountHistory } from '../contract.ts';

/** What is written down about a customer, and who has answered for it. */
export function AccountDetails({ account }: { account: Account }) {
  const words = useWords().customers, f = words.fields;
  const formats = useFormats();
  const history = useAsk(accountCustody, { accountId: account.id }).data?.history ?? [];
  const rows = [
    [f.status, words.statuses[account.status]], [f.class, account.class], [f.segment, account.segment], [f.market, account.market.name], [f.taxId, account.taxId], [f.phone, account.phone], [f.website, account.website],
    [f.street, account.street], [f.city, [account.postcode, account.city].filter(Boolean).join(' ')], [f.region, account.region], [f.customerSince, account.customerSince && formats.plainDay(account.customerSince)],
  ] as const;
  return (
    <div className="pad details">
      <dl className="rows">{rows.filter(([, v]) => v).map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <Section title={f.lead} />
      <ol className="plain-list">
        {history.map((h) => (
          <li key={h.from}><span className="m">{h.person?.name ?? words.vacant}</span> <span className="sub">{h.seat.name}, {h.to ? formats.period(h.from, h.to) : formats.plainDay(h.from)}</span></li>
        ))}
      </ol>
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
  const told = (value: string | null, erased: boolean) => (erased ? words.history.erased : value ?? words.history.empty);
  const name = (field: string) => (words.fields as Record<string, string>)[field] ?? field;
  return (
    <ol className="plain-list pad">
      {pages.rows.map((c) => (
        <li key={c.id} className="history-row">
          <span className="sm sub nw">{formats.moment(c.at)}</span>
          <span><span className="m">{c.who}</span> <span className="ink2">{c.fields.map((x) => words.history.changed(name(x.field), told(x.before, x.erased), told(x.after, x.erased))).join('; ') || (c.about.name ?? '')}</span></span>
        </li>
      ))}
      {pages.hasMore && <li><button type="button" className="link-button u" onClick={pages.more}>{words.happened.more}</button></li>}
    </ol>
  );
}
