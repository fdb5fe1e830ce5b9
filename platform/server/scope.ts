import type { Endpoint } from '../../contract/endpoint.ts';
import type { Opening } from './opening.ts';
import { everyone } from './facts.ts';
import { Refusal } from './problem.ts';
import type { Person, Right } from './request.ts';

/** Rights that need no role: `anyone` need not be signed in; `self` is whoever is signed in, about themselves. */
export type Needs = Right | 'anyone' | 'self';

/** The door's own check: refuses who lacks the right before anything is read. The policies check again, row by row. */
export function passDoor(person: Person, needs: Needs, endpoint: Endpoint): void {
  if (person.seenBy) onlyLooks(needs, endpoint);
  if (needs === 'anyone' || needs === 'self' || person.may(needs)) return;
  const rule = person.seats.length === 0 && !person.system ? 'platform.no_position' : 'platform.right_missing';
  throw new Refusal('not_allowed', `This needs the right ${needs}.`, rule, { facts: { right: needs } });
}

/** Whoever sees as somebody else looks, and does nothing in their name: no write, no file to take away, nothing that is only theirs. */
function onlyLooks(needs: Needs, endpoint: Endpoint): void {
  if (needs === 'anyone') return;
  if (endpoint.method !== 'GET') throw new Refusal('not_allowed', 'Whoever sees as somebody else only reads.', 'platform.seeing_only_reads');
  if (endpoint.file) throw new Refusal('not_allowed', 'Whoever sees as somebody else takes no file away.', 'platform.seeing_takes_no_file');
  if (needs === 'self' && !endpoint.shownToSeer) throw new Refusal('not_allowed', 'This is only theirs.', 'platform.seeing_not_private');
}

/**
 * What the transaction of a request may reach. A read reaches where its right holds, and what is shared within one's
 * markets; a write changes only where its right holds. Whoever holds no position reaches nothing.
 */
export function openingFor(person: Person, needs: Needs, asked: boolean): Opening {
  const ofPerson = openings.get(person) ?? new Map<string, Opening>(), key = `${needs} ${asked}`, known = ofPerson.get(key);
  if (known) return known;
  const opening = openingOf(person, needs, asked);
  openings.set(person, ofPerson.set(key, opening));
  return opening;
}

/** Worked out once a person and right: hundreds of ids for whoever leads many. Let go with the person, when the structure changes. */
const openings = new WeakMap<Person, Map<string, Opening>>();

function openingOf(person: Person, needs: Needs, asked: boolean): Opening {
  if (person.seenBy) return { ...reachOf(person, needs, true), personId: noOne, seeing: true };
  return reachOf(person, needs, asked);
}

/** Nobody: what belongs to one person is reached by no one under this id. */
const noOne = '00000000-0000-0000-0000-000000000000';

function reachOf(person: Person, needs: Needs, readOnly: boolean): Opening {
  const held = person.seats.map((s) => s.id);
  if (needs === 'anyone') return { readOnly, role: null, personId: person.id, reads: [], markets: [], writes: [] };
  if (needs === 'self') return { readOnly, role: null, personId: person.id, reads: standing(held, person), markets: shared(held, person), writes: [] };
  const scope = person.scopeOf(needs);
  const reach = [...scope.seats, ...scope.markets];
  return {
    readOnly,
    role: scope.company ? (readOnly ? 'unisono_reader' : 'unisono_company') : null,
    personId: person.id,
    reads: [...new Set([...standing(held, person), ...reach])],
    markets: [...new Set([...shared(held, person), ...scope.markets])],
    writes: readOnly ? [] : [...new Set(reach)],
  };
}

const stands = (held: readonly string[], person: Person): boolean => held.length > 0 || person.system !== undefined;
const shared = (held: readonly string[], person: Person): readonly string[] => (stands(held, person) ? person.shared.markets : []);
const standing = (held: readonly string[], person: Person): string[] => (stands(held, person) ? [everyone, ...held, ...person.shared.markets] : []);
