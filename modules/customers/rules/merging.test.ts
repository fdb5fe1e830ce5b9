import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betterSwapped, endedByStricter, type HeldPermission, type Likened, proposedSide } from './merging.ts';
import { permissionAt } from './permissions.ts';

const now = new Date('2026-05-20T10:00:00Z');
const like = (holds: number, values: Likened['values'] = {}, createdAt = '2025-01-01'): Likened => ({ holds, values, createdAt });

test('the record that holds more stays, then the fuller one, then the older one', () => {
  expect(betterSwapped(like(3), like(9))).toBe(true);
  expect(betterSwapped(like(9), like(3, { name: 'x', city: 'y' }))).toBe(false);
  expect(betterSwapped(like(3, { name: 'x', city: null }), like(3, { name: 'x', city: 'y' }))).toBe(true);
  expect(betterSwapped(like(3, {}, '2025-02-01'), like(3, {}, '2025-01-01'))).toBe(true);
  expect(betterSwapped(like(3), like(3))).toBe(false);
});

test('a value is proposed from where there is one, and the staying record’s when there are two', () => {
  expect(proposedSide('city', null, 'Castellón')).toBe('absorb');
  expect(proposedSide('city', 'Onda', 'Castellón')).toBe('keep');
  expect(proposedSide('city', null, null)).toBe('keep');
  expect(proposedSide('status', 'prospect', 'customer')).toBe('absorb');
  expect(proposedSide('status', 'customer', 'former')).toBe('keep');
  expect(proposedSide('customerSince', '2024-01-01', '2019-05-01')).toBe('absorb');
});

const permission = (more: Partial<HeldPermission>): HeldPermission => ({ id: 'a', contactId: 'k1', channel: 'email', purpose: 'commercial', obtainedAt: new Date('2025-01-01'), expiresAt: null, revokedAt: null, ...more });

test('who said no in one record is not reached by what the other holds, nor for another channel silenced', () => {
  const no = permission({ id: 'no', contactId: 'k2', revokedAt: new Date('2026-01-01') });
  expect(endedByStricter([permission({}), no], now)).toEqual(['a']);
  expect(endedByStricter([permission({ channel: 'phone' }), no], now)).toEqual([]);
  expect(endedByStricter([permission({ purpose: 'service' }), no], now)).toEqual([]);
});

test('who said no and has said yes again in the same record has said yes', () => {
  const again = permission({ id: 'again', contactId: 'k2', obtainedAt: new Date('2026-02-01') });
  expect(endedByStricter([permission({}), permission({ id: 'no', contactId: 'k2', revokedAt: new Date('2026-01-01') }), again], now)).toEqual([]);
});

const day = fc.integer({ min: -400, max: 60 }).map((d) => new Date(now.getTime() + d * 86_400_000));
const anyPermission = fc.record({
  id: fc.uuid(), contactId: fc.constantFrom('k1', 'k2'), channel: fc.constantFrom('email', 'phone'), purpose: fc.constantFrom('commercial', 'survey'),
  obtainedAt: fc.constant(new Date('2025-01-01')), expiresAt: fc.option(day), revokedAt: fc.option(day),
});

test('nobody who said no is reachable once the stricter holds, whatever the order; and nobody else is silenced', () => {
  fc.assert(fc.property(fc.uniqueArray(anyPermission, { selector: (p) => p.id, maxLength: 12 }), (all) => {
    const ended = endedByStricter(all, now);
    expect(endedByStricter(all.toReversed(), now)).toEqual(ended);
    for (const own of Map.groupBy(all, (p) => `${p.channel} ${p.purpose}`).values()) {
      const refused = ['k1', 'k2'].some((k) => {
        const of = own.filter((p) => p.contactId === k);
        return of.some((p) => p.revokedAt !== null && p.revokedAt <= now) && !of.some((p) => permissionAt(p, now) === 'valid');
      });
      const left = own.filter((p) => permissionAt(p, now) === 'valid' && !ended.includes(p.id));
      expect(left.length).toBe(refused ? 0 : own.filter((p) => permissionAt(p, now) === 'valid').length);
    }
  }));
});
