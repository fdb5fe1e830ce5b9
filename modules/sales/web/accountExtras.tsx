import type { Money } from '../../../contract/shapes.ts';
import type { ContactMark } from '../../../platform/web/lines/marks.ts';
import type { Fact } from '../../../platform/web/parts/Facts.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useAsk } from '../../../platform/web/ask.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addMonths } from '../../organization/rules/index.ts';
import { bookedByAccount, bookingTotals, listBookings, listOpportunities, opportunityTotals } from '../contract.ts';
import { bookingMarks } from './bookingMarks.ts';
import { Sums } from './dealParts.tsx';
import { useIsShared } from './useIsShared.ts';

/** What sales brings to a customer's page: figures for its header, marks for its double line, a section for its side. */
export const accountExtras = {
  useFacts, useMarks, useWorth, Side: lazyPart(() => import('./AccountDeals.tsx'), 'AccountDeals'),
  DayMain: lazyPart(() => import('./DayDeals.tsx'), 'DayDeals'),
};

/** What each of them has bought in twelve months, for the place under its line. */
function useWorth(accountIds: readonly string[]): ReadonlyMap<string, string> {
  const words = useWords().sales.day;
  const formats = useFormats();
  const may = useMay();
  const account = [...accountIds].sort().slice(0, 200);
  const rows = useAsk(bookedByAccount, { account, from: addMonths(formats.settings.today, -12) }, { when: may('sales.booking.read') && account.length > 0, keep: true, live: ['booking'] }).data?.rows;
  if (!rows) return new Map();
  const sums = new Map(rows.map((r) => [r.accountId, r.sums]));
  return new Map(account.map((id) => { const own = sums.get(id); return [id, own ? words.inTwelve(own.map(formats.moneyWhole).join(' · ')) : words.newCustomer]; }));
}

/** Bookings of the last twelve months and the open pipeline, where the reader may see them. */
function useFacts(accountId: string): Fact[] {
  const words = useWords().sales.extras, all = useWords().sales;
  const formats = useFormats();
  const may = useMay();
  const since = addMonths(formats.settings.today, -12);
  const booked = useAsk(bookingTotals, { account: accountId, bookedFrom: since }, { when: may('sales.booking.read'), live: ['booking'] }).data;
  const before = useAsk(bookingTotals, { account: accountId, bookedFrom: addMonths(since, -12), bookedTo: since }, { when: may('sales.booking.read'), live: ['booking'] }).data;
  const open = useAsk(opportunityTotals, { account: accountId, state: ['open'] }, { when: may('sales.opportunity.read'), live: ['opportunity'] }).data;
  const isShared = useIsShared(accountId);
  const facts: Fact[] = [];
  if (booked && booked.events === 0 && isShared) facts.push({ label: words.bookings, is: '—', why: words.noneSeen });
  else if (booked) {
    facts.push({
      label: words.bookings, why: growth(booked.reporting, before?.reporting, (share) => words.growth(formats.signedPercent(share))) ?? words.since(formats.plainDay(since)),
      is: <Why title={words.bookings} note={words.why} parts={booked.sums.map((m) => ({ name: m.currency, value: formats.money(m) }))} {...(booked.reporting ? { total: { name: all.total, value: formats.money(booked.reporting) } } : {})}
        records={{ name: all.bookings.count(booked.events, false), to: `/sales/bookings?account=${accountId}&bookedFrom=${since}` }}><Sums sums={booked.sums} /></Why>,
    });
  }
  if (open && open.deals === 0 && isShared) facts.push({ label: words.pipeline, is: '—', why: words.noneSeen });
  else if (open) facts.push({ label: words.pipeline, is: <Sums sums={open.sums.map((s) => s.sum)} />, why: all.count(open.deals, false) });
  return facts;
}

/** How much more or less than in the twelve months before, in words; nothing where there was nothing, or a rate is missing. */
function growth(now: Money | null, before: Money | null | undefined, say: (share: number) => string): string | undefined {
  if (!now || !before || now.currency !== before.currency || BigInt(before.minor) <= 0n) return undefined;
  return say(Number(now.minor) / Number(before.minor) - 1);
}

/** Bookings as they were signed, what was taken back of them, and when open deals should close. */
function useMarks(accountId: string): ContactMark[] {
  const { extras: words, bookings } = useWords().sales;
  const formats = useFormats();
  const may = useMay();
  const booked = useAsk(listBookings, { account: accountId, limit: 100 }, { when: may('sales.booking.read'), live: ['booking'] }).data?.rows ?? [];
  const open = useAsk(listOpportunities, { account: accountId, state: ['open'], limit: 50 }, { when: may('sales.opportunity.read'), live: ['opportunity'] }).data?.rows ?? [];
  return [
    ...bookingMarks(booked, bookings, formats.moneyWhole),
    ...open.filter((o) => o.closeOn !== null && o.closeOn >= formats.settings.today).map((o) => ({ id: o.id, on: o.closeOn!, side: 'sales' as const, label: words.closes(o.name), planned: true })),
  ];
}
