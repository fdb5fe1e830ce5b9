import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';

/** Some are there twice, as in every company: whose, by which seat again, and as what. The last by another team. */
const again: readonly (readonly [of: string, seat: string, as: string])[] = [
  ['Construcciones Sueca', 'Luis', 'Construcciones Sueca, S. L.'], ['Suministros Javalambre', 'Luis', 'Suministros Jabalambre'], ['Grupo Almenara', 'valencia', 'Grupo Almenara, S. A.'],
];

/** Makes prospects that are there already the second record of somebody told of. Their number, and the stream of chance, stay as they were. */
export function makeTwins(m: Maker, accounts: readonly Account[]): void {
  const rows = m.rows.get('customers.account')!, taken = new Set<Account>();
  for (const [of, seat, name] of again) {
    const first = accounts.find((a) => a.name === of)!, second = accounts.find((a) => a.seat.key === seat && a.status === 'prospect' && !taken.has(a))!;
    taken.add(second);
    Object.assign(second, { name, city: first.city, twinOf: first });
    Object.assign(rows[second.n]!, { name, city: first.city, website: null, phone: rows[first.n]!['phone'] });
  }
}
