import type { TestHouse } from '../../../house/testHouse.ts';

/** A customer of a market led by a seat, put there by the owner: how customers are made is another room's test. */
export async function anAccount(house: TestHouse, name: string, seat: keyof TestHouse['seats'], market: 'ES' | 'FR' = 'ES'): Promise<string> {
  return house.owner.begin(async (tx) => {
    const [a] = await tx`insert into customers.account (market_id, name, custody_from, created_at) values (${house.markets[market]}, ${name}, '2025-01-01', now()) returning id`;
    await tx`insert into customers.custody (account_id, market_id, position_id, valid, recorded)
             values (${a!['id'] as string}, ${house.markets[market]}, ${house.seats[seat]}, '[2025-01-01,)', '[2025-01-01,)')`;
    return a!['id'] as string;
  });
}

export const eur = (minor: number | string) => ({ minor: String(minor), currency: 'EUR' });
