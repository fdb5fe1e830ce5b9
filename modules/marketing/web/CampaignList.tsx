import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type CampaignRow, exportCampaigns, listCampaigns } from '../contract.ts';
import { MarketingTabs } from './MarketingTabs.tsx';
import { nameOf, Owners } from './Owners.tsx';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { StateChip } from './StateChip.tsx';

const CampaignForm = lazyPart(() => import('./CampaignForm.tsx'), 'CampaignForm');

const viewShape = z.object({ new: z.literal('1').optional() });

export function CampaignList() {
  const words = useWords().marketing;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const columns = useColumns();
  const begin = () => setView({ new: '1' }, { push: true });
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <TopBar title={words.campaigns} actions={may('marketing.campaign.write') ? [{ name: words.newCampaign, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: begin }] : []} />
      <MarketingTabs />
      <div className="split">
        <RecordList list="marketing.campaigns" endpoint={listCampaigns} columns={columns} idOf={(c) => c.id} nameOf={(c) => c.name} open={(c) => `/marketing/campaigns/${c.id}`}
          usualSort="-startsOn" views={[{ name: words.states.running, filters: { state: ['running'] } }, ...(may('marketing.campaign.write') ? [{ name: words.mine, filters: { mine: ['true'] } }] : [])]} count={words.count} exportPath={exportCampaigns.path} phone={(c) => <PhoneRow campaign={c} />} empty={<EmptyState>{words.none}</EmptyState>}
          filters={[
            { kind: 'choice', name: 'state', label: words.fields.state, options: options(words.states) }, { kind: 'choice', name: 'kind', label: words.fields.kind, options: options(words.kinds) },
            { kind: 'choice', name: 'mine', label: words.mine, one: true, options: [{ value: 'true', label: words.mine }] },
          ]} />
        {view.new && may('marketing.campaign.write') && <CampaignForm onClose={() => setView({ new: undefined })} />}
      </div>
    </>
  );
}

function useColumns() {
  const words = useWords().marketing;
  const formats = useFormats();
  const f = words.fields;
  return [
    { name: 'name', title: f.name, cell: (c: CampaignRow) => c.name, sorts: true },
    { name: 'kind', title: f.kind, cell: (c: CampaignRow) => words.kinds[c.kind], width: '140px' },
    { name: 'state', title: f.state, cell: (c: CampaignRow) => <StateChip state={c.state} />, width: '150px' },
    { name: 'startsOn', title: f.startsOn, cell: (c: CampaignRow) => datesOf(c, formats, words), width: '170px', sorts: true },
    { name: 'owner', title: words.facts.owners, cell: (c: CampaignRow) => <Owners owner={c.owner} coOwner={c.coOwner} />, width: 'minmax(160px, 1fr)' },
    { name: 'market', title: f.market, cell: (c: CampaignRow) => c.market.name, width: '110px', extra: true },
    { name: 'budget', title: f.budget, cell: (c: CampaignRow) => (c.budget ? formats.moneyWhole(c.budget) : <span className="sub">{words.noFigure}</span>), width: '110px', align: 'end' as const },
    { name: 'spent', title: f.spent, cell: (c: CampaignRow) => c.spent.map(formats.moneyWhole).join(', ') || '0', width: '110px', align: 'end' as const, extra: true },
    { name: 'leads', title: f.leads, cell: (c: CampaignRow) => formats.number(c.leads), width: '80px', align: 'end' as const },
  ];
}

const datesOf = (c: CampaignRow, formats: ReturnType<typeof useFormats>, words: ReturnType<typeof useWords>['marketing']) =>
  words.dates(c.startsOn && formats.plainDay(c.startsOn), c.endsOn && formats.plainDay(c.endsOn));

function PhoneRow({ campaign }: { campaign: CampaignRow }) {
  const words = useWords().marketing;
  const formats = useFormats();
  return (
    <div className="col">
      <span className="row"><b className="m el">{campaign.name}</b><span className="sp" /><StateChip state={campaign.state} /></span>
      <span className="sm ink2 el">{words.kinds[campaign.kind]} · {datesOf(campaign, formats, words)}</span>
      <span className="sm sub el">{nameOf(campaign.owner)} · {campaign.coOwner ? nameOf(campaign.coOwner) : words.noCoOwner}</span>
    </div>
  );
}
