import type { Sql } from '../platform/server/db.ts';

export interface Case { key: string; what: string; method: 'GET' | 'POST'; path: string; body?: object }
export const measurers = ['supervisor', 'head', 'director'] as const;
export type Measurer = (typeof measurers)[number];
/** What a deal begun to be measured is called: by this it is taken out again. */
export const measuredDeal = 'Obra medida';
/** The seat each of them holds; what they are granted stands in database/seeds/sizeM.ts. */
export const seatOf: Record<Measurer, string> = { supervisor: 'seat-2', head: 'seat-3', director: 'seat-1' };

/** The cases of one person: an opportunity and an account within their reach are looked up first. */
export async function casesFor(owner: Sql, who: Measurer): Promise<Case[]> {
  const [deal] = await owner<{ id: string; account: string; seat: string }[]>`
    select o.id, o.account_id as account, o.owner_position_id as seat from sales.opportunity o join organization.position p on p.id = o.owner_position_id
     where p.external_key = ${who === 'director' ? 'seat-7' : seatOf[who]} and o.state = 'open' order by o.id limit 1`;
  const year = 'from=2026-01-01&to=2027-01-01';
  return [
    { key: 'a', what: 'first 60 accounts by name', method: 'GET', path: '/api/v1/accounts' },
    { key: 'a last', what: 'first 60 accounts by last contact', method: 'GET', path: '/api/v1/accounts?sort=lastContact' },
    { key: 'a silent', what: 'without contact by sales for 30 days, the latest of them first', method: 'GET', path: '/api/v1/accounts?sort=-lastSalesContact&noSalesContactFor=30' },
    { key: 'a mine', what: 'one’s own, class A, without contact for 30 days', method: 'GET', path: '/api/v1/accounts?sort=lastContact&noContactFor=30&mine=true&class=A' },
    { key: 'b rare', what: 'contacts that contain a rare string', method: 'GET', path: '/api/v1/contacts?find=cliente4711.' },
    { key: 'b common', what: 'contacts that contain a common string', method: 'GET', path: '/api/v1/contacts?find=mar' },
    { key: 'c', what: 'one opportunity with account, contact and owner', method: 'GET', path: `/api/v1/opportunities/${deal!.id}` },
    { key: 'd', what: 'create an opportunity, with its fact', method: 'POST', path: '/api/v1/opportunities', body: { accountId: deal!.account, name: measuredDeal, ownerSeatId: deal!.seat, amount: { minor: '1250000', currency: 'EUR' } } },
    { key: 'e', what: 'count and sum of the open deals', method: 'GET', path: '/api/v1/opportunities/totals?state=open' },
    { key: 'f', what: 'the board: ten a stage, with counts and sums', method: 'GET', path: '/api/v1/opportunities/board' },
    { key: 'g', what: 'the funnel report of a year', method: 'GET', path: `/api/v1/reports/funnel?by=origin&${year}` },
    { key: 'h', what: 'the executive report of a year', method: 'GET', path: `/api/v1/reports/executive?${year}` },
  ];
}
