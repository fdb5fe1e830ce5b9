import { useAsk } from '../../../platform/web/ask.ts';
import type { z } from 'zod';
import { namesOfFilter, type ListFilter } from '../../../platform/web/list/FilterMenu.tsx';
import { inputOf, useListView } from '../../../platform/web/list/listView.ts';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Booking, bookingTotals, exportBookings, listBookings } from '../contract.ts';
import { Reporting } from './DealBookings.tsx';
import { Sums } from './dealParts.tsx';
import { useAccountName, useAccountOptions } from './findOpportunities.ts';
import { useSalesSeats, useSeatName } from './OwnerField.tsx';
import { SalesTabs } from './SalesTabs.tsx';

/** The ledger of what was sold, with the net by currency and the company's total where no rate is missing. */
export function BookingList() {
  const words = useWords().sales;
  const columns = useColumns();
  const kinds = Object.entries(words.bookings.kinds).map(([value, label]) => ({ value, label }));
  const filters: ListFilter[] = [
    { kind: 'choice', name: 'kind', label: words.bookings.kind, options: kinds }, { kind: 'days', name: 'booked', label: words.bookings.date },
    { kind: 'record', name: 'account', label: words.fields.account, useOptions: useAccountOptions, useName: useAccountName },
    { kind: 'record', name: 'seat', label: words.bookings.seat, useOptions: useSalesSeats, useName: useSeatName },
  ];
  return (
    <>
      <TopBar title={words.title} />
      <SalesTabs />
      <RecordList list="sales.bookings" endpoint={listBookings} columns={columns} filters={filters} usualSort="-bookedOn" idOf={(b) => b.id}
        nameOf={(b) => words.bookings.of(words.bookings.kinds[b.kind], b.account.name)} open={(b) => (b.opportunity ? `/sales/opportunities/${b.opportunity.id}` : `/customers/${b.account.id}`)}
        count={words.bookings.count} totals={<Totals filters={filters} />} exportPath={exportBookings.path} live={['booking']} phoneLines={2} phone={(b) => <PhoneRow booking={b} />} empty={<EmptyState>{words.bookings.empty}</EmptyState>} />
    </>
  );
}

function useColumns() {
  const { bookings: words, fields } = useWords().sales;
  const formats = useFormats();
  return [
    { name: 'account', title: fields.account, cell: (b: Booking) => b.account.name },
    { name: 'opportunity', title: fields.name, cell: (b: Booking) => (b.opportunity ? <span className="ink2">{b.opportunity.name}</span> : <span className="sub">{b.reference}</span>), width: 'minmax(140px, 1.5fr)' },
    { name: 'bookedOn', title: words.date, cell: (b: Booking) => formats.plainDay(b.bookedOn), width: '100px', sorts: true },
    { name: 'kind', title: words.kind, cell: (b: Booking) => words.kinds[b.kind], width: '110px' },
    { name: 'amount', title: words.amount, cell: (b: Booking) => <span className="m">{formats.money(b.amount)}</span>, width: '150px', align: 'end' as const },
    { name: 'reporting', title: words.reporting, cell: (b: Booking) => <Reporting booking={b} />, width: '170px', align: 'end' as const },
    { name: 'seat', title: words.seat, cell: (b: Booking) => b.seat.name, width: 'minmax(120px, 1fr)' },
  ];
}

function Totals({ filters }: { filters: readonly ListFilter[] }) {
  const words = useWords().sales.bookings;
  const formats = useFormats();
  const [view] = useListView(filters.flatMap(namesOfFilter), '-bookedOn');
  const { sort: _, ...asked } = inputOf(view);
  const { data } = useAsk(bookingTotals, asked as z.input<typeof bookingTotals.input>, { keep: true, live: ['booking'] });
  if (!data || data.events === 0) return null;
  return <><span>{words.total} <b><Sums sums={data.sums} cents /></b></span>{data.missing.length > 0 ? <span>{words.missing(data.missing.join(', '))}</span> : data.sums.length > 1 && data.reporting && <span>{words.reporting} <b>{formats.money(data.reporting)}</b></span>}</>;
}

function PhoneRow({ booking }: { booking: Booking }) {
  const words = useWords().sales.bookings;
  const formats = useFormats();
  return (
    <div className="col">
      <span className="row"><b className="m el">{booking.account.name}</b><span className="sp" /><span className="m nw">{formats.money(booking.amount)}</span></span>
      <span className="sm sub el">{formats.plainDay(booking.bookedOn)} · {words.kinds[booking.kind]} · {booking.seat.name}</span>
    </div>
  );
}
