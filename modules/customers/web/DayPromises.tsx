import { Button } from '@mantine/core';
import { Clock } from '../../../platform/web/parts/Clock.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { daysBetween } from '../../organization/rules/index.ts';
import type { MyDay } from '../contract.ts';
import { useKeepPromise } from './useKeepPromise.ts';

/** What I have promised and is due these days; kept, it leaves the list. */
export function DayPromises({ day }: { day: MyDay }) {
  const words = useWords().customers.day;
  return (
    <section>
      <Section title={words.promises} n={day.promises.length} />
      {day.promises.length === 0 && <p className="sub side-note">{words.noPromises}</p>}
      {day.promises.map((p) => <DayPromise key={p.id} promise={p} />)}
    </section>
  );
}

function DayPromise({ promise: p }: { promise: MyDay['promises'][number] }) {
  const words = useWords().customers.promises;
  const formats = useFormats();
  const may = useMay()('customers.promise.write');
  const { keep, isKeeping, said } = useKeepPromise(p);
  const days = daysBetween(formats.settings.today, p.dueOn);
  const left = days < 0 ? words.overdue(formats.days(-days)) : days === 0 ? words.dueToday : words.left(formats.days(days));
  return (
    <div className="day-promise">
      <div className="row"><Glyph side="customer" size={8} /><span className="m" style={{ flex: 1 }}>{p.title}</span>{may && <Button size="compact-xs" aria-label={`${words.keep}: ${p.title}`} loading={isKeeping} onClick={keep}>{words.keep}</Button>}</div>
      <GoLink className="sm sub" to={`/customers/${p.account.id}`}>{p.account.name}</GoLink>
      <Clock left={left} due={[formats.day(p.dueOn), p.dueAt && formats.time(p.dueAt)].filter(Boolean).join(', ')} late={days <= 0} {...(p.used === null ? {} : { used: p.used })} />
      <ProblemNote said={said} />
    </div>
  );
}
