import { type Fact, Facts } from '../../../platform/web/parts/Facts.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Account } from '../contract.ts';
import { useExtraFacts } from './extras.ts';

/** Five facts: who serves this customer first; then what sales knows, where it may be read; promises; the next contact. */
export function AccountFacts({ account }: { account: Account }) {
  const words = useWords().customers;
  const formats = useFormats();
  const { served, promises, next } = account.facts;
  const ago = (day: string | null) => (day ? formats.relativeDay(day) : words.served.never);
  const promised: Fact = {
    label: words.promises.title, late: promises.late > 0,
    is: promises.late > 0 ? words.promises.late(promises.late) : promises.dueToday > 0 ? words.promises.today(promises.dueToday) : promises.open > 0 ? words.promises.open(promises.open) : words.promises.none,
    ...(promises.closed > 0 ? { why: words.promises.kept(promises.kept, promises.closed) } : {}),
  };
  const own: Fact[] = [
    promised,
    { label: words.next.label, is: next ? (next.at ? formats.moment(next.at) : formats.day(next.on)) : words.next.none, ...(next ? { why: [words.channels[next.kind] ?? next.subject, next.person].filter(Boolean).join(', ') } : {}) },
    { label: words.fields.customerSince, is: account.customerSince ? formats.plainDay(account.customerSince) : words.statuses[account.status], why: account.market.name },
    { label: words.needs.title, is: String(account.facts.openNeeds), why: account.segment ?? account.city ?? '' },
  ];
  const first: Fact = {
    label: words.served.label, side: served.by === 'both' || served.by === 'none' ? 'customer' : served.by, is: words.served[served.by],
    why: served.marketing || served.sales ? words.served.by(ago(served.marketing), ago(served.sales)) : account.lead?.person?.name ?? (account.lead?.unnamed ? words.unnamed : words.vacant),
  };
  const facts = [first, ...useExtraFacts(account.id).slice(0, 2), ...own].slice(0, 5);
  return <Facts facts={facts as [Fact, Fact, Fact, Fact, Fact]} />;
}
