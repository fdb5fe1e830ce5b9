import { ActionIcon, Button } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { MenuPop } from '../../../platform/web/parts/Pop.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Booking, bookingTotals, listBookings, type Opportunity } from '../contract.ts';
import { BookingForm, type BookingAct } from './BookingForm.tsx';
import { Sums } from './dealParts.tsx';

/** The ledger of one deal: what was booked, amended, credited and reversed, and what is left of it. */
export function DealBookings({ deal }: { deal: Opportunity }) {
  const words = useWords().sales;
  const [act, setAct] = useState<BookingAct>();
  const { data } = useAsk(listBookings, { opportunity: deal.id, limit: 200 }, { when: deal.state === 'won', live: ['booking'] });
  if (deal.state !== 'won') return null;
  const reversed = new Set(data?.rows.filter((b) => b.kind === 'reversal').map((b) => b.reversesId));
  const may = (b: Booking) => deal.may.book && b.kind === 'booking' && !reversed.has(b.id);
  return (
    <div className="pad">
      <Section title={words.bookings.title} right={deal.may.book && <Button onClick={() => setAct({ kind: 'record' })}>{words.bookings.record}</Button>} />
      {!data ? <LoadingBars rows={2} /> : data.rows.length === 0 ? <p className="sub">{words.bookings.none}</p> : <Ledger rows={data.rows} deal={deal} may={may} act={setAct} />}
      {act && <BookingForm act={act} deal={deal} onClose={() => setAct(undefined)} />}
    </div>
  );
}

function Ledger({ rows, deal, may, act }: { rows: readonly Booking[]; deal: Opportunity; may: (b: Booking) => boolean; act: (act: BookingAct) => void }) {
  const words = useWords().sales.bookings;
  const formats = useFormats();
  const totals = useAsk(bookingTotals, { opportunity: deal.id }, { live: ['booking'] }).data;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.title}>
      <table className="t">
        <thead><tr><th>{words.date}</th><th>{words.kind}</th><th className="num">{words.amount}</th><th className="num">{words.reporting}</th><th>{words.by}</th><td /></tr></thead>
        <tbody>
          {rows.map((b) => (
            <tr key={b.id}>
              <td className="nw">{formats.plainDay(b.bookedOn)}</td>
              <td>{words.kinds[b.kind]}{b.reference && <span className="sub"> {b.reference}</span>}</td>
              <td className="num">{formats.money(b.amount)}</td>
              <td className="num"><Reporting booking={b} /></td>
              <td className="ink2">{b.recordedBy ?? b.seat.name}</td>
              <td className="r">{may(b) && <Actions booking={b} act={act} />}</td>
            </tr>
          ))}
        </tbody>
        {totals && <tfoot><tr><td colSpan={2}>{words.total}</td><td className="num"><Sums sums={totals.sums} cents /></td><td className="num">{totals.reporting && formats.money(totals.reporting)}</td><td colSpan={2} /></tr></tfoot>}
      </table>
    </div>
  );
}

/** In the company's currency, or which rate is missing. */
export function Reporting({ booking }: { booking: Booking }) {
  const words = useWords().sales.bookings;
  const formats = useFormats();
  if (booking.reporting) return <>{formats.money(booking.reporting)}</>;
  return <span className="sub">{booking.missingRate && words.noRate(booking.missingRate.from, formats.plainDay(booking.missingRate.on))}</span>;
}

function Actions({ booking, act }: { booking: Booking; act: (act: BookingAct) => void }) {
  const words = useWords().sales.bookings;
  const [opened, setOpened] = useState(false);
  const entries = (['amend', 'credit', 'reverse'] as const).map((kind) => ({ name: words[kind], run: () => act({ kind, booking }) }));
  return (
    <MenuPop opened={opened} onClose={() => setOpened(false)} name={words.actions(words.kinds[booking.kind])} position="bottom-end" groups={[{ entries }]}>
      <ActionIcon size={24} aria-label={words.actions(words.kinds[booking.kind])} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)}><IconDots size={16} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}
