import type { Campaign } from './campaigns.ts';
import type { Account } from './customers.ts';
import type { Maker } from './maker.ts';
import { answers, promises, spots, visits } from './said.ts';
import type { Seat, Structure } from './structure.ts';
import { brandOf, deskOf, talk } from './work.ts';

interface Plan { seat: Seat; account?: Account | undefined; kind: 'task' | 'call' | 'visit' | 'meeting'; title: string; place?: string | null; day: number; time?: [number, number] | undefined; minutes?: number; done?: boolean; campaign?: string }
const hours: [number, number][] = [[9, 30], [11, 0], [12, 30], [16, 30], [17, 45]];

/** What today and the next two weeks hold for everybody, and what marketing is doing with the customers this week. */
export function makeToday(m: Maker, s: Structure, accounts: readonly Account[], campaigns: readonly Campaign[]): void {
  const plan = (p: Plan) => m.add('customers.activity', {
    position_id: p.seat.id, market_id: p.account?.market ?? p.seat.market, account_id: p.account?.id ?? null, contact_id: p.account?.contact ?? null, kind: p.kind, title: p.title, place: p.place ?? null, due_on: m.day(p.day), due_at: p.time ? m.local(s.calendars[p.seat.code].zone, p.day, ...p.time) : null,
    minutes: p.minutes ?? (p.kind === 'visit' ? 60 : 20), done_at: p.done ? m.local(s.calendars[p.seat.code].zone, p.day, 18) : null, object_kind: p.campaign ? 'campaign' : null, object_id: p.campaign ?? null,
  });
  for (const seat of s.sellers) sellerDays(m, s, seat, accounts.filter((a) => a.seat === seat && a.status !== 'former'), plan);
  callLists(m, s, accounts, campaigns, plan);
  for (const [key, day, time, title, minutes] of insideDays) plan({ seat: s.seats.get(key)!, kind: time ? 'meeting' : 'task', title, day, time, minutes });
  thisWeek(m, s, accounts, campaigns);
}

const insideDays: readonly [string, number, [number, number] | undefined, string, number][] = [
  ['elena', 0, [10, 0], 'Comité del equipo gestor conjunto', 90], ['elena', 0, [16, 0], 'Cambio de Portugal: clientes que pasan a otras manos', 45], ['elena', 1, undefined, 'Aprobar el informe ejecutivo del mes', 30],
  ['head_levante', 0, [9, 0], 'Reunión de equipo', 45], ['head_levante', 0, [13, 0], 'Despacho con campañas: segunda ola de Salina', 30], ['head_norte', 0, [9, 0], 'Reunión de equipo', 45], ['head_francia', 0, [9, 30], 'Reunión de equipo', 45], ['head_levante', 0, undefined, 'Repasar las operaciones que cierran este mes', 45],
  ['beatriz', 0, [9, 30], 'Plan de prensa del trimestre', 45], ['beatriz', 0, undefined, 'Revisar el material que espera a ventas', 30], ['andres', 0, [12, 0], 'Calendario de campañas con ventas', 45], ['ramon', 0, [9, 0], 'Arranque de la mesa', 15], ['ramon', 0, [17, 30], 'Cierre de la mesa: traspasos del día', 20],
  ['pau', 0, undefined, 'Pruebas del folleto de Salina', 40], ['pau', 0, [12, 0], 'Revisión de ventas: segunda ola', 45], ['pons', 0, undefined, 'Rótulos de las tiendas de Levante', 60], ['pallares', 0, [11, 30], 'Entrevista con «Obra Nueva»', 40], ['pallares', 0, undefined, 'Enviar fotos de Les Palmeres a la revista', 20], ['pr', 0, undefined, 'Lista de invitados del premio', 30], ['fairs', 0, undefined, 'Plano del estand de Lyon', 60],
  ['teresa', 0, undefined, 'Cuadrar las ventas firmadas con finanzas', 60], ['teresa', 1, undefined, 'Costes de campaña sin factura', 30],
];

function sellerDays(m: Maker, s: Structure, seat: Seat, own: readonly Account[], plan: (p: Plan) => void): void {
  const best = [...own].sort((a, b) => (a.class < b.class ? -1 : a.class > b.class ? 1 : a.n - b.n)), zone = s.calendars[seat.code].zone;
  const today = seat.key === 'Marta' ? [1, 2, 0, 3].map((n) => own.find((a) => a.n === n)!) : best.slice(0, 3 + m.below(3));
  const place = (a: Account) => `${a.city}, ${m.pick(spots[a.segment])}`, goal = (a: Account) => m.pick(visits[a.segment]);
  today.forEach((a, i) => { const far = i === today.length - 1 && i > 1 && seat.led > 25; plan({ seat, account: a, kind: far ? 'meeting' : 'visit', title: a.n === 3 ? 'Reforma de 84 baños' : goal(a), place: far ? 'Videollamada con compras' : place(a), day: 0, time: hours[i] }); });
  plan({ seat, account: best[6 % best.length], kind: 'call', title: 'Llamar por el pedido', day: 0 });
  if (m.below(3) === 0) plan({ seat, account: best[7 % best.length], kind: 'task', title: 'Preparar la oferta', day: -1 - m.below(3) });
  const round = [...best.filter((a) => a.class !== 'C'), ...best.filter((a) => a.class === 'C' && a.n % 3 === 0)];
  for (let day = -14, k = 3; day <= 14; day++) {
    if (day === 0 || m.weekend(day)) continue;
    for (let v = 0; v < 1 + m.below(3); v++) { const a = round[k++ % round.length]!; plan({ seat, account: a, kind: v === 2 ? 'call' : 'visit', title: goal(a), place: v === 2 ? null : place(a), day, time: hours[v], done: day < 0 }); }
  }
  // Promises: today by six, tomorrow, within two weeks; one in eight seats has one overdue.
  const due: [Account, number, [number, number] | null][] = [[today[2 % today.length]!, 0, [18, 0]], [today[1 % today.length]!, 1, null], [best[3 % best.length]!, 9, null], [best[8 % best.length]!, 5 + m.below(8), null]];
  if (m.below(8) === 0) due.push([best[5 % best.length]!, -2 - m.below(4), null]);
  for (const [i, [a, day, at]] of due.entries()) {
    if (i === 0 && seat.key !== 'Marta' && m.below(5) > 2) continue;
    m.add('customers.promise', { account_id: a.id, market_id: a.market, position_id: seat.id, title: a.n === 0 && day === 0 ? 'Muestras de Salina 60×120 en obra' : m.pick(promises[a.segment]), given_on: m.day(day - 9 - m.below(6)), due_on: m.day(day), due_at: at ? m.local(zone, day, ...at) : null, kept_at: null });
  }
}

/** Who the desk means to call today: most may be called, some have given no permission or asked for another hour. */
function callLists(m: Maker, s: Structure, accounts: readonly Account[], campaigns: readonly Campaign[], plan: (p: Plan) => void): void {
  const push = campaigns.find((c) => c.kind === 'telemarketing' && c.state === 'running')!;
  for (const a of accounts) {
    if (a.status === 'former' || a.n < 7 || a.n % 7) continue;
    const seat = deskOf(s, a), later = a.n % 35 === 0;
    plan({ seat, account: a, kind: 'call', title: a.code === 'ES' ? (a.n % 2 ? push.name : 'Confirmar la jornada de puertas abiertas') : m.pick(['Seguimiento de la ficha de Bruma', 'Ofrecer muestras de Terra', 'Confirmar los datos de compras']), day: a.n % 21 === 0 ? 1 : 0, time: later ? [10 + m.below(7), m.pick([0, 30, 45])] : undefined, minutes: 8, ...(a.code === 'ES' && a.n % 2 ? { campaign: push.id } : {}) });
  }
}

/** A mailing, calls of the running push, kits and a press report before today; a mailing and an open day to come. */
function thisWeek(m: Maker, s: Structure, accounts: readonly Account[], campaigns: readonly Campaign[]): void {
  const of = (name: string) => campaigns.find((c) => c.name === name)!.id;
  for (const a of accounts) {
    if (a.status === 'former' || a.n === 1 || a.n % 10 === 1) continue;
    const send = (channel: string, subject: string, day: number, o: { outcome?: string | null; mass?: boolean; planned?: boolean; seat?: Seat; campaign?: string; hour?: number } = {}) =>
      talk(m, s, a, { division: 'marketing', seat: o.seat ?? brandOf(s, a), kind: o.mass === false ? 'direct' : 'mass', channel, subject, day, outcome: o.outcome ?? null, planned: o.planned ?? false, hour: o.hour ?? 9, minute: 5, ...(o.campaign ? { campaign: o.campaign } : {}) });
    const draw = m.below(100);
    if (draw < (a.n < 700 ? 62 : 40)) send('email', 'Correo «Salina, ya en almacén»', m.working(-1), { outcome: m.below(100) < 24 || a.n === 2 ? (a.n === 2 ? 'Descargó la ficha de Bruma y pidió dos muestras' : m.pick(answers)) : null, campaign: of('Salina, primera ola') });
    if (draw % 25 === 3) send('letter', 'Kit de tienda entregado', m.working(-2), { mass: false, hour: 12, outcome: draw > 50 ? 'Lo recibió el encargado' : null });
    if (draw % 9 === 4) send('call', `Llamada: ${a.code === 'ES' ? 'Clientes sin pedido desde verano' : 'ficha de Bruma'}`, m.working(-1), { mass: false, seat: deskOf(s, a), hour: 11, outcome: draw > 45 ? 'Pide que le visite su comercial' : null, ...(a.code === 'ES' ? { campaign: of('Clientes sin pedido desde verano') } : {}) });
    if (['Arquitectura', 'Obra nueva', 'Hoteles'].includes(a.segment) && draw > 72) send('press', 'Reportaje en «Obra Nueva»', m.working(-2), { seat: s.seats.get('pallares')!, campaign: of('Alborada en las revistas de obra'), hour: 8 });
    if (draw % 4 === 0 && a.n < 700) send('email', 'Invitación al showroom', 2, { planned: true, hour: 17 });
    if (draw % 6 === 1 && a.code === 'ES') send('event', 'Jornada de puertas abiertas', 8, { planned: true, mass: false, hour: 10, seat: s.seats.get('fairs')!, campaign: of('Jornada de puertas abiertas') });
  }
}
