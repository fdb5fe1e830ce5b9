import { IconLock } from '@tabler/icons-react';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { ExecutiveReport } from '../contract.ts';
import { signOf, type Reading } from './reading.ts';
import './reporting.css';
import { SheetCharts } from './SheetCharts.tsx';
import { Divisions } from './SheetDivisions.tsx';
import { SheetHead } from './SheetHead.tsx';
import { FunnelRows, Markets, Sources, TieOut } from './SheetTables.tsx';

/** The page of the report as it is printed, with every figure a door to its reasons. */
export function ReportSheet({ report, state, note, closed, sha, opened, open }: {
  report: ExecutiveReport; state: string; note?: string; closed?: boolean; sha?: string; opened: string | undefined; open: (id: string) => void;
}) {
  const { reporting: { report: words }, common } = useWords();
  const f = useFormats();
  const reading: Reading = { r: report, words, f, sign: signOf(report), open, opened };
  const lines = (note ?? '').split('\n').map((l) => l.trim()).filter(Boolean);
  return (
    <article className="a4">
      <SheetHead reading={reading} state={state} />
      <SheetCharts reading={reading} />
      <div className="two w"><Sources reading={reading} /><div className="col" style={{ gap: 12 }}><TieOut reading={reading} /><FunnelRows reading={reading} /></div></div>
      <Divisions reading={reading} names={{ marketing: common.marketing, sales: common.sales }} />
      <Markets reading={reading} />
      {lines.length > 0 && <section className="dec"><h3>{words.decide}</h3>{lines.length === 1 ? <p>{lines[0]}</p> : <ol>{lines.map((l) => <li key={l}>{l}</li>)}</ol>}</section>}
      <footer className="row sub">
        {closed && <IconLock size={12} aria-hidden />}<span>{closed ? words.closed : words.draftFoot} {report.partial && words.partial}</span><span className="sp" />
        {sha && <span className="nw">{words.fingerprint(sha.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 '))}</span>}<span className="nw only-wide">{words.ofOne}</span>
      </footer>
    </article>
  );
}
