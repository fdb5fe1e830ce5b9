import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Division, Id, Money, Named } from '../../../contract/shapes.ts';
import { Model } from './reports.ts';

/*
  The executive report as data. Null is unknown ("sin dato"), never 0; an amount in the company's currency is null while a
  rate is missing, and `missing` names the currencies. Every figure carries why: what it is made of and where its records are.
*/

/** `name` null: the screen words the `key`. `count` of `of`, or an amount; a part may have both. */
export const WhyPart = z.object({ key: z.string(), name: z.string().nullable(), amount: Money.nullable(), count: z.int().nullable(), of: z.int().nullable() });
/** `note` is a sentence's key, with its `figures`; `records` the address of the screen that lists what it was counted from. */
export const Why = z.object({ note: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number(), z.null()])), parts: z.array(WhyPart), records: z.string().nullable() });
export type Why = z.infer<typeof Why>;

const Share = z.number().nullable();
const Span = z.object({ from: Day, to: Day });
/** A total over currencies: their sums, and the one in the company's currency. */
export const Total = z.object({ sums: z.array(Money), total: Money.nullable(), missing: z.array(z.string()) });
export type Total = z.infer<typeof Total>;
/** Counted by a due date in the period: `value` is met / (met + missed), null when neither. */
const Kept = z.object({ met: z.int(), missed: z.int(), pending: z.int(), value: Share });

export const ExecutiveReport = z.object({
  company: z.string(), currency: Currency, market: Named.nullable(), period: Span, before: Span, yearBefore: Span,
  /** The business date it was drawn up on: what is still open is told as of this day. */
  on: Day,
  divisions: z.array(z.object({
    division: Division, exists: z.boolean(), people: z.array(z.string()),
    /** Late with the other division: requests for support overdue or unanswered, with the oldest. */
    owes: z.object({ count: z.int(), oldest: z.object({ title: z.string(), days: z.int() }).nullable() }),
  })),
  booked: Total.extend({
    events: z.int(), before: Money.nullable(), yearBefore: Money.nullable(), overBefore: Share, overYear: Share,
    byCurrency: z.array(z.object({ amount: Money, before: Money, yearBefore: Money.nullable(), overBefore: Share, overYear: Share })),
    largest: z.array(z.object({ id: Id, account: z.string(), person: z.string().nullable(), on: Day, amount: Money })), why: Why,
  }),
  /** Thirteen months, the last is that of the period's end. `expected`: what the common goal asks of the month; null where the reader sees a part of the bookings only. */
  months: z.array(Total.extend({ month: z.string(), expected: Money.nullable() })),
  pipeline: z.object({
    deals: z.int(), open: Total, weighted: Total,
    categories: z.array(z.object({ category: z.string(), deals: z.int(), open: Total, weighted: Total })), why: Why,
  }),
  funnel: z.object({
    leads: z.int(), accepted: z.int(), qualified: z.int(), won: z.int(), conversion: Share, booked: z.array(Money),
    before: z.object({ leads: z.int(), won: z.int(), conversion: Share }), why: Why,
  }),
  attribution: z.object({
    model: Model,
    /** Campaigns, and origins where no campaign was behind the touch; largest first. `division` null: nobody wrote where it came from. `share` in tenths of a percent of what was booked. */
    rows: z.array(Total.extend({ key: z.string(), name: z.string(), division: Division.nullable(), share: z.int().nullable(), cost: Money.nullable() })),
    unattributed: Total.extend({ share: z.int().nullable() }), pending: z.array(Money), booked: Total, cost: Money.nullable(),
    /** Attributed and unattributed (and pending) less booked, by currency: nothing, always. */
    difference: z.array(Money), touches: z.object({ none: z.int(), one: z.int(), several: z.int() }), why: Why,
  }),
  handOffs: z.object({
    joint: Share, sales: Share, marketing: Share, before: Share, decision: Kept.extend({ expired: z.int() }),
    accepted: z.int(), returned: z.int(), why: Why,
  }),
  support: z.array(Kept.extend({ from: Division, to: Division, why: Why })),
  deals: z.object({ won: z.int(), closed: z.int(), value: Share, why: Why }),
  served: z.object({
    both: z.int(), marketing: z.int(), sales: z.int(), none: z.int(), share: Share, before: Share, yearBefore: Share, holdDays: z.int(), why: Why,
  }),
  promises: Kept.extend({ before: Share, why: Why }),
  goals: z.array(z.object({
    id: Id, name: z.string(), progress: Share, expected: z.number(), pace: Share, value: Money.nullable(), target: Money, missing: z.array(z.string()), endsOn: Day, why: Why,
  })),
  markets: z.array(Total.extend({
    market: Named, events: z.int(), overYear: Share, customers: z.int(), both: z.int(), joint: Share, weighted: Total,
  })),
  /** Something is left out that the reader may not see. */
  partial: z.boolean(),
});
export type ExecutiveReport = z.infer<typeof ExecutiveReport>;

const Asked = { from: Day, to: Day, market: Id.optional() };

export const executiveReport = endpoint({
  method: 'GET', path: '/api/v1/reports/executive', summary: 'The report to senior management, as data: every figure with its reasons',
  input: z.object(Asked).refine((i) => i.from < i.to, { message: 'not_valid', path: ['to'] }), output: ExecutiveReport,
});

/** What a figure was counted from. Filters mean what the figure's `why.records` says; each kind uses those that make sense for it. */
export const RecordsOf = z.enum(['bookings', 'unattributed', 'attributed', 'leads', 'pipeline', 'deals', 'hand_offs', 'requests', 'promises', 'served', 'costs']);
export type RecordsOf = z.infer<typeof RecordsOf>;
/** `state`: of promises and requests met, missed or pending; of hand-offs the same; of customers served both, marketing, sales or none; of deals won or lost. */
export const ReportRecord = z.object({
  id: Id, kind: z.enum(['booking', 'lead', 'opportunity', 'hand_off', 'support_request', 'promise', 'account', 'campaign']), name: z.string(), detail: z.string(),
  on: Day, amount: Money.nullable(), state: z.string().nullable(),
});
export const reportRecords = endpoint({
  method: 'GET', path: '/api/v1/reports/records', summary: 'The records behind a figure of a report, the latest first',
  input: z.object({
    of: RecordsOf, from: Day, to: Day, market: Id.optional(), state: z.string().max(40).optional(), key: z.string().max(80).optional(),
    after: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(60),
  }),
  output: z.object({ rows: z.array(ReportRecord), next: z.string().nullable() }),
});
