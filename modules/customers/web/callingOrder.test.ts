import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MyDay } from '../contract.ts';
import { callingOrder } from './callingOrder.ts';

type Activity = MyDay['activities'][number];
const now = new Date('2026-11-26T10:00:00Z');
const one = (title: string, more: Partial<Activity> = {}): Activity => ({
  id: title, kind: 'call', title, place: null, dueOn: '2026-11-26', dueAt: null, minutes: 10, doneAt: null, account: null, contact: null, seat: { id: 's', name: 'Mesa' }, version: 1,
  customer: null, late: false, calling: { may: true, because: 'permitted', timeZone: 'Europe/Madrid' }, ...more,
});
const shut = { may: false, because: 'closed', timeZone: 'Europe/Madrid' } as const;
const titles = (all: readonly Activity[]) => callingOrder(all, now).ahead.map((a) => a.title);

test('an agent’s next call stands first: what is due, who may be called now, an hour to come, who may not', () => {
  const all = [one('12:00', { dueAt: '2026-11-26T12:00:00Z' }), one('cerrado', { calling: shut }), one('ahora'), one('9:00', { dueAt: '2026-11-26T09:00:00Z' }), one('ayer', { late: true, dueOn: '2026-11-25' })];
  expect(titles(all)).toEqual(['9:00', 'ayer', 'ahora', '12:00', 'cerrado']);
});

test('what an agent has done stands apart; a seller’s few visits keep their place in the day', () => {
  const calls = ['a', 'b', 'c', 'd'].map((t) => one(t, t === 'a' ? { doneAt: '2026-11-26T09:30:00Z', calling: null } : {}));
  expect(callingOrder(calls, now).done.map((a) => a.title)).toEqual(['a']);
  const visits = [one('9:30', { kind: 'visit', dueAt: '2026-11-26T08:30:00Z', doneAt: '2026-11-26T09:00:00Z', calling: null }), one('16:00', { kind: 'visit', dueAt: '2026-11-26T15:00:00Z', calling: null }), one('llamar')];
  expect(titles(visits)).toEqual(['9:30', '16:00', 'llamar']);
});

test('nobody is lost and nobody is called twice, whatever the day', () => {
  const any = fc.record({
    kind: fc.constantFrom('call' as const, 'visit' as const), dueAt: fc.constantFrom(null, '2026-11-26T08:00:00Z', '2026-11-26T15:00:00Z'), doneAt: fc.constantFrom(null, '2026-11-26T09:00:00Z'),
    late: fc.boolean(), calling: fc.constantFrom(null, shut, { may: true, because: 'permitted', timeZone: 'Europe/Madrid' } as const),
  });
  fc.assert(fc.property(fc.array(any, { maxLength: 30 }), (rows) => {
    const all = rows.map((r, i) => one(String(i), r)), { ahead, done } = callingOrder(all, now);
    expect([...ahead, ...done].map((a) => Number(a.id)).toSorted((a, b) => a - b)).toEqual(all.map((_, i) => i));
  }));
});
