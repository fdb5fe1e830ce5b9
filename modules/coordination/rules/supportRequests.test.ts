import { describe, expect, test } from 'vitest';
import type { WorkCalendar } from '../../organization/rules/index.ts';
import { decideRequestMove, requestMoves } from './supportRequestMoves.ts';
import { readRequest, requestStates, type RequestStamps } from './supportRequests.ts';

const madrid: WorkCalendar = {
  zone: 'Europe/Madrid',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })),
  holidays: [],
};
const on = (day: number, hour = 10) => new Date(Date.UTC(2026, 2, day, hour));
const asked: RequestStamps = {
  askedAt: on(2),
  triagedAt: null,
  acceptedAt: null,
  dueOn: null,
  declinedAt: null,
  startedAt: null,
  waitingSince: null,
  deliveredAt: null,
  confirmedAt: null,
  reopenedAt: null,
  closedAt: null,
};
const read = (stamps: Partial<RequestStamps>, at: Date) => readRequest({ ...asked, ...stamps }, at, madrid);

describe('the state of a request', () => {
  test.each<[string, Partial<RequestStamps>, string, string | null]>([
    ['asked', {}, 'submitted', null],
    ['triaged', { triagedAt: on(3) }, 'triaged', null],
    ['accepted', { acceptedAt: on(3), dueOn: '2026-03-10' }, 'accepted', null],
    ['declined', { declinedAt: on(3) }, 'declined', null],
    ['waiting', { acceptedAt: on(3), startedAt: on(3), waitingSince: on(4) }, 'waiting_requester', null],
    ['resumed', { startedAt: on(5), waitingSince: on(4) }, 'in_progress', null],
    ['confirmed', { deliveredAt: on(5), confirmedAt: on(6) }, 'confirmed', 'confirmed'],
    ['reopened', { deliveredAt: on(5), reopenedAt: on(6) }, 'reopened', null],
    ['delivered again', { deliveredAt: on(7), reopenedAt: on(6) }, 'delivered', null],
    ['closed by hand', { deliveredAt: on(5), confirmedAt: on(6), closedAt: on(6) }, 'closed', 'confirmed'],
    ['delivered and confirmed at once', { deliveredAt: on(5), confirmedAt: on(5) }, 'confirmed', 'confirmed'],
  ])('%s', (_, stamps, state, confirmation) => expect(read(stamps, on(8))).toMatchObject({ state, confirmation }));

  test('ten working days of silence close it, unconfirmed', () => {
    expect(read({ deliveredAt: on(5) }, on(19)).state).toBe('delivered');
    expect(read({ deliveredAt: on(5) }, on(20))).toMatchObject({
      state: 'closed',
      confirmation: 'unconfirmed',
      reasons: [{ code: 'closed_unconfirmed', figures: { silentUntil: '2026-03-19', days: 10 } }],
    });
  });
  test('a date passed without delivery is overdue, a delivery is not', () => {
    expect(read({ acceptedAt: on(3), dueOn: '2026-03-05' }, on(5, 20)).overdue).toBe(false);
    expect(read({ acceptedAt: on(3), dueOn: '2026-03-05' }, on(6)).reasons.map((r) => r.code)).toEqual(['stamped', 'overdue']);
    expect(read({ acceptedAt: on(3), dueOn: '2026-03-05', deliveredAt: on(9) }, on(10)).overdue).toBe(false);
  });
});

describe('moves of a request', () => {
  test('accepting takes a date that is not past', () => {
    const code = (dueOn: string | null) => decideRequestMove('submitted', 'accept', 'helper', { dueOn, today: '2026-03-05' }).reasons[0]?.code;
    expect([code(null), code('2026-03-04'), code('2026-03-05')]).toEqual(['due_date_missing', 'due_date_past', 'next_move']);
  });
  test('declining takes a reason and an alternative', () => {
    expect(decideRequestMove('submitted', 'decline', 'helper', { declineReason: ' ' }).reasons.map((r) => r.code)).toEqual([
      'decline_reason_missing',
      'alternative_missing',
    ]);
    expect(decideRequestMove('submitted', 'decline', 'helper', { declineReason: 'No stand left', alternative: 'Spring fair' }).allowed).toBe(true);
  });
  test('only the one who asked confirms', () => {
    expect(decideRequestMove('delivered', 'confirm', 'helper').reasons[0]?.code).toBe('not_your_move');
    expect(decideRequestMove('delivered', 'confirm', 'requester').allowed).toBe(true);
  });
  test('what is declined or closed stays so', () => {
    expect(requestStates.filter((s) => Object.keys(requestMoves[s]).length === 0)).toEqual(['declined', 'closed']);
    expect(decideRequestMove('closed', 'reopen', 'requester')).toMatchObject({ allowed: false, reasons: [{ code: 'not_from_this_state' }] });
  });
});
