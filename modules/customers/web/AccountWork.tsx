import { Button, Textarea } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import { type Account, type Activity, listActivities, listNotes, type Note, withdrawNote, writeNote } from '../contract.ts';
import { ActivityMenu } from './ActivityMenu.tsx';
import { useActivityActs } from './useActivityActs.ts';

/** What is still to do with a customer, and what was said in confidence: both as far as the reader's seats reach. */
export function AccountWork({ account, plan, open }: { account: Account; plan: () => void; open: (form: 'change' | 'finish', activityId: string) => void }) {
  const words = useWords().customers;
  const may = useMay();
  const { data } = useAsk(listActivities, { account: account.id, limit: 100 }, { when: may('customers.activity.read'), live: ['activity'] });
  return (
    <div className="pad details">
      <Section title={words.plan.open} n={data?.rows.length} right={account.may.plan && <Button onClick={plan}>{words.plan.title}</Button>} />
      {data?.rows.length === 0 && <p className="sub side-note">{words.plan.none}</p>}
      <ul className="plain-list">{data?.rows.map((a) => <ToDo key={a.id} activity={a} may={account.may.plan} open={open} />)}</ul>
      <Notes account={account} />
    </div>
  );
}

function ToDo({ activity: a, may, open }: { activity: Activity; may: boolean; open: (form: 'change' | 'finish', activityId: string) => void }) {
  const words = useWords().customers;
  const formats = useFormats(), written = useWritten();
  const acts = useActivityActs(a);
  const late = a.dueOn < formats.settings.today;
  return (
    <li className="to-do">
      <span className="col" style={{ minWidth: 0 }}><span className="m">{written(a.title)}</span>
        <span className="sm sub">{[words.channels[a.kind], written(a.place), a.seat.name].filter(Boolean).join('. ')}</span><ProblemNote said={acts.said} /></span>
      <span className={late ? 'sm late nw' : 'sm sub nw'}>{a.dueAt ? formats.moment(a.dueAt) : formats.day(a.dueOn)}</span>
      {may && <span className="row" data-wrap><Button disabled={acts.isActing} onClick={acts.finish}>{words.plan.finish}</Button><ActivityMenu activity={a} acts={acts} open={open} /></span>}
    </li>
  );
}

function Notes({ account }: { account: Account }) {
  const words = useWords().customers.notes;
  const may = useMay();
  const { data } = useAsk(listNotes, { accountId: account.id }, { when: may('customers.activity.read'), live: ['note'] });
  const write = useTell(writeNote, { makesStale: [listNotes], done: () => words.written });
  const form = useFields({ body: '' }, { draft: `customers.note.${account.id}`, problems: write.fields });
  const submit = () => {
    const input = form.check(writeNote.input, { accountId: account.id, body: form.values.body });
    if (input) write.tell(input, () => form.clear());
  };
  return (
    <>
      <Section title={words.title} n={data?.rows.length} />
      {account.may.plan && (
        <form className="form" noValidate onSubmit={(e) => { e.preventDefault(); submit(); }}>
          <Textarea label={words.body} description={words.hint} autosize minRows={2} {...form.text('body')} />
          <ProblemNote said={write.said} />
          <span><Button type="submit" loading={write.isTelling}>{words.write}</Button></span>
        </form>
      )}
      {data?.rows.length === 0 && <p className="sub side-note">{words.none}</p>}
      <ul className="plain-list">{data?.rows.map((n) => <Written key={n.id} note={n} />)}</ul>
    </>
  );
}

function Written({ note: n }: { note: Note }) {
  const words = useWords().customers.notes;
  const formats = useFormats();
  const withdraw = useTell(withdrawNote, { makesStale: [listNotes], done: () => words.withdrawn });
  return (
    <li className="note-row">
      <span className="sm sub">{n.person.name}, {formats.moment(n.writtenAt)}</span>
      <p>{n.body}</p>
      {n.mine && <button type="button" className="link-button sm u" disabled={withdraw.isTelling} onClick={() => withdraw.tell({ noteId: n.id, version: n.version })}>{words.withdraw}</button>}
    </li>
  );
}
