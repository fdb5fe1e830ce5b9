import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import type { Structure } from './structure.ts';

/** What both divisions did with the customers, and what they still mean to do. */
export function makeWork(m: Maker, s: Structure, accounts: readonly Account[]): void {
  const rocio = s.seats.get('rocio')!, pau = s.seats.get('pau')!;
  const talk = (a: Account, division: 'sales' | 'marketing', kind: string, channel: string, subject: string, days: number, o: { planned?: boolean; outcome?: string } = {}) => {
    const seat = division === 'sales' ? a.seat : channel === 'call' ? rocio : pau;
    m.add('customers.interaction', { id: m.id(`talk ${a.n} ${division} ${channel} ${days} ${subject}`), market_id: a.market, account_id: a.id, kind, division, channel, subject, outcome: o.outcome ?? null, starts_at: m.at(days, 8 + m.below(7), m.pick([0, 15, 30, 45])), minutes: kind === 'mass' ? 0 : 10 + m.below(50), planned: o.planned ?? false, position_id: seat.id, person_id: seat.person, source: 'demo' });
  };
  const sold = ['Visita comercial', 'Revisión del pedido', 'Muestras de Salina', 'Oferta de Terra', 'Llamada de seguimiento'], mail = ['Boletín: novedades Salina', 'Invitación a la feria', 'Catálogo Terra', 'Guía de colocación Bruma'];
  for (const a of accounts) {
    // A third of the customers hears from both, a third from one of them, the rest from nobody of late.
    const bySales = a.n < 7 || a.n % 5 < 3, byMarketing = a.n < 7 || a.n % 7 < 4;
    for (let d = -720 + m.below(60); d < -40; d += 45 + m.below(80)) if (d < -425 || a.n % 11) talk(a, 'sales', 'direct', m.pick(['visit', 'call', 'meeting', 'email']), m.pick(sold), d);
    for (let d = -710 + m.below(90); d < -40; d += 60 + m.below(120)) talk(a, 'marketing', m.below(3) ? 'mass' : 'direct', m.pick(['email', 'call', 'event', 'web']), m.pick(mail), d, a.n % 3 ? {} : { outcome: 'Respondió' });
    if (bySales) talk(a, 'sales', 'direct', m.pick(['visit', 'call']), m.pick(sold), -1 - m.below(25));
    if (byMarketing) talk(a, 'marketing', 'mass', 'email', mail[0]!, -1 - m.below(20), a.n % 4 ? {} : { outcome: 'Abrió y pidió muestras' });
    if (a.n % 6 === 0) talk(a, 'marketing', 'mass', 'event', 'Jornada de puertas abiertas', 5, { planned: true });
    if (a.n % 4 === 0) m.add('customers.promise', { account_id: a.id, market_id: a.market, position_id: a.seat.id, title: m.pick(['Enviar muestras de Salina', 'Mandar la oferta revisada', 'Ficha técnica de Terra', 'Visitar la obra']), given_on: m.day(-30), due_on: m.day(a.n % 12 === 0 ? -3 : 4), kept_at: a.n % 12 === 8 ? m.at(-2, 10) : null });
    if (a.n % 5 === 0) m.add('customers.need', { account_id: a.id, market_id: a.market, position_id: a.seat.id, title: m.pick(['Gran formato para fachada', 'Entrega en dos semanas', 'Antideslizante para piscina', 'Formación de colocadores']), detail: '', registered_on: m.day(-90 + m.below(60)), met_on: a.n % 15 === 0 ? m.day(-5) : null });
    if (a.n % 9 === 0 && a.seat.person) m.add('customers.note', { position_id: a.seat.id, person_id: a.seat.person, account_id: a.id, body: 'Decide la compra el gerente; prefiere que le llamemos por la tarde.', written_at: m.at(-40, 12) });
    if (a.n >= 7 && a.n % 3 === 0) activity(m, a, m.pick(['call', 'task', 'meeting']), m.pick(['Llamar por el pedido', 'Preparar la oferta', 'Repasar el surtido']), m.below(21) - 3);
  }
  for (const [i, title] of ['Muestras de Salina y oferta', 'Repasar el pedido de otoño', 'Proyecto de viviendas: formato', 'Renovación de baños'].entries()) activity(m, accounts[i]!, 'visit', title, 0, 8 + 2 * i);
}

function activity(m: Maker, a: Account, kind: string, title: string, days: number, hour?: number): void {
  m.add('customers.activity', { position_id: a.seat.id, market_id: a.market, account_id: a.id, contact_id: a.contact, kind, title, due_on: m.day(days), due_at: hour === undefined ? null : m.at(days, hour, 30), minutes: kind === 'visit' ? 60 : 20 });
}
