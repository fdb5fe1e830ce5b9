import { daysBetween } from '../../../words/days.ts';
import type { Account } from './customers.ts';
import { type Maker, maker } from './maker.ts';
import { products, workName } from './sales.ts';
import type { Structure } from './structure.ts';

/**
 * Which of the bookings already made were worked as deals: a share of those of customers of class A and B; the rest stay what
 * they are, repeat orders. It draws from a sequence of its own, so that the rest of the company is the same with it or without.
 */
export function closeDeals(m: Maker, s: Structure, accounts: readonly Account[], stages: readonly { id: string; pipeline_id: string }[]): void {
  const own = maker(7, m.today), of = new Map(accounts.map((a) => [a.id, a])), seats = new Map([...s.seats.values()].map((seat) => [seat.id, seat])), last = stages.length - 1;
  for (const b of m.rows.get('sales.booking_event')!) {
    const a = of.get(b['account_id'] as string)!, seat = seats.get(b['owner_position_id'] as string)!;
    if (b['kind'] !== 'booking' || b['opportunity_id'] !== null || a.class === 'C' || own.below(a.class === 'A' ? 3 : 4) > 0) continue;
    const closed = daysBetween(m.today, b['booked_on'] as string), created = m.working(closed - 12 - own.below(70)), key = `D-${b['external_key']}`, id = m.id(`deal ${key}`);
    const { id: stage_id, pipeline_id } = stages[last]!, minor = b['minor'] as number, step = { opportunity_id: id, owner_position_id: seat.id, amount_minor: minor, person_id: seat.person };
    m.add('sales.opportunity', {
      id, account_id: a.id, contact_id: a.contact, market_id: a.market, owner_position_id: seat.id, pipeline_id, stage_id, state: 'won', name: workName(own, a, a.seat), amount_minor: minor, currency: b['currency'], close_on: b['booked_on'],
      next_step: null, next_step_on: null, lead_id: null, origin_key: null, campaign_id: null, closing_reason: null, closed_on: b['booked_on'], created_at: m.at(created, 9), external_key: key,
    });
    stages.forEach((stage, at) => m.add('sales.opportunity_step', { ...step, stage_id: stage.id, state: 'open', at: m.at(created + Math.floor((at * (closed - created)) / (last + 1)), 10) }));
    m.add('sales.opportunity_step', { ...step, stage_id, state: 'won', at: m.at(closed, 12) });
    m.add('sales.opportunity_product', { opportunity_id: id, product_id: m.id(`product ${own.pick(products)}`), owner_position_id: seat.id, quantity: 20 + own.below(900) });
    b['opportunity_id'] = id;
  }
}

/** What the history of each deal says, in the order it was made: when it was opened, each stage it went to, how it ended. */
export function tellDeals(m: Maker): void {
  const steps = Map.groupBy(m.rows.get('sales.opportunity_step')!, (s) => s['opportunity_id'] as string);
  for (const o of m.rows.get('sales.opportunity')!) {
    const [first, ...later] = steps.get(o['id'] as string)!;
    let told = 0;
    const tell = (what: string, step: Record<string, unknown>, before: object | null, after: object) => m.add('platform.fact', {
      id: inOrder(m, told = Math.max(told + 1, Date.parse(step['at'] as string)), `${o['id'] as string} ${what} ${step['stage_id'] as string}`), at: step['at'], what: `sales.opportunity_${what}`, about_kind: 'opportunity', about_id: o['id'], guard: o['owner_position_id'],
      person_id: step['person_id'] ?? m.id('person elena'), via: 'session', before, after,
    });
    tell('created', first!, null, { account: o['account_id'], seat: o['owner_position_id'], stage: first!['stage_id'], amount: { minor: String(o['amount_minor']), currency: o['currency'] }, closeOn: o['close_on'], state: 'open' });
    later.forEach((step, at) => {
      const stage = (at === 0 ? first! : later[at - 1]!)['stage_id'];
      if (step['state'] === 'open') tell('moved', step, { stage }, { stage: step['stage_id'] });
      else tell(step['state'] === 'won' ? 'won' : 'closed', step, { state: 'open' }, { state: step['state'], on: o['closed_on'] });
    });
  }
}

/** An id that stands where its instant stands among those that the database gives (uuidv7). */
export const inOrder = (m: Maker, at: number, key: string): string => {
  const ms = at.toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}${m.id(`fact ${key}`).slice(13)}`;
};
