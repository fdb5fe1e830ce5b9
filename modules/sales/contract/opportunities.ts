import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Money, Named } from '../../../contract/shapes.ts';
import { ForecastCategory } from './pipelines.ts';

export const OpportunityState = z.enum(['open', 'won', 'lost', 'no_decision']);
export type OpportunityState = z.infer<typeof OpportunityState>;

/** A seat and who sits there today; nobody while it is vacant. */
export const Owner = z.object({ seat: Named, person: Named.nullable() });
export type Owner = z.infer<typeof Owner>;
const AnAmount = Money.refine((m) => !m.minor.startsWith('-'), { error: 'not_negative' });
const StageMark = z.object({ id: Id, name: z.string(), place: z.int(), probabilityBp: z.int() });

export const OpportunityRow = z.object({
  id: Id, name: z.string(), state: OpportunityState, amount: Money, closeOn: Day.nullable(), closedOn: Day.nullable(),
  account: Named, stage: StageMark, owner: Owner,
  /** The category that counts: `closed` once won, `omitted` once lost. */
  forecastCategory: ForecastCategory,
  nextStep: z.string().nullable(), nextStepOn: Day.nullable(),
  /** Which division found it; null: nobody said. */
  origin: z.enum(['marketing', 'sales']).nullable(),
  createdAt: Instant, version: z.int(),
});
export type OpportunityRow = z.infer<typeof OpportunityRow>;

/** One deal with all that its page shows. `may` says what the reader may do next. */
export const Opportunity = OpportunityRow.omit({ origin: true }).extend({
  market: Named, pipelineId: Id,
  contact: z.object({ id: Id, name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), jobTitle: z.string().nullable() }).nullable(),
  /** Set by its owner where it differs from the stage's. */
  ownForecastCategory: ForecastCategory.nullable(),
  /** What it is worth in expectation: the amount by the stage's probability, half to even. */
  weighted: Money,
  originKey: z.string().nullable(), originName: z.string().nullable(), leadId: Id.nullable(), campaign: Named.nullable(),
  closingReason: z.object({ key: z.string(), name: z.string() }).nullable(),
  reopensId: Id.nullable(), reopenedAs: Id.nullable(),
  products: z.array(Named),
  may: z.object({ change: z.boolean(), move: z.boolean(), book: z.boolean(), reopen: z.boolean() }),
});
export type Opportunity = z.infer<typeof Opportunity>;

export const getOpportunity = endpoint({
  method: 'GET', path: '/api/v1/opportunities/:opportunityId', summary: 'One deal with its customer, contact and owner',
  input: z.object({ opportunityId: Id }), output: Opportunity,
});

const Name = z.string().trim().min(1).max(200);
const NextStep = z.string().trim().max(300);
const OpenCategory = ForecastCategory.exclude(['closed']);

/**
 * Without an owner it belongs to the customer's lead seat where one may give it that, else to one's own. Without a stage
 * it begins at the first of the default pipeline; without a currency, in the market's. `not_allowed` (rule
 * `platform.out_of_scope`) for a seat one does not reach.
 */
export const createOpportunity = endpoint({
  method: 'POST', path: '/api/v1/opportunities', summary: 'Begin a deal with a customer', creates: true,
  input: z.object({
    accountId: Id, name: Name, contactId: Id.nullable().optional(), ownerSeatId: Id.optional(), stageId: Id.optional(),
    amount: AnAmount.optional(), closeOn: Day.nullable().optional(), nextStep: NextStep.nullable().optional(), nextStepOn: Day.nullable().optional(),
    originKey: z.string().max(60).nullable().optional(), leadId: Id.nullable().optional(), campaignId: Id.nullable().optional(),
    productIds: z.array(Id).max(50).optional(),
  }),
  output: Opportunity,
});

/**
 * `not_allowed` with the rule that says no: `sales.marketing_does_not_set_amounts`, `sales.only_sales_sets_amounts`,
 * `sales.out_of_scope`; `conflict` (rule `sales.closed_amount_stands`) for a closed deal.
 */
export const changeOpportunity = endpoint({
  method: 'PATCH', path: '/api/v1/opportunities/:opportunityId', summary: 'Change an open deal', ifMatch: true,
  input: z.object({
    opportunityId: Id, version: z.int(), name: Name.optional(), contactId: Id.nullable().optional(), amount: AnAmount.optional(),
    closeOn: Day.nullable().optional(), forecastCategory: OpenCategory.nullable().optional(), nextStep: NextStep.nullable().optional(),
    nextStepOn: Day.nullable().optional(), productIds: z.array(Id).max(50).optional(),
  }),
  output: Opportunity,
});

/** What happened to a deal. `before` and `after` hold keys and figures: amounts in minor units, ids of stages and seats. */
export const OpportunityEvent = z.object({
  id: Id, at: Instant, what: z.string(), person: Named.nullable(),
  before: z.record(z.string(), z.unknown()).nullable(), after: z.record(z.string(), z.unknown()).nullable(),
});
export const opportunityHistory = endpoint({
  method: 'GET', path: '/api/v1/opportunities/:opportunityId/history', summary: 'What happened to a deal, the latest first',
  input: z.object({ opportunityId: Id }),
  output: z.object({
    rows: z.array(OpportunityEvent),
    /** Names of the seats and stages that the events speak of. */
    names: z.record(z.string(), z.string()),
  }),
});

export { AnAmount };
