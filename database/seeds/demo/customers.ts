import type { Maker } from './maker.ts';
import { type Code, firsts, lasts, type Seat, type Structure } from './structure.ts';

export interface Account { id: string; n: number; name: string; seat: Seat; code: Code; market: string; contact: string; status: string; class: string }

const told: [string, string, string][] = [['Pavimentos Ribera Alta, S. A.', 'Marta', 'Alzira'], ['Materiales Garrido Hermanos', 'Marta', 'Sagunt'], ['Estudio Lema Arquitectura', 'Marta', 'València'], ['Hoteles Costa Serena', 'Marta', 'Gandia'],
  ['Reformas Casa Nova', 'Luis', 'Castelló de la Plana'], ['Constructora Vall d’Uixó', 'Luis', 'La Vall d’Uixó'], ['Grupo Almenara', 'Sara', 'Almenara']];
const cities: Record<Code, string[]> = { ES: ['València', 'Castelló de la Plana', 'Alacant', 'Madrid', 'Zaragoza', 'Bilbao', 'Sevilla', 'Málaga', 'Murcia', 'Gandia', 'Alzira'], PT: ['Lisboa', 'Oporto', 'Braga', 'Faro'], FR: ['Lyon', 'Toulouse', 'Marseille', 'Bordeaux'], MX: ['Monterrey', 'Puebla', 'Querétaro', 'Guadalajara'] };
const kinds: Record<Code, string[]> = { ES: ['Azulejos', 'Pavimentos', 'Materiales', 'Reformas', 'Construcciones', 'Estudio', 'Hoteles', 'Promociones'], PT: ['Cerâmicas', 'Construções', 'Materiais', 'Hotéis'], FR: ['Carrelages', 'Matériaux', 'Atelier', 'Hôtels'], MX: ['Pisos', 'Materiales', 'Constructora', 'Acabados'] };
const words = ['Mijares', 'Palancia', 'Levante', 'Sierra Calderona', 'Turia', 'Ebro', 'Delta', 'Morella', 'Safor', 'Segura', 'Júcar', 'Vinalopó', 'Castalia', 'Penyagolosa', 'Aitana', 'Marina', 'Plana Alta', 'Espadán'];
const segments = ['Distribución', 'Obra nueva', 'Reforma', 'Arquitectura', 'Hoteles'];

export function makeCustomers(m: Maker, s: Structure): Account[] {
  const accounts: Account[] = [], names = new Set<string>(), since = -760;
  for (let n = 0; n < 1200; n++) {
    const seat = n < told.length ? s.seats.get(told[n]![1])! : s.sellers[n % s.sellers.length]!, { code, market } = seat;
    let name = told[n]?.[0] ?? `${m.pick(kinds[code])} ${m.pick(words)}`;
    while (names.has(name)) name = `${m.pick(kinds[code])} ${m.pick(words)} ${m.pick(lasts)}`;
    names.add(name);
    const id = m.id(`account ${n}`), status = n < 700 ? 'customer' : n % 12 === 0 ? 'former' : 'prospect', grade = n < 7 ? 'A' : ['A', 'B', 'B', 'C', 'C', 'C'][m.below(6)]!;
    m.add('customers.account', { id, market_id: market, name, status, class: grade, segment: m.pick(segments), city: told[n]?.[2] ?? m.pick(cities[code]), country: code, phone: code === 'ES' ? `+34 96${1_000_000 + m.below(8_999_999)}` : null,
      external_key: `A-${1000 + n}`, customer_since: n < 700 ? m.day(-800 - m.below(2000)) : null, custody_from: m.day(since), created_at: m.at(since, 8) });
    accounts.push({ id, n, name, seat, code, market, contact: m.id(`contact ${n}`), status, class: grade });
  }
  custody(m, s, accounts, since);
  for (let c = 0; c < 2200; c++) {
    const a = accounts[c % 1200]!, given = m.pick(firsts), family = `${m.pick(lasts)} ${m.pick(lasts)}`, id = m.id(`contact ${c}`);
    m.add('customers.contact', { id, account_id: a.id, market_id: a.market, given_name: given, family_name: family, email: `contacto${c}@cliente${a.n}.example`, phone: `+34 6${10_000_000 + m.below(89_999_999)}`, job_title: m.pick(['Compras', 'Gerencia', 'Jefatura de obra', 'Tienda', 'Arquitectura']), language: { ES: 'es', PT: 'pt', FR: 'fr', MX: 'es' }[a.code], created_at: m.at(-700, 9) });
  }
  for (let c = 0; c < 2200; c += 2) m.add('customers.permission', { contact_id: m.id(`contact ${c}`), market_id: accounts[c % 1200]!.market, channel: c % 4 ? 'phone' : 'email', purpose: 'commercial', basis: 'consent', evidence: 'Formulario de la web', obtained_at: m.at(-300 - m.below(300), 10) });
  return accounts;
}

/** One lead seat at any date. Some sixty came from a seat that was closed; some in Portugal go to one that is planned. */
function custody(m: Maker, s: Structure, accounts: readonly Account[], since: number): void {
  const former = s.seats.get('former')!, algarve = s.seats.get('algarve')!, known = `[${m.at(since, 8)},)`, learnt = m.at(s.moved, 8);
  let moved = 0, leaving = 0;
  for (const a of accounts) {
    const row = (position_id: string, valid: string, recorded: string, reason: string | null = null) => m.add('customers.custody', { account_id: a.id, market_id: a.market, position_id, reason, valid, recorded });
    if (['Marta', 'Luis', 'Sara'].includes(a.seat.key) && a.n > 2 && moved < 60) {
      moved += 1;
      row(former.id, `[${m.day(since)},)`, `[${m.at(since, 8)},${learnt})`);
      row(former.id, `[${m.day(since)},${m.day(s.moved)})`, `[${learnt},)`);
      row(a.seat.id, `[${m.day(s.moved)},)`, `[${learnt},)`, 'Cierre de Castellón interior');
    } else if (a.code === 'PT' && leaving < 15) {
      leaving += 1;
      row(a.seat.id, `[${m.day(since)},${m.day(45)})`, known);
      row(algarve.id, `[${m.day(45)},)`, known, 'Nueva zona del Algarve');
    } else row(a.seat.id, `[${m.day(since)},)`, known);
  }
}
