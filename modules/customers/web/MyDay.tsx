import { Button } from '@mantine/core';
import { IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { MiniLine } from '../../../platform/web/lines/MiniLine.tsx';
import { AsItWas } from '../../../platform/web/parts/AsItWas.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type MyDay as Day, myDay } from '../contract.ts';
import { callingOrder } from './callingOrder.ts';
import './customers.css';
import { DayMarketing } from './DayMarketing.tsx';
import { DayPromises } from './DayPromises.tsx';
import { DayVisit } from './DayVisit.tsx';
import { accountExtras, useExtraWorth } from './extras.ts';
import { nowOf } from './now.ts';
import { useChosen } from './useActivityActs.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';

const LogContactForm = lazyPart(() => import('./LogContact.tsx'), 'LogContactForm');
const PlanForm = lazyPart(() => import('./PlanForm.tsx'), 'PlanForm');
const ChangePlan = lazyPart(() => import('./PlanForm.tsx'), 'ChangePlan');
const FinishForm = lazyPart(() => import('./PlanForm.tsx'), 'FinishForm');

const viewShape = z.object({ form: z.enum(['log', 'plan', 'change', 'finish']).optional(), with: z.string().optional(), activity: z.string().optional() });
type View = z.output<typeof viewShape>;
type Worth = ReadonlyMap<string, string>;

/** What the day holds: my customers, promises due, what marketing did to them, who is being left alone; and what the rooms above bring for who leads others. */
export function MyDay() {
  const all = useWords().customers, words = all.day;
  const formats = useFormats();
  const may = useMay(), { seats } = useMe();
  const [view, setView] = useView(viewShape);
  const { data: day, said, refetch, dataUpdatedAt } = useAsk(myDay, {}, { every: 120_000, live: ['activity', 'promise', 'interaction', 'account'], carried: true });
  const open = (form: View['form'], of: { with?: string; activity?: string } = {}) => setView({ form, with: of.with, activity: of.activity }, { push: true });
  const close = () => setView({ form: undefined, with: undefined, activity: undefined });
  if (!day) return <><TopBar title={words.title} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars rows={8} />}</>;
  const serves = day.led > 0 || day.activities.some((a) => a.customer);
  const mayPlan = may('customers.activity.write');
  const body = (
    <>
      <AsItWas at={dataUpdatedAt} />
      <div><DayBody day={day} serves={serves} change={(form, activity) => open(form, { activity })} {...(mayPlan ? { propose: (id: string) => open('plan', { with: id }) } : {})} /></div>
      <div className="day-quiet"><EmptyState action={mayPlan && <Button onClick={() => open('plan')}>{all.plan.title}</Button>}>{words.quiet}</EmptyState></div>
    </>
  );
  const actions = [
    ...(mayPlan ? [{ name: all.plan.title, icon: <IconCalendarPlus size={16} stroke={1.7} />, run: () => open('plan') }] : []),
    ...(may('customers.interaction.write') ? [{ name: all.log.title, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => open('log') }] : []),
  ];
  return (
    <>
      <TopBar title={formats.longDay(day.today)} actions={actions}><span className="sub only-wide">{day.led > 0 ? words.led(day.led) : seats[0]?.title}</span></TopBar>
      {view.form ? <div className="split"><div className="main">{body}</div><OpenForm view={view} day={day} close={close} /></div>
        : serves ? <Split side={<><div className="only-wide"><Waiting /></div><DayPromises day={day} /><Asked /></>} sideName={words.side} width={336}>{body}</Split>
          : <div className="split"><div className="main">{body}</div></div>}
    </>
  );
}

function OpenForm({ view, day, close }: { view: View; day: Day; close: () => void }) {
  const activity = useChosen(day.activities, view.activity), alone = day.alone.find((a) => a.id === view.with);
  switch (view.form) {
    case 'log': return <LogContactForm onClose={close} />;
    case 'plan': return <PlanForm key={view.with} {...(view.with ? { account: { id: view.with, ...(alone ? { name: alone.name } : {}) } } : {})} onClose={close} />;
    case 'change': return activity ? <ChangePlan key={activity.id} activity={activity} onClose={close} /> : null;
    case 'finish': return activity ? <FinishForm key={activity.id} activity={activity} onClose={close} /> : null;
    default: return null;
  }
}

type Propose = (accountId: string) => void;

function DayBody({ day, serves, change, propose }: { day: Day; serves: boolean; change: (form: 'change' | 'finish', activityId: string) => void; propose?: Propose }) {
  const words = useWords().customers.day;
  const worth = useExtraWorth([...new Set([...day.activities.flatMap((a) => (a.customer ? [a.customer.id] : [])), ...day.alone.map((a) => a.id)])]);
  const calls = day.activities.filter((a) => a.calling), { ahead, done } = callingOrder(day.activities, nowOf(useMe().company));
  const row = (a: Day['activities'][number]) => <DayVisit key={a.id} activity={a} open={change} worth={a.customer ? worth.get(a.customer.id) : undefined} />;
  return (
    <>
      <div className={serves ? 'only-phone' : undefined}><Waiting /></div>
      <Brought part="DayLead" />
      {(serves || day.activities.length > 0) && <section className="day-block">
        <Section title={serves ? words.customers : words.agenda} n={day.activities.length} right={<span className="sm sub only-wide">{calls.length > 3 ? words.calls(calls.filter((a) => a.calling?.may).length, calls.length) : serves ? words.lineNote : undefined}</span>} />
        {day.activities.length === 0 ? <p className="sub">{words.nobody}</p> : ahead.map(row)}
        <DoneToday done={done} row={row} />
      </section>}
      <Brought part="DayMain" />
      {day.led > 0 && <DayMarketing day={day} />}
      {!serves && <div className="day-asked"><Asked /></div>}
      {day.led > 0 && <Alone day={day} worth={worth} {...(propose ? { propose } : {})} />}
    </>
  );
}

/** What an agent has done today, behind a line that says how many. */
function DoneToday({ done, row }: { done: Day['activities']; row: (activity: Day['activities'][number]) => ReactNode }) {
  const words = useWords().customers.day;
  const [isOpen, setOpen] = useState(false);
  if (done.length === 0) return null;
  return <><button type="button" className="link-button u sm day-done" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{words.doneToday(done.length)}</button>{isOpen && done.map(row)}</>;
}

const Waiting = () => accountExtras().map((e, i) => e.DayFirst && <e.DayFirst key={i} />);
const Asked = () => accountExtras().map((e, i) => e.DayLast && <e.DayLast key={i} />);
/** What the highest rooms bring comes first: a team before its deals. */
const Brought = ({ part }: { part: 'DayLead' | 'DayMain' }) => accountExtras().toReversed().map((e, i) => { const Part = e[part]; return Part && <Part key={i} />; });

function Alone({ day, worth, propose }: { day: Day; worth: Worth; propose?: Propose }) {
  const words = useWords().customers.day;
  return (
    <section className="day-block">
      <Section title={words.alone} n={day.aloneCount} right={<span className="sm sub only-wide">{words.aloneNote(day.hold)}</span>} />
      {day.alone.length === 0 && <p className="sub">{words.noAlone}</p>}
      {day.alone.map((a) => (
        <div key={a.id} className="day-alone">
          <span className="el"><GoLink className="m" to={`/customers/${a.id}`}>{a.name}</GoLink> <span className="sm sub only-phone-inline">{a.days === null ? words.never : words.days(a.days)}</span></span>
          <span className="sub sm only-list">{a.class && words.classOf(a.class)}</span>
          <span className="sm r only-list nw">{a.days === null ? words.never : words.days(a.days)}</span>
          <span className="sm sub r only-list nw">{worth.get(a.id)}</span>
          <MiniLine marketing={a.line.marketing} sales={a.line.sales} width={130} height={24} />
          {propose ? <Button variant="subtle" color="gray" size="compact-sm" onClick={() => propose(a.id)} aria-label={`${words.propose}: ${a.name}`}>{words.propose}</Button> : <span />}
        </div>
      ))}
    </section>
  );
}
