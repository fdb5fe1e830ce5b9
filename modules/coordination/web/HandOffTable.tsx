import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import type { HandOffRow } from '../contract.ts';
import { HandOffClock } from './HandOffClock.tsx';
import { Parties } from './Parties.tsx';
import { StateChip } from './StateChip.tsx';

interface Waiting { name: string; rows: readonly HandOffRow[]; chosen: string | undefined; open: (id: string) => void }

/** The most urgent first; the rest when asked for, so that what stands below is not out of reach, on a phone least of all. */
export function HandOffTable({ rows, ...rest }: Waiting) {
  const words = useWords().coordination;
  const f = useFormats();
  const [all, setAll] = useState(false);
  const first = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false }) ? 6 : 40;
  return (
    <>
      <Rows {...rest} rows={all ? rows : rows.slice(0, first)} />
      {!all && rows.length > first && <div className="queue-more"><Button onClick={() => setAll(true)}>{words.seeAll(f.number(rows.length))}</Button></div>}
    </>
  );
}

/** Hand-offs as they wait: customer and brief, from whom to whom, state, clock. The whole row opens it. */
function Rows({ name, rows, chosen, open }: Waiting) {
  const words = useWords().coordination, written = useWritten();
  const f = words.fields;
  return (
    <table className="t queue" aria-label={name}>
      <thead className="only-wide"><tr><th>{f.customer}</th><th style={{ width: 188 }}>{f.parties}</th><th style={{ width: 150 }}>{f.state}</th><th style={{ width: 248 }}>{f.clock}</th></tr></thead>
      <tbody>
        {rows.map((h) => (
          <tr key={h.id} data-on={h.id === chosen || undefined} onClick={() => open(h.id)}>
            <td className="who"><button type="button" className="plain m el" aria-pressed={h.id === chosen} onClick={(e) => { e.stopPropagation(); open(h.id); }}>{h.account?.name ?? h.lead.name}</button><div className="sm sub el">{noteOf(h, written)}</div></td>
            <td><Parties from={h.from} to={h.to} /></td>
            <td><StateChip state={h.state} /></td>
            <td className="clock-cell">{h.clock && <HandOffClock clock={h.clock} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What matters most about it now: why it came back, the data that are asked for, else its brief, else where it came from. */
const noteOf = (h: HandOffRow, written: ReturnType<typeof useWritten>): string =>
  h.state === 'returned' && h.returnReason ? [h.returnReason.name, written(h.returnNote)].filter(Boolean).join('. ') : h.clock?.paused?.reason === 'returned_for_data' ? written(h.clock.paused.note) : written(h.brief) || h.origin.name;
