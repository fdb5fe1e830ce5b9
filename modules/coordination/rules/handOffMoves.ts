import { reason, type Day, type Reason } from '../../organization/rules/index.ts';
import { readHandOff, type HandOffStamps, type HandOffState } from './handOffStates.ts';

/** Whose move it is: the seat that sends, the one that receives, or the executive over both, who settles disputes. */
export type Side = 'sender' | 'receiver' | 'arbiter';
export type HandOffVerb =
  | 'offer'
  | 'accept'
  | 'return'
  | 'attempt'
  | 'contact'
  | 'qualify'
  | 'recycle'
  | 'disqualify'
  | 'dispute'
  | 'resolve'
  | 'offer_again';

export const handOffMoves: Readonly<Record<HandOffState, Readonly<Partial<Record<HandOffVerb, Side>>>>> = {
  draft: { offer: 'sender' },
  offered: { accept: 'receiver', return: 'receiver' },
  expired: { accept: 'receiver', offer_again: 'sender' },
  accepted: { attempt: 'receiver', contact: 'receiver' },
  attempting: { contact: 'receiver', recycle: 'receiver', disqualify: 'receiver' },
  contacted: { qualify: 'receiver', recycle: 'receiver', disqualify: 'receiver' },
  returned: { offer_again: 'sender', dispute: 'sender' },
  disputed: { resolve: 'arbiter' },
  resolved_for_sender: { offer_again: 'sender' },
  resolved_for_receiver: { offer_again: 'sender' },
  qualified: {},
  recycled: {},
  disqualified: {},
  followed: {},
};

/** What a move carries along. `codedReason` must be one of `knownReasons`, the company's own for returning or disqualifying. */
export interface MoveDetails {
  codedReason?: string | null;
  knownReasons?: readonly string[];
  recycleOn?: Day | null;
  resolvedFor?: 'sender' | 'receiver' | null;
  today?: Day;
}
export type MoveReason =
  | 'not_from_this_state'
  | 'not_your_move'
  | 'reason_missing'
  | 'reason_unknown'
  | 'recycle_date_missing'
  | 'recycle_date_past'
  | 'resolution_missing'
  | 'moved'
  | 'answered_late'
  | 'starts_a_new_hand_off';

/** The stamps to write, or null when refused. `offer_again` writes nothing here: a new hand-off that follows this one is drafted. */
export interface HandOffPlan {
  stamp: Partial<HandOffStamps> | null;
  reasons: Reason<MoveReason>[];
}

/** May this side make this move at this instant, and what does it write? Due instants are added on offering (`dueOf`). */
export function planHandOffMove(stamps: HandOffStamps, verb: HandOffVerb, side: Side, at: Date, details: MoveDetails = {}): HandOffPlan {
  const { state } = readHandOff(stamps, at);
  const mover = handOffMoves[state][verb];
  if (!mover) return { stamp: null, reasons: [reason('not_from_this_state', { state, verb, next: Object.keys(handOffMoves[state]) })] };
  if (mover !== side) return { stamp: null, reasons: [reason('not_your_move', { verb, mover, side })] };
  const missing = missingFor(verb, details);
  if (missing) return { stamp: null, reasons: [missing] };
  const reasons: Reason<MoveReason>[] = [reason('moved', { from: state, verb })];
  if (state === 'expired' && verb === 'accept')
    reasons.push(reason('answered_late', { dueAt: stamps.decisionDueAt!.toISOString(), at: at.toISOString() }));
  if (verb === 'offer_again') reasons.push(reason('starts_a_new_hand_off'));
  return { stamp: stampsOf(stamps, verb, at, details), reasons };
}

function missingFor(verb: HandOffVerb, { codedReason, knownReasons, recycleOn, resolvedFor, today }: MoveDetails): Reason<MoveReason> | null {
  if (verb === 'return' || verb === 'disqualify') {
    if (!codedReason) return reason('reason_missing', { verb });
    if (!(knownReasons ?? []).includes(codedReason)) return reason('reason_unknown', { verb, codedReason });
  }
  if (verb === 'recycle' && !recycleOn) return reason('recycle_date_missing');
  if (verb === 'recycle' && today && recycleOn! <= today) return reason('recycle_date_past', { recycleOn: recycleOn!, today });
  if (verb === 'resolve' && !resolvedFor) return reason('resolution_missing');
  return null;
}

function stampsOf(stamps: HandOffStamps, verb: HandOffVerb, at: Date, { resolvedFor }: MoveDetails): Partial<HandOffStamps> {
  switch (verb) {
    case 'offer':
      return { offeredAt: at };
    case 'accept':
      return { acceptedAt: at };
    case 'return':
      return { returnedAt: at };
    case 'attempt':
      return { firstAttemptAt: at };
    // Reaching somebody is an attempt too: the first one, when none was noted before.
    case 'contact':
      return { contactedAt: at, firstAttemptAt: stamps.firstAttemptAt ?? at };
    case 'qualify':
      return { qualifiedAt: at };
    case 'recycle':
      return { recycledAt: at };
    case 'disqualify':
      return { disqualifiedAt: at };
    case 'dispute':
      return { disputedAt: at };
    case 'resolve':
      return { resolvedAt: at, resolvedFor: resolvedFor ?? null };
    case 'offer_again':
      return {};
  }
}
