import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { daysBetween } from '../../../words/days.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Facts } from '../../../platform/web/parts/Facts.tsx';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { type TopAction, TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { RecordSides } from '../../../platform/web/recordExtras.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { getOpportunity, moveOpportunity, type Opportunity, reopenOpportunity } from '../contract.ts';
import { DealBookings } from './DealBookings.tsx';
import { DealHistory } from './DealHistory.tsx';
import { NextStep, OwnerMark, StateChip, useStageName } from './dealParts.tsx';
import { useStages } from './findOpportunities.ts';
import { dealStale, LoseForm, ReassignForm, WinForm } from './MoveForms.tsx';
import { ChangeOpportunity } from './OpportunityForm.tsx';
import './sales.css';

const viewShape = z.object({ form: z.enum(['change', 'win', 'lose', 'reassign']).optional() });
type Form = z.infer<typeof viewShape>['form'];

/** One deal: who serves the customer, how much, where it stands, what was booked, and all that happened. */
export function OpportunityPage() {
  const words = useWords().sales;
  const { opportunityId } = useParams({ strict: false }) as { opportunityId: string };
  const { data: deal, said, refetch } = useAsk(getOpportunity, { opportunityId }, { live: ['opportunity'] });
  const [view, setView] = useView(viewShape);
  const close = () => setView({ form: undefined });
  const actions = useActions(deal, (form) => setView({ form }, { push: true }));
  const crumb = { name: words.title, to: '/sales/board' };
  if (!deal) return <><TopBar title={words.opportunity} crumb={crumb} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars />}</>;
  const body = <><DealFacts deal={deal} /><hr className="hr" /><DealBookings deal={deal} /><hr className="hr" /><DealHistory deal={deal} /></>;
  return (
    <>
      <TopBar title={deal.name} crumb={crumb} state={<StateChip state={deal.state} />} actions={actions} />
      <StageStrip deal={deal} />
      {view.form === 'change' && deal.may.change
        ? <div className="split"><div className="main">{body}</div><ChangeOpportunity deal={deal} onClose={close} /></div>
        : <Split side={<><DealDetail deal={deal} /><RecordSides kind="opportunity" id={deal.id} /></>} sideName={words.detail} width={320}>{body}</Split>}
      {view.form === 'win' && deal.may.move && <WinForm deal={deal} onClose={close} />}
      {view.form === 'lose' && deal.may.move && <LoseForm deal={deal} onClose={close} />}
      {view.form === 'reassign' && deal.may.change && <ReassignForm deal={deal} onClose={close} />}
    </>
  );
}

/** What the server says may be done next. */
function useActions(deal: Opportunity | undefined, open: (form: Form) => void): TopAction[] {
  const words = useWords().sales;
  const may = useMay();
  const go = useGo();
  const reopen = useTell(reopenOpportunity, { makesStale: dealStale, done: () => words.reopened });
  if (!deal) return [];
  return [
    ...(deal.may.change ? [{ name: words.change, run: () => open('change') }] : []),
    ...(deal.may.move ? [{ name: words.lose, run: () => open('lose') }] : []),
    ...(deal.may.change ? [{ name: words.reassign, run: () => open('reassign') }] : []),
    ...(may('decisions.decision.write') ? [{ name: words.decide, run: () => go(`/structure/decisions?${new URLSearchParams({ new: '1', opportunity: deal.id, title: deal.name }).toString()}`) }] : []),
    ...(deal.may.reopen ? [{ name: words.reopen, main: true, run: () => reopen.tell({ opportunityId: deal.id }, (o) => go(`/sales/opportunities/${o.id}`)) }] : []),
    ...(deal.may.move && may('sales.booking.record') ? [{ name: words.win, main: true, run: () => open('win') }] : []),
  ];
}

/** The stages in order; the present one is underlined, another is a step away. */
function StageStrip({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const stages = useStages(), nameOf = useStageName();
  const from = deal.stage.id;
  const move = useTell(moveOpportunity, { makesStale: dealStale, done: (o) => words.moved(o.stage.name), undo: (o) => reach(moveOpportunity, { opportunityId: o.id, version: o.version, stageId: from }) });
  return (
    <>
      <ol className="stage-strip" aria-label={words.stagesName}>
        {stages.map((s) => {
          const here = s.id === deal.stage.id;
          return (
            <li key={s.id}>
              <button type="button" disabled={!deal.may.move || here || move.isTelling} {...(here ? { 'aria-current': 'step' as const } : {})}
                onClick={() => move.tell({ opportunityId: deal.id, version: deal.version, stageId: s.id })}>{nameOf(s)}</button>
            </li>
          );
        })}
      </ol>
      {move.said && <div className="pad"><ProblemNote said={move.said} /></div>}
    </>
  );
}

function DealFacts({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const formats = useFormats();
  const { today } = formats.settings;
  const days = deal.closeOn ? daysBetween(today, deal.closeOn) : 0, isOpen = deal.state === 'open';
  const close = isOpen ? deal.closeOn : deal.closedOn;
  return (
    <Facts facts={[
      { label: words.fields.owner, is: <OwnerMark owner={deal.owner} />, why: deal.owner.seat.name },
      { label: words.fields.account, is: <GoLink className="u" to={`/customers/${deal.account.id}`}>{deal.account.name}</GoLink>, why: deal.market.name },
      { label: words.fields.amount, is: deal.amount.minor === '0' ? words.noAmount : formats.moneyWhole(deal.amount), ...(isOpen ? { why: words.facts.weighted(formats.moneyWhole(deal.weighted)) } : {}) },
      { label: words.fields.category, is: words.categories[deal.forecastCategory], why: isOpen ? `${words.facts.probability(formats.percent(deal.stage.probabilityBp / 10_000, deal.stage.probabilityBp % 100 === 0 ? 0 : 1))}, ${deal.ownForecastCategory ? words.facts.ownCategory : words.facts.ofStage}` : (deal.closingReason?.name ?? '') },
      {
        label: isOpen ? words.fields.closeOn : words.fields.closedOn, is: close ? formats.plainDay(close) : words.noDate, late: isOpen && deal.closeOn !== null && deal.closeOn < today,
        ...(isOpen && deal.closeOn ? { why: days < 0 ? words.facts.overdue(formats.days(-days)) : words.facts.until(formats.days(days)) } : {}),
      },
    ]} />
  );
}

function DealDetail({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const rows: [string, ReactNode][] = [
    [words.fields.nextStep, <NextStep step={deal.nextStep} on={deal.nextStepOn} />],
    [words.fields.contact, deal.contact ? <ContactLines contact={deal.contact} /> : <span className="sub">{words.noContact}</span>],
    [words.fields.products, deal.products.length > 0 ? deal.products.map((p) => p.name).join(', ') : <span className="sub">{words.noProducts}</span>],
    [words.fields.origin, deal.originName ?? <span className="sub">{words.noOrigin}</span>],
    ...(deal.campaign ? [[words.fields.campaign, <GoLink className="u" to={`/marketing/campaigns/${deal.campaign.id}`}>{deal.campaign.name}</GoLink>] satisfies [string, ReactNode]] : []),
  ];
  const link = (text: string, id: string) => <div>{text}. <GoLink className="u" to={`/sales/opportunities/${id}`}>{words.see}</GoLink></div>;
  return (
    <section>
      <Section title={words.detail} />
      <dl className="rows" style={{ marginTop: 8 }}>{rows.map(([name, value]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <div className="sm ink2" style={{ marginTop: 12 }}>{deal.reopensId && link(words.reopens, deal.reopensId)}{deal.reopenedAs && link(words.reopenedAs, deal.reopenedAs)}</div>
    </section>
  );
}

const ContactLines = ({ contact }: { contact: NonNullable<Opportunity['contact']> }) => (
  <div className="col">
    <span className="m">{contact.name}</span>
    {contact.jobTitle && <span className="sm sub">{contact.jobTitle}</span>}
    {contact.email && <a className="u sm" href={`mailto:${contact.email}`}>{contact.email}</a>}
    {contact.phone && <a className="u sm" href={`tel:${contact.phone}`}>{contact.phone}</a>}
  </div>
);
