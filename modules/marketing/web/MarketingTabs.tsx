import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { Tabs } from '../../../platform/web/parts/Tabs.tsx';

/** The places of marketing. Leads stand a floor up, under the same roof for whoever looks. */
export function MarketingTabs() {
  const words = useWords().marketing;
  const may = useMay();
  return (
    <Tabs name={words.campaigns}>
      {may('marketing.campaign.read') && <GoLink to="/marketing/campaigns">{words.tabs.campaigns}</GoLink>}
      {may('marketing.campaign.read') && <GoLink to="/marketing/calendar">{words.tabs.calendar}</GoLink>}
      {may('marketing.lead.read') && <GoLink to="/marketing/leads">{words.tabs.leads}</GoLink>}
    </Tabs>
  );
}
