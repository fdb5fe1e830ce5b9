import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowsSplit, IconDownload, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { z } from 'zod';
import { formsFor } from '../../../../contract/sheet.ts';
import { Day, Id, QueryFlag, QueryList } from '../../../../contract/shapes.ts';
import { useAsk } from '../../../../platform/web/ask.ts';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { lazyPart } from '../../../../platform/web/parts/lazyPart.tsx';
import { PlaceTabs } from '../../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { TopBar, type TopAction } from '../../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useQuiet } from '../../../../platform/web/shell/quiet.ts';
import { takeFile } from '../../../../platform/web/sheets.ts';
import { useView, writeSearch } from '../../../../platform/web/view.ts';
import { useMay } from '../../../../platform/web/who.tsx';
import { useWidth } from '../../../../platform/web/width.ts';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { structure as structureEndpoint, structureChanges, type Structure as Whole } from '../../contract.ts';
import './structure.css';
import { type DayChanges, dayChanges } from '../../rules/dayChanges.ts';
import { addDays } from '../../rules/days.ts';
import { branchOf, fitting, type Laying, type More, unfoldedUpTo } from '../../rules/chartLayout.ts';
import { isVacant } from '../../rules/standing.ts';
import { StructureChart } from '../index.ts';
import { structureExtras, useOverlay } from './extras.ts';
import { StructureTable } from './StructureTable.tsx';
import { StructureTools } from './StructureTools.tsx';
import { StructureTree } from './StructureTree.tsx';
import { ofDay } from './structural.ts';
import { TimeBar } from './TimeBar.tsx';
import { seatsWith } from './whoSits.ts';

const StructurePanel = lazyPart(() => import('./StructurePanel.tsx'), 'StructurePanel', <aside className="drawer" aria-busy><div className="body"><LoadingBars /></div></aside>);

export const StructureView = z.object({
  on: Day.optional(), known: Day.optional(), as: z.enum(['chart', 'tree', 'table']).optional(), q: z.string().default(''), see: z.string().optional(), sort: z.string().optional(), branch: Id.optional(), seat: Id.optional(), unit: Id.optional(), dotted: QueryFlag.default(false),
  open: QueryList(Id).default([]), shut: QueryList(Id).default([]), all: QueryFlag.default(false), form: z.enum(['position', 'unit', 'team', 'change', 'manager', 'line', 'delegate', 'appoint', 'grant', 'cost']).optional(),
});
export type StructureView = z.output<typeof StructureView>;
export type As = 'chart' | 'tree' | 'table';
export type SetView = (patch: Partial<StructureView>, how?: { push?: boolean }) => void;

const onPhone = '(max-width: 640px)';

/** Both divisions under one executive on any date, as a chart or as a table, with the seat chosen beside it. */
export function Structure() {
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  const [view, setView] = useView(StructureView);
  const phone = useMediaQuery(onPhone, undefined, { getInitialValueInEffect: false }) ?? false;
  const on = view.on ?? today, as = view.as ?? (phone ? 'table' : 'chart');
  const knownAt = useKnownAt(on, view.known);
  const asked = useAsk(structureEndpoint, ofDay(on, today, knownAt), { when: !view.known || knownAt !== undefined, keep: true, live: ['unit', 'position', 'person', 'team'] });
  const days = useAsk(structureChanges, {}, { live: ['unit', 'position', 'person', 'team'] });
  const whole = asked.data, changes = useDayChanges(whole, view);
  useQuiet(500, StructurePanel.preload);
  const shown = useMemo(() => (whole && view.branch ? branchOf(whole, view.branch) : whole), [whole, view.branch]);
  const [measured, width] = useWidth(), perRow = fitting(width), [main, mainWidth] = useWidth();
  return (
    <>
      <TopBar title={words.title} state={whole && <Counts whole={whole} />} actions={useActions(setView, { view, on, knownAt, perRow })}>
        {on > today && <Chip kind="outlined">{words.status.planned}</Chip>}
      </TopBar>
      <PlaceTabs place="structure" />
      <div className="split structure" ref={measured}>
        <div className="main" ref={main}>
          <StructureTools view={view} setView={setView} on={on} as={as} isLarge={(shown?.seats.length ?? 0) > unfoldedUpTo} isNarrow={mainWidth < 940} onEnter={shown && (() => setView({ seat: nextFound(shown, view), unit: undefined, form: undefined }, { push: true }))} />
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {!whole && asked.isPending && <LoadingBars rows={10} />}
          {shown && width > 0 && <Body all={whole!} whole={shown} changes={changes} view={view} setView={setView} as={as} perRow={perRow} />}
          {days.data && <TimeBar days={days.data.rows} on={on} onChange={(day) => setView({ on: day === today ? undefined : day })} />}
        </div>
        {whole && (view.form ?? view.seat ?? view.unit) && <StructurePanel whole={whole} view={view} setView={setView} />}
      </div>
    </>
  );
}

/** The end of that day, or the last change where that came before: what was known then. */
function useKnownAt(on: string, known: string | undefined): string | undefined {
  const { today } = useFormats().settings;
  const latest = useAsk(structureEndpoint, ofDay(on, today), { when: known !== undefined }).data?.knownAt;
  const end = known && `${addDays(known, 1)}T00:00:00.000000Z`;
  return end && latest && (end < latest ? end : latest);
}

interface Seen { view: StructureView; on: string; knownAt: string | undefined; perRow: number }

function useActions(setView: SetView, { view, on, knownAt, perRow }: Seen): TopAction[] {
  const words = useWords().organization.structure;
  const may = useMay();
  const all = useWords();
  const doing = structureExtras().flatMap(({ doing: d }) => (d && may(d.right) ? [{ name: d.name(all), to: d.to, icon: <IconArrowsSplit size={15} stroke={1.7} />, main: true }] : []));
  const { branch, see, dotted, open, shut, all: everyone } = view;
  const forms = formsFor(useFormats().settings.locale);
  const files: TopAction[] = structureExtras().flatMap(({ files: f }) => f ?? []).map(({ name, href }, i) => (
    { name: name(all), ...(i === 0 ? { icon: <IconDownload size={16} stroke={1.7} /> } : {}), run: () => void takeFile(href(writeSearch({ on, knownAt, branch, see, open, shut, perRow, ...(dotted ? { dotted } : {}), ...(everyone ? { all: everyone } : {}) }), forms[1]), all) }));
  const taken: TopAction[] = [...files, ...forms.map((format) => ({ name: words.take[format], run: () => void takeFile(`/api/v1/structure.${format}${writeSearch({ on, knownAt })}`, all) })), { name: words.take.json, run: () => save(`/api/v1/structure${writeSearch({ on, knownAt })}`, `${words.file}.json`) }];
  if (!may('organization.structure.change')) return [...taken, ...doing];
  const form = (name: StructureView['form']) => () => setView({ form: name, seat: undefined, unit: undefined }, { push: true });
  return [{ name: words.form.newUnit, run: form('unit') }, { name: words.form.teams, run: form('team') }, ...taken, { name: words.form.newPosition, icon: <IconPlus size={15} stroke={1.7} />, run: form('position'), main: doing.length === 0 }, ...doing];
}

/** An answer of the API as a file of its own. */
function save(href: string, name: string) {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** The sentence beside the title. */
function Counts({ whole }: { whole: Whole }) {
  const words = useWords().organization.structure;
  const { number } = useFormats();
  const leads = new Set(whole.lines.filter((l) => l.kind === 'solid').map((l) => l.reportsToId)).size;
  const count = (is: (seat: Whole['seats'][number]) => boolean) => number(whole.seats.filter(is).length);
  return <span className="sub only-wide">{words.counts(number(whole.seats.length), count(isVacant), count((s) => s.status === 'unnamed'), number(leads))}</span>;
}

/** With so few found, or changed on that day, the chart opens where they are. */
const fewFound = 60;

interface BodyProps { /** Of it a branch is shown, or all; what somebody's team adds up to is that of all. */ all: Whole; whole: Whole; changes: DayChanges | undefined; view: StructureView; setView: SetView; as: As; perRow: number }

function Body({ all, whole, changes, view, setView, as, perRow }: BodyProps) {
  const words = useWords().organization.structure;
  const found = useMemo(() => seatsWith(view.q, whole.seats, new Map(whole.units.map((u) => [u.id, u.name]))), [view.q, whole]);
  const overlay = useOverlay(view.see, all);
  const changed = useMemo(() => (changes ? new Set(changes.seats.keys()) : undefined), [changes]), isSmallBranch = view.branch !== undefined && whole.seats.length <= fewFound, laying = useLaying(isSmallBranch ? { ...view, all: true } : view, perRow, overlay !== undefined, found ?? changed);
  if (whole.seats.length === 0) return <EmptyState action={<Button onClick={() => setView({ on: undefined })}>{words.emptyAction}</Button>}>{words.empty}</EmptyState>;
  const choose = (seat: string) => setView({ seat: seat === view.seat ? undefined : seat, unit: undefined, form: undefined }, { push: true });
  const foldBranch = (id: string, isOpen: boolean) => setView(isOpen ? { shut: [...view.shut, id], open: view.open.filter((o) => o !== id) } : view.shut.includes(id) ? { shut: view.shut.filter((o) => o !== id) } : { open: [...view.open, id] });
  const fold = ({ kind, managerId, open }: More) => (kind === 'branch' ? foldBranch(managerId, open) : setView({ open: open ? view.open.filter((o) => o !== managerId) : [...view.open, managerId] }));
  const shared = { structure: whole, overlay, found, chosen: view.seat, onChoose: choose };
  return (
    <>
      {changes && <ChangesSaid changes={changes} />}
      {found && <p className="sm sub" role="status" style={{ margin: '0 16px 8px' }}>{found.size > 0 ? words.found(String(found.size)) : words.nobodyFound}</p>}
      {as === 'table' && <StructureTable {...shared} see={view.see} sort={view.sort} onSort={(sort) => setView({ sort })} />}
      {as === 'tree' && <StructureTree {...shared} laying={laying} onFold={foldBranch} onOpenAll={(ids) => setView({ shut: view.shut.filter((o) => !ids.includes(o)), open: [...new Set([...view.open, ...ids])] })} />}
      {as === 'chart' && <div className="canvas"><StructureChart key={view.branch ?? ''} {...shared} laying={laying} changes={changes?.seats} dotted={view.dotted} onFold={fold} /></div>}
      {overlay && <p className="structure-legend">{overlay.legend}</p>}
    </>
  );
}

/** Of those found, the one after the one that is open, and after the last the first again. */
function nextFound(whole: Whole, { q, seat }: StructureView): string | undefined {
  const found = [...seatsWith(q, whole.seats, new Map(whole.units.map((u) => [u.id, u.name]))) ?? []];
  return found[(found.indexOf(seat ?? '') + 1) % found.length] ?? seat;
}

/** What the day looked at brought, beside the day before; of today nothing: that is simply how it is. */
function useDayChanges(whole: Whole | undefined, { on, known }: StructureView): DayChanges | undefined {
  const { today } = useFormats().settings, isAsked = on !== undefined && known === undefined && whole?.on === on;
  const before = useAsk(structureEndpoint, ofDay(addDays(on ?? today, -1), today), { when: isAsked }).data;
  return useMemo(() => (isAsked && before && whole ? dayChanges(before, whole) : undefined), [isAsked, before, whole]);
}

/** In a sentence: how many seats change on that day and how, and which are no more. */
function ChangesSaid({ changes: { seats, gone } }: { changes: DayChanges }) {
  const words = useWords().organization.structure.onDay, { number } = useFormats();
  const kinds = (['begins', 'moves', 'person', 'differs'] as const).flatMap((kind) => { const n = [...seats.values()].filter((c) => c === kind).length; return n > 0 ? [words.counts[kind](number(n))] : []; });
  const shown = gone.slice(0, 3).join(', ');
  if (seats.size === 0 && gone.length === 0) return null;
  return <p className="sm ink2 changes-said" role="status">{kinds.length > 0 && <><i className="change-mark" aria-hidden />{words.changes(kinds.join(', '))} </>}{gone.length > 0 && words.gone(gone.length > 3 ? words.andMore(shown, number(gone.length - 3)) : shown, gone.length)}</p>;
}

/** The same object until something of it changes, or five thousand seats would be laid anew at every click. */
function useLaying({ open, shut, all }: StructureView, perRow: number, hasFigure: boolean, wanted: ReadonlySet<string> | undefined): Laying {
  const opened = open.join(' '), folded = shut.join(' ');
  return useMemo(() => ({
    perRow, opened: new Set(opened.split(' ')), shut: new Set(folded.split(' ')), all, lines: hasFigure ? 1 : 0, ...(wanted && wanted.size <= fewFound ? { shown: wanted } : {}),
  }), [perRow, opened, folded, all, hasFigure, wanted]);
}
