import { convertAmount } from '../../../contract/money.ts';
import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import type { Lead } from './marketing.ts';
import type { Segment } from './names.ts';
import type { Structure } from './structure.ts';

const ranges = [
  ['Salina', 'Gran formato 60 × 120 y 120 × 260', 'Menos juntas que limpiar', 'Hoteles'], ['Salina', 'Rectificado, 9 mm', 'Se coloca sobre el suelo que ya hay', 'Reforma'], ['Terra', 'Porcelánico de 20 mm para exterior', 'El suelo de casa sigue en la terraza', 'Arquitectura'], ['Terra', 'Cinco tonos de piedra', 'Combina con lo que ya vende la tienda', 'Distribución'],
  ['Bruma', 'Acabado antideslizante, clase 3', 'Baños y piscinas sin resbalones', 'Reforma'], ['Mediterránea', 'Azulejo esmaltado 10 × 30', 'Color con precio de obra', 'Obra nueva'], ['Duna', 'Porcelánico efecto madera', 'Madera que no se raya', 'Distribución'], ['Nácar', 'Mosaico en malla', 'Detalle de spa sin pagar mano de obra', 'Hoteles'],
] as const;
export const products = [...new Set(ranges.map(([name]) => name))];

export function makeProducts(m: Maker): void {
  for (const name of products) { const [, feature, benefit, who] = ranges.find((r) => r[0] === name)!; m.add('sales.product', { id: m.id(`product ${name}`), code: name.normalize('NFD').replace(/[^A-Za-z]/g, '').toUpperCase(), name, description: `${feature}. ${benefit}, para ${who.toLowerCase()}.` }); }
  for (const [name, feature, benefit, for_whom] of ranges) m.add('sales.benefit', { product_id: m.id(`product ${name}`), feature, benefit, for_whom });
}

const works: Record<Segment, readonly string[]> = {
  Distribución: ['Reposición de Terra', 'Expositor de tienda en {c}', 'Surtido de gran formato', 'Campaña de primavera', 'Corner en {c}', 'Renovación de catálogo', 'Salina 60×120 en almacén', 'Acuerdo anual de compras'], 'Obra nueva': ['Residencial {x}, {n} viviendas', 'Fachada ventilada {x}', 'Promoción {x}', 'Zonas comunes {x}', 'Edificio de oficinas en {c}', 'Garajes y trasteros {x}'],
  Reforma: ['Reforma de {n} baños', 'Baños de la finca {x}', 'Cocina y terraza {x}', 'Suelo técnico, oficinas', 'Local comercial en {c}', 'Portal y escalera {x}'], Arquitectura: ['Vestíbulo y spa', 'Prescripción, hotel {x}', 'Piscina municipal de {c}', 'Plaza Mayor de {c}', 'Centro de salud {x}', 'Biblioteca de {c}'], Hoteles: ['Reforma de {n} baños', 'Terrazas y piscina', 'Vestíbulo con Salina', 'Restaurante y cocina', 'Dos plantas de habitaciones'],
};
/** What a deal with a customer is called, after what its trade builds. */
export const workName = (m: Pick<Maker, 'pick' | 'below'>, a: Account, seat: { places: readonly string[] }): string =>
  m.pick(works[a.segment]).replace('{c}', a.city).replace('{x}', m.pick(seat.places)).replace('{n}', `${12 + 4 * m.below(22)}`);
const steps = ['Enviar muestras', 'Llamar a compras', 'Cerrar el plazo de entrega', 'Mandar la oferta revisada', 'Visitar la obra', 'Confirmar metros', 'Reunión con el arquitecto', 'Firmar el pedido', 'Pasar el precio por volumen'];
const worth: Record<string, { every: number; minor: number }> = { A: { every: 40, minor: 1_560_000 }, B: { every: 80, minor: 820_000 }, C: { every: 150, minor: 430_000 } };
// Works begin in spring and after the summer; little is laid in August and at Christmas.
const season = [0.8, 0.9, 1.1, 1.25, 1.3, 1.2, 0.9, 0.4, 1.2, 1.25, 1, 0.6];
const begins = -850;

/** Deals in every stage and state, and what was booked: by season, with credit notes and reversals, in two currencies. */
export function makeSales(m: Maker, s: Structure, accounts: readonly Account[], leads: readonly Lead[], stages: readonly { id: string; pipeline_id: string }[]): void {
  const rates = makeRates(m), former = s.seats.get('former')!, by = (a: Account, on: number) => (a.moved && on < s.moved ? former : a.before && on < s.passed ? a.before : a.seat), inCurrency = (a: Account, minor: number) => (a.code === 'MX' ? minor * 20 : minor);
  const deal = (key: string, a: Account, state: string, stage: number, created: number, closed: number | null, minor: number, lead: Lead | null) => {
    const id = m.id(`deal ${key}`), { id: stage_id, pipeline_id } = stages[stage]!, open = state === 'open', seat = open ? a.seat : by(a, closed!), draw = m.below(20), name = workName(m, a, a.seat);
    m.add('sales.opportunity', {
      id, account_id: a.id, contact_id: a.contact, market_id: a.market, owner_position_id: seat.id, pipeline_id, stage_id, state, name, amount_minor: Math.round(minor / 1000) * 1000, currency: a.code === 'MX' ? 'MXN' : 'EUR', close_on: closed === null ? (draw === 19 ? null : m.day(draw < 2 ? -3 - m.below(25) : 6 + m.below(130 - 20 * stage))) : m.day(closed),
      next_step: open && draw > 2 ? m.pick(steps) : null, next_step_on: open && draw > 2 ? m.day(draw === 3 ? -2 - m.below(6) : m.below(16)) : null, lead_id: lead?.id ?? null, origin_key: lead?.origin ?? null, campaign_id: lead?.campaign ?? null,
      closing_reason: state === 'lost' ? m.pick(['price', 'price', 'competitor', 'delivery', 'product_fit']) : state === 'no_decision' ? m.pick(['silent', 'postponed', 'no_budget']) : null, closed_on: closed === null ? null : m.day(closed), created_at: m.at(created, 9), external_key: `D-${key}`,
    });
    for (let st = 0; st <= stage; st++) m.add('sales.opportunity_step', { opportunity_id: id, owner_position_id: seat.id, stage_id: stages[st]!.id, state: 'open', amount_minor: minor, at: m.at(created + Math.floor((st * ((closed ?? 0) - created)) / 6), 10), person_id: seat.person });
    if (!open) m.add('sales.opportunity_step', { opportunity_id: id, owner_position_id: seat.id, stage_id, state, amount_minor: minor, at: m.at(closed!, 12), person_id: seat.person });
    m.add('sales.opportunity_product', { opportunity_id: id, product_id: m.id(`product ${m.pick(products)}`), owner_position_id: seat.id, quantity: 20 + m.below(900) });
    return id;
  };
  const book = (key: string, kind: string, a: Account, on: number, minor: number, of: { deal?: string; lead?: string; reverses?: { key: string; on: number } } = {}) => {
    const currency = a.code === 'MX' ? 'MXN' : 'EUR', rate = currency === 'EUR' ? null : rates.get(m.day(of.reverses?.on ?? on).slice(0, 7))!, seat = by(a, on), back = of.reverses ?? null;
    const reporting = rate ? convertAmount({ minor: BigInt(minor), currency }, 'EUR', rate.rate).minor : BigInt(minor);
    m.add('sales.booking_event', { id: m.id(`booking ${key}`), kind, opportunity_id: of.deal ?? null, account_id: a.id, market_id: a.market, owner_position_id: seat.id, lead_id: of.lead ?? null, booked_on: m.day(on), minor, currency, fx_rate_id: rate?.id ?? null, reporting_minor: reporting.toString(), reporting_currency: 'EUR', reverses_id: back && m.id(`booking ${back.key}`), reference: `${m.day(on).slice(0, 4)}-${4000 + (m.rows.get('sales.booking_event')?.length ?? 0)}`, external_key: `B-${key}`, recorded_at: m.at(on, back ? 17 : 15), person_id: seat.person });
  };
  // Deals before bookings: tables are written in the order they are first filled.
  for (const lead of leads) if (lead.end === 'lost') deal(`lead-${lead.n}`, lead.account!, lead.n % 3 ? 'lost' : 'no_decision', m.below(4), lead.day + 5, Math.min(lead.day + 40 + m.below(70), -3), inCurrency(lead.account!, 200_000 + m.below(2_600_000)), lead);
  for (let n = 0; n < 420; n++) { const a = accounts[(n * 7) % 1200]!, closed = -6 - m.below(700); deal(`lost-${n}`, a, n % 3 ? 'lost' : 'no_decision', m.below(4), closed - 30 - m.below(60), m.working(closed), inCurrency(a, 180_000 + m.below(2_400_000)), null); }
  for (const lead of leads) if (lead.end === 'open') deal(`lead-${lead.n}`, lead.account!, 'open', m.below(4), lead.day + 5, null, inCurrency(lead.account!, 250_000 + m.below(3_400_000)), lead);
  for (let n = 0; n < 250; n++) { const a = accounts[n < 36 ? n % 18 : (n * 11) % 1200]!; if (a.status !== 'former') deal(`open-${n}`, a, 'open', (n + Math.floor(n / 7)) % 5, -5 - m.below(90), null, inCurrency(a, (n % 9 === 0 ? 2_600_000 : 150_000) + m.below(a.class === 'A' ? 7_500_000 : 2_800_000)), null); }
  const leadOf = new Map(leads.filter((l) => l.end === 'won').map((l) => [l.account!.n, l]));
  for (const a of accounts.slice(0, 700)) {
    const lead = leadOf.get(a.n) ?? null, { every, minor } = worth[a.class]!, share = a.n < 4 ? 3 - a.n * 0.6 : 1, gone = a.status === 'former' ? s.moved + 70 : 0, amount = (on: number) => inCurrency(a, Math.round(share * minor * season[Number(m.day(on).slice(5, 7)) - 1]! * (0.55 + m.below(90) / 100) * (1 - (on + 400) / 2500) * (a.moved && on > s.moved + 20 ? 0.6 : 1))) + m.below(100);
    let on = begins + m.below(every), r = 0;
    if (lead) {
      on = m.working(Math.min(lead.day + 30 + m.below(80), -2));
      const first = Math.round(1.6 * amount(on)), id = deal(`won-${a.n}`, a, 'won', 4, lead.day + 4, on, first, lead);
      book(`${a.n}`, 'booking', a, on, first, { deal: id, lead: lead.id });
      if (a.n % 45 === 6) book(`${a.n}r`, 'reversal', a, Math.min(on + 20, 0), -first, { deal: id, lead: lead.id, reverses: { key: `${a.n}`, on } });
      on += Math.round(every * 0.8);
    }
    for (; on < gone; on += Math.max(9, Math.round(every * (0.6 + m.below(80) / 100) * (a.moved && on > s.moved - 10 ? 1.9 : 1)))) {
      const day = m.working(on), own = amount(day), key = `${a.n}-${r++}`, project = a.class !== 'C' && r % 12 === 3 ? deal(key, a, 'won', 4, day - 60, day, own, null) : undefined;
      book(key, 'booking', a, day, own, project === undefined ? {} : { deal: project });
      if (m.below(40) === 0) book(`${key}c`, 'credit_note', a, Math.min(day + 12, 0), -Math.floor(own / 10), { reverses: { key, on: day } });
    }
  }
}

function makeRates(m: Maker): Map<string, { id: string; rate: string }> {
  const rates = new Map<string, { id: string; rate: string }>(), first = Number(m.today.slice(0, 4)) - 3;
  for (let k = 0, month = `${first}-01`; month <= m.today.slice(0, 7); k++) {
    const then = k + 1, next = `${first + Math.floor(then / 12)}-${String(1 + (then % 12)).padStart(2, '0')}`, rate = `0.0${470 + m.below(60)}`, id = m.id(`rate ${month}`);
    m.add('sales.fx_rate', { id, from_currency: 'MXN', to_currency: 'EUR', rate, valid: `[${month}-01,${next > m.today.slice(0, 7) ? '' : `${next}-01`})` });
    rates.set(month, { id, rate });
    month = next;
  }
  return rates;
}
