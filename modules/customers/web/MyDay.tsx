import { ActionIcon, Button } from '@mantine/core';
import { IconCalendarPlus, IconChevronsRight, IconMapPin, IconPhone, IconPlus } from '@tabler/icons-react';
import { Suspense } from 'react';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { MiniLine } from '../../../platform/web/lines/MiniLine.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Clock } from '../../../platform/web/parts/Clock.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { daysBetween } from '../../organization/rules/index.ts';
import { type MyDay as Day, myDay } from '../contract.ts';
import './customers.css';
import { accountExtras } from './extras.ts';
import { LogContactForm } from './NoteForms.tsx';
import { PlanForm } from './PlanForm.tsx';
import { useActivityActs } from './useActivityActs.ts';

const viewShape = z.object({ form: z.enum(['log', 'plan']).optional() });

/** What the day holds: my customers, promises due, what marketing did to them, and who is being left alone. */
export function MyDay() {
  const all = useWords().customers, words = all.day;
  const formats = useFormats();
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const { data: day, said, refetch } = useAsk(myDay, {}, { every: 120_000, live: ['activity', 'promise', 'interaction', 'account'] });
  const open = (form: 'log' | 'plan') => setView({ form }, { push: true });
  const close = () => setView({ form: undefined });
  if (!day) return <><TopBar title={words.title} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars rows={8} />}</>;
  const body = (
    <>
      <div className="only-phone"><Waiting /></div>
      <section className="day-block">
        <Section title={words.customers} n={day.activities.length} right={<span className="sm sub only-wide">{words.lineNote}</span>} />
        {day.activities.length === 0 ? <p className="sub">{words.nobody}</p> : day.activities.map((a) => <Visit key={a.id} activity={a} />)}
      </section>
      <ByMarketing day={day} />
      <Alone day={day} />
    </>
  );
  const actions = [
    ...(may('customers.activity.write') ? [{ name: all.plan.title, icon: <IconCalendarPlus size={16} stroke={1.7} />, run: () => open('plan') }] : []),
    ...(may('customers.interaction.write') ? [{ name: all.log.title, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => open('log') }] : []),
  ];
  return (
    <>
      <TopBar title={formats.longDay(day.today)} actions={actions}><span className="sub only-wide">{words.led(day.led)}</span></TopBar>
      {view.form ? <div className="split"><div className="main">{body}</div>{view.form === 'log' ? <LogContactForm onClose={close} /> : <PlanForm onClose={close} />}</div>
        : <Split side={<><div className="only-wide"><Waiting /></div><PromisesDue day={day} /><Asked /></>} sideName={words.promises} width={336}>{body}</Split>}
    </>
  );
}

const Waiting = () => accountExtras().map((e, i) => e.DayFirst && <Suspense key={i}><e.DayFirst /></Suspense>);
const Asked = () => accountExtras().map((e, i) => e.DayLast && <Suspense key={i}><e.DayLast /></Suspense>);

function Visit({ activity: a }: { activity: Day['activities'][number] }) {
  const words = useWords().customers;
  const formats = useFormats();
  const acts = useActivityActs(a);
  const c = a.customer, know = c?.promise ? { side: 'customer' as const, text: `${c.promise.title}, ${formats.day(c.promise.dueOn)}` } : c?.latest ? { side: c.latest.division, text: words.day.marketingSays(c.latest.subject, formats.relativeDay(c.latest.on)) } : null;
  return (
    <div className="day-visit" data-done={a.doneAt ? true : undefined}>
      <span className="day-hour">{a.dueAt ? formats.time(a.dueAt) : ''}</span>
      <div style={{ minWidth: 0 }}>
        <div className="row">{c ? <GoLink className="b day-name el" to={`/customers/${c.id}`}>{c.name}</GoLink> : <span className="b day-name">{a.title}</span>}{a.doneAt && <Chip kind="done">{words.day.done}</Chip>}{a.late && <Chip kind="late">{words.day.late}, {formats.day(a.dueOn)}</Chip>}</div>
        <div className="sub el">{a.place && <><IconMapPin size={13} stroke={1.7} style={{ verticalAlign: -2 }} /> {a.place}. </>}{c ? a.title : words.channels[a.kind]}</div>
        {know && <div className="ink2 day-know"><Glyph side={know.side} size={8} /><span className="el">{know.text}</span></div>}
        <ProblemNote said={acts.said} />
      </div>
      <span className="day-line">{c && <MiniLine marketing={c.line.marketing} sales={c.line.sales} width={150} height={24} />}</span>
      <span className="row day-acts">
        {a.contact?.phone && <ActionIcon component="a" href={`tel:${a.contact.phone}`} variant="default" size={30} aria-label={words.plan.call(a.contact.name)} title={words.plan.call(a.contact.name)}><IconPhone size={16} stroke={1.7} /></ActionIcon>}
        {!a.doneAt && <ActionIcon variant="default" size={30} disabled={acts.isActing} aria-label={`${words.plan.tomorrow}: ${a.title}`} title={words.plan.tomorrow} onClick={acts.toTomorrow}><IconChevronsRight size={16} stroke={1.7} /></ActionIcon>}
        {!a.doneAt && <Button disabled={acts.isActing} onClick={acts.finish}>{words.plan.finish}</Button>}
      </span>
    </div>
  );
}

function ByMarketing({ day }: { day: Day }) {
  const words = useWords().customers.day;
  const formats = useFormats();
  return (
    <section className="day-block">
      <Section title={words.marketing} n={day.marketing.length} />
      {day.marketing.length === 0 ? <p className="sub">{words.noMarketing}</p> : (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={words.marketing}>
          <table className="t">
            <thead><tr><th scope="col">{words.dayOf}</th><th scope="col">{words.what}</th><th scope="col" className="num">{words.mine}</th><th scope="col" className="num">{words.answered}</th></tr></thead>
            <tbody>{day.marketing.map((m) => (
              <tr key={m.on + m.subject}><td className="sub">{formats.day(m.on)}</td><td><span className="row"><Glyph side="marketing" size={8} hollow={m.planned} /><span className="m el">{m.subject}</span></span></td>
                <td className="num">{formats.number(m.accounts)}</td><td className="num">{m.planned ? '' : formats.number(m.answered)}</td></tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Alone({ day }: { day: Day }) {
  const words = useWords().customers.day;
  return (
    <section className="day-block">
      <Section title={words.alone} n={day.aloneCount} right={<span className="sm sub only-wide">{words.aloneNote(day.hold)}</span>} />
      {day.alone.length === 0 && <p className="sub">{words.noAlone}</p>}
      {day.alone.map((a) => (
        <div key={a.id} className="day-alone">
          <GoLink className="m el" to={`/customers/${a.id}`}>{a.name}</GoLink>
          <span className="sub sm only-list">{a.class && words.classOf(a.class)}</span>
          <span className="sm r only-list">{a.days === null ? words.never : words.days(a.days)}</span>
          <MiniLine marketing={a.line.marketing} sales={a.line.sales} width={150} height={24} />
        </div>
      ))}
    </section>
  );
}

function PromisesDue({ day }: { day: Day }) {
  const words = useWords().customers;
  const formats = useFormats();
  return (
    <section>
      <Section title={words.day.promises} n={day.promises.length} />
      {day.promises.length === 0 && <p className="sub side-note">{words.day.noPromises}</p>}
      {day.promises.map((p) => {
        const days = daysBetween(day.today, p.dueOn);
        const left = days < 0 ? words.promises.overdue(formats.days(-days)) : days === 0 ? words.promises.dueToday : words.promises.left(formats.days(days));
        return (
          <div key={p.id} className="day-promise">
            <div className="row"><Glyph side="customer" size={8} /><span className="m">{p.title}</span></div>
            <GoLink className="sm sub" to={`/customers/${p.account.id}`}>{p.account.name}</GoLink>
            <Clock left={left} due={formats.day(p.dueOn)} late={days <= 0} {...(p.used === null ? {} : { used: p.used })} />
          </div>
        );
      })}
    </section>
  );
}
