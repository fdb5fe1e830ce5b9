import { SegmentedControl } from '@mantine/core';
import { useAsk, useAskPages } from '../../../platform/web/ask.ts';
import { DoubleLine, useServedSentence } from '../../../platform/web/lines/DoubleLine.tsx';
import { type Happening, StandingLine } from '../../../platform/web/lines/StandingLine.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays, addMonths } from '../../organization/rules/index.ts';
import { type Account, accountLine, type AccountLine as Line, type Interaction, listInteractions } from '../contract.ts';
import { useExtraHandOffs, useExtraMarks } from './extras.ts';

const ahead = 63;

/** The signature of a customer's page, and below it what happened, the newest first. */
export function AccountLine({ account, months, setMonths }: { account: Account; months: number; setMonths: (n: number) => void }) {
  const words = useWords().customers;
  const { today } = useFormats().settings;
  const from = addMonths(today, -months), to = addDays(today, ahead);
  const { data: line, said } = useAsk(accountLine, { accountId: account.id, from, to }, { keep: true, live: ['interaction', 'promise', 'need', 'activity'] });
  if (!line) return said ? <div className="pad"><ProblemNote said={said} /></div> : <LoadingBars rows={8} />;
  return (
    <>
      <div className="row line-head only-wide">
        <Sentence line={line} />
        <span className="sp" />
        <SegmentedControl value={String(months)} onChange={(v) => setMonths(Number(v))} data={[3, 6, 12, 24].map((n) => ({ value: String(n), label: words.months(n) }))} />
      </div>
      <Drawn account={account} line={line} />
      <hr className="hr only-wide" />
      <Happened account={account} line={line} />
    </>
  );
}

const contactsOf = (line: Line) => line.contacts.filter((c) => c.kind !== 'internal').map((c) => ({ id: c.id, on: c.on, side: c.division, label: c.kind === 'mass' ? '' : c.subject, mass: c.kind === 'mass', planned: c.planned }));

function Sentence({ line }: { line: Line }) {
  return <span className="sm ink2">{useServedSentence({ from: line.from, today: line.today, contacts: contactsOf(line), hold: line.hold })}</span>;
}

function Drawn({ account, line }: { account: Account; line: Line }) {
  const marks = useExtraMarks(account.id), handOffs = useExtraHandOffs(account.id);
  const inside = (day: string) => day >= line.from && day < line.to;
  return (
    <DoubleLine from={line.from} to={line.to} today={line.today} hold={line.hold} contacts={[...contactsOf(line), ...marks.filter((m) => inside(m.on))]}
      handOffs={handOffs.filter((h) => inside(h.offered))}
      promises={line.promises.map((p) => ({ id: p.id, given: p.givenOn < line.from ? line.from : p.givenOn, due: p.dueOn >= line.to ? addDays(line.to, -1) : p.dueOn, label: p.title, state: p.state === 'kept' || p.state === 'kept_late' ? 'kept' : p.state === 'late' ? 'late' : 'open' }))}
      needs={line.needs.filter((n) => inside(n.registeredOn)).map((n) => ({ id: n.id, on: n.registeredOn, label: n.title, open: n.metOn === null }))}
      {...(line.marketing?.person ? { marketingName: line.marketing.person.name } : {})} {...(line.sales?.person ? { salesName: line.sales.person.name } : {})} />
  );
}

/** Contacts page by page; promises and needs of the span stand among them on their day. */
function Happened({ account, line }: { account: Account; line: Line }) {
  const all = useWords(), words = all.customers;
  const formats = useFormats();
  const pages = useAskPages(listInteractions, { accountId: account.id, limit: 30 }, { live: ['interaction'] });
  const said = (i: Interaction) => [words.channels[i.channel], i.minutes > 0 ? words.happened.minutes(i.minutes) : null].filter(Boolean).join(', ');
  const rows: (Happening & { at: string })[] = [
    ...pages.rows.filter((i) => !i.planned).map((i) => ({
      id: i.id, at: i.startsAt, day: formats.dayAt(i.startsAt), side: i.division, title: i.subject, more: [said(i), i.outcome].filter(Boolean).join('. '), who: i.person?.name ?? '', mass: i.kind === 'mass', kind: all.common[i.division],
    })),
    ...line.promises.map((p) => ({
      id: p.id, at: `${p.givenOn}T23:59`, day: formats.day(p.givenOn), side: 'customer' as const, title: words.promises.given(p.title), more: p.state === 'late' ? words.promises.wasLate : '', who: p.seat.person?.name ?? p.seat.seat.name,
      promise: p.state === 'late' ? 'late' as const : p.state.startsWith('kept') ? 'kept' as const : 'open' as const, kind: words.promises.title,
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (rows.length === 0) return <EmptyState>{words.happened.none}</EmptyState>;
  return (
    <div className="happened">
      <div className="pad-x"><Section title={words.happened.title} /></div>
      <StandingLine happenings={rows} />
      {pages.hasMore && <div className="pad"><button type="button" className="link-button u" onClick={pages.more}>{words.happened.more}</button></div>}
    </div>
  );
}
