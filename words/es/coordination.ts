import { coordinationDay } from './teamDays.ts';

type Figures = Record<string, unknown>;
const states = {
  draft: 'Preparado, sin ofrecer', offered: 'Ofrecido', expired: 'Sin respuesta', accepted: 'Aceptado, sin contacto', attempting: 'Intentando contactar', contacted: 'Contactado',
  qualified: 'Con operación', recycled: 'Para más adelante', disqualified: 'Descartado', returned: 'Devuelto', disputed: 'En disputa',
  resolved_for_sender: 'Resuelto: lo atiende ventas', resolved_for_receiver: 'Resuelto: bien devuelto', followed: 'Corregido y vuelto a ofrecer',
};

export const coordination = {
  day: coordinationDay,
  title: 'Coordinación',
  states,
  standings: { new: 'Sin traspasar', ...states },
  fields: {
    fileHandOffs: 'traspasos', key: 'Clave', fileLeads: 'leads', lead: 'Lead', customer: 'Cliente', market: 'Mercado', from: 'De', to: 'A', state: 'Estado', offeredAt: 'Ofrecido', dueAt: 'Respuesta antes de', acceptedAt: 'Aceptado', returnedAt: 'Devuelto',
    returnReason: 'Por qué se devolvió', firstAttemptAt: 'Primer intento', contactedAt: 'Primera conversación', pausedFor: 'Reloj parado por', origin: 'Origen', company: 'Empresa', contact: 'Contacto', email: 'Correo', phone: 'Teléfono',
    campaign: 'Campaña', firstContactOn: 'Primer contacto', with: 'Lo tiene', parties: 'De quién a quién', clock: 'Reloj del acuerdo', language: 'Idioma', landingPage: 'Página de llegada',
  },
  tabs: { queue: 'Traspasos y apoyo', handOffs: 'Todos los traspasos', agreement: 'Acuerdo' },
  handOff: 'Traspaso',
  handOffs: 'Traspasos',
  count: (n: number, more: boolean) => (n === 1 ? '1 traspaso' : `${n}${more ? ' o más' : ''} traspasos`),
  noHandOffs: 'Todavía no se ha traspasado ningún lead. Se ofrecen desde la ficha del lead.',
  waitsForMe: 'Te esperan',
  waitsForUs: 'Esperan a los tuyos',
  seeAll: (n: string) => `Ver los ${n}`,
  atLeast: (n: string, more: boolean) => (more ? `${n} o más` : n),
  iWaitFor: 'Esperas a otros',
  noHandOffForMe: 'Ningún traspaso te espera; sí alguna petición de apoyo.',
  nothingForMe: 'Nadie te espera. Buen momento para tus clientes.',
  
  own: 'Solo lo mío',
  clock: {
    left: (time: string) => `${/^1\s\S+$/.test(time) ? 'Queda' : 'Quedan'} ${time}`, late: (time: string) => `Vencido hace ${time}`, due: (at: string) => `vence ${at}`, wasDue: (at: string) => `vencía ${at}`,
    closed: 'fuera de horario', working: 'Cuenta el horario de trabajo de quien lo recibe',
    milestones: { decision: 'aceptar o devolver', attempt: 'primer intento', contact: 'primera conversación', disposition: 'resultado', resolution: 'resolver la disputa' },
  },
  pauses: {
    pause: 'Parar el reloj', resume: 'Poner en marcha el reloj', giveData: 'Dar los datos', chip: 'Reloj parado', title: 'Paradas del reloj',
    reasons: { customer_set_date: 'El cliente ha puesto fecha', contact_window_closed: 'La ley no deja contactar ahora', returned_for_data: 'Faltan datos' },
    help: {
      customer_set_date: 'Quiere que le contactes a partir de un día.', contact_window_closed: 'Por el horario o un festivo de su mercado. Si es por otra cosa, di el día.',
      returned_for_data: 'Se los pides a quien lo ofreció. El traspaso sigue siendo tuyo.',
    },
    why: 'Por qué se para', until: 'Desde qué día', untilLaw: 'Desde qué día se podrá', untilLawHelp: 'En blanco: cuando abra su mercado', missing: 'Qué datos faltan', note: 'Nota', answer: 'Los datos que faltaban',
    howItEnds: 'Vuelve a andar solo, o en cuanto des el siguiente paso.', choose: 'Elige un motivo para ver cómo queda el plazo.',
    weighed: { stops: 'Se para', most: 'Se para como mucho', again: 'Vuelve a andar', left: 'Se podrá parar aún' }, due: (what: string) => `Vence: ${what}`, insteadOf: (was: string) => `antes, ${was}`,
    of: (time: string, cap: string) => `${time} de ${cap}`, working: (time: string) => `${time} de trabajo`, none: 'nada más', capped: 'No llega hasta ese día: es todo lo que el acuerdo deja parar.',
    heldUntil: (at: string) => `Parado hasta el ${at}`, heldForData: 'Parado: faltan datos', heldLeft: (time: string) => `${/^1\s\S+$/.test(time) ? 'queda' : 'quedan'} ${time}`,
    done: (at: string) => `Reloj parado hasta el ${at}`, doneData: 'Reloj parado. Datos pedidos', resumed: 'El reloj vuelve a andar', given: 'Datos dados. El reloj vuelve a andar',
    by: (who: string) => `Lo paró ${who}`, answered: (who: string) => `Respondió ${who}`, running: 'sigue parado', onlyData: '¿Solo faltan datos? Pídelos y para el reloj: el traspaso sigue siendo tuyo.', askData: 'Pedir los datos',
  },
  status: { met: 'cumplido', missed: 'no cumplido', pending: 'en plazo', void: 'ya no se debe', not_offered: 'sin ofrecer' },
  verbs: {
    offer: 'Ofrecer traspaso', accept: 'Aceptar traspaso', return: 'Devolver traspaso', attempt: 'Anotar primer intento', contact: 'Anotar conversación', qualify: 'Abrir operación',
    recycle: 'Dejar para más adelante', disqualify: 'Descartar lead', dispute: 'Disputar devolución', resolve: 'Resolver disputa', offer_again: 'Corregir y ofrecer otra vez',
  },
  done: {
    offer: 'Traspaso ofrecido', accept: (who: string, at: string | null) => `Traspaso aceptado.${at ? ` ${who} tiene hasta ${at}` : ''}`, return: 'Traspaso devuelto', attempt: 'Primer intento anotado',
    contact: 'Conversación anotada', qualify: 'Operación abierta', recycle: 'Queda para más adelante', disqualify: 'Lead descartado', dispute: 'Devolución en disputa', resolve: 'Disputa resuelta',
    offer_again: 'Corregido y ofrecido otra vez',
  },
  forms: {
    accountName: 'Nombre del cliente', accountHelp: 'Se crea en tu cartera. Si ya es cliente nuestro, elígelo abajo.', existing: 'Ya es cliente', existingHelp: 'Déjalo en blanco para crear uno nuevo',
    reason: 'Motivo', note: 'Qué falta o qué pasa', disputeNote: 'Por qué no estás de acuerdo', correction: 'Ficha, ya corregida', toSeat: 'A quién', sameSeat: 'A la misma persona si no dices otra',
    opportunityName: 'Nombre de la operación', amount: 'Importe', closeOn: 'Cierre previsto', recycleOn: 'Desde qué día', resolvedFor: 'A favor de quién', resolveNote: 'Por qué se resuelve así',
    sender: 'De quien lo ofreció: ventas lo atiende', receiver: 'De quien lo devolvió: bien devuelto', brief: 'Ficha: qué sabemos y qué quiere',
  },
  drawer: { brief: 'Ficha', noBrief: 'Sin ficha.', agreement: 'Acuerdo con el que se ofreció', milestones: 'Plazos', why: 'Por qué a este puesto', returned: 'Devuelto por', disputed: 'En disputa', resolved: 'Resolución', follows: 'Corrige a uno anterior', followed: 'Corregido en otro', account: 'Ficha del cliente', lead: 'Ficha del lead', opportunity: 'Operación', noMove: 'Ahora le toca a la otra parte.', over: 'Está cerrado.' },
  routing: {
    title: 'A quién ofrecerlo', proposed: 'Propuesto', load: (load: number, capacity: number | null) => (capacity === null ? `${load}` : `${load} de ${capacity}`), nobody: 'Ningún puesto de este mercado puede recibirlo ahora: hace falta uno de ventas que trate con clientes, con capacidad libre y ocupado por alguien.', toStructure: 'Ver la estructura',
    reasons: {
      other_market: () => 'Es de otro mercado', other_language: (f: Figures) => `No habla ${String(f['lead'])}`, nobody_there: () => 'No hay nadie en el puesto', takes_none: () => 'No recibe leads',
      full: (f: Figures) => `Está lleno: ${String(f['load'])} de ${String(f['capacity'])}`, looks_after_account: () => 'Ya atiende a este cliente', speaks_language: (f: Figures) => `Habla ${String(f['language'])}`,
      load: (f: Figures) => `Lleva ${String(f['load'])} de ${String(f['capacity'])}`, waited_longest: () => 'Lleva más tiempo sin recibir', first_by_number: () => 'Iguales en todo', nobody_fits: () => 'Nadie encaja', chosen: () => 'Propuesto',
    },
  },
  attainment: {
    marketing: 'cumple lo que prometió a ventas', sales: 'cumple lo que prometió a marketing', joint: 'Acuerdo conjunto, 28 días', until: (day: string) => `hasta ${day}`, lower: 'El menor de los dos',
    note: 'Cuenta lo que vencía en esos 28 días. Lo que nadie respondió cuenta como no cumplido; lo que sigue en plazo, aparte.',
    accepted: 'Aceptados', answered: 'Respondidos a tiempo', attempted: 'Primer intento', contacted: 'Primera conversación', unknown: 'sin dato', title: 'Quién cumple con quién, 28 días', unit: 'a tiempo, de los que vencían',
    finding: (n: number) => `Cumplimiento de las dos divisiones en ${n} mercados`, handOffs: 'Traspasos', nothing: 'Todavía no ha vencido nada en estos 28 días.',
  },
  requests: {
    title: 'Apoyo mutuo', toSales: 'Marketing ayuda a ventas', toMarketing: 'Ventas ayuda a marketing', others: 'Otras peticiones', ask: 'Pedir apoyo', asked: 'Apoyo pedido', none: 'Nadie ha pedido nada.', noneOfMine: 'No has pedido apoyo ni te lo han pedido.', to: 'A quién', what: 'Qué necesitas',
    askedBy: 'Lo pidió', askedOf: 'Se lo pidió a', detail: 'Detalle', wantedOn: 'Para cuándo', effort: 'Esfuerzo, de 1 a 5', account: 'Cliente',
    states: {
      submitted: 'Sin respuesta', triaged: 'Vista', accepted: 'Aceptada', declined: 'Declinada', in_progress: 'En ello', waiting_requester: 'Espera a quien lo pidió', delivered: 'Entregado, por confirmar', confirmed: 'Confirmada', reopened: 'Reabierta', closed: 'Cerrada sin confirmar',
    },
    late: (n: number) => (n === 1 ? '1 día de retraso' : `${n} días de retraso`), acceptedBy: (day: string) => `Aceptada, ${day}`, for: (day: string) => `Para ${day}`,
    verbs: { accept: 'Aceptar petición', decline: 'Declinar petición', start: 'Empezar', deliver: 'Entregar', confirm: 'Confirmar entrega', reopen: 'Reabrir petición' },
    done: { accept: 'Petición aceptada', decline: 'Petición declinada', start: 'En ello', deliver: 'Entregado', confirm: 'Entrega confirmada', reopen: 'Petición reabierta' },
    dueOn: 'Lo tendrá el', reason: 'Por qué no', alternative: 'Qué puede hacer en su lugar', effortOf: (n: number) => `esfuerzo ${n}`, request: 'Petición de apoyo',
  },
  leads: {
    title: 'Leads', count: (n: number, more: boolean) => `${n}${more ? ' o más' : ''} ${n === 1 ? 'lead' : 'leads'}`, none: 'Todavía no hay leads. Anota el primero o impórtalos.', mine: 'Míos', new: 'Nuevo lead', create: 'Anotar lead',
    created: (name: string) => `Lead «${name}» anotado`, change: 'Cambiar lead', save: 'Guardar lead', offer: 'Ofrecer traspaso', touches: 'Impactos', noTouches: 'Sin impactos.', duplicates: 'Puede que ya esté', sameEmail: 'mismo correo',
    sameCompany: 'misma empresa', erased: 'Datos personales borrados', export: 'Entregar sus datos', erase: 'Borrar datos personales', eraseTitle: 'Borrar los datos personales', eraseNote: 'Se borran nombre, correo y teléfono, también en el historial, y lo escrito sobre esta persona en sus traspasos, peticiones, visitas y llamadas. Las fechas y las cifras se quedan. No se puede deshacer.', details: 'Datos', handOffs: 'Traspasos', lead: 'Lead',
  },
  agreement: {
    title: 'Acuerdo entre divisiones', definition: 'Cuándo un lead está listo', decision: 'Aceptar o devolver', attempt: 'Primer intento', contact: 'Primera conversación', disposition: 'Resultado', dispute: 'Resolver una disputa', pauseCap: 'Parar el reloj, como mucho', pauseCapHelp: 'En total por traspaso. Con 0 no se puede parar.', noPauses: 'no se para', promised: 'Lo que debe marketing',
    workingTime: (time: string) => `${time} de trabajo`, days: (n: number) => (n === 1 ? '1 día laborable' : `${n} días laborables`), since: (day: string) => `desde ${day}`, to: (day: string) => `hasta ${day}`, all: 'Todos los mercados', history: 'Acuerdos', set: 'Fijar acuerdo', from: 'Vale desde',
    definitionEs: 'Cuándo está listo, en español', definitionEn: 'Cuándo está listo, en inglés', hours: 'horas de trabajo', workingDays: 'días laborables', forMarket: (market: string) => `Para ${market}.`, forAll: 'Para todos los mercados que no tengan uno propio.', leadsAMonth: 'Leads aceptados al mes', saved: 'Acuerdo fijado', note: 'Lo ya ofrecido sigue con el acuerdo que tenía.', none: 'No hay acuerdo.', limits: 'Lo que debe ventas, en horario de quien recibe',
    market: 'Mercado', month: (n: string) => `${n} leads aceptados al mes`, nothingPromised: 'Sin cantidad acordada',
  },
  crossing: (from: string, to: string) => `Traspaso de ${from} a ${to}`,
};
