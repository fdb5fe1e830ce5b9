import { convertAmount } from '../../../contract/money.ts';
import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import type { Lead } from './marketing.ts';

export function makeProducts(m: Maker): void {
  const told = [['Salina', 'Gran formato 120 × 260', 'Menos juntas que limpiar', 'Hoteles'], ['Terra', 'Porcélanico para exterior', 'Un suelo que sigue fuera de casa', 'Arquitectura'], ['Bruma', 'Acabado antideslizante', 'Baños sin resbalones', 'Reforma']];
  for (const [name, feature, benefit, for_whom] of told) m.add('sales.product', { id: m.id(`product ${name}`), code: name!.toUpperCase(), name, description: `${feature}. ${benefit}, para ${for_whom!.toLowerCase()}.` });
  for (const [name, feature, benefit, for_whom] of told) m.add('sales.benefit', { product_id: m.id(`product ${name}`), feature, benefit, for_whom });
}

/** Deals in every stage and state, and what was booked: by season, with credit notes and reversals, in two currencies. */
export function makeSales(m: Maker, accounts: readonly Account[], leads: readonly Lead[], stages: readonly { id: string; pipeline_id: string }[]): void {
  const rates = new Map<string, { id: string; rate: string }>(), first = Number(m.today.slice(0, 4)) - 3;
  for (let k = 0, month = `${first}-01`; month <= m.today.slice(0, 7); k++) {
    const then = k + 1, next = `${first + Math.floor(then / 12)}-${String(1 + (then % 12)).padStart(2, '0')}`, rate = `0.0${470 + m.below(60)}`, id = m.id(`rate ${month}`);
    m.add('sales.fx_rate', { id, from_currency: 'MXN', to_currency: 'EUR', rate, valid: `[${month}-01,${next > m.today.slice(0, 7) ? '' : `${next}-01`})` });
    rates.set(month, { id, rate });
    month = next;
  }
  const what = ['Obra nueva', 'Reforma integral', 'Reposición de surtido', 'Fachada ventilada', 'Salina para vestíbulo', 'Terra en terrazas', 'Bruma para baños'];
  const deal = (key: string, a: Account, state: string, stage: number, created: number, closed: number | null, minor: number, lead: Lead | null) => {
    const id = m.id(`deal ${key}`), { id: stage_id, pipeline_id } = stages[stage]!, open = state === 'open';
    m.add('sales.opportunity', { id, account_id: a.id, contact_id: a.contact, market_id: a.market, owner_position_id: a.seat.id, pipeline_id, stage_id, state, name: m.pick(what), amount_minor: minor, currency: a.code === 'MX' ? 'MXN' : 'EUR', close_on: m.day(closed ?? 5 + m.below(110)), next_step: open ? m.pick(['Enviar muestras', 'Llamar a compras', 'Cerrar el plazo de entrega']) : null, next_step_on: open ? m.day(m.below(14)) : null,
      lead_id: lead?.id ?? null, origin_key: lead?.origin ?? null, campaign_id: lead?.campaign ?? null, closing_reason: state === 'lost' ? m.pick(['price', 'competitor', 'delivery', 'product_fit']) : state === 'no_decision' ? m.pick(['silent', 'postponed', 'no_budget']) : null, closed_on: closed === null ? null : m.day(closed), created_at: m.at(created, 9), external_key: `D-${key}` });
    for (let st = 0; st <= stage; st++) m.add('sales.opportunity_step', { opportunity_id: id, owner_position_id: a.seat.id, stage_id: stages[st]!.id, state: 'open', amount_minor: minor, at: m.at(created + Math.floor((st * ((closed ?? 0) - created)) / 6), 10), person_id: a.seat.person });
    m.add('sales.opportunity_product', { opportunity_id: id, product_id: m.id(`product ${m.pick(['Salina', 'Terra', 'Bruma'])}`), owner_position_id: a.seat.id, quantity: 10 + m.below(400) });
    return id;
  };
  const book = (key: string, kind: string, a: Account, on: number, minor: number, deal: string | null, lead: string | null, of: { key: string; on: number; minor: number } | null) => {
    const currency = a.code === 'MX' ? 'MXN' : 'EUR', rate = currency === 'EUR' ? null : rates.get(m.day(of?.on ?? on).slice(0, 7))!;
    const reporting = rate ? convertAmount({ minor: BigInt(minor), currency }, 'EUR', rate.rate).minor : BigInt(minor);
    m.add('sales.booking_event', { id: m.id(`booking ${key}`), kind, opportunity_id: deal, account_id: a.id, market_id: a.market, owner_position_id: a.seat.id, lead_id: lead, booked_on: m.day(on), minor, currency, fx_rate_id: rate?.id ?? null, reporting_minor: reporting.toString(), reporting_currency: 'EUR', reverses_id: of && m.id(`booking ${of.key}`), external_key: `B-${key}`, recorded_at: m.at(on, of ? 17 : 15), person_id: a.seat.person });
  };
  for (const a of accounts.slice(0, 700)) {
    const lead = leads[a.n]!, scale = (a.class === 'A' ? 6 : a.class === 'B' ? 3 : 1) * (a.code === 'MX' ? 18 : 1), won = Math.min(lead.day + 30 + m.below(110), -1), minor = scale * (250_000 + m.below(900_000)) + m.below(100);
    const id = deal(`${a.n}`, a, 'won', 4, lead.day + 5, won, minor, lead);
    book(`${a.n}`, 'booking', a, won, minor, id, lead.id, null);
    for (let r = 1, on = won + 60 + m.below(60); on < 0; r++, on += 90 + m.below(120)) {
      // Works begin in spring and after the summer; little is laid in August and at Christmas.
      const season = [0.8, 0.9, 1.1, 1.25, 1.3, 1.2, 0.9, 0.4, 1.2, 1.25, 1, 0.6][Number(m.day(on).slice(5, 7)) - 1]!, again = Math.round(scale * season * (120_000 + m.below(400_000)));
      book(`${a.n}-${r}`, 'booking', a, on, again, null, null, null);
      if (m.below(25) === 0) book(`${a.n}-${r}c`, 'credit_note', a, Math.min(on + 12, 0), -Math.floor(again / 10), null, null, { key: `${a.n}-${r}`, on, minor: again });
    }
    if (a.n % 60 === 30) book(`${a.n}r`, 'reversal', a, Math.min(won + 20, 0), -minor, id, lead.id, { key: `${a.n}`, on: won, minor });
  }
  for (let n = 0; n < 340; n++) deal(`lost-${n}`, accounts[(n * 7) % 1200]!, n % 3 ? 'lost' : 'no_decision', m.below(4), -400 + m.below(200), -190 + m.below(185), 150_000 + m.below(3_000_000), null);
  for (let n = 0; n < 320; n++) { const a = accounts[n < 7 ? n : (n * 11) % 1200]!; deal(`open-${n}`, a, 'open', n % 5, -5 - m.below(90), null, (a.code === 'MX' ? 15 : 1) * (200_000 + m.below(4_500_000)), null); }
}
