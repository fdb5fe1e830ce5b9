import { Button } from '@mantine/core';
import { useAsk } from '../../../../platform/web/ask.ts';
import { Avatar } from '../../../../platform/web/parts/Avatar.tsx';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { Drawer } from '../../../../platform/web/parts/Drawer.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { readPosition, type Position } from '../../contract.ts';
import { HistoryLink } from '../../../../platform/web/parts/HistoryLink.tsx';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import { isVacant, seatedIn } from '../../rules/standing.ts';
import { sitsText } from '../../../../words/seatSits.ts';
import { structureExtras } from './extras.ts';
import { SeatCost, SeatHolders, SeatPlans, SeatRoles } from './SeatLife.tsx';
import { SeatLines } from './SeatLines.tsx';
import type { SetView } from './Structure.tsx';

/** A seat beside the chart: who holds it, what it is, whom it depends on, its past and its plans; and what may be changed. */
export function SeatDrawer({ positionId, on, setView }: { positionId: string; on: string; setView: SetView }) {
  const asked = useAsk(readPosition, { positionId, on }, { keep: true, live: ['position', 'person'] });
  const position = asked.data;
  const name = position?.current?.title ?? position?.versions.at(-1)?.title ?? '';
  return (
    <Drawer title={name} onClose={() => setView({ seat: undefined })} width={348}>
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {asked.isPending && <LoadingBars />}
      {position && (
        <div className="seat-life">
          <SeatHead position={position} setView={setView} />
          {structureExtras().map(({ SeatSide }, i) => SeatSide && <SeatSide key={i} positionId={positionId} on={on} />)}
          <SeatFacts position={position} setView={setView} />
          <SeatLines position={position} setView={setView} />
          <SeatRoles position={position} setView={setView} />
          <SeatCost position={position} setView={setView} />
          <SeatPlans position={position} />
          <section><HistoryLink id={position.id} /></section>
          <SeatHolders position={position} />
        </div>
      )}
    </Drawer>
  );
}

interface Part { position: Position; setView: SetView }

function SeatHead({ position, setView }: Part) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const may = useMay();
  const { division, on } = position;
  const held = position.holders.filter((h) => h.since <= on && (h.until === null || on < h.until));
  return (
    <section style={{ paddingTop: 0 }}>
      <Chip {...(division ? { kind: division, glyph: division } : {})}>{words.seat.of[division ?? 'neither']}</Chip>
      {!position.current && <p className="ink2" style={{ margin: '8px 0 0' }}>{notThen(position, words.seat, formats.plainDay)}</p>}
      {held.map((h) => (
        <div key={h.person.id + h.since} className="row" style={{ marginTop: 8 }}>
          <Avatar name={h.person.name} division={division} /><span><span className="m">{h.person.name}</span> <span className="sub">{[words.seat.kindsOfHolder[h.kind], words.seat.since(formats.plainDay(h.since)), h.suspended && words.seat.suspended].filter(Boolean).join(', ')}</span></span>
        </div>
      ))}
      {position.current && seatedIn({ holders: held }).length === 0 && <p className={isVacant({ ...position.current, holders: held }) ? 'late m' : 'ink2 m'} style={{ margin: '8px 0 0' }}>{sitsText({ ...position.current, holders: held, standIn: position.answering }, words, formats).text}</p>}
      {may('organization.person.invite') && <Button mt={10} onClick={() => setView({ form: 'appoint' }, { push: true })}>{words.seat.appoint}</Button>}
      <Button mt={10} ml={may('organization.person.invite') ? 8 : 0} onClick={() => setView({ branch: position.id })}>{words.seeBranch}</Button>
    </section>
  );
}

function notThen({ on, versions }: Position, words: { notYet: (day: string) => string; gone: (day: string) => string }, say: (day: string) => string): string {
  const next = versions.find((v) => v.from > on);
  return next ? words.notYet(say(next.from)) : words.gone(say(versions.at(-1)?.to ?? on));
}

function SeatFacts({ position: { current, teams }, setView }: Part) {
  const words = useWords().organization.structure;
  const formats = useFormats();
  const may = useMay();
  if (!current) return null;
  const change = may('organization.structure.change') && <Button size="compact-xs" onClick={() => setView({ form: 'change' }, { push: true })}>{words.seat.edit}</Button>;
  return (
    <section>
      <Section title={words.seat.facts} right={change || undefined} />
      <Pairs rows={[
        [words.seat.unit, <button key="unit" type="button" className="plain u" onClick={() => setView({ seat: undefined, unit: current.unit.id }, { push: true })}>{current.unit.name}</button>],
        [words.seat.market, current.market.name], [words.seat.fte, formats.percent(current.fte, 0)],
        [words.seat.capacity, current.capacity === null ? words.seat.noCapacity : words.seat.customers(formats.number(current.capacity))],
        [words.seat.facing, current.customerFacing ? words.seat.yes : words.seat.no],
        ...(current.archetype ? [[words.seat.archetype, words.archetypes[current.archetype]] as const] : []),
        ...(current.status === 'frozen' || current.status === 'planned' ? [[words.columns.status, words.status[current.status]] as const] : []),
        ...(teams.length > 0 ? [[words.seat.teams, teams.map((t) => t.name).join(', ')] as const] : []),
      ]} />
    </section>
  );
}
