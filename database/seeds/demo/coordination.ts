import { dueOnOffering } from '../../../modules/coordination/rules/handOffDue.ts';
import type { Maker } from './maker.ts';
import type { Lead } from './marketing.ts';
import type { Structure } from './structure.ts';

const terms = { decisionMinutes: 120, firstAttemptMinutes: 240, contactMinutes: 960, dispositionMinutes: 4800 };

export function makeCoordination(m: Maker, s: Structure, leads: readonly Lead[]): void {
  const joaquin = s.seats.get('head_levante')!, beatriz = s.seats.get('beatriz')!;
  const agreement = m.id('agreement'), later = (at: string, hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
  m.add('coordination.agreement', { id: agreement, definition_es: 'Hay un proyecto, una fecha y alguien que decide', definition_en: 'There is a project, a date and somebody who decides', decision_minutes: 120, first_attempt_minutes: 240, contact_minutes: 960, disposition_minutes: 4800, dispute_days: 5, leads_a_month: 40, value_a_month_minor: 20_000_000, currency: 'EUR', valid: `[${m.day(s.start)},)`, agreed_by_sales: joaquin.id, agreed_by_marketing: beatriz.id, agreed_at: m.at(s.start, 9) });
  const handOff = (lead: Lead, state: string, days: number) => {
    const to = lead.account?.seat ?? m.pick(s.sellers.filter((x) => x.market === lead.market)), offered = state === 'draft' ? null : m.at(days, state === 'expired' ? 8 : 9, m.below(4) * 10);
    const due = offered ? dueOnOffering(terms, new Date(offered), s.calendars[to.code]) : null, at = (yes: boolean, hours: number) => (yes && offered ? later(offered, hours) : null);
    const order = ['accepted', 'attempting', 'contacted', 'qualified'], reached = ['recycled', 'disqualified'].includes(state) ? 2 : order.indexOf(state), slow = lead.n % 8 === 0 ? 5 : 1, back = state === 'returned' || state === 'disputed';
    m.add('coordination.hand_off', { id: m.id(`hand ${lead.n}`), lead_id: lead.id, account_id: lead.account?.id ?? null, market_id: lead.market, from_position_id: s.seats.get('rocio')!.id, to_position_id: to.id, agreement_id: agreement, brief: 'Tiene obra y fecha. Pide muestras y precio por metro.', drafted_at: m.at(days, 8), offered_at: offered,
      decision_due_at: due?.decision.at ?? null, attempt_due_at: due?.attempt.at ?? null, contact_due_at: due?.contact.at ?? null, disposition_due_at: due?.disposition.at ?? null, accepted_at: at(reached >= 0, slow), returned_at: at(back, 1), return_reason: back ? m.pick(['not_ready', 'missing_contact', 'wrong_seat']) : null, disputed_at: at(state === 'disputed', 3), dispute_due_on: state === 'disputed' ? m.day(days + 7) : null,
      first_attempt_at: at(reached >= 1, 2 * slow), contacted_at: at(reached >= 2, 24 * slow), qualified_at: at(state === 'qualified', 72), opportunity_id: state === 'qualified' && lead.account ? m.id(`deal ${lead.n}`) : null, recycled_at: at(state === 'recycled', 80), recycle_on: state === 'recycled' ? m.day(days + 120) : null, disqualified_at: at(state === 'disqualified', 80), disqualify_reason: state === 'disqualified' ? 'no_need' : null });
  };
  for (const lead of leads.slice(0, 700)) handOff(lead, 'qualified', lead.day + 2);
  for (const lead of leads.slice(700, 1300)) if (lead.day < -10) handOff(lead, m.pick(['recycled', 'disqualified', 'returned', 'contacted', 'qualified', 'disqualified']), lead.day + 2);
  for (const [i, lead] of leads.slice(1300, 1360).entries()) handOff(lead, m.pick(['draft', 'offered', 'expired', 'accepted', 'attempting', 'contacted', 'returned', 'disputed']), i % 3 ? -4 : -1);
  for (const lead of leads.slice(1360, 1380)) handOff(lead, 'offered', 0);
  requests(m, s, leads);
}

function requests(m: Maker, s: Structure, leads: readonly Lead[]): void {
  const states = ['asked', 'accepted', 'declined', 'started', 'delivered', 'confirmed', 'asked'], pau = s.seats.get('pau')!;
  for (let n = 0; n < 56; n++) {
    const a = leads[n * 3]!.account!, state = states[n % 7]!, up = n % 4 !== 3, step = ['accepted', 'started', 'delivered', 'confirmed'].indexOf(state), asked = -2 - m.below(30);
    m.add('coordination.support_request', { market_id: a.market, from_position_id: up ? a.seat.id : pau.id, to_position_id: up ? pau.id : a.seat.id, account_id: a.id, title: up ? m.pick(['Panel de muestras de Salina', 'Presentación para el arquitecto', 'Catálogo Terra con precios']) : m.pick(['Fotos de la obra terminada', 'Contar el caso en la revista']), detail: 'Lo necesita el cliente antes de decidir.', effort: 1 + m.below(3), asked_at: m.at(asked, 10), wanted_on: m.day(asked + 14),
      accepted_at: step >= 0 ? m.at(asked + 1, 9) : null, due_on: step >= 0 ? m.day(asked + 12) : null, declined_at: state === 'declined' ? m.at(asked + 1, 9) : null, decline_reason: state === 'declined' ? 'No llegamos a esa fecha' : null, alternative: state === 'declined' ? 'El mes que viene' : null, started_at: step >= 1 ? m.at(asked + 1, 12) : null, delivered_at: step >= 2 ? m.at(asked + 2, 9) : null, confirmed_at: step >= 3 ? m.at(asked + 2, 14) : null });
  }
}
