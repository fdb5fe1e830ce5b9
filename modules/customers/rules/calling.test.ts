import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayCall } from './calling.ts';
import { permissionAt } from './permissions.ts';

const calendar = { zone: 'Europe/Madrid', hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' })), holidays: ['2026-12-25'] };
const given = (from: string, to: string | null = null, revoked: string | null = null) => ({ obtainedAt: new Date(from), expiresAt: to ? new Date(to) : null, revokedAt: revoked ? new Date(revoked) : null });
const monday = new Date('2026-11-23T10:50:00+01:00'), year = given('2026-01-10T10:00:00Z');

test('whoever gave permission may be called while their market works', () => {
  expect(mayCall([year], calendar, monday)).toEqual({ may: true, because: 'permitted' });
  expect(mayCall([year], calendar, new Date('2026-11-23T20:00:00+01:00'))).toEqual({ may: false, because: 'closed' });
  expect(mayCall([year], calendar, new Date('2026-12-25T10:00:00+01:00'))).toEqual({ may: false, because: 'closed' });
});

test('without a permission that holds nobody is called, and the latest one says why', () => {
  expect(mayCall([], calendar, monday).because).toBe('no_permission');
  expect(mayCall([given('2024-01-10T10:00:00Z', '2026-01-10T10:00:00Z')], calendar, monday).because).toBe('expired');
  expect(mayCall([given('2024-01-10T10:00:00Z', null, '2026-02-01T10:00:00Z')], calendar, monday).because).toBe('revoked');
  expect(mayCall([given('2026-12-01T10:00:00Z')], calendar, monday).because).toBe('no_permission');
});

test('nobody may ever be called without a permission that holds at that instant', () => {
  const instant = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
  const permission = fc.record({ obtainedAt: instant, expiresAt: fc.option(instant), revokedAt: fc.option(instant) });
  fc.assert(fc.property(fc.array(permission, { maxLength: 4 }), instant, (all, at) => {
    const holds = all.some((p) => p.obtainedAt <= at && permissionAt(p, at) === 'valid');
    return !mayCall(all, calendar, at).may || holds;
  }));
});
