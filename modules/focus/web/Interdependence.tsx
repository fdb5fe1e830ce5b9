import { Select } from '@mantine/core';
import { z } from 'zod';
import { formsFor } from '../../../contract/sheet.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar, type TopAction } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { takeSheet } from '../../../platform/web/sheets.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { exportInterdependence, Finding, interdependence, InterdependencePart, type InterdependenceRead } from '../contract.ts';
import { quartersUpTo } from '../rules/quarters.ts';
import './focus.css';
import { InterdependenceParts } from './InterdependenceParts.tsx';
import { PartRecords, WhatWouldRaise } from './InterdependenceSide.tsx';
import { InterdependenceTrend } from './InterdependenceTrend.tsx';
import { outOf100, pointsBetween, useQuarterName } from './interdependenceWords.ts';

const shape = z.object({ quarter: z.string().optional(), market: z.string().optional(), part: InterdependencePart.optional(), finding: Finding.optional() });

/** How much the two divisions depend on one another: the index, what it is made of, how it has gone, and what would raise it. */
export function Interdependence() {
  const all = useWords(), words = all.focus.interdependence;
  const [view, setView] = useView(shape);
  const ask = { ...(view.quarter ? { quarter: view.quarter } : {}), ...(view.market ? { market: view.market } : {}) };
  const { data, said, refetch } = useAsk(interdependence, ask, { keep: true, live: ['goal', 'campaign', 'support_request', 'hand_off'] });
  const takes = formsFor(useFormats().settings.locale).map((format): TopAction => ({ name: all.platform.list.formats[format], run: () => void takeSheet(exportInterdependence.path, format, ask, all) }));
  const open = (part: InterdependencePart | undefined, finding?: Finding) => setView({ part, finding });
  const counts = data?.quarters.some((q) => q.value !== null);
  return (
    <>
      <TopBar title={words.title} actions={takes} />
      <PlaceTabs place="focus" />
      <Split sideName={view.part ? words.parts[view.part] : words.raise} width={360}
        side={data && counts && (view.part ? <PartRecords key={view.part} read={data} asked={ask} code={view.part} finding={view.finding} open={open} /> : <WhatWouldRaise read={data} open={open} />)}>
        <div className="pad col" style={{ gap: 24 }}>
          <div className="idi-asked">
            <p className="ink2 prose" style={{ margin: 0 }}>{words.lead}</p>
            {data && <Asked data={data} market={view.market} onChange={(patch) => setView({ ...patch, part: undefined, finding: undefined })} />}
          </div>
          {said && <ProblemNote said={said} retry={() => void refetch()} />}
          {!data && !said && <LoadingBars rows={8} />}
          {data && !counts && <Nothing data={data} />}
          {data && counts && <><Head data={data} /><InterdependenceParts read={data} chosen={view.part} open={open} /><InterdependenceTrend read={data} onQuarter={(quarter) => setView({ quarter, part: undefined, finding: undefined })} /></>}
          {data?.partial && <p className="sm sub" style={{ margin: 0 }}>{words.partial}</p>}
        </div>
      </Split>
    </>
  );
}

function Asked({ data, market, onChange }: { data: InterdependenceRead; market: string | undefined; onChange: (patch: { quarter?: string | undefined; market?: string | undefined }) => void }) {
  const words = useWords().focus.interdependence, nameOf = useQuarterName();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const offered = [...new Set([...quartersUpTo(data.latest, 8), data.quarter])].sort().toReversed();
  return (
    <div className="idi-fields no-print">
      <Select label={words.choose} w={200} allowDeselect={false} value={data.quarter} data={offered.map((value) => ({ value, label: nameOf(value) }))} onChange={(q) => q && onChange({ quarter: q === data.latest ? undefined : q })} />
      {markets.length > 1 && <Select label={words.market} w={170} allowDeselect={false} value={market ?? ''} data={[{ value: '', label: words.allMarkets }, ...markets.map((m) => ({ value: m.id, label: m.name }))]} onChange={(v) => onChange({ market: v || undefined })} />}
    </div>
  );
}

/** The one number of the screen, and how it stands to the quarter before. */
function Head({ data }: { data: InterdependenceRead }) {
  const words = useWords().focus.interdependence, f = useFormats(), may = useMay(), nameOf = useQuarterName();
  const before = data.quarters.at(-2)?.value ?? null, value = outOf100(data.value, f);
  const counted = data.parts.filter((p) => p.value !== null);
  const range = data.range && words.range(outOf100(data.range.low, f)!, outOf100(data.range.high, f)!);
  return (
    <section aria-label={words.question}>
      <div className="row" data-wrap style={{ gap: '2px 10px', alignItems: 'baseline' }}>
        {value === null ? <span className="idi-value sub">{words.noData}</span> : (
          <span className="idi-value"><Why title={words.why(value)} note={<>{words.method(f.percent(data.least, 1), range)}{may('oversight.parameter.set') && <> <GoLink to="/settings/parameters?change=focus.interdependence" className="u m">{words.parameters}</GoLink></>}</>}
            parts={counted.map((p) => ({ name: words.parts[p.part], value: `${outOf100(p.value, f)} · ${words.counts(f.percent(p.share, 0))}` }))} total={{ name: words.index, value }}>{value}</Why></span>
        )}
        {value !== null && <span className="ink2">{words.of100}</span>}
        <span className="m">{nameOf(data.quarter)}</span>{data.running && <Chip kind="outlined">{words.running}</Chip>}
        <span className="sub">{[data.running ? words.until(f.plainDay(data.until)) : '', data.value === null ? '' : before === null ? words.firstOne : pointsBetween(data.value, before, f) === '=' ? words.same : words.change(pointsBetween(data.value, before, f))].filter(Boolean).join(', ')}</span>
      </div>
    </section>
  );
}

function Nothing({ data }: { data: InterdependenceRead }) {
  const words = useWords().focus.interdependence, may = useMay();
  if (!data.divisions.sales || !data.divisions.marketing) return <EmptyState>{words.oneDivision}</EmptyState>;
  return <EmptyState action={may('goals.goal.write') && <GoLink to="/goals" className="u m">{words.start}</GoLink>}>{words.nothingYet}</EmptyState>;
}
