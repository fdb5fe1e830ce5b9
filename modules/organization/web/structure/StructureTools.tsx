import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown, IconSearch, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk } from '../../../../platform/web/ask.ts';
import { DayField } from '../../../../platform/web/parts/DayField.tsx';
import { MenuPop, Pop } from '../../../../platform/web/parts/Pop.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { commonExecutives } from '../../contract.ts';
import { structureOverlays } from './extras.ts';
import type { As, SetView, StructureView } from './Structure.tsx';

interface ToolsProps { view: StructureView; setView: SetView; on: string; as: As; isLarge: boolean; isNarrow: boolean; /** To the next of those found. */ onEnter?: (() => void) | undefined }

/** What is looked for, of which date, what is read on each seat and in which shape; what is used less stands behind a button, and on a narrow window all but the search and the shape. */
export function StructureTools(props: ToolsProps) {
  const { view, setView, on, as, isNarrow, onEnter } = props;
  const words = useWords().organization.structure, { today } = useFormats().settings;
  const choose = (seat: string) => setView({ seat, unit: undefined, form: undefined }, { push: true });
  return (
    <div className="structure-tools">
      <TextInput className="structure-finder" aria-label={words.find} placeholder={words.find} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} onKeyDown={(e) => e.key === 'Enter' && onEnter?.()} leftSection={<IconSearch size={15} stroke={1.7} />} />
      {!isNarrow && <OfDay {...props} />}
      {on !== today && !isNarrow && <Button onClick={() => setView({ on: undefined })}>{words.goToday}</Button>}
      {!isNarrow && <><Measure {...props} /><span className="sp" /><Leaders on={on} onChoose={choose} /></>}
      <More {...props} />
      <SegmentedControl aria-label={words.view} value={as} onChange={(value) => setView({ as: value as As })} data={(['chart', 'tree', 'table'] as const).map((value) => ({ value, label: words[value] }))} />
      <Narrowed {...props} />
    </div>
  );
}

/** What makes that less is seen than there is, or something else than what is known now: said beside the way out of it. */
function Narrowed({ view, setView, on, isNarrow }: ToolsProps) {
  const words = useWords().organization.structure, { plainDay, settings } = useFormats();
  const out = (name: string, patch: Partial<StructureView>) => <Button key={name} variant="light" size="compact-sm" rightSection={<IconX size={13} stroke={1.7} />} onClick={() => setView(patch)}>{name}</Button>;
  return (
    <>
      {isNarrow && on !== settings.today && out(plainDay(on), { on: undefined })}
      {view.known && out(words.knownAs(plainDay(view.known)), { known: undefined })}
      {view.branch && out(words.oneBranch, { branch: undefined })}
    </>
  );
}

function OfDay({ setView, on }: ToolsProps) {
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  return <DayField label={words.date} value={on} onChange={(day) => setView({ on: !day || day === today ? undefined : day })} />;
}

/** What to read on each seat, one measure at a time. */
function Measure({ view, setView }: ToolsProps) {
  const all = useWords(), words = all.organization.structure;
  const may = useMay();
  const [opened, setOpened] = useState(false);
  const offered = structureOverlays().filter((o) => may(o.right)), chosen = offered.find((o) => o.key === view.see);
  if (offered.length === 0) return null;
  const entry = (name: string, see: string | undefined) => ({ name, ticked: see === chosen?.key, run: () => { setOpened(false); setView({ see }); } });
  return (
    <MenuPop opened={opened} onClose={() => setOpened(false)} name={words.see} groups={[{ entries: [entry(words.seeNothing, undefined), ...offered.map((o) => entry(o.name(all), o.key))] }]}>
      <Button aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)} rightSection={<IconChevronDown size={14} stroke={1.7} />}>{chosen ? words.seeing(chosen.name(all)) : words.see}</Button>
    </MenuPop>
  );
}

function More(props: ToolsProps) {
  const { view, setView, on, as, isLarge, isNarrow } = props;
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  const [opened, setOpened] = useState(false);
  const content = (
    <div className="form">
      {isNarrow && <><Measure {...props} /><OfDay {...props} /></>}
      <DayField label={words.knownOn} description={words.knownHelp} value={view.known ?? null} onChange={(day) => setView({ known: !day || day >= today ? undefined : day })} max={today} />
      {as === 'chart' && <Switch label={words.showDotted} checked={view.dotted} onChange={(e) => setView({ dotted: e.currentTarget.checked })} />}
      {isLarge && as !== 'table' && <Switch label={words.openAll} checked={view.all} onChange={(e) => setView({ all: e.currentTarget.checked, open: [], shut: [] })} />}
      {isNarrow && <Leaders on={on} onChoose={(seat) => { setOpened(false); setView({ seat, unit: undefined, form: undefined }, { push: true }); }} />}
    </div>
  );
  return (
    <Pop opened={opened} onClose={() => setOpened(false)} name={words.options} width={280} position="bottom-end" content={content}>
      <Button aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)} leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.7} />}>{words.options}</Button>
    </Pop>
  );
}

/** Who leads both divisions in each market, and how far up: the further, the later a conflict is settled. */
function Leaders({ on, onChoose }: { on: string; onChoose: (seatId: string) => void }) {
  const words = useWords().organization.structure;
  const [opened, setOpened] = useState(false);
  return (
    <Pop opened={opened} onClose={() => setOpened(false)} name={words.who} width={340} position="bottom-end" content={<ByMarket on={on} onChoose={(seat) => { setOpened(false); onChoose(seat); }} />}>
      <Button aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{words.who}</Button>
    </Pop>
  );
}

function ByMarket({ on, onChoose }: { on: string; onChoose: (seatId: string) => void }) {
  const words = useWords().organization.structure;
  const { number } = useFormats();
  const asked = useAsk(commonExecutives, { on });
  return (
    <div tabIndex={-1} data-autofocus>
      <p className="sm ink2" style={{ margin: '0 0 8px' }}>{words.whoHelp}</p>
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars />}
      <dl className="pairs">
        {asked.data?.rows.map(({ market, executive, distance, reason }) => (
          <div key={market.id}>
            <dt>{market.name}</dt>
            <dd>
              {executive ? <><button type="button" className="plain u" onClick={() => onChoose(executive.seat.id)}>{executive.person?.name ?? executive.seat.name}</button><span className="sub sm" style={{ display: 'block', fontWeight: 400 }}>{distance === 0 ? words.sameManager : words.distance(number(distance ?? 0))}</span></>
                : <span className={reason === 'no_common_executive' ? 'late' : 'sub'}>{reason === 'no_common_executive' ? words.noCommon : words.oneDivision}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
