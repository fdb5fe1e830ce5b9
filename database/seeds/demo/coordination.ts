import { dueOnOffering } from '../../../modules/coordination/rules/handOffDue.ts';
import { type PauseAsked, planPause } from '../../../modules/coordination/rules/handOffPauses.ts';
import { noStamps } from '../../../modules/coordination/rules/handOffStates.ts';
import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import type { Lead } from './marketing.ts';
import { asksOfMarketing, asksOfSales, briefs } from './said.ts';
import { deskFor, type Seat, type Structure } from './structure.ts';

const terms = { decisionMinutes: 120, firstAttemptMinutes: 240, contactMinutes: 960, dispositionMinutes: 4800 };
type Step = 'offered' | 'accepted' | 'attempting' | 'contacted' | 'qualified' | 'recycled' | 'disqualified' | 'returned' | 'disputed' | 'resolved' | 'expired' | 'draft';
const order: readonly Step[] = ['offered', 'accepted', 'attempting', 'contacted', 'qualified'];
const minutesAfter = (at: string, minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();

export function makeCoordination(m: Maker, s: Structure, accounts: readonly Account[], leads: readonly Lead[]): void {
  const agreement = m.id('agreement');
  m.add('coordination.agreement', { id: agreement, definition_es: 'Hay un proyecto, una fecha y alguien que decide', definition_en: 'There is a project, a date and somebody who decides', decision_minutes: 120, first_attempt_minutes: 240, contact_minutes: 960, disposition_minutes: 4800, dispute_days: 5, leads_a_month: 40, value_a_month_minor: 20_000_000, currency: 'EUR', valid: `[${m.day(s.start)},)`, agreed_by_sales: s.seats.get('head_levante')!.id, agreed_by_marketing: s.seats.get('beatriz')!.id, agreed_at: m.at(s.start, 9) });
  const of = { m, s, agreement };
  let live = 0;
  for (const lead of leads) {
    const on = m.working(Math.min(lead.day + 1 + (lead.n % 3), -1)), recent = on > -14;
    if (['won', 'asked', 'lost', 'open'].includes(lead.end)) handOff(of, lead, 'qualified', m.working(Math.min(lead.day + 2, -13)));
    else if ((lead.end === 'recycled' || lead.end === 'disqualified') && !recent) handOff(of, lead, lead.end, on);
    else if (lead.end === 'returned' && !recent) again(of, lead, lead.n % 7 === 0 ? 'resolved' : 'returned', on, 2);
    else if (lead.end === 'expired' && !recent) again(of, lead, 'expired', on, 1);
    else if (lead.end === 'fresh') {
      const day = m.working(Math.max(lead.day, -8));
      handOff(of, lead, underWay(m, day, live++), day);
    }
  }
  const free = leads.filter((l) => l.end === 'none');
  waiting(of, free.filter((l) => l.account === null).slice(0, 40), accounts);
  standingStill(of, free.filter((l) => l.account === null).slice(0, 40).filter((l) => l.code === 'ES'));
  requests(m, s, accounts);
}
/** As far as it should be by now: called within the day, talked to on the next. One in six came back, and a few were taken and left lying. */
function underWay(m: Maker, day: number, n: number): Step {
  if (n % 6 === 5) return 'returned';
  if (n % 24 === 8) return 'accepted';
  const since = Array.from({ length: -day }, (_, i) => day + 1 + i).filter((d) => !m.weekend(d)).length;
  return since < 2 ? 'attempting' : 'contacted';
}

interface Of { m: Maker; s: Structure; agreement: string }
const sellerFor = (m: Maker, s: Structure, lead: Lead) => lead.account?.seat ?? m.pick(s.sellers.filter((x) => x.market === lead.market));

interface Offer { to?: Seat; account?: Account; hour?: number; minute?: number; brief?: string; follows?: string; key?: string; slow?: boolean; /** Paused an hour after the offer. */ pause?: PauseAsked }

/** One hand-off that has come as far as `reached`: in about seven of eight cases within what was agreed. */
function handOff({ m, s, agreement }: Of, lead: Lead, reached: Step, day: number, o: Offer = {}): string {
  const to = o.to ?? sellerFor(m, s, lead), calendar = s.calendars[to.code], id = m.id(`hand ${lead.n} ${o.key ?? ''}`), drafted = m.local(calendar.zone, day, o.hour ?? 9 + m.below(6), o.minute ?? m.pick([0, 10, 25, 40])), offered = reached === 'draft' ? null : minutesAfter(drafted, o.hour === undefined ? 5 : 0);
  const plain = offered ? dueOnOffering(terms, new Date(offered), calendar) : null, slow = o.slow ?? m.below(100) < 13, ends = ['recycled', 'disqualified'].includes(reached), step = ends ? 3 : order.indexOf(reached), refused = ['returned', 'disputed', 'resolved'].includes(reached);
  // Instants after the offer: an answer within two hours or too late, an attempt the same day, a talk the next, and what came of it within the week.
  const answered = offered && minutesAfter(offered, slow ? 150 + m.below(240) : 8 + m.below(95)), attempted = answered && minutesAfter(answered, slow ? 1500 : 15 + m.below(60)), talked = offered && m.local(calendar.zone, Math.max(m.working(day + 1), day) + (m.weekend(day + 1) ? 3 : 0), slow && m.below(2) ? 17 : 9, 20), closed = offered && m.local(calendar.zone, m.working(day + 5 + m.below(slow ? 12 : 5)), 12, m.below(50));
  const late = reached === 'expired' ? minutesAfter(offered!, 60 * 26) : null;
  const dues = { decision: plain?.decision.at ?? null, attempt: plain?.attempt.at ?? null, contact: plain?.contact.at ?? null, disposition: plain?.disposition.at ?? null }, paused = o.pause && offered ? minutesAfter(offered, 60) : null;
  const held = paused && planPause({ stamps: { ...noStamps, offeredAt: new Date(offered!), decisionDueAt: dues.decision, acceptedAt: step >= 1 ? new Date(answered!) : null }, dues: { ...dues, resolution: null }, pauses: [], capMinutes: 2400, calendar }, o.pause!, new Date(paused)).plan, due = held ? held.dues : dues;
  m.add('coordination.hand_off', {
    id, lead_id: lead.id, account_id: (o.account ?? lead.account)?.id ?? null, market_id: lead.market, from_position_id: (to.fn === 'sales' && to.led > 0 ? deskFor(s, to, lead.day) : s.seats.get('ramon')!).id, to_position_id: to.id, agreement_id: agreement, follows_id: o.follows ?? null, brief: o.brief ?? m.pick(briefs).replace('{n}', `${18 + 6 * m.below(16)}`), drafted_at: drafted, offered_at: offered,
    decision_due_at: due.decision, attempt_due_at: due.attempt, contact_due_at: due.contact, disposition_due_at: due.disposition, accepted_at: step >= 1 ? answered : null, returned_at: refused ? answered : null, return_reason: refused ? m.pick(['not_ready', 'not_ready', 'missing_contact', 'wrong_seat', 'duplicate', 'no_capacity']) : null,
    return_note: refused ? m.pick(['Pide precio, pero no hay obra todavía', 'El teléfono no existe', 'Es de la zona de al lado', 'Ya lo visito cada mes', null]) : null, disputed_at: ['disputed', 'resolved'].includes(reached) ? minutesAfter(answered!, 90) : null, dispute_note: ['disputed', 'resolved'].includes(reached) ? 'La obra existe: nos mandó el plano el martes' : null, dispute_due_on: ['disputed', 'resolved'].includes(reached) ? m.day(day + 7) : null,
    resolved_at: reached === 'resolved' ? m.local(calendar.zone, m.working(day + 4) > day ? m.working(day + 4) : day + 4, 10) : null, resolved_for: reached === 'resolved' ? (lead.n % 2 ? 'sender' : 'receiver') : null, resolve_note: reached === 'resolved' ? 'Se llamó al cliente: compra en primavera' : null, expired_at: late && due.decision,
    first_attempt_at: step >= 2 ? attempted : null, contacted_at: step >= 3 ? talked : null, qualified_at: reached === 'qualified' ? closed : null, opportunity_id: reached === 'qualified' && !o.key && lead.end !== 'asked' ? m.id(lead.end === 'won' ? `deal won-${lead.account!.n}` : `deal lead-${lead.n}`) : null,
    recycled_at: reached === 'recycled' ? closed : null, recycle_on: reached === 'recycled' ? m.day(day + 120) : null, disqualified_at: reached === 'disqualified' ? closed : null, disqualify_reason: reached === 'disqualified' ? m.pick(['no_need', 'no_need', 'not_reached', 'no_authority', 'not_a_customer']) : null,
    answered_by: step >= 1 || refused ? to.person : null,
  });
  if (held) m.add('coordination.hand_off_pause', { id: m.id(`pause ${lead.n}`), hand_off_id: id, market_id: lead.market, reason: o.pause!.reason, paused_at: paused, until_on: o.pause!.until, runs_again_at: held.runsAgainAt, note: o.pause!.note, paused_by: to.person });
  return id;
}

/** What was returned or nobody answered went out once more: put right, or escalated to the supervisor; and was then decided. */
function again(of: Of, lead: Lead, first: Step, day: number, after: number): void {
  const { m, s } = of, follows = handOff(of, lead, first, day), to = first === 'expired' ? s.seats.get({ ES: 'head_levante', PT: 'head_norte', FR: 'head_francia', MX: 'head_francia' }[lead.code])! : undefined, next = m.working(day + after + 2);
  handOff(of, lead, lead.n % 2 ? 'recycled' : 'disqualified', Math.max(next, day + 1), { follows, key: 'again', slow: false, brief: first === 'expired' ? 'Nadie contestó en plazo. Lo lleva supervisión.' : 'Completado: hay fecha, teléfono y quien decide.', ...(to ? { to } : {}) });
}

/** What waits today: offers to many seats, a few late since this morning, those in Mexico by their own clock, drafts, a dispute. */
function waiting(of: Of, leads: readonly Lead[], accounts: readonly Account[]): void {
  const { m, s } = of, by = (code: string) => leads.filter((l) => l.code === code), es = by('ES'), told = (n: number, brief: string) => ({ to: accounts[n]!.seat, account: accounts[n]!, brief });
  const late = m.working(-1);
  if (es.length < 16) return;
  handOff(of, es[0]!, 'offered', 0, { ...told(3, 'De la mesa. Reforma de 84 baños, decide en enero.'), hour: 16, minute: 40 });
  handOff(of, es[1]!, 'offered', 0, { to: s.seats.get('Marta')!, brief: 'Del formulario de Salina. Abre tienda en Gandia.', hour: 15, minute: 50 });
  handOff(of, es[2]!, 'offered', 0, { to: s.seats.get('Luis')!, brief: 'Llamó tras el correo de Salina. Dos baños y cocina, quiere medir esta semana.', hour: 9, minute: 10 });
  ['barcelona', 'sevilla', 'alicante', 'Sara', 'valencia'].forEach((key, i) => handOff(of, es[3 + i]!, 'offered', i < 2 ? late : 0, { to: s.seats.get(key)!, hour: i < 2 ? 16 : 10 + 2 * i - 3, minute: 15 }));
  ['galicia', 'malaga'].forEach((key, i) => handOff(of, es[8 + i]!, 'returned', late, { to: s.seats.get(key)!, hour: 10, slow: false }));
  handOff(of, es[10]!, 'disputed', m.working(-3), { to: s.seats.get('Luis')!, hour: 9, slow: false, brief: 'Promoción de 46 viviendas. Ventas dice que ya era cliente.' });
  es.slice(11, 14).forEach((lead) => handOff(of, lead, 'draft', 0, { hour: 9 }));
  for (const [code, keys] of [['MX', ['cdmx', 'monterrey', 'puebla']], ['PT', ['lisboa', 'oporto']], ['FR', ['lyon', 'paris']]] as const) {
    by(code).slice(0, keys.length).forEach((lead, i) => handOff(of, lead, 'offered', 0, { to: s.seats.get(keys[i]!)!, hour: code === 'MX' ? 16 : 14 + i, minute: 30 }));
  }
}

/** Two whose clock stands still: a customer who is away for some days, and data that the desk was asked for. Nothing of chance in them: the rest is made as without them. */
function standingStill(of: Of, es: readonly Lead[]): void {
  const still = { ...of, m: { ...of.m, below: () => 0, pick: <T>(list: readonly T[]) => list[0]! } }, { s, m } = of, day = m.working(-1);
  if (es.length < 16) return;
  handOff(still, es[14]!, 'accepted', day, { to: s.seats.get('Marta')!, hour: 10, minute: 0, slow: false, brief: 'Hotel de 60 habitaciones en Dénia. Quiere muestras para elegir.', pause: { reason: 'customer_set_date', until: m.day(m.working(5)), note: 'Está de viaje. Pide que le llame cuando vuelva.' } });
  handOff(still, es[15]!, 'offered', day, { to: s.seats.get('Luis')!, hour: 11, minute: 0, slow: false, brief: 'Pidió presupuesto en la web. Cocina y dos baños.', pause: { reason: 'returned_for_data', until: null, note: 'El teléfono no existe. ¿Hay otro, o un correo?' } });
}

/** Support in both directions over half a year, mostly on time, and what is on the table now. */
function requests(m: Maker, s: Structure, accounts: readonly Account[]): void {
  const helps = ['pau', 'samples', 'design', 'pons', 'fairs', 'forms', 'content_fr', 'content_pt', 'camp_mx', 'pallares'], asks = ['pau', 'pallares', 'fairs', 'pons', 'digital', 'ramon', 'architects'];
  const now = ['submitted', 'accepted', 'started', 'delivered', 'confirmed', 'declined', 'late', 'reopened', 'delivered', 'started'] as const;
  const ask = (n: number, state: (typeof now)[number], asked: number, up: boolean, a: Account, title?: string) => {
    const helper = s.seats.get(up ? { ES: helps[n % 6]!, PT: 'content_pt', FR: 'content_fr', MX: 'camp_mx' }[a.code] : asks[n % asks.length]!)!, step = { submitted: 0, declined: 0, accepted: 1, late: 2, started: 2, delivered: 3, reopened: 3, confirmed: 4 }[state], due = state === 'late' ? m.working(-2 - (n % 4)) : asked + 9 + (n % 5), given = m.working(state === 'confirmed' ? Math.min(asked + 5 + (n % 6), -1) : -1 - (n % 3));
    m.add('coordination.support_request', {
      market_id: a.market, from_position_id: up ? a.seat.id : helper.id, to_position_id: up ? helper.id : a.seat.id, account_id: up || n % 3 ? a.id : null, title: title ?? m.pick(up ? asksOfMarketing : asksOfSales), detail: m.pick(['Lo necesita el cliente antes de decidir.', 'Con dos páginas basta.', 'Hay visita la semana que viene.', 'Si no da tiempo, lo de siempre.', 'El competidor ya se lo ha dado.']), effort: 1 + m.below(4), asked_at: m.at(asked, 10), wanted_on: m.day(state === 'late' ? due : asked + 8 + (n % 7)),
      accepted_at: step >= 1 ? m.at(m.working(asked + 1) >= asked ? m.working(asked + 1) : asked, 15) : null, due_on: step >= 1 ? m.day(due) : null, declined_at: state === 'declined' ? m.at(asked + 1, 9) : null, decline_reason: state === 'declined' ? 'No llegamos a esa fecha' : null, alternative: state === 'declined' ? 'La versión del año pasado, ya impresa' : null, started_at: step >= 2 ? m.at(Math.min(asked + 2, -1), 12) : null,
      delivered_at: step >= 3 ? m.at(given, 9) : null, confirmed_at: step >= 4 ? m.at(given, 16) : null, reopened_at: state === 'reopened' ? m.at(given, 13) : null,
    });
  };
  const buyers = accounts.filter((a) => a.n < 700 && a.status !== 'former');
  for (let n = 0; n < 190; n++) ask(n, n % 15 === 14 ? 'declined' : 'confirmed', m.working(-20 - m.below(170)), n % 5 < 3, m.pick(buyers));
  for (const [i, seat] of s.sellers.entries()) {
    const own = buyers.filter((a) => a.seat === seat);
    if (own.length === 0) continue;
    ask(i, now[i % now.length]!, m.working(-3 - (i % 9)), true, own[i % own.length]!);
    if (i % 2) ask(i + 50, now[(i + 3) % now.length]!, m.working(-4 - (i % 8)), false, own[(i + 1) % own.length]!);
  }
  ask(0, 'delivered', m.working(-6), true, accounts[0]!, 'Expositor para Alzira');
  ask(3, 'started', m.working(-4), true, accounts[3]!, 'Referencias de hoteles');
}
