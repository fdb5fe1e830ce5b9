import type { Opening } from './db.ts';
import { everyone } from './facts.ts';
import { Refusal } from './problem.ts';
import type { Person, Right } from './request.ts';

/** Rights that need no role: `anyone` need not be signed in; `self` is whoever is signed in, about themselves. */
export type Needs = Right | 'anyone' | 'self';

/** The door's own check: refuses who lacks the right before anything is read. The policies check again, row by row. */
export function passDoor(person: Person, needs: Needs): void {
  if (needs === 'anyone' || needs === 'self' || person.may(needs)) return;
  const rule = person.seats.length === 0 && !person.system ? 'platform.no_position' : 'platform.right_missing';
  throw new Refusal('not_allowed', `This needs the right ${needs}.`, rule, { facts: { right: needs } });
}

/**
 * What the transaction of a request may reach. A read reaches where its right holds, and what is shared within one's
 * markets; a write changes only where its right holds. Whoever holds no position reaches nothing.
 */
export function openingFor(person: Person, needs: Needs, readOnly: boolean): Opening {
  const held = person.seats.map((s) => s.id);
  if (needs === 'anyone') return { readOnly, role: null, personId: person.id, reads: [], writes: [] };
  if (needs === 'self') return { readOnly, role: null, personId: person.id, reads: standing(held, person), writes: [] };
  const scope = person.scopeOf(needs);
  const reach = [...scope.seats, ...scope.markets];
  return {
    readOnly,
    role: scope.company ? (readOnly ? 'unisono_reader' : 'unisono_company') : null,
    personId: person.id,
    reads: [...new Set([...standing(held, person), ...reach])],
    writes: readOnly ? [] : [...new Set(reach)],
  };
}

const standing = (held: readonly string[], person: Person): string[] =>
  held.length > 0 || person.system ? [everyone, ...held, ...person.shared.markets] : [];
