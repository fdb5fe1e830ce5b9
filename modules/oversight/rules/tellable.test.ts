import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTell, type Reader } from './tellable.ts';

const reader = (rights: Record<string, boolean>): Reader => ({ may: (r) => r in rights, scopeOf: (r) => ({ company: rights[r] ?? false }) });
const everywhere = true, somewhere = false;

test('who administers and may not see customers is told no customer', () => {
  expect(mayTell(reader({ 'organization.fact.read': everywhere }), 'account')).toBe(false);
  expect(mayTell(reader({ 'organization.fact.read': everywhere }), 'position')).toBe(true);
});

test('a trail of the whole company tells no more of deals than the part one may see', () => {
  expect(mayTell(reader({ 'organization.fact.read': everywhere, 'sales.opportunity.read': somewhere }), 'opportunity')).toBe(false);
  expect(mayTell(reader({ 'organization.fact.read': everywhere, 'sales.opportunity.read': everywhere }), 'opportunity')).toBe(true);
  expect(mayTell(reader({ 'organization.fact.read': somewhere, 'sales.opportunity.read': somewhere }), 'opportunity')).toBe(true);
});

test('a private note is told to nobody, whatever the rights', () => {
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('organization.fact.read', 'customers.activity.read'), fc.boolean()), (rights) => !mayTell(reader(rights), 'note')));
});
