import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import { firsts, lasts, type Structure } from './structure.ts';

export interface Lead { id: string; n: number; account: Account | null; market: string; origin: string; day: number; campaign: string | null }
const campaigns: [string, string, string, string, number, number][] = [
  ['public_relations', 'Salina en la prensa de arquitectura', 'evaluated', 'ES', -400, -300], ['event', 'Cevisama: la colección Salina', 'finished', 'ES', -280, -270], ['email', 'Lanzamiento de Terra', 'running', 'ES', -30, 30],
  ['telemarketing', 'Clientes sin pedido desde verano', 'running', 'ES', -20, 20], ['digital', 'Bruma para baños', 'paused', 'FR', -60, 20], ['content', 'Guías de colocación', 'archived', 'ES', -600, -500], ['identity', 'Nueva imagen de Alborada', 'approved', 'ES', 20, 120],
  ['event', 'Batimat París', 'scheduled', 'FR', 40, 45], ['email', 'Terra en Portugal', 'review', 'PT', 30, 60], ['digital', 'Salina México', 'draft', 'MX', 30, 90], ['public_relations', 'Premio Alborada de interiorismo', 'idea', 'ES', 90, 200], ['event', 'Jornada de Oporto', 'cancelled', 'PT', -90, -88],
];
const way = ['idea', 'draft', 'review', 'approved', 'scheduled', 'running', 'finished', 'evaluated', 'archived'];
const origins = ['web', 'email', 'event', 'telemarketing', 'press', 'advert', 'social', 'referral', 'own_portfolio', 'unknown-blank'];

export function makeCampaigns(m: Maker, s: Structure): void {
  for (const [i, [kind, name, state, code, from, to]] of campaigns.entries()) {
    const id = m.id(`campaign ${i}`), market_id = s.markets[code as 'ES'], budget = 400_000 + 150_000 * i, created = Math.min(from - 60, -20);
    m.add('marketing.campaign', { id, market_id, kind, name, objective: 'Que la venta externa tenga con quién hablar', outcome_measure: 'Traspasos aceptados', permission_plan: 'Solo a quien ha dado permiso', state, starts_on: m.day(from), ends_on: m.day(to), budget_minor: budget, currency: code === 'MX' ? 'MXN' : 'EUR', owner_position_id: s.seats.get(kind === 'public_relations' ? 'pallares' : 'pau')!.id, co_owner_position_id: s.seats.get('head_levante')!.id, expected_responses: 40 + 10 * i, created_at: m.at(created, 9) });
    m.add('marketing.campaign_line', { campaign_id: id, market_id, channel: kind === 'event' ? 'event' : kind === 'email' ? 'email' : 'web', budget_minor: budget });
    if (from < 0) for (let c = 0; c < 4; c++) m.add('marketing.campaign_cost', { campaign_id: id, market_id, spent_on: m.day(from + c), what: ['Creatividad', 'Impresión', 'Espacio', 'Envíos'][c], minor: Math.floor(budget / 6), currency: code === 'MX' ? 'MXN' : 'EUR' });
    const upTo = way.includes(state) ? way.slice(0, way.indexOf(state) + 1) : state === 'paused' ? [...way.slice(0, 6), 'paused'] : ['idea', 'draft', 'cancelled'];
    for (const [n, to_state] of upTo.entries()) m.add('marketing.campaign_step', { campaign_id: id, market_id, from_state: n ? upTo[n - 1] : null, to_state, at: m.at(created + n, 10), person_id: s.seats.get('pau')!.person });
  }
}

/** Leads of two years. The first 700 are those of the customers who bought: n % 10 touches before their first purchase, some at one instant. */
export function makeLeads(m: Maker, s: Structure, accounts: readonly Account[]): Lead[] {
  const leads: Lead[] = [], codes = ['ES', 'ES', 'ES', 'PT', 'FR', 'MX'] as const;
  for (let n = 0; n < 2500; n++) {
    const account = n < 700 ? accounts[n]! : null, market = account?.market ?? s.markets[codes[n % 6]!], id = m.id(`lead ${n}`), day = n < 700 ? -715 + m.below(560) : -1 - m.below(720), origin = m.pick(origins);
    const campaign = m.below(3) === 0 ? m.id(`campaign ${m.pick([0, 1, 2, 3, 4, 5])}`) : null;
    m.add('marketing.lead', { id, market_id: market, name: `${m.pick(firsts)} ${m.pick(lasts)}`, company_name: account?.name ?? `${m.pick(['Reformas', 'Estudio', 'Obras', 'Materiales'])} ${m.pick(lasts)} ${n}`, email: `lead${n}@interesado.example`, origin_key: origin, landing_page: m.pick(['/salina', '/terra', '/bruma', null]), campaign_id: campaign, first_contact_on: m.day(day), account_id: account?.id ?? null, contact_id: account?.contact ?? null, position_id: s.seats.get('rocio')!.id, external_key: `L-${n}`, created_at: m.at(day, 9), attributes: {} });
    leads.push({ id, n, account, market, origin, day, campaign });
    for (let t = 0; t < (account ? n % 10 : 1 + n % 3); t++) {
      const on = Math.min(day + (n % 4 === 0 && t === 2 ? 3 : t * 3), 0);
      m.add('marketing.touch', { id: m.id(`touch ${n} ${t}`), market_id: market, account_id: account?.id ?? null, lead_id: id, campaign_id: t === 0 ? campaign : null, origin_key: t === 0 ? origin : m.pick(origins), channel: m.pick(['web', 'email', 'call', 'event']), mass: t % 2 === 1, occurred_at: m.at(on, 10), occurred_on: m.day(on) });
    }
  }
  return leads;
}
