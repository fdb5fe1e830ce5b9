import type { Maker } from './maker.ts';
import { domainOf, firmName, jobs, type Segment, segments } from './names.ts';
import { makeTwins } from './twins.ts';
import { type Code, type Seat, somebody, type Structure } from './structure.ts';

/** `old`: bought before this history begins; a new customer came from a lead. `moved`: came from the seat that was closed. `before`: who led it until a proposal passed it on. */
export interface Account { id: string; n: number; name: string; seat: Seat; code: Code; market: string; contact: string; contactName: string; /** The same one, there before. */ twinOf?: Account; status: string; class: string; segment: Segment; city: string; old: boolean; moved: boolean; before: Seat | null; contacts: number }

/** Those that are told of, at the head of their seats' lists: seat, name, segment, class, town. */
const told: [string, string, Segment, string, string][] = [
  ['Marta', 'Pavimentos Ribera Alta, S. A.', 'Distribución', 'A', 'Alzira'], ['Marta', 'Materiales Garrido Hermanos', 'Distribución', 'A', 'Sagunto'], ['Marta', 'Estudio Lema Arquitectura', 'Arquitectura', 'A', 'Valencia'], ['Marta', 'Hoteles Costa Serena', 'Hoteles', 'A', 'Gandia'],
  ['Luis', 'Reformas Casa Nova', 'Reforma', 'A', 'Castellón de la Plana'], ['Luis', 'Constructora Vall d’Uixó', 'Obra nueva', 'A', 'La Vall d’Uixó'], ['Sara', 'Grupo Almenara', 'Obra nueva', 'A', 'Madrid'],
  ['Marta', 'Cerámicas del Júcar', 'Distribución', 'B', 'Alzira'], ['Marta', 'Reformas y Baños Safor', 'Reforma', 'C', 'Gandia'], ['Luis', 'Cerámicas Morella', 'Distribución', 'B', 'Morella'], ['Luis', 'Suministros Javalambre', 'Distribución', 'B', 'Teruel'],
  ['Luis', 'Almacenes Benicarló', 'Distribución', 'A', 'Benicarló'], ['valencia', 'Promociones Turia Sur', 'Obra nueva', 'A', 'Valencia'], ['Marta', 'Construcciones Sueca', 'Obra nueva', 'B', 'Sueca'], ['valencia', 'Azulejos Turia Distribución', 'Distribución', 'B', 'Paterna'],
  ['lyon', 'Carrelages Fontaine', 'Distribución', 'A', 'Lyon'], ['lisboa', 'Azulejaria Bragança', 'Distribución', 'A', 'Lisboa'], ['cdmx', 'Recubrimientos Anáhuac', 'Distribución', 'A', 'Ciudad de México'], ['Marta', 'Carpintería y Baños Sollana', 'Reforma', 'C', 'Sueca'],
];
const evidence = ['Formulario de la web', 'Estand de Expocerámica', 'Tarjeta firmada en la visita', 'Alta de cliente', 'Respuesta al boletín', 'Llamada grabada de la mesa'];
const streets = ['Calle Mayor', 'Avenida de la Constitución', 'Calle San Vicente', 'Polígono Industrial, parcela', 'Calle del Mar', 'Ronda Norte'];
const since = -900;

/** Large ones are dearer to us, mostly; of some nobody has noted it. Drawn from the number alone: the stream of chance stays as it was. */
function sizeOf(n: number, grade: string): string | null {
  const at = (n * 7919) % 100, [large, medium, small] = ({ A: [45, 90, 100], B: [8, 45, 88], C: [1, 10, 45] })[grade]!;
  return n % 19 === 18 ? null : at < large! ? 'large' : at < medium! ? 'medium' : at < small! ? 'small' : 'micro';
}

/** What each kind of customer buys most, the likelier first; of some nobody has noted it. Drawn as the size is. */
const lines: Readonly<Record<string, readonly string[]>> = {
  Distribución: ['Pavimento', 'Revestimiento', 'Gran formato'], 'Obra nueva': ['Pavimento', 'Gran formato', 'Revestimiento'], Reforma: ['Revestimiento', 'Pavimento', 'Mosaico'],
  Arquitectura: ['Gran formato', 'Mosaico', 'Exterior y piscina'], Hoteles: ['Exterior y piscina', 'Revestimiento', 'Mosaico'],
};
function lineOf(n: number, segment: string): string | null {
  const at = (n * 6151) % 100;
  return n % 23 === 22 ? null : lines[segment]![at < 55 ? 0 : at < 85 ? 1 : 2]!;
}

export function makeCustomers(m: Maker, s: Structure): Account[] {
  const accounts: Account[] = [], names = new Set(told.map(([, name]) => name));
  // Customers first, then prospects: every seat has its share of both.
  const seats = s.sellers.flatMap((seat) => Array.from({ length: seat.led }, (_, i) => ({ seat, i })));
  const own = told.map(([key, name, segment, grade, city]) => ({ seat: s.seats.get(key)!, name, segment, grade, city }));
  const left = new Map(s.sellers.map((seat) => [seat.key, own.filter((o) => o.seat === seat).length]));
  const rest = seats.filter(({ seat, i }) => i >= left.get(seat.key)!).sort((a, b) => a.i / a.seat.led - b.i / b.seat.led);
  for (let n = 0; n < 1200; n++) {
    const o = own[n], seat = o?.seat ?? rest[n - own.length]!.seat, { code, market } = seat, segment = o?.segment ?? m.pick([...segments, 'Distribución', 'Distribución', 'Reforma'] as const);
    let name = o?.name ?? firmName(m, code, segment, seat.places);
    while (!o && names.has(name)) name = firmName(m, code, segment, seat.places);
    names.add(name);
    const id = m.id(`account ${n}`), status = n < 700 ? 'customer' : n % 11 === 0 ? 'former' : 'prospect', draw = m.below(100), grade = o?.grade ?? (n < 700 ? (draw < 7 ? 'A' : draw < 36 ? 'B' : 'C') : draw < 2 ? 'A' : draw < 25 ? 'B' : 'C');
    const city = o?.city ?? m.pick(seat.towns), old = n < own.length || n % 7 < 4;
    m.add('customers.account', {
      id, market_id: market, name, status, class: grade, size: sizeOf(n, grade), segment, product_line: lineOf(n, segment), city, country: code, street: code === 'ES' ? `${m.pick(streets)} ${1 + m.below(90)}` : null, website: m.below(3) ? `www.${domainOf(name)}` : null,
      phone: phone(m, code, false), external_key: `A-${1000 + n}`, customer_since: status === 'prospect' ? null : m.day(old ? since - m.below(3000) : -80 - m.below(620)), custody_from: m.day(since), created_at: m.at(since, 8),
    });
    accounts.push({ id, n, name, seat, code, market, contact: m.id(`contact ${n} 0`), contactName: '', status, class: grade, segment, city, old, moved: false, before: null, contacts: 1 });
  }
  makeTwins(m, accounts);
  custody(m, s, accounts);
  for (const a of accounts) contactsOf(m, a);
  return accounts;
}

const phone = (m: Maker, code: Code, mobile: boolean): string => ({
  ES: mobile ? `+34 6${10 + m.below(89)} ${100 + m.below(899)} ${100 + m.below(899)}` : `+34 96${m.below(9)} ${100 + m.below(899)} ${100 + m.below(899)}`, PT: `+351 ${mobile ? 91 : 22}${m.below(9)} ${100 + m.below(899)} ${100 + m.below(899)}`,
  FR: `+33 ${mobile ? 6 : 4} ${10 + m.below(89)} ${10 + m.below(89)} ${10 + m.below(89)} ${10 + m.below(89)}`, MX: `+52 ${mobile ? 55 : 81} ${1000 + m.below(8999)} ${1000 + m.below(8999)}`,
})[code];

function contactsOf(m: Maker, a: Account): void {
  a.contacts = a.class === 'A' ? 3 + m.below(2) : a.class === 'B' ? 2 + m.below(2) : 1 + m.below(2);
  for (let i = 0; i < a.contacts; i++) {
    const who = somebody(m, a.code, a.name), id = m.id(`contact ${a.n} ${i}`), told = a.n === 0 && i === 0 ? { given: 'Amparo', family: 'Gil Sendra', email: 'amparo.gil@pavimentosriberaalta.example' } : i === 0 && a.twinOf ? sameAs(m, a.twinOf) : who;
    if (i === 0) a.contactName = `${told.given} ${told.family}`;
    m.add('customers.contact', { id, account_id: a.id, market_id: a.market, given_name: told.given, family_name: told.family, email: told.email, phone: phone(m, a.code, m.below(2) === 0), job_title: m.pick(jobs[a.segment]), language: { ES: 'es', PT: 'pt', FR: 'fr', MX: 'es' }[a.code], created_at: m.at(-880, 9) });
    for (const channel of ['phone', 'email', 'visit'] as const) {
      if (m.below(100) >= (i === 0 ? { phone: 72, email: 84, visit: 30 } : { phone: 34, email: 62, visit: 0 })[channel]) continue;
      const obtained = -30 - m.below(700), fate = m.below(20);
      m.add('customers.permission', { contact_id: id, market_id: a.market, channel, purpose: 'commercial', basis: a.status === 'customer' && m.below(3) === 0 ? 'legitimate_interest' : 'consent', evidence: m.pick(evidence), obtained_at: m.at(obtained, 10), expires_at: fate === 0 && obtained < -200 ? m.at(-20 - m.below(60), 10) : m.at(obtained + 1095, 10), revoked_at: fate === 1 ? m.at(Math.floor(obtained / 2), 10) : null });
    }
  }
}

/** Whoever is there twice has the same person there twice. */
function sameAs(m: Maker, first: Account): { given: string; family: string; email: string } {
  const row = m.rows.get('customers.contact')!.find((r) => r['id'] === first.contact)!;
  return { given: String(row['given_name']), family: String(row['family_name']), email: String(row['email']) };
}

/** In the south each customer went to whoever is near: to the first from the second. The proposal that did it is published on what stands here (restructured.ts). */
const nearer: Record<string, string> = { sevilla: 'cadiz', malaga: 'granada', granada: 'cordoba', extremadura: 'sevilla' };

/** One lead seat at any date. Fifty came from a seat that was closed; some in Portugal go to one that is planned. */
function custody(m: Maker, s: Structure, accounts: readonly Account[]): void {
  const former = s.seats.get('former')!, algarve = s.seats.get('algarve')!, known = `[${m.at(since, 8)},)`, learnt = m.at(s.moved, 8);
  let moved = 0, leaving = 0;
  for (const a of accounts) {
    const row = (position_id: string, valid: string, recorded: string, reason: string | null = null) => m.add('customers.custody', { account_id: a.id, market_id: a.market, position_id, reason, valid, recorded });
    const from: Record<string, number> = { Luis: 5, Marta: 3, valencia: 3 };
    if (a.seat.key in from && a.n >= told.length && moved < 50 && a.n % 5 < from[a.seat.key]!) {
      moved += 1;
      a.moved = true;
      // Who took it worst: they buy no more.
      if (moved % 8 === 0) { a.status = 'former'; m.rows.get('customers.account')![a.n]!['status'] = 'former'; }
      row(former.id, `[${m.day(since)},)`, `[${m.at(since, 8)},${learnt})`);
      row(former.id, `[${m.day(since)},${m.day(s.moved)})`, `[${learnt},)`);
      row(a.seat.id, `[${m.day(s.moved)},)`, `[${learnt},)`, 'Cierre de Castellón interior');
    } else if (['evora', 'setubal'].includes(a.seat.key) && leaving < 15) {
      leaving += 1;
      row(a.seat.id, `[${m.day(since)},${m.day(s.planned)})`, known);
      row(algarve.id, `[${m.day(s.planned)},)`, known, 'Nueva zona del Algarve');
    } else if (a.seat.key in nearer && a.n < 700 && a.class !== 'A' && a.n % 3 === 0) {
      a.before = s.seats.get(nearer[a.seat.key]!)!;
      row(a.before.id, `[${m.day(since)},)`, known);
    } else row(a.seat.id, `[${m.day(since)},)`, known);
  }
}
