import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listCampaigns } from '../contract.ts';
import { nameOf } from './Owners.tsx';
import { StateChip } from './StateChip.tsx';
import './marketing.css';

const alive = ['draft', 'review', 'approved', 'scheduled', 'running', 'paused'] as const;

/** For the day of who runs campaigns: their own that are prepared or running, of several quarters; all of them for who approves. For who answers in sales: those that await their word. */
export function DayCampaigns() {
  const may = useMay();
  return may('marketing.campaign.write') ? <AliveCampaigns /> : may('marketing.campaign.review') ? <AwaitingSales /> : null;
}

/** What marketing has sent to be reviewed and this seat answers for. */
function AwaitingSales() {
  const words = useWords().marketing, d = words.day;
  const formats = useFormats();
  const rows = useAsk(listCampaigns, { state: ['review'], mine: true, sort: 'startsOn', limit: 12 }, { live: ['campaign'] }).data?.rows;
  if (!rows || rows.length === 0) return null;
  return (
    <section className="day-block">
      <Section title={d.toReview} n={rows.length} right={<GoLink className="sm u" to="/marketing/campaigns">{d.all}</GoLink>} />
      {rows.map((c) => (
        <div key={c.id} className="row day-campaign">
          <span className="el"><GoLink className="m" to={`/marketing/campaigns/${c.id}?form=say`}>{c.name}</GoLink> <span className="sub">{words.kinds[c.kind]}, {nameOf(c.owner)}</span></span>
          <span className="sp" /><span className="sub nw">{words.dates(c.startsOn && formats.day(c.startsOn), c.endsOn && formats.day(c.endsOn))}</span>
        </div>
      ))}
    </section>
  );
}

function AliveCampaigns() {
  const words = useWords().marketing, d = words.day;
  const formats = useFormats(), approves = useMay()('marketing.campaign.approve');
  const rows = useAsk(listCampaigns, { state: [...alive], ...(approves ? {} : { mine: true }), sort: 'startsOn', limit: 12 }, { live: ['campaign'] }).data?.rows;
  if (!rows || rows.length === 0) return null;
  return (
    <section className="day-block">
      <Section title={approves ? d.title : d.mine} n={rows.length} right={<GoLink className="sm u" to="/marketing/campaigns">{d.all}</GoLink>} />
      <div className="scroll-x" tabIndex={0} role="group" aria-label={d.title}>
        <table className="t">
          <thead><tr><th scope="col">{d.what}</th><th scope="col">{d.state}</th><th scope="col" className="only-wide">{d.when}</th><th scope="col" className="num only-wide">{d.spent}</th><th scope="col" className="num">{d.leads}</th></tr></thead>
          <tbody>{rows.map((c) => (
            <tr key={c.id}>
              <td><GoLink className="m" to={`/marketing/campaigns/${c.id}`}>{c.name}</GoLink> <span className="sub">{words.kinds[c.kind]}</span></td>
              <td><StateChip state={c.state} /></td>
              <td className="sub nw only-wide">{words.dates(c.startsOn && formats.day(c.startsOn), c.endsOn && formats.day(c.endsOn))}</td>
              <td className="num nw only-wide">{c.spent.map(formats.moneyWhole).join(' · ') || '0'}{c.budget && <span className="sub"> {d.of} {formats.moneyWhole(c.budget)}</span>}</td>
              <td className="num">{formats.number(c.leads)}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  );
}
