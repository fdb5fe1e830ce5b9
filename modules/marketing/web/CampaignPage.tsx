import { useParams } from '@tanstack/react-router';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Facts } from '../../../platform/web/parts/Facts.tsx';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { HistoryLink } from '../../../platform/web/parts/HistoryLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { type TopAction, TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { RecordSides } from '../../../platform/web/recordExtras.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Campaign, campaignCalendar, type CampaignState, getCampaign, listCampaigns, stepCampaign } from '../contract.ts';
import { CampaignForm } from './CampaignForm.tsx';
import { CampaignMoney, CostForm, isOver, LinesForm } from './CampaignMoney.tsx';
import { CampaignNeeds, missingFor } from './CampaignNeeds.tsx';
import { CampaignSayings, SayingForm } from './CampaignSayings.tsx';
import { CampaignTouches } from './CampaignTouches.tsx';
import { FollowUp, shortOf } from './FollowUp.tsx';
import { LifeStrip } from './LifeStrip.tsx';
import './marketing.css';
import { Owners } from './Owners.tsx';

const viewShape = z.object({ form: z.enum(['change', 'lines', 'cost', 'say']).optional() });

export function CampaignPage() {
  const words = useWords().marketing;
  const { campaignId } = useParams({ strict: false }) as { campaignId: string };
  const { data: campaign, said, refetch } = useAsk(getCampaign, { campaignId });
  const [view, setView] = useView(viewShape);
  const open = (form: z.infer<typeof viewShape>['form']) => setView({ form }, { push: true });
  const close = () => setView({ form: undefined });
  const moving = useSteps(campaign);
  const may = useMay(), go = useGo();
  const crumb = { name: words.campaigns, to: '/marketing/campaigns' };
  if (!campaign) return <><TopBar title={words.fields.name} crumb={crumb} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars />}</>;
  const change = may('marketing.campaign.write') && !isOver(campaign) && campaign.state !== 'evaluated' ? [{ name: words.changeCampaign, run: () => open('change') }] : [];
  const decide = may('decisions.decision.write') ? [{ name: words.decide, run: () => go(`/structure/decisions?${new URLSearchParams({ new: '1', campaign: campaign.id, title: campaign.name }).toString()}`) }] : [];
  const side = <><CampaignNeeds campaign={campaign} /><CampaignSayings campaign={campaign} say={() => open('say')} /><CampaignMoney campaign={campaign} open={open} /><RecordSides kind="campaign" id={campaign.id} /></>;
  const form = view.form && { change: <CampaignForm campaign={campaign} onClose={close} />, lines: <LinesForm campaign={campaign} onClose={close} />, cost: <CostForm campaign={campaign} onClose={close} />, say: <SayingForm campaign={campaign} onClose={close} /> }[view.form];
  return (
    <>
      <TopBar title={campaign.name} crumb={crumb} state={<Chip kind="marketing" glyph="marketing">{words.kinds[campaign.kind]}</Chip>} actions={[...moving.actions, ...change, ...decide, ...moving.away]} />
      <LifeStrip campaign={campaign} />
      {moving.said && <div className="pad"><ProblemNote said={moving.said} /></div>}
      {form
        ? <div className="split"><div className="main"><Body campaign={campaign} /></div>{form}</div>
        : <Split side={side} sideName={words.over(campaign.name)} width={320}><Body campaign={campaign} /></Split>}
    </>
  );
}

/** The steps that may be taken from here, the one that leads on filled; off, with the reason, while something is missing. `away`: giving it up, kept behind "more". */
function useSteps(campaign: Campaign | undefined): { actions: TopAction[]; away: TopAction[]; said: ReturnType<typeof useTell>['said'] } {
  const words = useWords().marketing;
  const may = useMay();
  const step = useTell(stepCampaign, { makesStale: [getCampaign, listCampaigns, campaignCalendar], done: (c) => words.stepDone[c.state] });
  if (!campaign || !may('marketing.campaign.write')) return { actions: [], away: [], said: step.said };
  const nameOf = (to: CampaignState) => (to === 'draft' && campaign.state === 'review' ? words.steps.backToDraft : to === 'running' && campaign.state === 'paused' ? words.steps.resume : words.steps[to]);
  const onward = campaign.possible.find((p) => p.to !== 'cancelled' && p.to !== 'paused' && !(p.to === 'draft' && campaign.state === 'review'));
  const as = (p: Campaign['possible'][number]): TopAction => ({
    name: nameOf(p.to), run: () => step.tell({ campaignId: campaign.id, to: p.to }), ...(p === onward ? { main: true } : {}),
    ...(p.allowed ? {} : { off: words.lacks(missingFor(p, words.needs)) }),
  });
  const taken = campaign.possible.filter((p) => p.to !== 'approved' || may('marketing.campaign.approve'));
  return { actions: taken.filter((p) => p.to !== 'cancelled').map(as), away: taken.filter((p) => p.to === 'cancelled').map(as), said: step.said };
}

/** Nothing more comes of it: whether sales can follow it up is no longer asked. */
const isDone = (c: Campaign) => ['finished', 'evaluated', 'archived', 'cancelled'].includes(c.state);

function Body({ campaign }: { campaign: Campaign }) {
  const words = useWords().marketing;
  return (
    <>
      <CampaignFacts campaign={campaign} />
      <hr className="hr" />
      {campaign.objective && <div className="pad prose"><Section title={words.objective} /><p style={{ margin: '4px 0 0', whiteSpace: 'pre-line' }}>{campaign.objective}</p></div>}
      {!isDone(campaign) && <FollowUp weeks={campaign.followUp} />}
      <hr className="hr" />
      <CampaignTouches campaignId={campaign.id} />
      <div className="pad"><HistoryLink id={campaign.id} /></div>
    </>
  );
}

function CampaignFacts({ campaign: c }: { campaign: Campaign }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const weeks = new Set(c.followUp.map((w) => w.week)).size;
  const short = new Set(c.followUp.filter((w) => shortOf(w) > 0).map((w) => w.territory)).size;
  const dates = words.dates(c.startsOn && formats.plainDay(c.startsOn), c.endsOn && formats.plainDay(c.endsOn));
  return (
    <Facts facts={[
      { label: words.facts.owners, is: <Owners owner={c.owner} coOwner={c.coOwner} />, why: c.coOwner ? c.market.name : words.noCoOwner },
      { label: words.fields.budget, is: c.budget ? formats.moneyWhole(c.budget) : words.noFigure, why: c.spent.length > 0 ? words.spentOf(c.spent.map(formats.moneyWhole).join(', ')) : words.nothingSpent },
      { label: words.facts.expected, is: c.expectedResponses === null ? words.noFigure : formats.number(c.expectedResponses), why: weeks > 0 ? words.weeks(weeks) : dates },
      { label: words.facts.capacity, is: c.followUp.length === 0 ? words.noFigure : short > 0 ? words.shortUnits(short) : words.enough, why: c.followUp.length === 0 ? words.capacityUnknown : dates, late: short > 0 && !isDone(c) },
      { label: words.facts.leads, is: formats.number(c.leads), why: <GoLink className="u" to={`/marketing/leads?campaign=${c.id}`}>{words.seeLeads}</GoLink> },
    ]} />
  );
}
