import { useAsk } from '../../../platform/web/ask.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { structure } from '../../organization/contract.ts';
import type { SeatFigures } from '../contract.ts';
import { withTeams } from '../rules/seatLoad.ts';
import { useSeatFigures } from './structureExtras.tsx';

/** What a seat sustains, beside the chart; of one that leads others, what it and its team sustain together. Nothing where there is nothing. */
export function SeatHolds({ positionId, on }: { positionId: string; on: string }) {
  const may = useMay();
  const answer = useSeatFigures(on, may('reporting.seat.read'));
  const { today } = useFormats().settings, whole = useAsk(structure, on === today ? {} : { on }, { keep: true }).data;
  if (!answer || !whole) return null;
  const { rows, together } = withTeams(answer, whole.lines);
  const team = together.get(positionId), row = team ?? rows.get(positionId);
  if (!row || (row.customers.all === 0 && row.load?.carried === 0 && (row.booked === null || row.booked.minor === '0'))) return null;
  return <>{row.load && <Load load={row.load} />}<Holds row={row} isTeam={team !== undefined} /></>;
}

function Load({ load }: { load: NonNullable<SeatFigures['load']> }) {
  const words = useWords().reporting.seats, formats = useFormats();
  return (
    <section>
      <div className="row" style={{ alignItems: 'baseline' }}>
        <span className="ink2" style={{ flex: 1 }}>{words.overlays.load}</span>
        {load.share !== null && <span className={load.state === 'over' ? 'late' : ''} style={{ fontSize: 22, lineHeight: '28px', fontWeight: 600, letterSpacing: '-0.015em' }}>{formats.percent(load.share, 0)}</span>}
      </div>
      <p className="sm sub" style={{ margin: '2px 0 0' }}>{load.capacity === null ? words.side.noCapacity(formats.number(load.carried)) : words.side.loadOf(formats.number(load.carried), formats.number(load.capacity))}</p>
    </section>
  );
}

function Holds({ row: { customers, booked, pipeline, load }, isTeam }: { row: SeatFigures; isTeam: boolean }) {
  const words = useWords().reporting.seats, formats = useFormats();
  const rest = customers.all - customers.a - customers.b - customers.c;
  const classes = [['A', customers.a], ['B', customers.b], ['C', customers.c]] as const;
  const rows: [string, string][] = [
    [words.side.customers, formats.number(customers.all)],
    ...classes.filter(([, n]) => n > 0).map(([letter, n]): [string, string] => [words.side.classOf(letter), formats.number(n)]),
    ...(rest > 0 ? [[words.side.unclassed, formats.number(rest)] as [string, string]] : []),
    [words.side.booked, booked ? formats.moneyWhole(booked) : words.noFigure],
    ...(load && pipeline ? [[words.side.deals(formats.number(load.deals)), formats.moneyWhole(pipeline)] as [string, string]] : []),
    ...(load ? [[words.side.requests, formats.number(load.requests)] as [string, string]] : []),
  ];
  return (
    <section>
      <Section title={isTeam ? words.side.teamTitle : words.side.title} />
      <dl className="pairs">{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      {!isTeam && customers.all + (load?.carried ?? 0) > 0 && <p className="sm sub" style={{ margin: '6px 0 0' }}>{words.side.closing}</p>}
    </section>
  );
}
