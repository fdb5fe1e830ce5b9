import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOffMoves, planHandOffMove, type HandOffVerb, type MoveDetails, type Side } from './handOffMoves.ts';
import { handOffStates, noStamps, readHandOff, type HandOffStamps } from './handOffStates.ts';

const t = (hour: number) => new Date(Date.UTC(2026, 2, 25, hour));
const offered: HandOffStamps = { ...noStamps, offeredAt: t(8), decisionDueAt: t(10) };
const details: MoveDetails = {
  codedReason: 'duplicate',
  knownReasons: ['duplicate'],
  recycleOn: '2026-06-01',
  today: '2026-03-25',
  resolvedFor: 'sender',
};

describe('the state at one instant', () => {
  test.each<[string, Partial<HandOffStamps>, number, string]>([
    ['before the offer', {}, 7, 'draft'],
    ['just offered', {}, 8, 'offered'],
    ['at the very due instant', {}, 10, 'offered'],
    ['unanswered', {}, 11, 'expired'],
    ['taken late', { acceptedAt: t(12) }, 12, 'accepted'],
    ['not yet taken late', { acceptedAt: t(12) }, 11, 'expired'],
    ['returned', { returnedAt: t(9) }, 11, 'returned'],
    ['disputed', { returnedAt: t(9), disputedAt: t(10) }, 11, 'disputed'],
    ['resolved', { returnedAt: t(9), disputedAt: t(10), resolvedAt: t(11), resolvedFor: 'sender' }, 11, 'resolved_for_sender'],
    ['resolved the other way', { returnedAt: t(9), disputedAt: t(10), resolvedAt: t(11), resolvedFor: 'receiver' }, 11, 'resolved_for_receiver'],
    ['offered again', { returnedAt: t(9), followedAt: t(10) }, 11, 'followed'],
    ['attempting', { acceptedAt: t(9), firstAttemptAt: t(9) }, 11, 'attempting'],
    ['contacted', { acceptedAt: t(9), firstAttemptAt: t(9), contactedAt: t(9) }, 11, 'contacted'],
    ['qualified', { acceptedAt: t(9), contactedAt: t(9), qualifiedAt: t(11) }, 11, 'qualified'],
  ])('%s', (_, stamps, hour, state) => expect(readHandOff({ ...offered, ...stamps }, t(hour)).state).toBe(state));

  test('an offer that expired says when and why', () =>
    expect(readHandOff(offered, t(11))).toEqual({
      state: 'expired',
      since: t(10),
      reasons: [{ code: 'unanswered_in_time', figures: { offeredAt: '2026-03-25T08:00:00.000Z', dueAt: '2026-03-25T10:00:00.000Z' } }],
    }));
});

describe('moves', () => {
  test('a return needs a reason of the company', () => {
    const reasonsOf = (d: MoveDetails) => planHandOffMove(offered, 'return', 'receiver', t(9), d).reasons[0]?.code;
    expect([reasonsOf({}), reasonsOf({ codedReason: 'mood', knownReasons: ['duplicate'] }), reasonsOf(details)]).toEqual([
      'reason_missing',
      'reason_unknown',
      'moved',
    ]);
  });
  test('taking an expired offer works and says that it is late', () => {
    const plan = planHandOffMove(offered, 'accept', 'receiver', t(11));
    expect(plan.stamp).toEqual({ acceptedAt: t(11) });
    expect(plan.reasons.map((r) => r.code)).toEqual(['moved', 'answered_late']);
  });
  test('an expired offer is not returned any more', () =>
    expect(planHandOffMove(offered, 'return', 'receiver', t(11), details)).toMatchObject({
      stamp: null,
      reasons: [{ code: 'not_from_this_state' }],
    }));
  test('the sender cannot accept his own hand-off, nor the receiver settle a dispute', () => {
    expect(planHandOffMove(offered, 'accept', 'sender', t(9)).reasons[0]).toEqual({
      code: 'not_your_move',
      figures: { verb: 'accept', mover: 'receiver', side: 'sender' },
    });
    expect(planHandOffMove({ ...offered, returnedAt: t(9), disputedAt: t(9) }, 'resolve', 'receiver', t(10), details).stamp).toBeNull();
  });
  test('reaching somebody at the first call is an attempt too', () => {
    expect(planHandOffMove({ ...offered, acceptedAt: t(9) }, 'contact', 'receiver', t(10)).stamp).toEqual({
      contactedAt: t(10),
      firstAttemptAt: t(10),
    });
  });
  test('recycling needs a date to come, resolving a side', () => {
    const contacted = { ...offered, acceptedAt: t(9), contactedAt: t(9) };
    expect(planHandOffMove(contacted, 'recycle', 'receiver', t(10), {}).reasons[0]?.code).toBe('recycle_date_missing');
    expect(planHandOffMove(contacted, 'recycle', 'receiver', t(10), { recycleOn: '2026-03-25', today: '2026-03-25' }).reasons[0]?.code).toBe(
      'recycle_date_past',
    );
    expect(planHandOffMove({ ...offered, returnedAt: t(9), disputedAt: t(9) }, 'resolve', 'arbiter', t(10), {}).reasons[0]?.code).toBe(
      'resolution_missing',
    );
  });
  test('offering again starts a new hand-off and leaves this one as it was', () => {
    expect(planHandOffMove({ ...offered, returnedAt: t(9) }, 'offer_again', 'sender', t(10))).toMatchObject({
      stamp: {},
      reasons: [{ code: 'moved' }, { code: 'starts_a_new_hand_off' }],
    });
  });
});

test('whatever is tried, legal moves only lead to known states and an end stays the end', () => {
  const verbs: HandOffVerb[] = ['offer', 'accept', 'return', 'attempt', 'contact', 'qualify', 'recycle', 'disqualify', 'dispute', 'resolve'];
  const sides: Side[] = ['sender', 'receiver', 'arbiter'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...sides)), { maxLength: 40 }), (tries) => {
      let stamps = noStamps;
      for (const [n, [verb, side]] of tries.entries()) {
        const at = new Date(Date.UTC(2026, 2, 25) + n * 60_000);
        const before = readHandOff(stamps, at).state;
        const { stamp } = planHandOffMove(stamps, verb, side, at, details);
        expect(stamp !== null).toBe(handOffMoves[before][verb] === side);
        stamps = { ...stamps, ...stamp, ...(verb === 'offer' && stamp ? { decisionDueAt: new Date(at.getTime() + 120_000) } : {}) };
        const after = readHandOff(stamps, at).state;
        expect(handOffStates).toContain(after);
        if (!stamp) expect(after).toBe(before);
      }
    }),
  );
});
