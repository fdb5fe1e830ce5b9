import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { DoubleLine, useServedSentence } from '../../../platform/web/lines/DoubleLine.tsx';
import type { ContactMark } from '../../../platform/web/lines/marks.ts';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays, addMonths } from '../../organization/rules/index.ts';
import { type Account, accountLine, type AccountLine as Line } from '../contract.ts';
import { useExtraHandOffs, useExtraMarks } from './extras.ts';
import { Happened } from './Happened.tsx';

const ahead = 63;

/** The signature of a customer's page, and below it what happened, the newest first. */
export function AccountLine({ account, months, setMonths }: { account: Account; months: number; setMonths: (n: number) => void }) {
  const all = useWords(), words = all.customers;
  const { today } = useFormats().settings;
  const [side, setSide] = useState<Division | 'both'>('both');
  const from = addMonths(today, -months), to = addDays(today, ahead);
  const { data: line, said } = useAsk(accountLine, { accountId: account.id, from, to }, { keep: true, live: ['interaction', 'promise', 'need', 'activity'] });
  const marks = useExtraMarks(account.id);
  if (!line) return said ? <div className="pad"><ProblemNote said={said} /></div> : <LoadingBars rows={8} />;
  const contacts = contactsOf(line, marks);
  return (
    <>
      <div className="row line-head only-wide">
        <Sentence line={line} contacts={contacts} />
        <span className="sp" />
        <span className="row sm sub only-roomy"><Glyph side="marketing" size={9} />{words.legend.direct}<Glyph side="marketing" size={6} />{words.legend.mass}<Glyph side="customer" size={9} />{words.legend.need}</span>
        <Select aria-label={all.platform.line.name} w={124} allowDeselect={false} value={String(months)} onChange={(v) => v && setMonths(Number(v))} data={[3, 6, 12, 24].map((n) => ({ value: String(n), label: words.months(n) }))} />
      </div>
      <Drawn account={account} line={line} contacts={contacts} />
      <hr className="hr only-wide" />
      <div className="row line-head" data-wrap><Section title={words.happened.title} /><span className="sp" />
        <SegmentedControl aria-label={words.legend.side} value={side} onChange={(v) => setSide(v as Division | 'both')}
          data={[{ value: 'both', label: words.legend.both }, { value: 'marketing', label: all.common.marketing }, { value: 'sales', label: all.common.sales }]} /></div>
      <Happened account={account} line={line} side={side} marks={marks} />
    </>
  );
}

/** Contacts of both divisions, and what rooms above bring to the lanes; mass ones go without a label. */
function contactsOf(line: Line, marks: readonly ContactMark[]): ContactMark[] {
  const own = line.contacts.filter((c) => c.kind !== 'internal')
    .map((c): ContactMark => ({ id: c.id, on: c.on, side: c.division, label: c.subject, mass: c.kind === 'mass', planned: c.planned }));
  return [...own, ...marks.filter((m) => m.on < line.to)];
}

function Sentence({ line, contacts }: { line: Line; contacts: readonly ContactMark[] }) {
  return <span className="sm ink2">{useServedSentence({ from: line.from, today: line.today, contacts, hold: line.hold })}</span>;
}

function Drawn({ account, line, contacts }: { account: Account; line: Line; contacts: readonly ContactMark[] }) {
  const handOffs = useExtraHandOffs(account.id);
  const inside = (day: string) => day >= line.from && day < line.to;
  const lastDay = addDays(line.to, -1);
  return (
    <DoubleLine from={line.from} to={line.to} today={line.today} hold={line.hold} contacts={contacts} handOffs={handOffs.filter((h) => inside(h.offered))}
      promises={line.promises.map((p) => ({
        id: p.id, given: p.givenOn < line.from ? line.from : p.givenOn, due: p.dueOn > lastDay ? lastDay : p.dueOn, label: p.title, state: p.state === 'late' ? 'late' : p.state.startsWith('kept') ? 'kept' : 'open',
      }))}
      needs={line.needs.filter((n) => inside(n.registeredOn)).map((n) => ({ id: n.id, on: n.registeredOn, label: n.title, open: n.metOn === null }))}
      {...(line.marketing?.person ? { marketingName: line.marketing.person.name } : {})} {...(line.sales?.person ? { salesName: line.sales.person.name } : {})} />
  );
}
