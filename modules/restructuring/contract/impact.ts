import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Money, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { ForumRow } from '../../decisions/contract.ts';
import { AccountEffect, Impact } from '../../focus/contract.ts';
import { Archetype } from '../../organization/contract.ts';
import { ChangeRefusal, NewChange } from './changes.ts';

const Reasons = z.array(z.object({ code: z.string(), figures: z.record(z.string(), z.unknown()) }));
const Seated = z.object({ seat: Named, person: Named.nullable() });

/** What each seat leads before and after, for the picture of flows; `opens`, `closes`: the seat itself. Bookings of twelve months. */
export const FlowSeat = z.object({
  seat: Named, personBefore: Named.nullable(), personAfter: Named.nullable(), opens: z.boolean(), closes: z.boolean(),
  accountsBefore: z.int(), accountsAfter: z.int(), bookingsBefore: Money, bookingsAfter: Money, capacity: z.int().nullable(),
});
/** Accounts that go (or stay: `from` = `to`) from a seat to a seat; `to` null: to nobody. `changesHands`: to another person. */
export const Flow = z.object({ from: Id, to: Id.nullable(), accounts: z.int(), bookings: Money, changesHands: z.boolean() });
export type Flow = z.output<typeof Flow>;

export const SpanFinding = z.object({ seat: Named, person: Named.nullable(), archetype: Archetype.nullable(), span: z.int(), least: z.int().nullable(), most: z.int().nullable(), fits: z.enum(['fits', 'below', 'above', 'unknown']) });
export type SpanFinding = z.output<typeof SpanFinding>;
/** `cost` null: the caller does not see costs, or none is known; `costUnknown`: seats without a rate. `layers` 1 is the top. */
export const StructureFigures = z.object({
  units: z.int(), seats: z.int(), fte: z.number(), vacancies: z.int(), layers: z.int(), managers: z.int(), medianSpan: z.number().nullable(),
  outsideBand: z.int(), spans: z.array(SpanFinding), cost: Money.nullable(), costUnknown: z.int(),
});
export type StructureFigures = z.output<typeof StructureFigures>;

/** Customer focus before and after (F1): null when too little was recorded. `lowEvidence`: told, but it neither gates nor halts. */
export const FocusWhatIf = z.object({ before: z.number().nullable(), after: z.number().nullable(), evidence: z.number().nullable(), lowEvidence: z.boolean(), addedMinutes: z.number(), reasons: Reasons });

const { on, currency, score, components, points, decisionFrom, wavesFrom, needsDecision, needsWaves, revenueAtRisk, missing, changingHands, deals, meetings, held, orphans, changedOften, partial } = Impact.shape;
export const ProposalImpact = z.object({
  /** Of the proposal's version and of all that the figures stand on; publishing carries it back. `version` 0: of changes that are not kept. */
  token: z.string(), version: z.int(), on, currency,
  customers: z.object({
    score, components, points, decisionFrom, wavesFrom, needsDecision, needsWaves, revenueAtRisk, changingHands, deals, meetings, held, orphans, changedOften,
    /** The weightiest 200 of `touched`: `proposalAccounts` pages through all of them. */
    accounts: z.array(AccountEffect), touched: z.int(), changing: z.int(), led: z.int(),
    /** Of those that change hands, how many have neither bookings of twelve months nor an open deal: the score weighs by both, so it does not feel them. */
    unweighed: z.int(),
    /** What a newcomer may win in new sales, kept apart: never netted against the risk. */
    newSales: z.object({ low: Money, high: Money }), openHandOffs: z.int(),
  }),
  flows: z.object({ seats: z.array(FlowSeat), rows: z.array(Flow) }),
  structure: z.object({
    before: StructureFigures, after: StructureFigures,
    executives: z.array(z.object({ market: Named, before: z.object({ ...Seated.shape, distance: z.int() }).nullable(), after: z.object({ ...Seated.shape, distance: z.int() }).nullable() })),
  }),
  /** Minutes of people's time a week, and what they cost a year (null: not seen or not known). */
  information: z.object({
    before: z.object({ minutes: z.number(), cost: Money.nullable() }), after: z.object({ minutes: z.number(), cost: Money.nullable() }), added: z.array(ForumRow), retired: z.array(ForumRow),
    layersAdded: z.int(), pays: z.boolean(),
  }),
  focus: FocusWhatIf,
  waves: z.array(z.object({ number: z.int(), on: Day, changes: z.int(), accounts: z.int(), worth: Money, score: z.number() })),
  refusals: z.array(ChangeRefusal), reasons: Reasons, missing, partial,
});
export type ProposalImpact = z.output<typeof ProposalImpact>;

/** Needs the right to see a change's effect; amounts and deals are of what the caller sees (`partial`). */
export const proposalImpact = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/impact', summary: 'What a proposal does to customers, people and time', input: z.object({ proposalId: Id }), output: ProposalImpact,
});
/** The proposal as it would be with these changes instead of its own: to see while drawing, before keeping. */
export const tryChanges = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/impact', summary: 'What a proposal would do with other changes',
  input: z.object({ proposalId: Id, changes: z.array(NewChange).max(2000) }), output: ProposalImpact,
});
export const proposalAccounts = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/accounts', summary: 'The customers a proposal touches, the weightiest first',
  input: z.object({ proposalId: Id, class: QueryList(AccountEffect.shape.class).optional(), from: Id.optional(), to: Id.optional(), changing: QueryFlag.optional(), find: z.string().trim().max(100).optional(), ...PageInput }),
  output: pageOf(AccountEffect),
});

/** Half and one and a half of each weight, the others in proportion (weights always sum to one). */
export const proposalSensitivity = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/sensitivity', summary: 'How a proposal’s score moves with each weight',
  input: z.object({ proposalId: Id }),
  output: z.object({ score: z.number(), lowest: z.number(), highest: z.number(), rows: z.array(z.object({ component: z.enum(['c1', 'c2', 'c3', 'c4', 'c5']), weight: z.number(), half: z.number(), more: z.number() })), holds: z.boolean() }),
});

/** Side by side, with today first. Up to six. `before`: the structure of the day of its last wave without it, so that what happens anyway is not laid at its door. */
const Compared = StructureFigures.omit({ spans: true }).extend({ weeklyMinutes: z.number() });
export const compareProposals = endpoint({
  method: 'GET', path: '/api/v1/proposals/compared', summary: 'Proposals side by side and with today',
  input: z.object({ id: QueryList(Id) }),
  output: z.object({
    currency: z.string(), today: Compared,
    rows: z.array(z.object({
      /** Published whole: `score` and `changing` are those it was published with; of the rest nothing is to come. */
      proposal: Named, waves: z.array(Day), written: z.boolean(), score: z.number(), revenueAtRisk: Impact.shape.revenueAtRisk, changing: z.int(), classA: z.int(), /** Of those that change hands: without anything that the score could weigh. */ unweighed: z.int(), orphans: z.int(), deals: z.int(), dealsValue: Money,
      before: Compared, after: Compared, focusBefore: z.number().nullable(), focusAfter: z.number().nullable(), refusals: z.int(),
    })),
  }),
});
