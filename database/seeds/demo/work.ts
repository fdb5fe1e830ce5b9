import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import { answers, direct, mailings, needs, notes, promises, sales, sold } from './said.ts';
import { deskFor, type Seat, type Structure } from './structure.ts';

export interface Talk { division: 'sales' | 'marketing'; seat: Seat; kind?: 'direct' | 'mass'; channel: string; subject: string; outcome?: string | null; day: number; hour?: number; minute?: number; planned?: boolean; campaign?: string }
const lasting: Record<string, [number, number]> = { visit: [35, 45], call: [4, 16], meeting: [45, 45], video: [25, 25], email: [5, 10], event: [10, 30], letter: [0, 0], web: [0, 0], press: [0, 0] };

/** One contact with a customer, with whoever took part. */
export function talk(m: Maker, s: Structure, a: Account, t: Talk): void {
  const n = m.rows.get('customers.interaction')?.length ?? 0, id = m.id(`talk ${n}`), mass = t.kind === 'mass', [from, spread] = lasting[t.channel] ?? [10, 20];
  m.add('customers.interaction', {
    id, market_id: a.market, account_id: a.id, kind: t.kind ?? 'direct', division: t.division, channel: t.channel, subject: t.subject, outcome: t.outcome ?? null, starts_at: m.local(s.calendars[a.code].zone, t.day, t.hour ?? 9 + m.below(8), t.minute ?? m.pick([0, 15, 30, 45])),
    minutes: mass ? 0 : from + 5 * Math.floor(m.below(spread + 1) / 5), planned: t.planned ?? false, position_id: t.seat.id, person_id: t.seat.person, object_kind: t.campaign ? 'campaign' : null, object_id: t.campaign ?? null, source: 'demo',
  });
  if (mass && t.day < -200) return;
  const who = mass ? 0 : m.below(a.contacts);
  m.add('customers.interaction_contact', { interaction_id: id, contact_id: m.id(`contact ${a.n} ${who}`), market_id: a.market });
  if (!mass && a.contacts > 1 && ['meeting', 'visit', 'video'].includes(t.channel) && m.below(3) === 0) m.add('customers.interaction_contact', { interaction_id: id, contact_id: m.id(`contact ${a.n} ${(who + 1) % a.contacts}`), market_id: a.market });
}

export const deskOf = (s: Structure, a: Account, day = 0): Seat => deskFor(s, a.seat, day);
export const brandOf = (s: Structure, a: Account): Seat => s.seats.get({ ES: 'pau', PT: 'camp_pt', FR: 'camp_fr', MX: 'camp_mx' }[a.code])!;
const since = -730;

/** What both divisions did with the customers in two years: sales by its own round, marketing by what it sends out and by hand. */
export function makeWork(m: Maker, s: Structure, accounts: readonly Account[]): void {
  const former = s.seats.get('former')!;
  for (const a of accounts) {
    const buys = a.n < 700, every = !buys ? 150 : { A: 17, B: 30, C: 74 }[a.class]!;
    // Nobody went to see those who changed hands for a good while, and less often since.
    for (let d = since + m.below(every); d < 0; d += Math.max(6, Math.round(every * (0.6 + m.below(80) / 100) * (a.moved && d > s.moved ? 1.5 : 1)))) {
      if (a.moved && d >= s.moved - 5 && d < s.moved + 80 + (a.n % 40)) continue;
      if (a.status === 'former' && d > -300) break;
      const day = m.working(d), channel = m.pick(['visit', 'visit', 'call', 'call', 'meeting', 'email', 'video']);
      talk(m, s, a, { division: 'sales', seat: a.moved && d < s.moved ? former : a.before && d < s.passed ? a.before : a.seat, channel, subject: m.pick(sold[channel]!), outcome: m.pick(sales), day });
    }
    const apart = !buys ? 330 : { A: 75, B: 130, C: 300 }[a.class]!;
    for (let d = since + m.below(apart); d < -8; d += Math.round(apart * (0.6 + m.below(80) / 100))) {
      if (a.n === 1 && d > -52) break;
      const [channel, subject] = m.pick(direct);
      talk(m, s, a, { division: 'marketing', seat: channel === 'call' ? deskOf(s, a, d) : brandOf(s, a), channel, subject, outcome: m.below(3) ? null : m.pick(answers), day: m.working(d) });
    }
    if (buys && a.status !== 'former') expects(m, a);
    if (buys && a.class !== 'C') team(m, s, a);
    if (a.n % 9 === 0 && a.seat.person) m.add('customers.note', { position_id: a.seat.id, person_id: a.seat.person, account_id: a.id, body: m.pick(notes), written_at: m.at(-20 - m.below(200), 12) });
  }
  mail(m, s, accounts);
  meetings(m, s);
}

/** Every third week something goes out to those it is for; some never want it. */
function mail(m: Maker, s: Structure, accounts: readonly Account[]): void {
  for (let d = since + 4, k = 0; d < -6; d += 23, k++) {
    const [subject, channel, whom] = mailings[k % mailings.length]!, day = m.working(d);
    for (const a of accounts) {
      const reach = a.n < 700 ? { A: 88, B: 80, C: 52 }[a.class]! : 46;
      if (a.n % 10 === 1 || (whom && !whom.includes(a.segment)) || m.below(100) >= reach || (a.n === 1 && d > -52)) continue;
      talk(m, s, a, { division: 'marketing', seat: channel === 'press' ? s.seats.get('pallares')! : brandOf(s, a), kind: 'mass', channel, subject, outcome: channel === 'email' && m.below(100) < 14 ? m.pick(answers) : null, day, hour: 9, minute: 5 });
    }
  }
}

/** What the customer was promised over the last year, mostly kept, and what it needs. What is open today: see today.ts. */
function expects(m: Maker, a: Account): void {
  const rounds = { A: 5, B: 2, C: a.n % 3 ? 0 : 1 }[a.class]!;
  for (let r = 0; r < rounds; r++) {
    const due = m.working(-9 - m.below(360)), kept = m.below(100);
    m.add('customers.promise', { account_id: a.id, market_id: a.market, position_id: a.seat.id, title: m.pick(promises[a.segment]), given_on: m.day(due - 4 - m.below(14)), due_on: m.day(due), due_at: null, kept_at: m.at(kept < 87 ? Math.max(due - m.below(3), due - 4) : Math.min(due + 1 + m.below(5), -1), 10) });
  }
  if (a.n % 5 < (a.class === 'C' ? 1 : 3)) {
    const on = -20 - m.below(160), met = a.n % 3 === 0;
    m.add('customers.need', { account_id: a.id, market_id: a.market, position_id: a.seat.id, title: m.pick(needs[a.segment]), detail: '', registered_on: m.day(on), met_on: met ? m.day(Math.floor(on / 2)) : null });
  }
}

function team(m: Maker, s: Structure, a: Account): void {
  for (const [seat, role] of [[brandOf(s, a), 'brand'], [deskOf(s, a), 'telemarketing']] as const) m.add('customers.account_team', { account_id: a.id, market_id: a.market, position_id: seat.id, role, valid: `[${m.day(-400)},)`, recorded: `[${m.at(-400, 8)},)` });
}

/** Internal time of the last half year: each team once a week, the joint management team once a month, for everybody who sits in it. */
function meetings(m: Maker, s: Structure): void {
  const meet = (seat: Seat, day: number, subject: string, minutes: number, hour: number) => m.add('customers.interaction', {
    id: m.id(`meeting ${seat.key} ${day} ${hour}`), market_id: seat.market, account_id: null, kind: 'internal', division: ['sales'].includes(seat.fn) ? 'sales' : 'marketing', channel: 'meeting', subject, outcome: null, starts_at: m.local(s.calendars[seat.code].zone, day, hour), minutes, planned: false, position_id: seat.id, person_id: seat.person, object_kind: null, object_id: null, source: 'demo',
  });
  for (const seat of s.seats.values()) {
    if (!seat.person || ['management', 'support'].includes(seat.fn) || seat.key === 'former') continue;
    const lead = seat.key.startsWith('head_') || ['beatriz', 'andres', 'ramon'].includes(seat.key);
    for (let week = 1; week <= 26; week++) {
      const day = m.working(-7 * week);
      if (m.below(10)) meet(seat, day, 'Reunión de equipo', 45, 9);
      if (week % 2 === (seat.key.length % 2)) meet(seat, m.working(-7 * week + 2), 'Despacho con supervisión', 30, 13);
      if (lead && week % 4 === 0) meet(seat, m.working(-7 * week + 3), 'Comité del equipo gestor conjunto', 90, 11);
    }
  }
}
