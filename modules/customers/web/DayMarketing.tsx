import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listActivities, type MyDay as Day, myDay, planActivity, withdrawActivity } from '../contract.ts';

type Row = Day['marketing'][number];

/** What marketing does with my customers from Monday to the end of next week, and what I can do about it: call who answered, see who gets it. */
export function DayMarketing({ day }: { day: Day }) {
  const { day: words, people: { erased } } = useWords().customers;
  const formats = useFormats();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <section className="day-block">
      <Section title={words.marketing} n={day.marketing.length} />
      {day.marketing.length === 0 ? <p className="sub">{words.noMarketing}</p> : (
        <div className="scroll-x" tabIndex={0} role="group" aria-label={words.marketing}>
          <table className="t stacked">
            <thead><tr><th scope="col">{words.dayOf}</th><th scope="col">{words.what}</th><th scope="col" className="num">{words.mine}</th><th scope="col" className="num">{words.answered}</th><th scope="col">{words.can}</th></tr></thead>
            <tbody>{day.marketing.map((m) => {
              const key = m.on + m.subject, isOpen = opened === key;
              return (
                <Fragment key={key}>
                  <tr><td className="sub nw" data-label={words.dayOf}>{formats.day(m.on)}</td><td className="named"><span className="row"><Glyph side="marketing" size={8} hollow={m.planned} /><span className="m el">{m.subject || erased}</span></span></td>
                    <td className="num" data-label={words.mine}>{formats.number(m.accounts)}</td><td className="num" data-label={words.answered}>{m.planned ? '' : formats.number(m.answered)}</td>
                    <td><button type="button" className="plain u nw" aria-expanded={isOpen} onClick={() => setOpened(isOpen ? null : key)}>{isOpen ? words.hideWho : m.planned ? words.whoGets : m.answered > 0 ? words.callFirst(m.answered) : words.whoGot}</button></td></tr>
                  {isOpen && <tr><td /><td className="named" colSpan={4}><Who row={m} today={day.today} /></td></tr>}
                </Fragment>
              );
            })}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Up to three of them, who answered first, each a call away. */
function Who({ row, today }: { row: Row; today: string }) {
  const words = useWords().customers;
  const may = useMay();
  const plan = useTell(planActivity, { makesStale: [myDay, listActivities], done: () => words.plan.done, undo: (done) => reach(withdrawActivity, { activityId: done.id, version: done.version }) });
  return (
    <ul className="day-who">
      {row.sample.map((s) => (
        <li key={s.id}>
          <GoLink className="m" to={`/customers/${s.id}`}>{s.name}</GoLink><span className="sub el">{s.outcome}</span><span className="sp" />
          {may('customers.activity.write') && <Button size="compact-sm" disabled={plan.isTelling} aria-label={`${words.day.planCall}: ${s.name}`} onClick={() => plan.tell({ kind: 'call', title: words.day.callAbout(row.subject), accountId: s.id, dueOn: today })}>{words.day.planCall}</Button>}
        </li>
      ))}
      <ProblemNote said={plan.said} />
    </ul>
  );
}
