import { leadRouting } from '../modules/coordination/contract.ts';
import { listPeople } from '../modules/organization/contract.ts';
import type { Language, Visitor } from './browser.ts';
import type { Journey } from './journey.ts';

/** Those of sales who may be handed this lead now, the proposed one first, by the name they sign in with. */
export async function receiversOf(journey: Journey, asker: Visitor, leadId: string, language: Language): Promise<{ name: string; login: string; seatId: string }[]> {
  const ana = await journey.enter('ana', { language });
  const able = (await asker.ask(leadRouting, { leadId })).candidates.filter((c) => c.place !== null).toSorted((a, b) => a.place! - b.place!).slice(0, 5);
  const found = await Promise.all(able.map(async ({ party }) => {
    const name = party.person!.name, person = (await ana.ask(listPeople, { find: name, limit: 20 })).rows.find((p) => p.seats.some((s) => s.id === party.seat.id))!;
    return { name, login: person.email!.split('@')[0]!, seatId: party.seat.id };
  }));
  await ana.context.close();
  return found;
}
