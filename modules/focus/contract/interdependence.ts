import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Division, Id, PageInput, pageOf } from '../../../contract/shapes.ts';
import { SheetFormat, sheetTypes } from '../../../contract/sheet.ts';

/*
  How much the two divisions depend on one another in a quarter (DOMAIN F2): the weighted geometric mean of five parts, each from
  records one can open. A part with nothing to count has no value, and its weight goes to the others. No minutes are in it.
*/

export const InterdependencePart = z.enum(['JG', 'JW', 'R', 'IR', 'HQ']);
export type InterdependencePart = z.infer<typeof InterdependencePart>;
/** A quarter of the calendar by its name. */
const Quarter = z.string().regex(/^[12]\d{3}-Q[1-4]$/, 'not_valid');
/**
 * How a record is read. JG: `owned_by_both`, or why not (a vacant seat, one that has left its division, a measure that lacks a rate). JW:
 * whether the other division has `contributed`. R: `confirmed` counts; `unconfirmed` and `reopened` stand apart. HQ: `kept` counts;
 * `pending` stands apart.
 */
export const Finding = z.enum([
  'owned_by_both', 'owner_vacant', 'owner_elsewhere', 'measure_unread', 'contributed', 'no_contribution', 'confirmed', 'unconfirmed', 'reopened',
  'kept', 'accepted_late', 'returned', 'dispute_lost', 'unanswered', 'pending',
]);
export type Finding = z.infer<typeof Finding>;

const Share = z.number().nullable();
const Values = z.object({ JG: Share, JW: Share, R: Share, IR: Share, HQ: Share });
export const PartOfIndex = z.object({
  part: InterdependencePart, value: Share, /** The weight in force, ten-thousandths. */ weightBp: z.int(), /** Its share of the index of this quarter, 0 where it has no value. */ share: z.number(),
  /** Of what was owed, what was done; in goals, in the weight of campaigns, in effort, in hand-offs. */ counted: z.number(), of: z.number(),
  /** R only: what each division gave the other, confirmed, in effort. */ gives: z.object({ sales: z.number(), marketing: z.number() }).nullable(),
  /** `side`: the division that owns the campaign, gives the support or sends the hand-off. */
  findings: z.array(z.object({ finding: Finding, side: Division.nullable(), records: z.int(), weight: z.number() })), records: z.int(),
  /** The index as it would be with this part whole; null where that would change nothing. */ ifWhole: Share, /** Of the quarter before. */ before: Share,
});
export type PartOfIndex = z.infer<typeof PartOfIndex>;

const Asked = { /** `2026-Q4`; the one that runs when left out. */ quarter: Quarter.optional(), market: Id.optional() };
export const interdependence = endpoint({
  method: 'GET', path: '/api/v1/interdependence', summary: 'How much sales and marketing depend on one another in a quarter, part by part',
  input: z.object(Asked),
  output: z.object({
    quarter: Quarter, from: Day, /** The last day that counts: of the quarter, or today. */ until: Day, running: z.boolean(), /** The latest quarter that may be asked for. */ latest: Quarter,
    value: Share, /** With any one weight half, or half more. */ range: z.object({ low: z.number(), high: z.number() }).nullable(), least: z.number(),
    divisions: z.object({ sales: z.boolean(), marketing: z.boolean() }), parts: z.array(PartOfIndex),
    /** This one and the four before, the oldest first, each with the parameters of its day. */
    quarters: z.array(z.object({ quarter: Quarter, value: Share, parts: Values })),
    /** The reader sees part of the company. */ partial: z.boolean(),
  }),
});
export type InterdependenceRead = z.infer<typeof interdependence.output>;

/** What a record proves, each where it applies: of a campaign hand-offs taken on, contacts, support and words of the other division; of support its effort. */
const Proof = z.enum(['handOffs', 'contacts', 'support', 'words', 'effort', 'weight']);
export const InterdependenceRecord = z.object({
  id: Id, kind: z.enum(['goal', 'campaign', 'support_request', 'hand_off']), name: z.string(), detail: z.string(), on: Day, finding: Finding, side: Division.nullable(), proof: z.partialRecord(Proof, z.number()),
});
export type InterdependenceRecord = z.infer<typeof InterdependenceRecord>;
export const interdependenceRecords = endpoint({
  method: 'GET', path: '/api/v1/interdependence/records', summary: 'The records behind a part of the index, the latest first',
  input: z.object({ ...Asked, part: InterdependencePart, finding: Finding.optional(), side: Division.optional(), ...PageInput }),
  output: pageOf(InterdependenceRecord),
});

export const exportInterdependence = endpoint({
  method: 'GET', path: '/api/v1/interdependence.:format', summary: 'The index and its parts, quarter by quarter, as a file', file: sheetTypes, input: z.object({ ...Asked, format: SheetFormat }), output: z.unknown(),
});
