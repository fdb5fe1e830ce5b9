import { Button } from '@mantine/core';
import { useAskPages } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { goalBookings } from '../contract.ts';

/** The bookings behind the goal that the reader reaches, the latest first. */
export function GoalBookings({ goalId, events }: { goalId: string; events: number }) {
  const words = useWords().goals;
  const f = useFormats();
  const { rows, said, isPending, hasMore, more } = useAskPages(goalBookings, { goalId, limit: 20 });
  const c = words.bookingColumns;
  return (
    <>
      <Section title={words.bookings} n={f.number(events)} />
      {rows.length > 0 && <p className="sm sub" style={{ margin: '2px 0 6px' }}>{words.bookingsNote}</p>}
      {said && <ProblemNote said={said} />}
      {isPending && <LoadingBars rows={4} />}
      {!isPending && !said && rows.length === 0 && <p className="ink2">{events > 0 ? words.noneReached(f.number(events)) : words.noBookings}</p>}
      {rows.length > 0 && (
        <div style={{ overflowX: 'auto' }}><table className="t">
          <thead><tr><th>{c.on}</th><th>{c.account}</th><th className="only-wide">{c.seat}</th><th className="num">{c.amount}</th></tr></thead>
          <tbody>{rows.map((b) => <tr key={b.id}><td className="nw">{f.plainDay(b.on)}</td><td className="m"><GoLink className="u" to={`/customers/${b.account.id}`}>{b.account.name}</GoLink><div className="sm sub only-phone">{b.seat.name}</div></td><td className="ink2 only-wide">{b.seat.name}</td><td className="num">{f.money(b.amount)}</td></tr>)}</tbody>
        </table></div>
      )}
      {hasMore && <Button mt={8} onClick={more}>{words.more}</Button>}
    </>
  );
}
