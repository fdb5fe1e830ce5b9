import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listOrigins } from '../../marketing/contract.ts';
import { MarketingTabs, useCampaignName, useCampaignOptions } from '../../marketing/web/index.ts';
import { exportLeads, type LeadRow, LeadStanding, listLeads } from '../contract.ts';
import './coordination.css';
import { LeadDrawer } from './LeadDrawer.tsx';
import { LeadForm } from './LeadForm.tsx';
import { nameOf } from './partyNames.ts';
import { StateChip } from './StateChip.tsx';

const viewShape = z.object({ lead: z.string().optional(), new: z.literal('1').optional(), campaign: z.uuid().optional().catch(undefined) });

/** Leads and where each stands; one opens beside the list. */
export function LeadList() {
  const words = useWords().coordination;
  const t = words.leads, f = words.fields;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const origins = useAsk(listOrigins, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const close = () => setView({ lead: undefined, new: undefined });
  return (
    <>
      <TopBar title={t.title} actions={may('marketing.lead.write') ? [{ name: t.new, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ new: '1', lead: undefined }, { push: true }) }] : []} />
      <MarketingTabs />
      <div className="split">
        <RecordList list="coordination.leads" endpoint={listLeads} columns={useColumns()} phone={(l) => <PhoneRow lead={l} />} idOf={(l) => l.id} nameOf={labelOf} open={(l) => `/marketing/leads?lead=${l.id}`}
          usualSort="-firstContactOn" views={[{ name: words.standings.new, filters: { standing: ['new'] } }, ...(may('marketing.lead.write') ? [{ name: t.mine, filters: { mine: ['true'] } }] : [])]} count={t.count} exportPath={exportLeads.path} live={['lead', 'hand_off']} empty={<EmptyState>{t.none}</EmptyState>}
          filters={[
            { kind: 'choice', name: 'standing', label: f.state, options: LeadStanding.options.map((s) => ({ value: s, label: words.standings[s] })) },
            { kind: 'choice', name: 'origin', label: f.origin, options: origins.map((o) => ({ value: o.key, label: o.name })) },
            { kind: 'record', name: 'campaign', label: f.campaign, useOptions: useCampaignOptions, useName: useCampaignName },
            { kind: 'days', name: 'firstContact', label: f.firstContactOn },
            { kind: 'choice', name: 'mine', label: t.mine, one: true, options: [{ value: 'true', label: t.mine }] },
          ]} />
        {view.lead && <LeadDrawer key={view.lead} leadId={view.lead} onClose={close} />}
        {view.new && !view.lead && <LeadForm key={view.campaign ?? ''} campaignId={view.campaign} onClose={close} done={(lead) => setView({ lead: lead.id, new: undefined })} />}
      </div>
    </>
  );
}

const labelOf = (l: LeadRow): string => l.company || l.name || l.email || l.origin.name;

function useColumns() {
  const f = useWords().coordination.fields;
  const formats = useFormats();
  return [
    { name: 'company', title: f.company, cell: labelOf },
    { name: 'contact', title: f.contact, cell: (l: LeadRow) => (l.company ? l.name : ''), width: 'minmax(130px, 1fr)' },
    { name: 'state', title: f.state, cell: (l: LeadRow) => <StateChip state={l.standing} />, width: '200px' },
    { name: 'with', title: f.with, cell: (l: LeadRow) => (l.withSeat ? nameOf(l.withSeat) : ''), width: 'minmax(130px, 1fr)' },
    { name: 'origin', title: f.origin, cell: (l: LeadRow) => l.origin.name, width: '140px' },
    { name: 'campaign', title: f.campaign, cell: (l: LeadRow) => l.campaign?.name ?? '', width: '160px', extra: true },
    { name: 'market', title: f.market, cell: (l: LeadRow) => l.market.name, width: '110px', extra: true },
    { name: 'firstContactOn', title: f.firstContactOn, cell: (l: LeadRow) => <span title={formats.exactDay(l.firstContactOn)}>{formats.day(l.firstContactOn)}</span>, width: '130px', sorts: true },
  ];
}

function PhoneRow({ lead: l }: { lead: LeadRow }) {
  const formats = useFormats();
  return (
    <div className="col">
      <span className="row"><b className="m el">{labelOf(l)}</b><span className="sp" /><StateChip state={l.standing} /></span>
      <span className="sm ink2 el">{[l.company ? l.name : '', l.withSeat && nameOf(l.withSeat)].filter(Boolean).join(' · ')}</span>
      <span className="sm sub el">{l.origin.name} · {formats.day(l.firstContactOn)}</span>
    </div>
  );
}
