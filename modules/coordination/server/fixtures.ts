import { call, type TestHouse } from '../../../house/testHouse.ts';
import { createLead, type Lead } from '../../marketing/contract.ts';
import { createHandOff, type HandOff } from '../contract.ts';

/** The Monday on which the leads of these tests come in. */
export const monday = '2026-11-23T10:00:00+01:00';
let n = 0;

export async function newLead(house: TestHouse, more: object = {}): Promise<Lead> {
  house.setNow(monday);
  return call(createLead, { marketId: house.markets.ES, company: `Hoteles Costa Serena ${++n}`, name: 'Amparo Gil', email: `amparo${n}@serena.example`, origin: 'web', ...more }, house.as('rocio'));
}

/** A lead of hers that Rocío offers to an outside seller. */
export async function offered(house: TestHouse, to: 'marta' | 'luis' = 'marta'): Promise<HandOff> {
  const lead = await newLead(house);
  return call(createHandOff, { leadId: lead.id, toPositionId: house.seats[to], brief: 'Reforma de 84 baños' }, house.as('rocio'));
}
