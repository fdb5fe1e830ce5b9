import { z } from 'zod';
import { Day, Id, Money } from '../../../contract/shapes.ts';
import { AccountSize } from '../../customers/contract.ts';
import { ForumFields } from '../../decisions/contract.ts';
import { Archetype, Fte, GrantScope, LineKind, Role, UnitFunction } from '../../organization/contract.ts';

/*
  What a proposal is made of. New units, seats and forums get their id when they are drawn (whoever draws makes a uuid), so
  that later changes can name them. Applied in order, those of a wave on its date.
*/

const Title = z.string().trim().min(1).max(120);
const SeatFields = {
  title: Title, unitId: Id, marketId: Id, fte: Fte, archetype: Archetype.nullable(), customerFacing: z.boolean(), capacity: z.int().min(0).max(1_000_000).nullable(),
  /** What the seat costs a year; null: not said. Kept where only those who see costs read it. */
  cost: Money.nullable(),
};

export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open_unit'), unitId: Id, name: Title, function: UnitFunction, parentId: Id.nullable(), marketId: Id.nullable() }),
  z.object({ kind: z.literal('rename_unit'), unitId: Id, name: Title }),
  z.object({ kind: z.literal('move_unit'), unitId: Id, parentId: Id.nullable() }),
  z.object({ kind: z.literal('close_unit'), unitId: Id }),
  /** `grant`: what whoever sits there may do, from that day; administration is granted apart, by whoever administers. */
  z.object({ kind: z.literal('open_position'), positionId: Id, ...SeatFields, reportsToId: Id.nullable(), grant: z.object({ role: Role.exclude(['administrator']), scope: GrantScope }).nullable().optional() }),
  z.object({ kind: z.literal('change_position'), positionId: Id, set: z.object(SeatFields).partial() }),
  /** Everything the seat holds goes to `successorId`, but accounts that other changes send elsewhere; null: only while it holds nothing. */
  z.object({ kind: z.literal('close_position'), positionId: Id, successorId: Id.nullable() }),
  /** In place of the regular holder when `regular`; `overlap` and `acting` sit beside. `until` (exclusive) is for overlap and acting. */
  z.object({ kind: z.literal('appoint'), personId: Id, positionId: Id, as: z.enum(['regular', 'acting', 'overlap']), fte: Fte, until: Day.nullable() }),
  z.object({ kind: z.literal('end_appointment'), personId: Id, positionId: Id }),
  /** The solid line; null: at the top. */
  z.object({ kind: z.literal('set_manager'), positionId: Id, reportsToId: Id.nullable() }),
  /** A line beside the solid one: `dotted`, or for a `project`; `share` of the seat's time, where it is said. */
  z.object({ kind: z.literal('add_line'), positionId: Id, reportsToId: Id, line: LineKind.exclude(['solid']), scope: z.string().trim().min(1).max(200), share: Fte.nullable() }),
  z.object({ kind: z.literal('end_line'), positionId: Id, reportsToId: Id, line: LineKind.exclude(['solid']) }),
  z.object({ kind: z.literal('set_delegate'), positionId: Id, delegateId: Id.nullable() }),
  z.object({ kind: z.literal('move_accounts'), accountIds: z.array(Id).min(1).max(10_000), toPositionId: Id }),
  z.object({ kind: z.literal('move_portfolio'), fromPositionId: Id, toPositionId: Id }),
  /** Of the portfolio of one seat, those that match all that is said; `postcode` is how it begins. */
  z.object({
    kind: z.literal('move_matching'), fromPositionId: Id, toPositionId: Id, marketId: Id.optional(), class: z.enum(['A', 'B', 'C']).optional(),
    size: AccountSize.optional(), segment: z.string().trim().min(1).max(100).optional(), productLine: z.string().trim().min(1).max(80).optional(), postcode: z.string().trim().min(1).max(12).optional(),
  }),
  z.object({ kind: z.literal('join_team'), teamId: Id, positionId: Id }),
  z.object({ kind: z.literal('leave_team'), teamId: Id, positionId: Id }),
  z.object({ kind: z.literal('open_forum'), forumId: Id, ...ForumFields }),
  z.object({ kind: z.literal('change_forum'), forumId: Id, set: z.object(ForumFields).partial() }),
  z.object({ kind: z.literal('end_forum'), forumId: Id }),
  /** From that day it is the model of territories in force. By itself it moves no customer. */
  z.object({ kind: z.literal('follow_model'), modelId: Id }),
]);
export type Change = z.output<typeof Change>;
export type ChangeKind = Change['kind'];

export const NewChange = z.object({ change: Change, wave: z.int().min(1).max(12).default(1) });
/** A change as it stands in a proposal, with the names of all that it names. */
export const ProposalChange = z.object({ id: Id, place: z.int(), wave: z.int(), change: Change, names: z.record(z.string(), z.string()) });
export type ProposalChange = z.output<typeof ProposalChange>;

/** Why a change cannot be done as drawn: a code that the screen words, with figures (ids and names). */
export const ChangeRefusal = z.object({ changeId: Id, code: z.string(), figures: z.record(z.string(), z.unknown()) });
export type ChangeRefusal = z.output<typeof ChangeRefusal>;
