import { domainOf, family, given, plain } from './names.ts';
import type { Maker } from './maker.ts';
import { marketingSeats, zones } from './zones.ts';

export type Code = 'ES' | 'PT' | 'FR' | 'MX';
/** `towns`, `places`, `led`: of outside sales, where its customers are, what firms there are named after, and how many it leads. */
export interface Seat { key: string; id: string; person: string | null; market: string; code: Code; fn: string; title: string; unit: string; towns: readonly string[]; places: readonly string[]; led: number }
export interface Structure {
  seats: Map<string, Seat>; sellers: Seat[]; markets: Record<Code, string>; calendars: Record<Code, { zone: string; hours: { weekday: number; opens: string; closes: string }[]; holidays: string[] }>;
  /** Days from today: when the company's history begins, when a seat was closed and its customers moved, when a proposal passed some on, when the next change holds. */
  start: number; moved: number; passed: number; planned: number;
}

const units = [
  ['direction', 'Dirección comercial', 'management', null], ['sales', 'Ventas', 'sales', 'direction'], ['levante', 'Levante y Centro', 'sales', 'sales'], ['norte', 'Norte', 'sales', 'sales'],
  ['portugal', 'Portugal', 'sales', 'sales'], ['francia', 'Francia y México', 'sales', 'sales'], ['mexico', 'México', 'sales', 'francia'],
  ['marketing', 'Marketing', 'marketing', 'direction'], ['marca', 'Marca', 'marketing', 'marketing'], ['press', 'Relaciones públicas', 'public_relations', 'marketing'], ['campaigns', 'Campañas', 'marketing', 'marketing'],
  ['desk', 'Telemarketing Valencia', 'telemarketing', 'marketing'], ['desk_es', 'Mesa España y Portugal', 'telemarketing', 'desk'], ['desk_export', 'Mesa Francia y México', 'telemarketing', 'desk'],
  ['administration', 'Administración comercial', 'support', 'direction'],
] as const;
const heads = { levante: 'head_levante', norte: 'head_norte', portugal: 'head_portugal', francia: 'head_francia', mexico: 'head_francia', marca: 'beatriz', press: 'beatriz', campaigns: 'andres', desk_es: 'ramon', desk_export: 'ramon' } as Record<string, string>;
const codes = { levante: 'ES', norte: 'ES', portugal: 'PT', francia: 'FR', mexico: 'MX' } as const;
/** Seats that carry more or less than they can, against what they lead. */
const tight: Record<string, number> = { Marta: 1.2, lisboa: 0.8, cdmx: 0.86, galicia: 1.4, extremadura: 1.5 };
/** Those the sign-in page of the demo offers, before others of their role. */
const offered = ['ana', 'elena', 'sofia', 'teresa', 'head_levante', 'Marta', 'beatriz', 'pau', 'pallares', 'ramon', 'rocio'];

interface Sits { until?: number; vacant?: number; planned?: number; from?: number; led?: number; towns?: readonly string[]; places?: readonly string[] }

export function makeStructure(m: Maker): Structure {
  const year = Number(m.today.slice(0, 4)), away = (day: string) => Math.round((Date.parse(day) - Date.parse(m.today)) / 86_400_000), start = -1000;
  const moved = away(`${year - 1}-03-01`), next = [`${year}-02-01`, `${year}-06-01`, `${year}-10-01`, `${year + 1}-02-01`].map(away).find((d) => d > 30)!;
  const since = `[${m.day(start)},)`, recorded = `[${m.day(start)} 00:00Z,)`;
  m.add('organization.legal_entity', { id: m.id('entity'), name: 'Cerámica Alborada, S. A.', country: 'ES', currency: 'EUR' });
  const s: Structure = { seats: new Map(), sellers: [], markets: {} as Structure['markets'], calendars: {} as Structure['calendars'], start, moved, passed: -100, planned: next };
  makeMarkets(m, s, year);
  const fnOf = new Map<string, string>();
  for (const [key, name, fn, parent] of units) {
    fnOf.set(key, fn);
    m.add('organization.unit', { id: m.id(`unit ${key}`), external_key: key });
    m.add('organization.unit_version', { unit_id: m.id(`unit ${key}`), name, function: fn, parent_id: parent && m.id(`unit ${parent}`), valid: since, recorded });
  }
  const mails = new Set<string>();
  const sit = (key: string, name: string, title: string, unit: string, code: Code, role: string, scope: string, boss: string | null, o: Sits = {}) => {
    const [first, ...rest] = name.split(' ') as [string, ...string[]], id = m.id(`seat ${key}`), person = o.planned === undefined ? m.id(`person ${key}`) : null;
    const range = (from: number, to?: number) => `[${m.day(from)},${to === undefined ? '' : m.day(to)})`;
    m.add('organization.position', { id, external_key: key });
    const archetype = key.startsWith('head_') || ['beatriz', 'andres', 'ramon'].includes(key) ? 'supervisor' : null;
    const version = (status: string, valid: string) => m.add('organization.position_version', { position_id: id, unit_id: m.id(`unit ${unit}`), market_id: s.markets[code], title, archetype, capacity: role === 'outside_sales' ? Math.round(((o.led ?? 24) + 9) * (tight[key] ?? [1.02, 1.1, 0.94, 1.22, 1.06, 0.9, 1.15][s.sellers.length % 7]!)) : null, customer_facing: ['outside_sales', 'telemarketing_agent'].includes(role), status, valid, recorded });
    const from = o.planned ?? o.from ?? start, to = o.until ?? o.vacant;
    if (o.planned !== undefined) version('planned', range(from));
    else if (to !== undefined) { version('filled', range(from, to)); if (o.until === undefined) version('open', range(to)); } else version('filled', range(from));
    if (person) {
      const local = offered.includes(key) && !mails.has(plain(first)) ? plain(first) : `${plain(first)}.${plain(rest.join(' ')).replaceAll(' ', '')}`;
      mails.add(local);
      m.add('organization.person', { id: person, given_name: first, family_name: rest.join(' '), email: `${local}@alborada.example`, language: 'es', locale: code === 'MX' ? 'es-MX' : 'es-ES', time_zone: s.calendars[code].zone, color_scheme: 'auto', external_key: offered.includes(key) ? `demo-${key}` : null });
      m.add('organization.appointment', { person_id: person, position_id: id, valid: range(from, to), recorded });
      m.add('organization.role_grant', { position_id: id, role, scope, valid: range(from, o.until), recorded });
    }
    if (boss) m.add('organization.reporting_line', { position_id: id, reports_to_id: m.id(`seat ${boss}`), kind: 'solid', scope: null, share: null, valid: range(from, o.until), recorded });
    const seat: Seat = { key, id, person: o.vacant === undefined ? person : null, market: s.markets[code], code, fn: fnOf.get(unit)!, title, unit, towns: o.towns ?? [], places: o.places ?? [], led: o.led ?? 0 };
    s.seats.set(key, seat);
    if (role === 'outside_sales' && o.until === undefined && o.planned === undefined) s.sellers.push(seat);
  };
  sit('elena', 'Elena Marqués', 'Dirección comercial', 'direction', 'ES', 'commercial_director', 'company', null);
  sit('sofia', 'Sofía Lara', 'Consejo', 'administration', 'ES', 'senior_management', 'company', null);
  sit('ana', 'Ana Ferrer', 'Administración', 'administration', 'ES', 'administrator', 'company', 'elena');
  sit('teresa', 'Teresa Vilar', 'Control de gestión', 'administration', 'ES', 'controller', 'company', 'elena');
  sit('beatriz', 'Beatriz Sanchis', 'Supervisión de marca y RR. PP.', 'marketing', 'ES', 'marketing_supervisor', 'function', 'elena');
  sit('andres', 'Andrés Oliver', 'Supervisión de campañas', 'campaigns', 'ES', 'marketing_supervisor', 'unit', 'elena');
  sit('ramon', 'Ramón Cabrera', 'Supervisión de telemarketing', 'desk', 'ES', 'telemarketing_supervisor', 'unit', 'elena');
  const august = `${m.today >= `${year}-08-01` ? year : year - 1}-08-01`;
  sit('head_levante', 'Joaquín Beltrán', 'Supervisión de ventas, Levante y Centro', 'levante', 'ES', 'sales_supervisor', 'unit', 'elena');
  sit('head_norte', 'Nerea Etxeberria', 'Supervisión de ventas, Norte', 'norte', 'ES', 'sales_supervisor', 'unit', 'elena');
  sit('head_portugal', 'Henrique Salgado', 'Supervisión de ventas, Portugal', 'portugal', 'PT', 'sales_supervisor', 'unit', 'elena', { vacant: away(august) });
  sit('head_francia', 'Claire Dubois', 'Supervisión de ventas, Francia y México', 'francia', 'FR', 'sales_supervisor', 'unit', 'elena');
  for (const [unit, list] of Object.entries(zones) as [keyof typeof zones, readonly string[]][]) {
    for (const line of list) {
      const [key, title, name, led, towns, places] = line.split('|') as [string, string, string, string, string, string];
      sit(key, name, `Venta externa, ${title}`, unit, codes[unit], 'outside_sales', 'own_seat', heads[unit]!, { led: Number(led), towns: towns.split(','), places: places.split(',') });
    }
  }
  sit('former', 'Vicente Arnau', 'Venta externa, Castellón interior', 'levante', 'ES', 'outside_sales', 'own_seat', 'head_levante', { until: moved });
  sit('algarve', '', 'Venta externa, Algarve', 'portugal', 'PT', 'outside_sales', 'own_seat', 'head_portugal', { planned: next });
  for (const line of marketingSeats) {
    const [key, title, name, unit, code, role, scope] = line.split('|') as [string, string, string, string, Code, string, string];
    sit(key, name, title, unit, code, role, scope, heads[unit]!, key === 'content' ? { vacant: -38 } : unit === 'desk_export' && code === 'FR' ? { from: -420 } : {});
  }
  const stands = (seat: string, by: string, from: string) => m.add('organization.delegate', { position_id: m.id(`seat ${seat}`), delegate_id: m.id(`seat ${by}`), valid: `[${from},)`, recorded });
  stands('head_portugal', 'head_norte', august);
  stands('content', 'beatriz', m.day(-38));
  m.add('organization.reporting_line', { position_id: m.id('seat Marta'), reports_to_id: m.id('seat pau'), kind: 'dotted', scope: 'Enlace con campañas', share: 0.4, valid: `[${m.day(-240)},)`, recorded });
  m.add('organization.reporting_line', { position_id: m.id('seat desk_mx'), reports_to_id: m.id('seat head_francia'), kind: 'dotted', scope: 'Llamadas de México', share: 0.5, valid: `[${m.day(-300)},)`, recorded });
  for (const [key, code, name, who] of teams) {
    m.add('organization.management_team', { id: m.id(`team ${key}`) });
    m.add('organization.team_version', { team_id: m.id(`team ${key}`), market_id: code && s.markets[code], name, charter: 'Decidir juntos qué clientes se atienden, con qué y quién responde.', quorum: 2, valid: since, recorded });
    for (const w of who) m.add('organization.team_membership', { team_id: m.id(`team ${key}`), position_id: m.id(`seat ${w}`), valid: since, recorded });
  }
  return s;
}
const teams = [['joint', null, 'Equipo gestor conjunto', ['elena', 'beatriz', 'andres', 'ramon', 'head_levante', 'head_norte', 'head_portugal', 'head_francia']], ['joint_fr', 'FR', 'Equipo gestor de Francia', ['head_francia', 'camp_fr']]] as const;

const holidays: Record<Code, [string, string][]> = {
  ES: [['01-01', 'Año Nuevo'], ['01-06', 'Reyes'], ['03-19', 'San José'], ['05-01', 'Día del Trabajo'], ['08-15', 'Asunción'], ['10-09', 'Día de la Comunitat Valenciana'], ['10-12', 'Fiesta Nacional'], ['11-01', 'Todos los Santos'], ['12-06', 'Constitución'], ['12-25', 'Navidad']],
  PT: [['01-01', 'Ano Novo'], ['04-25', 'Dia da Liberdade'], ['05-01', 'Dia do Trabalhador'], ['06-10', 'Dia de Portugal'], ['12-25', 'Natal']],
  FR: [['01-01', 'Jour de l’an'], ['05-01', 'Fête du Travail'], ['07-14', 'Fête nationale'], ['11-11', 'Armistice'], ['12-25', 'Noël']],
  MX: [['01-01', 'Año Nuevo'], ['05-01', 'Día del Trabajo'], ['09-16', 'Independencia'], ['12-25', 'Navidad']],
};
const places: [Code, string, string, string, string, string, string][] = [['ES', 'España', 'Spain', 'es', 'EUR', 'Europe/Madrid', 'Comunitat Valenciana'], ['PT', 'Portugal', 'Portugal', 'pt', 'EUR', 'Europe/Lisbon', 'Portugal'], ['FR', 'Francia', 'France', 'fr', 'EUR', 'Europe/Paris', 'Francia'], ['MX', 'México', 'Mexico', 'es', 'MXN', 'America/Mexico_City', 'México']];

function makeMarkets(m: Maker, s: Structure, year: number): void {
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }));
  for (const [code, es, en, language, currency, zone, calendar] of places) {
    const id = s.markets[code] = m.id(`market ${code}`), calendar_id = m.id(`calendar ${code}`);
    m.add('organization.calendar', { id: calendar_id, name: calendar });
    for (const h of hours) m.add('organization.calendar_hours', { calendar_id, ...h });
    const free = [-3, -2, -1, 0, 1].flatMap((y) => holidays[code].map(([d, name]) => ({ calendar_id, day: `${year + y}-${d}`, name })));
    for (const h of free) m.add('organization.holiday', h);
    s.calendars[code] = { zone, hours, holidays: free.map((h) => h.day) };
    m.add('organization.market', { id, legal_entity_id: m.id('entity'), code, name_es: es, name_en: en, country: code, language, currency, time_zone: zone, calendar_id });
  }
}

/** A person's name and address at a firm, as its market has them. */
export function somebody(m: Maker, code: Code, firm: string): { given: string; family: string; email: string } {
  const first = m.pick(given[code]), last = m.pick(family[code]);
  return { given: first, family: code === 'FR' ? last : `${last} ${m.pick(family[code])}`, email: `${plain(first).split(' ')[0]}.${plain(last)}@${domainOf(firm)}` };
}

/** The desk that calls for a seat's customers: by region, France's only since it has one. */
const desks: Record<string, string> = Object.fromEntries(Object.entries({
  rocio: 'Marta,Luis,valencia,alicante,murcia', desk_centro: 'Sara,madrid_norte,mancha,toledo,extremadura', desk_sur: 'sevilla,malaga,granada,cordoba,cadiz', desk_norte: 'galicia,cantabrico,ebro,asturias,bizkaia,navarra,valladolid,salamanca', desk_cat: 'barcelona,girona,tarragona,baleares',
  desk_pt2: 'oporto,braga,aveiro', desk_pt: 'lisboa,leiria,setubal,evora,madeira', desk_fr: 'paris,lille,nantes', desk_fr2: 'lyon,toulouse,burdeos,marsella', desk_mx: 'cdmx,puebla,merida', desk_mx2: 'monterrey,guadalajara,queretaro',
}).flatMap(([desk, zones]) => zones.split(',').map((zone) => [zone, desk])));
export const deskFor = (s: Structure, seat: Seat, day: number): Seat => s.seats.get(seat.code === 'FR' && day < -415 ? 'rocio' : desks[seat.key]!)!;
