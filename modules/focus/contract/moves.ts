import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Named, PageInput, pageOf } from '../../../contract/shapes.ts';
import { AccountClass, SeatHeld } from '../../customers/contract.ts';

/*
  What has been moved: each act that gave customers to other seats, as far as the reader reaches, and what stands of it
  today. An act that is not in force yet is taken back whole (`undoMove`); one that is, is taken back by moving again
  (`moveAccounts` with `takingBack`), its effect on customers seen first.
*/

export const MoveCause = z.enum(['rule', 'exception', 'restructuring', 'seat_closed', 'by_hand']);
export const AccountMove = z.object({
  actId: Id, at: Instant, /** Null: done by the system. */ by: Named.nullable(), on: Day, accounts: z.int(), because: MoveCause, reason: z.string(),
  /** The pairs of seats that most customers went between, how many pairs there are, and how many seats gave and took. */
  pairs: z.array(z.object({ from: Named, to: Named, accounts: z.int() })), pairCount: z.int(), fromCount: z.int(), toCount: z.int(),
  /** The act that this one took back, and the latest that took this one back. */
  takesBack: Id.nullable(), takenBack: z.object({ actId: Id, at: Instant, accounts: z.int() }).nullable(),
});
export type AccountMove = z.infer<typeof AccountMove>;

export const listMoves = endpoint({
  method: 'GET', path: '/api/v1/account-moves', summary: 'Past acts of moving customers, the latest first',
  input: z.object({ ...PageInput }), output: pageOf(AccountMove),
});

/** `stands`: the seat still leads it, and it would go back. Else it is left alone: why. */
export const MoveState = z.enum(['stands', 'moved_since', 'seat_closed', 'withdrawn']);
export type MoveState = z.infer<typeof MoveState>;
export const MoveRecord = AccountMove.extend({
  inForce: z.boolean(), states: z.record(MoveState, z.int()), total: z.int(),
  /** Those left alone first, at most 200 of `total`. */
  rows: z.array(z.object({ account: Named, class: AccountClass.nullable(), from: Named, to: Named, now: SeatHeld.nullable(), state: MoveState })),
  /** How it can be taken back: whole, before it is in force; by moving again; or not, because nobody is left to go back, it was taken back, or a restructuring did it. */
  takeBack: z.enum(['whole', 'by_moving', 'nobody_left', 'taken_back', 'by_proposal']),
  /** The restructuring that did it, where the reader may see it. */
  proposal: Id.nullable(),
});
export type MoveRecord = z.infer<typeof MoveRecord>;

export const readMove = endpoint({
  method: 'GET', path: '/api/v1/account-moves/:actId', summary: 'An act of moving customers: whom it moved and what stands of it today',
  input: z.object({ actId: Id }), output: MoveRecord,
});
