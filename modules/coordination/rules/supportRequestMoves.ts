import { reason, verdict, type Day, type Verdict } from '../../organization/rules/index.ts';
import type { RequestState } from './supportRequests.ts';

/** Whose move it is: the seat that asked or the one that was asked. */
export type RequestSide = 'requester' | 'helper';
export type RequestVerb = 'triage' | 'accept' | 'decline' | 'start' | 'wait' | 'resume' | 'deliver' | 'confirm' | 'reopen' | 'close';

export const requestMoves: Readonly<Record<RequestState, Readonly<Partial<Record<RequestVerb, RequestSide>>>>> = {
  submitted: { triage: 'helper', accept: 'helper', decline: 'helper' },
  triaged: { accept: 'helper', decline: 'helper' },
  accepted: { start: 'helper', deliver: 'helper' },
  in_progress: { wait: 'helper', deliver: 'helper' },
  waiting_requester: { resume: 'requester', deliver: 'helper' },
  delivered: { confirm: 'requester', reopen: 'requester' },
  reopened: { start: 'helper', deliver: 'helper', close: 'requester' },
  confirmed: { close: 'requester' },
  declined: {},
  closed: {},
};

export interface RequestDetails {
  dueOn?: Day | null;
  today?: Day;
  declineReason?: string | null;
  alternative?: string | null;
}
export type RequestMoveReason =
  | 'not_from_this_state'
  | 'not_your_move'
  | 'due_date_missing'
  | 'due_date_past'
  | 'decline_reason_missing'
  | 'alternative_missing'
  | 'next_move';

/** May this side do this now? Accepting takes a date, declining a reason and an alternative ("none" is an answer; silence is not). */
export function decideRequestMove(
  state: RequestState,
  verb: RequestVerb,
  side: RequestSide,
  details: RequestDetails = {},
): Verdict<RequestMoveReason> {
  const mover = requestMoves[state][verb];
  if (!mover) return verdict<RequestMoveReason>([reason('not_from_this_state', { state, verb, next: Object.keys(requestMoves[state]) })]);
  if (mover !== side) return verdict<RequestMoveReason>([reason('not_your_move', { verb, mover, side })]);
  const { dueOn, today, declineReason, alternative } = details;
  if (verb === 'accept' && !dueOn) return verdict<RequestMoveReason>([reason('due_date_missing')]);
  if (verb === 'accept' && today && dueOn! < today) return verdict<RequestMoveReason>([reason('due_date_past', { dueOn: dueOn!, today })]);
  if (verb === 'decline') {
    const against = [
      ...(declineReason?.trim() ? [] : [reason('decline_reason_missing' as const)]),
      ...(alternative?.trim() ? [] : [reason('alternative_missing' as const)]),
    ];
    if (against.length > 0) return verdict<RequestMoveReason>(against);
  }
  return verdict<RequestMoveReason>([], [reason('next_move', { from: state, verb })]);
}
