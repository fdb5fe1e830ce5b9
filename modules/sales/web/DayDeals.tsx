import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listOpportunities, type OpportunityRow } from '../contract.ts';
import { ownerName } from './dealParts.tsx';
import './sales.css';

/** Open deals whose closing day has passed, the oldest first: one's own, or those of the team one supervises. */
export function DayDeals() {
  const words = useWords().sales.day;
  const formats = useFormats();
  const may = useMay(), { seats } = useMe(), today = formats.settings.today, sells = may('sales.opportunity.write');
  const rows = useAsk(listOpportunities, { state: ['open'], closeTo: today, sort: 'closeOn', limit: 6 }, { when: sells, live: ['opportunity'] }).data?.rows;
  const isMine = (o: OpportunityRow) => seats.some((s) => s.id === o.owner.seat.id);
  if (!rows || rows.length === 0) return null;
  return (
    <section className="day-block">
      <Section title={words.title} right={<GoLink className="sm u" to={`/sales/opportunities?state=open&closeTo=${today}`}>{words.all}</GoLink>} />
      <ul className="plain-list day-deals">{rows.map((o) => (
        <li key={o.id} className="day-deal">
          <span className="el"><GoLink className="m" to={`/sales/opportunities/${o.id}`}>{o.name}</GoLink> <span className="sub day-deal-account">{o.account.name}</span></span>
          <span className="num m nw">{formats.moneyWhole(o.amount)}</span>
          <span className="sub el day-deal-owner"><span className="only-phone-inline">{o.account.name}{isMine(o) ? '' : ', '}</span>{!isMine(o) && ownerName(o.owner)}</span>
          <span className="sub nw">{o.closeOn && words.closed(formats.plainDay(o.closeOn))}</span>
        </li>
      ))}</ul>
    </section>
  );
}
