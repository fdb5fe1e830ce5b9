import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listOpportunities } from '../contract.ts';
import { ownerName } from './dealParts.tsx';

/** Open deals whose closing day has passed, the oldest first: one's own, or those of the team one supervises. */
export function DayDeals() {
  const words = useWords().sales.day;
  const formats = useFormats();
  const may = useMay(), today = formats.settings.today, sells = may('sales.opportunity.write');
  const rows = useAsk(listOpportunities, { state: ['open'], closeTo: today, sort: 'closeOn', limit: 6 }, { when: sells, live: ['opportunity'] }).data?.rows;
  if (!rows || rows.length === 0) return null;
  return (
    <section className="day-block">
      <Section title={words.title} right={<GoLink className="sm u" to={`/sales/opportunities?state=open&closeTo=${today}`}>{words.all}</GoLink>} />
      <div className="scroll-x" tabIndex={0} role="group" aria-label={words.title}>
        <table className="t"><tbody>{rows.map((o) => (
          <tr key={o.id}>
            <td><GoLink className="m" to={`/sales/opportunities/${o.id}`}>{o.name}</GoLink> <span className="sub">{o.account.name}</span></td>
            <td className="sub">{ownerName(o.owner)}</td><td className="sub nw">{o.closeOn && words.closed(formats.plainDay(o.closeOn))}</td><td className="num nw">{formats.moneyWhole(o.amount)}</td>
          </tr>
        ))}</tbody></table>
      </div>
    </section>
  );
}
