import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listOpportunities } from '../contract.ts';
import { useIsShared } from './useIsShared.ts';

/** The open deals of a customer, for the side of its page. */
export function AccountDeals({ accountId }: { accountId: string }) {
  const words = useWords().sales, extras = words.extras;
  const formats = useFormats();
  const may = useMay(), isShared = useIsShared(accountId);
  const { data } = useAsk(listOpportunities, { account: accountId, state: ['open'], limit: 8 }, { when: may('sales.opportunity.read'), live: ['opportunity'] });
  if (!data) return null;
  return (
    <section>
      <Section title={extras.open} n={`${data.rows.length}${data.next ? '+' : ''}`} right={<GoLink className="u sm" to={`/sales/opportunities?account=${accountId}`}>{extras.seeAll}</GoLink>} />
      {data.rows.length === 0 && <p className="sub" style={{ margin: '4px 0 0' }}>{isShared ? extras.noOpenSeen : extras.noOpen}</p>}
      {data.rows.map((o) => (
        <div key={o.id} className="col" style={{ padding: '5px 0' }}>
          <span className="row"><GoLink className="m el" to={`/sales/opportunities/${o.id}`}>{o.name}</GoLink><span className="sp" /><span className="nw">{formats.moneyWhole(o.amount)}</span></span>
          <span className="sm sub el">{o.stage.name} · {o.closeOn ? formats.plainDay(o.closeOn) : words.noDate}</span>
        </div>
      ))}
    </section>
  );
}
