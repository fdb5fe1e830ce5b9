import { ActionIcon, Button } from '@mantine/core';
import { IconMapPin, IconPencil, IconPhone } from '@tabler/icons-react';
import { MiniLine } from '../../../platform/web/lines/MiniLine.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import type { MyDay as Day } from '../contract.ts';
import { ActivityMenu } from './ActivityMenu.tsx';
import { useActivityActs } from './useActivityActs.ts';

type Activity = Day['activities'][number];

/** One thing of the day: when, with whom, where and what for, what to know before going in, and what to do about it. */
export function DayVisit({ activity: a, worth, open }: { activity: Activity; worth?: string | undefined; open: (form: 'change' | 'finish', activityId: string) => void }) {
  const words = useWords().customers;
  const formats = useFormats(), written = useWritten();
  const acts = useActivityActs(a);
  const c = a.customer, know = c?.promise ? { side: 'customer' as const, text: `${c.promise.title}, ${formats.day(c.promise.dueOn)}` } : c?.latest ? { side: c.latest.division, text: words.day.marketingSays(c.latest.subject || words.people.erased, formats.relativeDay(c.latest.on)) } : null;
  const mayRing = a.contact?.phone && (a.calling === null || a.calling.may);
  return (
    <div className="day-visit" data-done={a.doneAt ? true : undefined}>
      <span className="day-hour">{a.dueAt ? formats.time(a.dueAt) : ''}</span>
      <div style={{ minWidth: 0 }}>
        <div className="row">{c ? <GoLink className="b day-name el" to={`/customers/${c.id}`}>{c.name}</GoLink> : <span className="b day-name">{written(a.title)}</span>}{a.doneAt && <Chip kind="done">{words.day.done}</Chip>}{a.late && <Chip kind="late">{words.day.late}, {formats.day(a.dueOn)}</Chip>}<CallingChip calling={a.calling} /></div>
        <div className="sub el">{a.place && <><IconMapPin size={13} stroke={1.7} style={{ verticalAlign: -2 }} /> {written(a.place)}. </>}{a.kind === 'call' && a.contact ? `${a.contact.name}. ` : ''}{c ? written(a.title) : words.channels[a.kind]}</div>
        {know && <div className="ink2 day-know"><Glyph side={know.side} size={8} /><span className="el">{know.text}</span></div>}
        <ProblemNote said={acts.said} />
      </div>
      <span className="day-line">{c && <MiniLine marketing={c.line.marketing} sales={c.line.sales} width={150} height={24} />}{worth && <span className="sm sub nw day-worth">{worth}</span>}</span>
      <span className="row day-acts">
        {mayRing && <ActionIcon component="a" href={`tel:${a.contact!.phone}`} variant="default" size={30} aria-label={words.plan.call(a.contact!.name)} title={words.plan.call(a.contact!.name)}><IconPhone size={16} stroke={1.7} /></ActionIcon>}
        {!a.doneAt && a.kind === 'call' && c && <ActionIcon variant="default" size={30} aria-label={`${words.plan.tell}: ${c.name}`} title={words.plan.tell} onClick={() => open('finish', a.id)}><IconPencil size={16} stroke={1.7} /></ActionIcon>}
        {!a.doneAt && <Button disabled={acts.isActing} onClick={acts.finish}>{words.plan.finish}</Button>}
        {!a.doneAt && <ActivityMenu activity={a} acts={acts} open={open} />}
      </span>
    </div>
  );
}

/** Whether who is to be called may be called at this moment; where they sleep, what time it is there. */
function CallingChip({ calling }: { calling: Activity['calling'] }) {
  const words = useWords().customers.day, { settings } = useFormats();
  if (!calling) return null;
  if (calling.may) return <Chip kind="done">{words.calling.permitted}</Chip>;
  const hour = new Intl.DateTimeFormat(settings.locale, { timeZone: calling.timeZone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).format(new Date());
  return <Chip kind="outlined">{[words.calling[calling.because], calling.because === 'closed' && calling.timeZone !== settings.timeZone && words.there(hour)].filter(Boolean).join(', ')}</Chip>;
}
