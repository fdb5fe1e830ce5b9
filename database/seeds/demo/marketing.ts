import type { Campaign } from './campaigns.ts';
import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import { family, firmName, given, plain, segments } from './names.ts';
import { type Code, deskFor, type Structure } from './structure.ts';

/** `end`: what came of it. Those of `won`, `lost` and `open` have a deal; `asked` is a customer who asked for something and was handed to its seller; `none` was never handed over. */
export interface Lead { id: string; n: number; account: Account | null; market: string; code: Code; origin: string; day: number; campaign: string | null; end: 'won' | 'asked' | 'lost' | 'open' | 'recycled' | 'disqualified' | 'returned' | 'expired' | 'fresh' | 'none' }
const byKind: Record<string, string> = { public_relations: 'press', identity: 'advert', email: 'email', telemarketing: 'telemarketing', event: 'event', digital: 'advert', content: 'web' };
const origins = ['web', 'web', 'web', 'email', 'email', 'event', 'telemarketing', 'telemarketing', 'press', 'advert', 'advert', 'social', 'social', 'referral', 'referral', 'event', 'own_portfolio', 'unknown-blank'] as const;
/** Where those who buy in the end come from: a recommendation seldom comes to nothing. */
const bought = ['referral', 'referral', 'event', 'event', 'telemarketing', 'telemarketing', 'web', 'email', 'own_portfolio', 'press'] as const;
const ways: Record<string, string> = { web: 'web', email: 'email', event: 'event', telemarketing: 'call', press: 'press', advert: 'advert', social: 'advert', referral: 'call', own_portfolio: 'visit', 'unknown-blank': 'other' };
const asked = ['Precio por metro y plazo', 'Muestras de 60×120', 'Distribuidor más cercano', 'Ficha técnica', 'Visita de un comercial', 'Acabado antideslizante', null];
const count = 3000;

/** Leads of two years, about one in ten of which bought in the end, and the touches before each sale: none to nine, some at one instant. */
export function makeLeads(m: Maker, s: Structure, accounts: readonly Account[], campaigns: readonly Campaign[]): Lead[] {
  const buyers = accounts.filter((a) => a.n < 700 && !a.old), prospects = accounts.filter((a) => a.status === 'prospect'), codes = ['ES', 'ES', 'ES', 'ES', 'PT', 'FR', 'FR', 'MX'] as const;
  const leads: Lead[] = [], known = accounts.filter((a) => a.old && a.status === 'customer' && a.class !== 'C');
  for (let n = 0; n < count; n++) {
    const prospect = prospects[n - buyers.length], k = n - buyers.length - prospects.length, asks = k >= 0 && k % 20 === 7, account = buyers[n] ?? prospect ?? (asks ? known[Math.floor(k / 20) % known.length]! : null), end: Lead['end'] = asks ? 'asked' : buyers[n] ? 'won' : prospect ? (n % 9 < 4 ? 'lost' : n % 9 < 6 ? 'open' : n % 9 === 6 ? 'recycled' : n % 9 === 7 ? 'disqualified' : 'none') : endOf(n);
    const code = account?.code ?? m.pick(codes), market = s.markets[code], id = m.id(`lead ${n}`);
    const day = m.working(end === 'won' ? -740 + m.below(600) : end === 'open' ? -25 - m.below(150) : end === 'fresh' ? -(n % 9) : end === 'asked' ? -14 - ((k * 7) % 150) : end === 'lost' ? -120 - m.below(600) : end === 'none' && n % 6 === 0 ? -m.below(20) : -12 - m.below(720));
    const running = campaigns.filter((c) => c.code === code && c.from <= day && day <= c.to && !['idea', 'draft', 'review', 'cancelled'].includes(c.state)), campaign = running.length > 0 && m.below(100) < 55 ? m.pick(running) : null;
    const origin = campaign ? byKind[campaign.kind]! : m.pick<string>(end === 'won' || end === 'open' ? bought : origins), person = `${m.pick(given[code])} ${m.pick(family[code])}`, firm = account?.name ?? firmName(m, code, m.pick(segments), [m.pick(family[code])]);
    m.add('marketing.lead', {
      id, market_id: market, name: account ? account.contactName : person, company_name: firm, email: `${plain(person).split(' ')[0]}.${n}@${plain(firm).replaceAll(' ', '')}.example`, phone: n % 3 ? `+34 6${10_000_000 + m.below(89_999_999)}` : null, origin_key: origin, landing_page: origin === 'web' || origin === 'advert' ? m.pick(['/salina', '/terra', '/bruma', '/hoteles']) : null,
      campaign_id: campaign?.id ?? null, first_contact_on: m.day(day), account_id: account?.id ?? null, contact_id: account?.contact ?? null, position_id: deskFor(s, account?.seat ?? m.pick(s.sellers.filter((x) => x.code === code)), day).id, external_key: `L-${n}`, created_at: m.at(day, 9), attributes: n % 4 ? { pide: m.pick(asked) } : {},
    });
    leads.push({ id, n, account, market, code, origin, day, campaign: campaign?.id ?? null, end });
    for (let t = 0; t < (buyers[n] ? account!.n % 10 : asks ? 0 : 1 + (n % 3)); t++) touch(m, `lead ${n} ${t}`, { market, account: account?.id ?? null, lead: id, campaign: t === 0 ? (campaign?.id ?? null) : null, origin: t === 0 ? origin : m.pick(origins), day: Math.min(day + (n % 4 === 0 && t === 2 ? 3 : t * 3), 0), mass: t % 2 === 1 });
  }
  for (const a of accounts) if (a.n < 700 && a.old) for (let t = 0; t < a.n % 10; t++) {
    const day = -880 + m.below(840), running = campaigns.filter((c) => c.code === a.code && c.from <= day && day <= c.to && c.kind !== 'identity'), campaign = running.length > 0 ? m.pick(running) : null;
    touch(m, `account ${a.n} ${t}`, { market: a.market, account: a.id, lead: null, campaign: campaign?.id ?? null, origin: campaign ? byKind[campaign.kind]! : m.pick(origins), day, mass: t % 2 === 1 });
  }
  return leads;
}

/** About a third of the leads that are no account yet were handed over; the others are looked after by marketing. */
function endOf(n: number): Lead['end'] {
  const k = n % 50;
  return k < 6 ? 'recycled' : k < 13 ? 'disqualified' : k < 15 ? 'returned' : k < 16 ? 'expired' : k < 18 ? 'fresh' : 'none';
}

function touch(m: Maker, key: string, t: { market: string; account: string | null; lead: string | null; campaign: string | null; origin: string; day: number; mass: boolean }): void {
  m.add('marketing.touch', { id: m.id(`touch ${key}`), market_id: t.market, account_id: t.account, lead_id: t.lead, campaign_id: t.campaign, origin_key: t.origin, channel: ways[t.origin], mass: t.mass, occurred_at: m.at(t.day, 10), occurred_on: m.day(t.day) });
}
