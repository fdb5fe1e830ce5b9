import { Button } from '@mantine/core';
import { useAskPages } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { Finding, type InterdependencePart, type InterdependenceRead, type InterdependenceRecord, interdependenceRecords, type PartOfIndex } from '../contract.ts';
import { outOf100 } from './interdependenceWords.ts';

type Open = (part: InterdependencePart | undefined, finding?: Finding) => void;
const apart: readonly Finding[] = ['unconfirmed', 'reopened', 'pending'];

/** What would raise the index, the part that pays most first: what is missing in each, and the way to its records. */
export function WhatWouldRaise({ read, open }: { read: InterdependenceRead; open: Open }) {
  const words = useWords().focus.interdependence, f = useFormats(), adviceOf = useAdvice();
  const gain = (p: PartOfIndex) => (p.ifWhole ?? 0) - (read.value ?? 0);
  const advised = read.parts.filter((p) => p.ifWhole !== null).sort((a, b) => gain(b) - gain(a)), unknown = read.parts.filter((p) => p.value === null);
  return (
    <>
      <section>
        <Section title={words.raise} />
        {advised.length === 0 && <p className="sub" style={{ margin: '6px 0 0' }}>{words.nothing}</p>}
        {advised.map((p) => (
          <div key={p.part} className="idi-advice">
            <div className="row"><button type="button" className="idi-open m" onClick={() => open(p.part)}>{words.parts[p.part]}</button><span className="sp" /><span className="m nw">{words.gain(outOf100(read.value, f)!, outOf100(p.ifWhole, f)!)}</span></div>
            {adviceOf(p).map(({ text, finding }) => <p key={text} className="ink2">{text} {finding && <button type="button" className="why sm" onClick={() => open(p.part, finding)}>{words.see(f.number(recordsOf(p, finding)))}</button>}</p>)}
          </div>
        ))}
        {advised.length > 0 && <p className="sm sub" style={{ margin: '8px 0 0' }}>{words.raiseNote}</p>}
      </section>
      {unknown.length > 0 && <section><Section title={words.unknown} n={f.number(unknown.length)} />{unknown.map((p) => <p key={p.part} className="sm ink2" style={{ margin: '6px 0 0' }}><b className="m">{words.parts[p.part]}.</b> {words.means[p.part]}</p>)}</section>}
    </>
  );
}

const recordsOf = (p: PartOfIndex, finding: Finding): number => p.findings.filter((t) => t.finding === finding).reduce((n, t) => n + t.records, 0);

function useAdvice(): (p: PartOfIndex) => { text: string; finding?: Finding }[] {
  const { advice, lopsided } = useWords().focus.interdependence, f = useFormats(), of: Partial<Record<Finding, (n: string) => string>> = advice;
  return (p) => {
    const { sales, marketing } = p.gives ?? { sales: 0, marketing: 0 };
    return [
      ...(sales === marketing ? [] : [{ text: lopsided[sales < marketing ? 'marketing' : 'sales'](f.number(Math.abs(sales - marketing))) }]),
      ...Finding.options.flatMap((finding) => { const n = recordsOf(p, finding), says = of[finding]; return n > 0 && says ? [{ text: says(f.number(n)), finding }] : []; }),
    ];
  };
}

const addresses: Record<InterdependenceRecord['kind'], (id: string) => string> = {
  goal: (id) => `/goals/${id}`, campaign: (id) => `/marketing/campaigns/${id}`, support_request: (id) => `/coordination?request=${id}`, hand_off: (id) => `/coordination/hand-offs?handOff=${id}`,
};

/** What one part means and the records it was counted from, by how each was read. */
export function PartRecords({ read, asked, code, finding, open }: { read: InterdependenceRead; asked: { quarter?: string; market?: string }; code: InterdependencePart; finding: Finding | undefined; open: Open }) {
  const words = useWords().focus.interdependence, f = useFormats();
  const part = read.parts.find((p) => p.part === code)!;
  const found = [...new Set(part.findings.map((t) => t.finding))];
  const { rows, said, isPending, hasMore, more, refetch } = useAskPages(interdependenceRecords, { part: code, ...asked, ...(finding ? { finding } : {}) }, { when: part.records > 0 });
  return (
    <>
      <section>
        <Section title={words.parts[code]} right={<Button size="compact-xs" className="no-print" onClick={() => open(undefined)}>{words.back}</Button>} />
        <p className="ink2" style={{ margin: '6px 0 0' }}>{words.means[code]}</p>
      </section>
      {part.records > 0 && (
        <section>
          <Section title={words.records} n={f.number(finding ? recordsOf(part, finding) : part.records)} />
          <div className="idi-findings">
            {found.length > 1 && [undefined, ...found].map((one) => (
              <button key={one ?? ''} type="button" aria-pressed={one === finding} onClick={() => open(code, one)}>{one ? words.findings[one] : words.all} <span className="sub">{f.number(one ? recordsOf(part, one) : part.records)}</span>{one && apart.includes(one) && <span className="sub"> · {words.apart}</span>}</button>
            ))}
          </div>
          <ProblemNote said={said} retry={() => void refetch()} />
          {isPending && <LoadingBars rows={6} />}
          {!isPending && !said && rows.length === 0 && <p className="sub">{words.noRecords}</p>}
          {rows.map((r) => <RecordLine key={r.id} r={r} code={code} />)}
          {hasMore && <Button mt={8} fullWidth onClick={more}>{words.more}</Button>}
        </section>
      )}
    </>
  );
}

function RecordLine({ r, code }: { r: InterdependenceRecord; code: InterdependencePart }) {
  const words = useWords().focus.interdependence, campaigns: Record<string, string> = useWords().marketing.kinds, f = useFormats();
  const proof = (Object.entries(r.proof) as [keyof typeof words.proof, number][]).map(([what, n]) => words.proof[what](n === 100 ? words.upTo(f.number(n)) : f.number(n)));
  const under = [r.kind === 'campaign' ? (campaigns[r.detail] ?? '') : r.detail, r.side ? words.sides[code][r.side] : '', f.plainDay(r.on), ...proof].filter(Boolean);
  return (
    <div className="line"><span><GoLink to={addresses[r.kind](r.id)} className="m">{r.name}</GoLink><span className="sm sub">{under.join(' · ')}</span></span><span className="sm ink2">{words.findings[r.finding]}</span></div>
  );
}
