import { Select } from '@mantine/core';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { exportStructureReading, ReadingBy, ReadingOf, structureReading } from '../contract.ts';
import { AskedFields, useSpan } from './AskedFields.tsx';
import './reporting.css';
import { ReportTabs } from './ReportTabs.tsx';
import { useSheetActions } from './sheetActions.tsx';
import { StructureBridgeTable } from './StructureBridge.tsx';
import { StructureSwitch } from './StructureSwitch.tsx';

const shape = z.object({
  of: ReadingOf.default('bookings'), by: ReadingBy.default('unit'), read: z.enum(['was', 'is']).default('was'), on: z.string().optional(),
  from: z.string().optional(), to: z.string().optional(), market: z.string().optional(),
});

/** Bookings and leads by unit and seat, read as it was or as it is, and the bridge between both. */
export function StructureReading() {
  const all = useWords().reporting, words = all.structure;
  const f = useFormats();
  const [view, setView] = useView(shape);
  const span = useSpan(view, 'year');
  const ask = { of: view.of, by: view.by, ...span, ...(view.on ? { on: view.on } : {}), ...(view.market ? { market: view.market } : {}) };
  const { data, said, refetch } = useAsk(structureReading, ask, { keep: true });
  const choices = (names: readonly string[], says: Record<string, string>) => names.map((value) => ({ value, label: says[value] ?? value }));
  return (
    <>
      <TopBar title={words.title} actions={useSheetActions(exportStructureReading.path, ask)} />
      <ReportTabs />
      <AskedFields span={span} market={view.market} onChange={(patch) => setView(patch)}>
        <Select label={words.what} w={170} allowDeselect={false} value={view.of} data={choices(ReadingOf.options, words.of)} onChange={(v) => v && setView({ of: v as ReadingOf })} />
        <Select label={all.byLabel} w={130} allowDeselect={false} value={view.by} data={choices(ReadingBy.options, all.by)} onChange={(v) => v && setView({ by: v as ReadingBy })} />
      </AskedFields>
      <div className="scroll pad">
        <StructureSwitch read={view.read} on={view.on} onChange={(patch) => setView(patch)} />
        {said && <ProblemNote said={said} retry={() => void refetch()} />}
        {!data && !said && <LoadingBars />}
        {data && data.bridges.length === 0 && <EmptyState>{words.none}</EmptyState>}
        {data?.bridges.map((b) => <StructureBridgeTable key={b.currency ?? 'leads'} bridge={b} by={view.by} read={view.read} on={data.on} />)}
        {data && data.bridges.length > 0 && <p className="sm sub prose">{words.notes[view.of](f.plainDay(data.on))} {data.partial && all.report.partial}</p>}
      </div>
    </>
  );
}
