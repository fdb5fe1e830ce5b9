import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Currency, Day, Id, Money, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';
import { ForecastCategory } from './pipelines.ts';
import { OpportunityRow, OpportunityState } from './opportunities.ts';

/** Filters that the list, its totals, its file, the board and the forecast share. Days are half-open: from `closeFrom`, before `closeTo`. */
export const OpportunityFilter = {
  /** Words in its name or its customer's: accents and case do not matter. */
  find: z.string().trim().max(100).optional(),
  stage: QueryList(Id).optional(),
  state: QueryList(OpportunityState).optional(),
  seat: QueryList(Id).optional(),
  account: Id.optional(),
  mine: QueryFlag.optional(),
  closeFrom: Day.optional(),
  closeTo: Day.optional(),
  /** Only deals in this currency. */
  currency: Currency.optional(),
  /** Minor units; more than this, whatever the currency. */
  amountOver: z.string().regex(/^\d{1,15}$/).optional(),
  category: QueryList(ForecastCategory).optional(),
};
export const OpportunitySort = z.enum(['closeOn', '-closeOn', 'amount', '-amount', 'name', '-name', 'createdAt', '-createdAt']);

export const listOpportunities = endpoint({
  method: 'GET', path: '/api/v1/opportunities', summary: 'Deals one reaches, by the day they should close',
  input: z.object({ ...OpportunityFilter, sort: OpportunitySort.default('closeOn'), ...PageInput }), output: pageOf(OpportunityRow),
});
export const exportOpportunities = endpoint({
  method: 'GET', path: '/api/v1/opportunities.:format', summary: 'The same deals as a file', file: sheetTypes,
  input: z.object({ format: SheetFormat, ...OpportunityFilter, sort: OpportunitySort.default('closeOn') }), output: z.unknown(),
});

/** Deals counted and summed in one currency; `weighted` by the probability of each one's stage. */
export const DealSum = z.object({ deals: z.int(), sum: Money, weighted: Money });
export type DealSum = z.infer<typeof DealSum>;
/** Asked for apart: it reads every deal of the filtered set. Weighted sums are of open deals. */
export const opportunityTotals = endpoint({
  method: 'GET', path: '/api/v1/opportunities/totals', summary: 'Count and sums of the filtered deals, by currency',
  input: z.object(OpportunityFilter), output: z.object({ deals: z.int(), sums: z.array(DealSum) }),
});

const RollUp = z.object({ deals: z.int(), sums: z.array(Money) });
export const ForecastLine = z.object({ closed: RollUp, commit: RollUp, mostLikely: RollUp, bestCase: RollUp, openPipeline: RollUp });
export type ForecastLine = z.infer<typeof ForecastLine>;
/**
 * Cumulative: each forecast holds the surer ones (DOMAIN D2). Of the deals that close, or should, in [from, to): the won
 * ones by the day they were won, the open ones by the day they should close.
 */
export const forecast = endpoint({
  method: 'GET', path: '/api/v1/opportunities/forecast', summary: 'What a period should bring, surer to bolder, in all and by seat',
  input: z.object({ from: Day, to: Day, seat: QueryList(Id).optional(), mine: QueryFlag.optional() }),
  output: z.object({
    total: ForecastLine,
    seats: z.array(ForecastLine.extend({ seat: z.object({ id: Id, name: z.string() }), person: z.string().nullable() })),
  }),
});
