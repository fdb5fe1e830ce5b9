import { Button, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { IconArrowsSplit, IconPlus, IconPrinter, IconSearch, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { z } from 'zod';
import { Day, Id, QueryFlag, QueryList } from '../../../../contract/shapes.ts';
import { useAsk } from '../../../../platform/web/ask.ts';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { DayField } from '../../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { Pop } from '../../../../platform/web/parts/Pop.tsx';
import { PlaceTabs } from '../../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { TopBar, type TopAction } from '../../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useView, writeSearch } from '../../../../platform/web/view.ts';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { structure as structureEndpoint, structureChanges, type Structure as Whole } from '../../contract.ts';
import './structure.css';
import { addDays } from '../../rules/days.ts';
import { branchOf, fitting } from './chartLayout.ts';
import { structureExtras, structureOverlays, useOverlay } from './extras.ts';
import { Leaders } from './Leaders.tsx';
import { StructurePanel } from './StructurePanel.tsx';
import { StructureTable } from './StructureTable.tsx';
import { TimeBar } from './TimeBar.tsx';
import { seatsWith } from './whoSits.ts';

const StructureChart = lazy(() => import('./StructureChart.tsx'));

export const StructureView = z.object({
  on: Day.optional(), known: Day.optional(), as: z.enum(['chart', 'table']).optional(), q: z.string().default(''), see: z.string().optional(), branch: Id.optional(), seat: Id.optional(), unit: Id.optional(), dotted: QueryFlag.default(false),
  open: QueryList(Id).default([]), form: z.enum(['position', 'unit', 'team', 'change', 'manager', 'line', 'delegate', 'appoint', 'grant']).optional(),
});
export type StructureView = z.output<typeof StructureView>;
export type SetView = (patch: Partial<StructureView>, how?: { push?: boolean }) => void;

/** Both divisions under one executive on any date, as a chart or as a table, with the seat chosen beside it. */
export function Structure() {
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  const [view, setView] = useView(StructureView);
  const phone = useMediaQuery('(max-width: 640px)') ?? false;
  const on = view.on ?? today, as = view.as ?? (phone ? 'table' : 'chart');
  const knownAt = useKnownAt(on, view.known);
  const asked = useAsk(structureEndpoint, { on, ...(knownAt ? { knownAt } : {}) }, { when: !view.known || knownAt !== undefined, keep: true, live: ['unit', 'position', 'person', 'team'] });
  const days = useAsk(structureChanges, {}, { live: ['unit', 'position', 'person', 'team'] });
  const whole = asked.data;
  return (
    <>
      <TopBar title={words.title} state={whole && <Counts whole={whole} />} actions={useActions(setView, writeSearch({ on, knownAt }))}>
        {on > today && <Chip kind="outlined">{words.status.planned}</Chip>}
      </TopBar>
      <PlaceTabs place="structure" />
      <div className="split structure">
        <div className="main">
          <Tools view={view} setView={setView} on={on} as={as} />
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {!whole && asked.isPending && <LoadingBars rows={10} />}
          {whole && <Body whole={view.branch ? branchOf(whole, view.branch) : whole} view={view} setView={setView} as={as} />}
          {days.data && <TimeBar days={days.data.rows} on={on} onChange={(day) => setView({ on: day === today ? undefined : day })} />}
        </div>
        {whole && <StructurePanel whole={whole} view={view} setView={setView} />}
      </div>
    </>
  );
}

/** The end of that day, or the last change where that came before: what was known then. */
function useKnownAt(on: string, known: string | undefined): string | undefined {
  const latest = useAsk(structureEndpoint, { on }, { when: known !== undefined }).data?.knownAt;
  const end = known && `${addDays(known, 1)}T00:00:00.000000Z`;
  return end && latest && (end < latest ? end : latest);
}

function useActions(setView: SetView, query: string): TopAction[] {
  const words = useWords().organization.structure;
  const may = useMay();
  const all = useWords();
  const doing = structureExtras().flatMap(({ doing: d }) => (d && may(d.right) ? [{ name: d.name(all), to: d.to, icon: <IconArrowsSplit size={15} stroke={1.7} />, main: true }] : []));
  const print: TopAction = { name: words.print, icon: <IconPrinter size={16} stroke={1.7} />, run: () => window.print() };
  const taken: TopAction[] = [{ name: words.takeCsv, run: () => window.location.assign(`/api/v1/structure.csv${query}`) }, { name: words.takeJson, run: () => save(`/api/v1/structure${query}`, `${words.file}.json`) }];
  if (!may('organization.structure.change')) return [print, ...taken, ...doing];
  const form = (name: StructureView['form']) => () => setView({ form: name, seat: undefined, unit: undefined }, { push: true });
  return [{ name: words.form.newUnit, run: form('unit') }, { name: words.form.newTeam, run: form('team') }, print, ...taken, { name: words.form.newPosition, icon: <IconPlus size={15} stroke={1.7} />, run: form('position'), main: doing.length === 0 }, ...doing];
}

/** An answer of the API as a file of its own. */
function save(href: string, name: string) {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** Quiet until used: the structure of a date as it was known on another day. */
function KnownOn({ view, setView }: { view: StructureView; setView: SetView }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const [opened, setOpened] = useState(false);
  const choose = (day: string | null) => { setOpened(false); setView({ known: !day || day >= formats.settings.today ? undefined : day }); };
  const content = <div className="form"><DayField label={words.knownOn} description={words.knownHelp} value={view.known ?? null} onChange={choose} max={formats.settings.today} /></div>;
  return (
    <>
      <Pop opened={opened} onClose={() => setOpened(false)} name={words.knownOn} width={260} content={content}>
        <Button variant="subtle" color="gray" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{view.known ? words.knownAs(formats.plainDay(view.known)) : words.knownOn}</Button>
      </Pop>
      {view.known && <Button onClick={() => choose(null)}>{words.knownNow}</Button>}
    </>
  );
}

/** The sentence beside the title. */
function Counts({ whole }: { whole: Whole }) {
  const words = useWords().organization.structure;
  const { number } = useFormats();
  const leads = new Set(whole.lines.filter((l) => l.kind === 'solid').map((l) => l.reportsToId)).size;
  return <span className="sub only-wide">{words.counts(number(whole.seats.length), number(whole.seats.filter((s) => s.holders.length === 0).length), number(leads))}</span>;
}

function Tools({ view, setView, on, as }: { view: StructureView; setView: SetView; on: string; as: 'chart' | 'table' }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const { today } = formats.settings;
  return (
    <div className="row" data-wrap style={{ padding: '8px 16px', gap: 12, alignItems: 'flex-end' }}>
      <TextInput className="structure-finder" label={words.find} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} leftSection={<IconSearch size={15} stroke={1.7} />} />
      <DayField label={words.date} value={on} onChange={(day) => setView({ on: !day || day === today ? undefined : day })} />
      {on !== today && <Button onClick={() => setView({ on: undefined })}>{words.goToday}</Button>}
      <KnownOn view={view} setView={setView} />
      {view.branch && <Button rightSection={<IconX size={14} stroke={1.7} />} onClick={() => setView({ branch: undefined })}>{words.oneBranch}</Button>}
      <span className="sp" />
      <Overlays view={view} setView={setView} />
      <Leaders on={on} />
      {as === 'chart' && <Switch label={words.showDotted} checked={view.dotted} onChange={(e) => setView({ dotted: e.currentTarget.checked })} mb={6} />}
      <SegmentedControl aria-label={words.view} value={as} onChange={(value) => setView({ as: value as 'chart' | 'table' })} data={[{ value: 'chart', label: words.chart }, { value: 'table', label: words.table }]} />
    </div>
  );
}

/** What to read on each seat, one measure at a time. */
function Overlays({ view, setView }: { view: StructureView; setView: SetView }) {
  const words = useWords();
  const may = useMay();
  const offered = structureOverlays().filter((o) => may(o.right));
  if (offered.length === 0) return null;
  return <Select className="structure-see" label={words.organization.structure.see} placeholder={words.organization.structure.seeNothing} value={view.see ?? null} onChange={(see) => setView({ see: see ?? undefined })}
    data={offered.map((o) => ({ value: o.key, label: o.name(words) }))} clearable comboboxProps={{ width: 200, position: 'bottom-end' }} />;
}

function Body({ whole, view, setView, as }: { whole: Whole; view: StructureView; setView: SetView; as: 'chart' | 'table' }) {
  const words = useWords().organization.structure;
  const found = useMemo(() => seatsWith(view.q, whole.seats, new Map(whole.units.map((u) => [u.id, u.name]))), [view.q, whole]);
  const opened = useMemo(() => new Set(view.open), [view.open]);
  const { ref, width } = useElementSize();
  const overlay = useOverlay(view.see, whole);
  if (whole.seats.length === 0) return <EmptyState action={<Button onClick={() => setView({ on: undefined })}>{words.emptyAction}</Button>}>{words.empty}</EmptyState>;
  const choose = (seat: string) => setView({ seat: seat === view.seat ? undefined : seat, unit: undefined, form: undefined }, { push: true });
  const toggle = (id: string) => setView({ open: opened.has(id) ? view.open.filter((o) => o !== id) : [...view.open, id] });
  return (
    <>
      {found && <p className="sm sub" role="status" style={{ margin: '0 16px 8px' }}>{found.size > 0 ? words.found(String(found.size)) : words.nobodyFound}</p>}
      {as === 'table'
        ? <div style={{ flex: 1, overflow: 'auto' }}><StructureTable structure={whole} overlay={overlay} see={view.see} found={found} chosen={view.seat} onChoose={choose} /></div>
        : <div className="canvas" ref={ref}><Suspense fallback={<LoadingBars rows={10} />}>
            <StructureChart structure={whole} overlay={overlay} chosen={view.seat} found={found} dotted={view.dotted} opened={opened} perRow={fitting(width)} onChoose={choose} onOpen={toggle} />
          </Suspense></div>}
      {overlay && <p className="structure-legend">{overlay.legend}</p>}
    </>
  );
}
