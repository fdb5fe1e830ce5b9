import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedFields } from './changedFields.ts';
import { mayLog } from './interactions.ts';
import { channelReach, permissionAt } from './permissions.ts';
import { promiseAt } from './promises.ts';

const at = (text: string) => new Date(text);
const promise = { givenAt: at('2026-11-13T00:00+01:00'), dueOn: '2026-11-23', dueBy: at('2026-11-23T18:00+01:00'), keptAt: null };

describe('a promise', () => {
  test.each([
    ['2026-11-20T10:00+01:00', '2026-11-20', 'open'], ['2026-11-23T10:50+01:00', '2026-11-23', 'due'],
    ['2026-11-23T18:00+01:00', '2026-11-23', 'late'], ['2026-11-24T09:00+01:00', '2026-11-24', 'late'],
  ])('at %s it is %s-%s', (now, today, state) => expect(promiseAt(promise, at(now), today).state).toBe(state));
  test('says the minutes left and the time used', () => {
    expect(promiseAt(promise, at('2026-11-23T10:50+01:00'), '2026-11-23')).toMatchObject({ minutesLeft: 430 });
    expect(promiseAt(promise, at('2026-11-18T09:00+01:00'), '2026-11-18').used).toBeCloseTo(0.5, 2);
  });
  test('kept is kept, in time or late, whatever the day', () => {
    expect(promiseAt({ ...promise, keptAt: at('2026-11-23T17:59+01:00') }, at('2027-01-01T00:00Z'), '2027-01-01')).toEqual({ state: 'kept', used: null, minutesLeft: null });
    expect(promiseAt({ ...promise, keptAt: at('2026-11-25T09:00+01:00') }, at('2027-01-01T00:00Z'), '2027-01-01').state).toBe('kept_late');
  });
  test('given and due at one moment divides by nothing', () => expect(promiseAt({ ...promise, givenAt: promise.dueBy }, promise.dueBy, '2026-11-23').used).toBe(1));
});

describe('a permission', () => {
  const dates = { obtainedAt: at('2026-01-01T00:00Z'), expiresAt: at('2028-01-01T00:00Z'), revokedAt: null };
  test('ends when it expires or is revoked, whichever comes first', () => {
    expect(permissionAt(dates, at('2027-01-01T00:00Z'))).toBe('valid');
    expect(permissionAt(dates, at('2028-01-01T00:00Z'))).toBe('expired');
    expect(permissionAt({ ...dates, revokedAt: at('2026-06-01T00:00Z') }, at('2029-01-01T00:00Z'))).toBe('revoked');
  });
  test('a channel reaches the contacts with a valid commercial one, until the first of their longest ends', () => {
    const one = (contactId: string, expires: string | null, purpose = 'commercial') => ({ ...dates, contactId, channel: 'phone', purpose, expiresAt: expires ? at(expires) : null });
    const reach = channelReach([one('a', '2027-01-01T00:00Z'), one('a', '2028-01-01T00:00Z'), one('b', null), one('c', null, 'service')], 4, at('2026-11-23T00:00Z'), ['phone', 'email']);
    expect(reach).toEqual([{ channel: 'phone', may: 2, of: 4, until: at('2028-01-01T00:00Z') }, { channel: 'email', may: 0, of: 4, until: null }]);
  });
});

describe('logging a contact', () => {
  const now = at('2026-11-23T10:50+01:00');
  const contact = { kind: 'direct', startsAt: now, planned: undefined, hasAccount: true, hasObject: false, division: 'sales' } as const;
  test('of the past is allowed', () => expect(mayLog(contact, now).allowed).toBe(true));
  test('a past one does not lie ahead', () => expect(mayLog({ ...contact, planned: false, startsAt: at('2026-11-24T10:00Z') }, now).reasons[0]?.code).toBe('customers.contact_in_future'));
  test('a direct one has a customer; internal time need not', () => {
    expect(mayLog({ ...contact, hasAccount: false }, now).reasons[0]?.code).toBe('customers.contact_needs_customer');
    expect(mayLog({ ...contact, hasAccount: false, kind: 'internal' }, now).allowed).toBe(true);
  });
  test('somebody’s division must be known', () => expect(mayLog({ ...contact, division: null }, now).reasons[0]?.code).toBe('customers.division_unknown'));
});

test('only what differs changes, and asking again changes nothing', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.integer()), fc.dictionary(fc.string(), fc.integer()), (record, asked) => {
    const { before, after } = changedFields(record, asked);
    expect(Object.keys(before)).toEqual(Object.keys(after));
    expect(changedFields({ ...record, ...after }, asked).after).toEqual({});
  }));
});
