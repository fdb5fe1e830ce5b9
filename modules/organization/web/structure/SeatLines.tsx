import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTell } from '../../../../platform/web/ask.ts';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { endLine, type Position } from '../../contract.ts';
import { EndOn } from '../../../../platform/web/parts/EndOn.tsx';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import { structural } from './structural.ts';
import type { SetView } from './Structure.tsx';

/** Whom the seat depends on, who depends on it, and who stands in. */
export function SeatLines({ position, setView }: { position: Position; setView: SetView }) {
  const words = useWords().organization.structure.seat;
  const formats = useFormats();
  const mayChange = useMay()('organization.structure.change') && position.current !== null;
  const solid = position.reportsTo.filter((l) => l.kind === 'solid');
  const open = (form: 'manager' | 'line' | 'delegate') => () => setView({ form }, { push: true });
  const goTo = (id: string, name: string) => <button type="button" className="plain u" onClick={() => setView({ seat: id }, { push: true })}>{name}</button>;
  return (
    <>
      <section>
        <Section title={words.reportsTo} right={mayChange ? <Button size="compact-xs" onClick={open('manager')}>{words.edit}</Button> : undefined} />
        {solid.length === 0 && <p className="ink2" style={{ margin: '4px 0' }}>{words.top}</p>}
        <Pairs rows={solid.map((l) => [goTo(l.seat.id, l.seat.name), <span key="who" className="sub" style={{ fontWeight: 400 }}>{l.person?.name ?? ''}</span>] as const)} />
        <DottedLines position={position} goTo={goTo} mayEnd={mayChange} />
        {position.findings.map((f) => <p key={f.code} className="sm cust" style={{ margin: '4px 0' }}>{f.code === 'many_dotted' ? words.findings.many_dotted(formats.number(f.lines)) : words.findings.share_over_whole(formats.percent(f.share, 0))}</p>)}
        {mayChange && <Button size="compact-xs" mt={4} onClick={open('line')}>{words.addLine}</Button>}
      </section>
      {position.reports.length > 0 && (
        <section>
          <Section title={words.reports} n={formats.number(position.reports.filter((l) => l.kind === 'solid').length)} />
          <Pairs rows={position.reports.map((l) => [goTo(l.seat.id, l.seat.name), <span key="who" className="sub" style={{ fontWeight: 400 }}>{l.person?.name ?? ''}</span>] as const)} />
        </section>
      )}
      <section>
        <Section title={words.ifMissing} right={mayChange ? <Button size="compact-xs" onClick={open('delegate')}>{words.edit}</Button> : undefined} />
        <p className="ink2" style={{ margin: '4px 0' }}>{position.delegate ? goTo(position.delegate.seat.id, position.delegate.seat.name) : words.nobodyStandsIn}</p>
      </section>
    </>
  );
}

function DottedLines({ position, goTo, mayEnd }: { position: Position; goTo: (id: string, name: string) => ReactNode; mayEnd: boolean }) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const end = useTell(endLine, { makesStale: structural, done: () => words.done.lineEnded });
  const rows = position.reportsTo.filter((l) => l.kind !== 'solid').map((l) => [
    <span key="who">{goTo(l.seat.id, l.person?.name ?? l.seat.name)}<span className="sm sub" style={{ display: 'block' }}>{l.scope}</span></span>,
    <span key="what" className="row" style={{ gap: 6 }}>{[words.seat.kinds[l.kind], l.share === null ? null : formats.percent(l.share, 0)].filter(Boolean).join(', ')}
      {mayEnd && <EndOn name={words.seat.end} of={l.seat.name} label={words.form.on} said={end.said} sending={end.isTelling}
        onEnd={(on, done) => end.tell({ positionId: position.id, reportsToId: l.seat.id, kind: l.kind, on }, done)} />}</span>,
  ] as const);
  return <Pairs rows={rows} />;
}
