import type { Maker } from './maker.ts';

export const firsts = ['Adriana', 'Alba', 'Amparo', 'Andrés', 'Antonio', 'Blanca', 'Carla', 'Carlos', 'Clara', 'Cristina', 'Daniel', 'David', 'Emilio', 'Esther', 'Eva', 'Ferran', 'Gabriel', 'Guillermo', 'Inés', 'Irene', 'Jaume', 'Javier', 'Jordi', 'Jorge', 'Laia', 'Laura', 'Lucía', 'Manuel', 'Mireia', 'Miguel', 'Nuria', 'Óscar', 'Pablo', 'Pilar', 'Raquel', 'Raúl', 'Rosa', 'Sergi', 'Silvia', 'Vicent'];
export const lasts = ['Adell', 'Agut', 'Alonso', 'Bellés', 'Bonet', 'Calvo', 'Castell', 'Domènech', 'Esteve', 'Ferrer', 'Fuentes', 'Gargallo', 'Gil', 'Gómez', 'Herrero', 'Ibáñez', 'Llopis', 'Llorens', 'Martí', 'Mateu', 'Monfort', 'Navarro', 'Ortells', 'Pastor', 'Queralt', 'Ramos', 'Ripollés', 'Roca', 'Safont', 'Segarra', 'Soler', 'Tena', 'Traver', 'Usó', 'Ventura'];
export type Code = 'ES' | 'PT' | 'FR' | 'MX';
export interface Seat { key: string; id: string; person: string | null; market: string; code: Code; fn: string }
export interface Structure { seats: Map<string, Seat>; sellers: Seat[]; markets: Record<Code, string>; calendars: Record<Code, { zone: string; hours: { weekday: number; opens: string; closes: string }[]; holidays: string[] }>; start: number; moved: number }

const units = [
  ['direction', 'Dirección comercial', 'management', null], ['sales', 'Ventas', 'sales', 'direction'], ['levante', 'Venta externa Levante', 'sales', 'sales'],
  ['centro', 'Venta externa Centro', 'sales', 'sales'], ['norte', 'Venta externa Norte', 'sales', 'sales'], ['sur', 'Venta externa Sur', 'sales', 'sales'],
  ['portugal', 'Ventas Portugal', 'sales', 'sales'], ['francia', 'Ventas Francia', 'sales', 'sales'], ['mexico', 'Ventas México', 'sales', 'sales'],
  ['marketing', 'Marketing', 'marketing', 'direction'], ['marca', 'Marca y campañas', 'marketing', 'marketing'], ['press', 'Relaciones públicas', 'public_relations', 'marketing'],
  ['desk', 'Telemarketing Valencia', 'telemarketing', 'marketing'], ['desk_es', 'Telemarketing España', 'telemarketing', 'desk'], ['desk_export', 'Telemarketing exportación', 'telemarketing', 'desk'],
  ['administration', 'Administración', 'support', 'direction'],
] as const;
const teams = [
  ['levante', 'Levante', 'ES', 9, 'Joaquín Beltrán', ['Marta Vidal', 'Luis Ferrando', 'Sara Molina']], ['centro', 'Centro', 'ES', 8, 'Óscar Cabrera', []], ['norte', 'Norte', 'ES', 7, 'Nerea Etxeberria', ['Iker Zubia']],
  ['sur', 'Sur', 'ES', 7, 'Rafael Cano', []], ['portugal', 'Portugal', 'PT', 7, 'Inês Carvalho', ['João Almeida']], ['francia', 'Francia', 'FR', 8, 'Julien Moreau', ['Claire Dubois']], ['mexico', 'México', 'MX', 8, 'Ximena Robles', []],
] as const;

export function makeStructure(m: Maker): Structure {
  const start = -1000, moved = -425, since = `[${m.day(start)},)`, recorded = `[${m.day(start)} 00:00Z,)`;
  const years = [-3, -2, -1, 0, 1].map((y) => Number(m.today.slice(0, 4)) + y);
  m.add('organization.legal_entity', { id: m.id('entity'), name: 'Cerámica Alborada, S. A.', country: 'ES', currency: 'EUR' });
  const s: Structure = { seats: new Map(), sellers: [], markets: {} as Structure['markets'], calendars: {} as Structure['calendars'], start, moved };
  const days: Record<Code, [string, string][]> = {
    ES: [['01-01', 'Año Nuevo'], ['01-06', 'Reyes'], ['03-19', 'San José'], ['05-01', 'Día del Trabajo'], ['08-15', 'Asunción'], ['10-09', 'Día de la Comunitat Valenciana'], ['10-12', 'Fiesta Nacional'], ['11-01', 'Todos los Santos'], ['12-06', 'Constitución'], ['12-25', 'Navidad']],
    PT: [['01-01', 'Ano Novo'], ['04-25', 'Dia da Liberdade'], ['05-01', 'Dia do Trabalhador'], ['06-10', 'Dia de Portugal'], ['12-25', 'Natal']],
    FR: [['01-01', 'Jour de l’an'], ['05-01', 'Fête du Travail'], ['07-14', 'Fête nationale'], ['11-11', 'Armistice'], ['12-25', 'Noël']],
    MX: [['01-01', 'Año Nuevo'], ['05-01', 'Día del Trabajo'], ['09-16', 'Independencia'], ['12-25', 'Navidad']],
  };
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '18:00' }));
  const places: [Code, string, string, string, string, string, string][] = [['ES', 'España', 'Spain', 'es', 'EUR', 'Europe/Madrid', 'Comunitat Valenciana'], ['PT', 'Portugal', 'Portugal', 'pt', 'EUR', 'Europe/Lisbon', 'Portugal'], ['FR', 'Francia', 'France', 'fr', 'EUR', 'Europe/Paris', 'Francia'], ['MX', 'México', 'Mexico', 'es', 'MXN', 'America/Mexico_City', 'México']];
  for (const [code, es, en, language, currency, zone, calendar] of places) {
    const id = s.markets[code] = m.id(`market ${code}`), calendar_id = m.id(`calendar ${code}`);
    m.add('organization.calendar', { id: calendar_id, name: calendar });
    for (const h of hours) m.add('organization.calendar_hours', { calendar_id, ...h });
    const holidays = years.flatMap((y) => days[code].map(([d, name]) => ({ calendar_id, day: `${y}-${d}`, name })));
    for (const h of holidays) m.add('organization.holiday', h);
    s.calendars[code] = { zone, hours, holidays: holidays.map((h) => h.day) };
    m.add('organization.market', { id, legal_entity_id: m.id('entity'), code, name_es: es, name_en: en, country: code, language, currency, time_zone: zone, calendar_id });
  }
  const fnOf = new Map<string, string>();
  for (const [key, name, fn, parent] of units) {
    fnOf.set(key, fn);
    m.add('organization.unit', { id: m.id(`unit ${key}`), external_key: key });
    m.add('organization.unit_version', { unit_id: m.id(`unit ${key}`), name, function: fn, parent_id: parent && m.id(`unit ${parent}`), valid: since, recorded });
  }
  const mails = new Set<string>(), names = new Set<string>();
  const plain = (t: string) => t.normalize('NFD').replace(/[^a-zA-Z ]/g, '').toLowerCase();
  const sit = (key: string, name: string | null, title: string, unit: string, code: Code, role: string, scope: string, boss: string | null, o: { until?: number; vacant?: number; planned?: number } = {}) => {
    let full = name ?? `${m.pick(firsts)} ${m.pick(lasts)}`;
    while (names.has(full)) full = `${m.pick(firsts)} ${m.pick(lasts)}`;
    names.add(full);
    const [given, ...family] = full.split(' ') as [string, ...string[]], id = m.id(`seat ${key}`), person = o.planned === undefined ? m.id(`person ${key}`) : null;
    const range = (from: number, to?: number) => `[${m.day(from)},${to === undefined ? '' : m.day(to)})`;
    m.add('organization.position', { id, external_key: key });
    const version = (status: string, valid: string) => m.add('organization.position_version', { position_id: id, unit_id: m.id(`unit ${unit}`), market_id: s.markets[code], title, capacity: role === 'outside_sales' ? 60 : null, customer_facing: ['outside_sales', 'telemarketing_agent'].includes(role), status, valid, recorded });
    const from = o.planned ?? start, to = o.until ?? o.vacant;
    if (o.planned !== undefined) version('planned', range(from));
    else if (to !== undefined) { version('filled', range(from, to)); version(o.until === undefined ? 'open' : 'closed', range(to)); } else version('filled', since);
    if (person) {
      const short = plain(given), email = mails.has(short) || name === null ? `${short}.${plain(family.join(' ')).replaceAll(' ', '')}` : short;
      mails.add(short); mails.add(email);
      m.add('organization.person', { id: person, given_name: given, family_name: family.join(' '), email: `${email}@alborada.example`, language: 'es', locale: code === 'MX' ? 'es-MX' : 'es-ES', time_zone: s.calendars[code].zone, color_scheme: 'auto' });
      m.add('organization.appointment', { person_id: person, position_id: id, valid: range(from, to), recorded });
      m.add('organization.role_grant', { position_id: id, role, scope, valid: range(from, o.until), recorded });
    }
    if (boss) m.add('organization.reporting_line', { position_id: id, reports_to_id: m.id(`seat ${boss}`), kind: 'solid', valid: range(from, o.until), recorded });
    const seat: Seat = { key, id, person: o.vacant === undefined ? person : null, market: s.markets[code], code, fn: fnOf.get(unit)! };
    s.seats.set(key, seat);
    if (role === 'outside_sales' && o.until === undefined && o.planned === undefined) s.sellers.push(seat);
  };
  sit('elena', 'Elena Marqués', 'Dirección comercial', 'direction', 'ES', 'commercial_director', 'company', null);
  sit('sofia', 'Sofía Lara', 'Consejo', 'administration', 'ES', 'senior_management', 'company', null);
  sit('ana', 'Ana Ferrer', 'Administración', 'administration', 'ES', 'administrator', 'company', 'elena');
  sit('teresa', 'Teresa Vilar', 'Control de gestión', 'administration', 'ES', 'controller', 'company', 'elena');
  sit('beatriz', 'Beatriz Sanchis', 'Supervisión de marketing', 'marketing', 'ES', 'marketing_supervisor', 'function', 'elena');
  const year = Number(m.today.slice(0, 4)), august = `${m.today >= `${year}-08-01` ? year : year - 1}-08-01`;
  const vacant = Math.round((Date.parse(august) - Date.parse(m.today)) / 86_400_000);
  for (const [unit, name, code, count, head, own] of teams) {
    sit(`head_${unit}`, head, `Supervisión de ventas, ${name}`, unit, code, 'sales_supervisor', 'unit', 'elena', unit === 'portugal' ? { vacant } : {});
    for (let i = 1; i < count; i++) sit(own[i - 1]?.split(' ')[0] ?? `${unit}_${i}`, own[i - 1] ?? null, `Venta externa, ${name} ${i}`, unit, code, 'outside_sales', 'own_seat', `head_${unit}`);
  }
  sit('former', 'Vicente Arnau', 'Venta externa, Castellón interior', 'levante', 'ES', 'outside_sales', 'own_seat', 'head_levante', { until: moved });
  sit('algarve', null, 'Venta externa, Algarve', 'portugal', 'PT', 'outside_sales', 'own_seat', 'head_portugal', { planned: 45 });
  m.add('organization.delegate', { position_id: m.id('seat head_portugal'), delegate_id: m.id('seat head_norte'), valid: `[${august},)`, recorded });
  sit('pau', 'Pau Climent', 'Campañas y material', 'marca', 'ES', 'brand_specialist', 'own_seat', 'beatriz');
  for (const [i, code] of (['ES', 'PT', 'FR', 'MX', 'ES', 'FR', 'ES', 'ES'] as const).entries()) sit(`marca_${i}`, null, `Marca y contenidos ${i + 1}`, 'marca', code, 'brand_specialist', 'market', 'beatriz');
  sit('pallares', 'Carmen Pallarés', 'Relaciones públicas', 'press', 'ES', 'pr_specialist', 'own_seat', 'beatriz');
  for (let i = 1; i < 5; i++) sit(`press_${i}`, null, `Prensa ${i}`, 'press', 'ES', 'pr_specialist', 'own_seat', 'pallares');
  sit('cabrera', 'Ramón Cabrera', 'Supervisión de telemarketing', 'desk', 'ES', 'telemarketing_supervisor', 'unit', 'beatriz');
  sit('rocio', 'Rocío Peris', 'Telemarketing 1', 'desk_es', 'ES', 'telemarketing_agent', 'market', 'cabrera');
  for (let i = 2; i <= 9; i++) sit(`agent_${i}`, null, `Telemarketing ${i}`, 'desk_es', 'ES', 'telemarketing_agent', 'market', 'cabrera');
  for (const [i, code] of (['PT', 'FR', 'MX', 'FR', 'PT', 'MX'] as const).entries()) sit(`export_${i}`, null, `Telemarketing exportación ${i + 1}`, 'desk_export', code, 'telemarketing_agent', 'market', 'cabrera');
  const teamsOf = [['joint', null, 'Dirección conjunta', ['elena', 'beatriz', 'head_levante']], ['joint_fr', 'FR', 'Dirección conjunta Francia', ['head_francia', 'marca_2']]] as const;
  for (const [key, code, name, who] of teamsOf) {
    m.add('organization.management_team', { id: m.id(`team ${key}`), market_id: code && s.markets[code], name, charter: 'Decidir juntos qué clientes se atienden y con qué.', quorum: 2 });
    for (const w of who) m.add('organization.team_membership', { team_id: m.id(`team ${key}`), position_id: m.id(`seat ${w}`), valid: since, recorded });
  }
  return s;
}
