import { spanBands, spanFit } from '../../organization/rules/index.ts';
import type { StructureFinding } from '../contract/structureResults.ts';

export interface SeenSeat { id: string; title: string; archetype: string | null; span: number; vacantSince: string | null }
export interface SeenUnit { id: string; name: string; division: string | null; booked: bigint | null; cost: bigint | null; customers: number }
export interface SeenMarket { id: string; name: string; reason: string; distance: number | null }

/** How far up both divisions meet before it is worth saying (DOMAIN B1: the further up, the later a conflict is settled). */
const farFrom = 2;

/**
 * What stands out in a structure, each with the figures it rests on, in the order in which one would look at it: who leads both
 * divisions, spans outside their band, managers of one, vacancies, and selling units that cost more than they book.
 */
export function structureFindings(seats: readonly SeenSeat[], units: readonly SeenUnit[], markets: readonly SeenMarket[]): StructureFinding[] {
  const findings: StructureFinding[] = [];
  const add = (code: string, about: { id: string; name: string }, figures: Record<string, unknown>) => findings.push({ code, about: { id: about.id, name: about.name }, figures });
  for (const m of markets) {
    if (m.reason === 'no_common_executive') add('no_executive', m, {});
    else if (m.distance !== null && m.distance >= farFrom) add('far_executive', m, { distance: m.distance });
  }
  const named = (s: SeenSeat) => ({ id: s.id, name: s.title });
  for (const s of [...seats].sort((a, b) => b.span - a.span || (a.title < b.title ? -1 : 1))) {
    const fit = spanFit(s.span, s.archetype), band = s.archetype === null ? undefined : spanBands[s.archetype];
    if (s.span === 1) add('one_report', named(s), { span: 1 });
    else if (s.span > 0 && (fit === 'above' || fit === 'below')) add(fit === 'above' ? 'span_above' : 'span_below', named(s), { span: s.span, least: band!.least, most: band!.most });
  }
  for (const s of seats) if (s.vacantSince !== null) add('vacancy', named(s), { since: s.vacantSince });
  for (const u of units) {
    if (u.division === 'sales' && u.booked !== null && u.cost !== null && u.customers > 0 && u.cost > u.booked) add('costs_more', u, { booked: u.booked.toString(), cost: u.cost.toString() });
  }
  return findings;
}
