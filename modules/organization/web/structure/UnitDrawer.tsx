import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../../platform/web/parts/Drawer.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { cancelUnitChange, endUnit, readUnit, type Unit } from '../../contract.ts';
import { EndOn } from '../../../../platform/web/parts/EndOn.tsx';
import { HistoryLink } from '../../../../platform/web/parts/HistoryLink.tsx';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import { structural } from './structural.ts';
import { ChangeUnitForm } from './UnitForm.tsx';

/** A unit with its past and its plans. */
export function UnitDrawer({ unitId, onClose, onFill }: { unitId: string; onClose: () => void; onFill: () => void }) {
  const words = useWords().organization.structure;
  const [changing, setChanging] = useState(false);
  const asked = useAsk(readUnit, { unitId }, { live: ['unit'] });
  const end = useEnding();
  const unit = asked.data;
  const now = unit?.current ?? unit?.versions.at(-1);
  if (changing && unit) return <ChangeUnitForm unit={unit} onClose={() => setChanging(false)} />;
  return (
    <Drawer title={now?.name ?? ''} onClose={onClose} width={348}>
      <ProblemNote said={asked.said} />
      {unit && !now && <p className="sub">{words.unitNeverWas}</p>}
      {unit && now && (
        <div className="seat-life">
          <section style={{ paddingTop: 0 }}>
            <Chip {...(unit.division ? { kind: unit.division, glyph: unit.division } : {})}>{words.functions[now.function]}</Chip>
            <Pairs rows={[[words.form.parent, now.parent?.name ?? words.form.noUnit], [words.form.market, now.market?.name ?? words.form.anyMarket]]} />
            <UnitActs unit={unit} end={end} onChange={() => setChanging(true)} onFill={onFill} onGone={onClose} />
          </section>
          <UnitLife unit={unit} />
          <section><HistoryLink id={unit.id} /></section>
        </div>
      )}
    </Drawer>
  );
}

/** Told from the drawer: the acts are gone as soon as the unit is, before the answer has been heard. */
function useEnding() {
  const words = useWords().organization.structure;
  return useTell(endUnit, { makesStale: structural, done: () => words.done.unitEnded });
}

/** Closed on the day it was opened, it never was: there is nothing left to look at. */
function UnitActs({ unit, end, onChange, onFill, onGone }: { unit: Unit; end: ReturnType<typeof useEnding>; onChange: () => void; onFill: () => void; onGone: () => void }) {
  const words = useWords().organization.structure;
  if (!useMay()('organization.structure.change')) return null;
  return (
    <div className="row" style={{ marginTop: 8 }}>
      {unit.current && <Button size="compact-xs" onClick={onFill}>{words.form.newPosition}</Button>}
      <Button size="compact-xs" onClick={onChange}>{words.seat.edit}</Button>
      <EndOn name={words.form.endUnit} of={unit.current?.name ?? ''} label={words.form.on} said={end.said} sending={end.isTelling} onEnd={(on, done) => end.tell({ unitId: unit.id, version: unit.version, on }, (left) => { done(); if (left.versions.length === 0) onGone(); })} />
    </div>
  );
}

function UnitLife({ unit }: { unit: Unit }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const mayChange = useMay()('organization.structure.change');
  const cancel = useTell(cancelUnitChange, { makesStale: structural, done: () => words.seat.takenBack });
  const { today } = formats.settings;
  return (
    <section>
      <Section title={words.days} />
      <Pairs rows={unit.versions.toReversed().map((v) => [
        <span key="what">{v.name}<span className="sm sub" style={{ display: 'block' }}>{v.to ? words.seat.sinceUntil(formats.plainDay(v.from), formats.plainDay(v.to)) : words.seat.since(formats.plainDay(v.from))}</span></span>,
        mayChange && v.from > today && <Button key="back" size="compact-xs" loading={cancel.isTelling} onClick={() => cancel.tell({ unitId: unit.id, day: v.from, version: unit.version })}>{words.seat.takeBack}</Button>,
      ] as const)} />
      <ProblemNote said={cancel.said} />
    </section>
  );
}
