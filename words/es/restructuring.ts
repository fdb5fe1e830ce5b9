import { assignment } from './assignment.ts';

const sizes = { micro: 'Micro', small: 'Pequeña', medium: 'Mediana', large: 'Grande' };

/** The studio: drawing a restructuring and seeing what it does to customers before it is decided. */
export const restructuring = {
  title: 'Propuestas', one: 'Propuesta', lead: 'Dibuja un cambio y mira qué les pasa a los clientes antes de decidirlo.', begin: 'Proponer un cambio', none: 'Nadie ha propuesto todavía ningún cambio de la estructura.', noneFound: 'Ninguna propuesta con esas palabras.',
  showArchived: 'Guardadas aparte', compare: 'Comparar', compareHint: 'Elige de dos a seis propuestas', count: (n: number, more: boolean) => (n === 1 && !more ? '1 propuesta' : `${n}${more ? '+' : ''} propuestas`),
  columns: { name: 'Propuesta', state: 'Estado', on: 'Efecto', changing: 'Cambian de manos', score: 'Impacto', author: 'De', gate: 'Falta firmar', changedAt: 'Último cambio' }, allSigned: 'todo firmado',
  weighed: { none: 'sin calcular', noneWhy: 'Se calcula en cuanto tiene algún cambio.', stale: 'se recalcula', staleWhy: 'Es de antes del último cambio. Se está calculando otra vez.', at: (at: string, from: string) => `Calculado el ${at}, con los parámetros en vigor desde el ${from}.`, atFirst: (at: string) => `Calculado el ${at}, con los parámetros de origen.`, whole: 'De toda la empresa.', moved: (n: string) => (n === '1' ? '1 cliente cambia de manos' : `${n} clientes cambian de manos`), impact: (score: string) => `impacto ${score}` },
  states: {
    draft: 'Borrador', shared: 'En firma', approved: 'Aprobada', scheduled: 'Programada', in_transition: 'En transición', halted: 'Detenida', stabilised: 'Estabilizada', reviewed: 'Revisada', archived: 'Guardada',
  },
  form: { name: 'Nombre', nameHelp: 'Con el que la llamaréis: «Portugal y Norte, una supervisión»', why: 'Para qué', whyHelp: 'Qué gana el cliente con ello', on: 'Desde cuándo', create: 'Empezar propuesta', rename: 'Cambiar nombre y motivo', save: 'Guardar', copyName: (name: string) => `${name} (copia)` },
  acts: { copy: 'Duplicar', archive: 'Guardar aparte', unarchive: 'Recuperar', share: 'Pedir firma', waves: 'Fechas y oleadas', print: 'Imprimir' },
  done: { copied: 'Propuesta duplicada', archived: 'Propuesta guardada aparte', unarchived: 'Propuesta recuperada', shared: 'Los firmantes ya la ven', added: 'Cambio añadido', replaced: 'Cambio modificado', removed: 'Cambio quitado', waves: 'Fechas puestas' },
  effect: (day: string) => `Efecto el ${day}`, waves: (n: string) => `${n} oleadas`, baseline: 'Punto de partida de hoy, sin cambios', baselineMoved: 'La estructura ha cambiado desde que se dibujó',
  gates: {
    strip: 'Hitos', customers: 'Clientes', decisions: 'Decisiones', structure: 'Estructura y personas', goals: 'Objetivos', information: 'Información interna', consultation: 'Consulta',
    waits: 'después del anterior', open: 'por firmar', notShared: 'cuando se pida firma', signed: (who: string, day: string) => `${who}, ${day}`, voided: (n: string) => (n === '1' ? '1 firma anulada' : `${n} firmas anuladas`),
    sign: 'Firmar', recommend: 'Recomendar', object: 'Objetar', comment: 'Comentario', commentHelp: 'Queda con tu firma',
    checks: 'Lo que hay que tener visto', noChecks: 'Nada que comprobar aquí.', answer: 'Respuesta', toAnswer: 'Contestar', changeAnswer: 'Cambiar la respuesta', excuse: 'Por qué se acepta así', saveAnswer: 'Guardar respuesta', passes: 'Bien', fails: 'Falta', excused: 'Aceptado así', answeredBy: (who: string, day: string) => `${who}, ${day}`,
    signatures: 'Firmas', noSignatures: 'Nadie ha firmado todavía.', signers: (roles: readonly string[]) => `Lo firma ${[roles.slice(0, -1).join(', '), ...roles.slice(-1)].filter(Boolean).join(' o ')}.`, acts: { signs: 'firma', recommends: 'recomienda', objects: 'objeta' }, wasVoid: (why: string, day: string) => `Anulada el ${day}: ${why}`, voidedBecause: { changes_added: 'se añadieron cambios', change_replaced: 'se modificó un cambio', changes_removed: 'se quitaron cambios', changes_ordered: 'se cambió el orden de los cambios', waves_set: 'se movieron las fechas', proposal_rebased: 'se puso al día con la estructura' } as Record<string, string>, linkDecision: 'Enlazar una decisión', linkedDecision: (title: string) => `«${title}» queda enlazada`, frameDecision: 'Plantear la decisión', withScore: (score: string) => `con impacto ${score}`,
    lead: {
      customers: '¿Qué les pasa a los clientes, y está preparado?', decisions: '¿Qué decisiones mejoran, y quién las toma?', structure: '¿Quedan bien los equipos, los mandos y el coste?', goals: '¿Quién responde de los objetivos que se quedan sin dueño?', information: '¿Cuánto tiempo interno añade, y lo paga?', consultation: '¿Se ha hablado con quien hay que hablar?',
    },
  },
  see: { followUp: 'Seguimiento', sides: 'Antes y después', chart: 'Organigrama', table: 'Tabla', list: 'Cambios', label: 'Cómo verlo' },
  onChart: { hint: 'Arrastra un puesto sobre otro, o púlsalo para ver qué se puede hacer.', hintFinger: 'Toca un puesto para ver qué se puede hacer. Si lo mantienes pulsado, puedes llevarlo sobre otro.', withBelow: (n: string) => `y ${n} por debajo`, before: (name: string) => `antes, ${name}` },
  table: {
    name: 'Puestos, como los deja la propuesta', only: 'Solo lo que cambia', noneChanges: 'Ningún puesto cambia todavía.', columns: { title: 'Puesto', person: 'Persona', unit: 'Unidad', reportsTo: 'Depende de', customers: 'Clientes', cost: 'Coste al año', changes: 'Qué cambia' },
    many: {
      manager: { name: 'Cambiar de superior', title: (n: number) => (n === 1 ? '1 puesto cambia de superior' : `${n} puestos cambian de superior`), to: 'Pasan a depender de' },
      portfolio: { name: 'Pasar su cartera', title: (n: number) => (n === 1 ? 'La cartera de 1 puesto' : `Las carteras de ${n} puestos`), to: 'Pasan a' },
      close: { name: 'Cerrar', title: (n: number) => (n === 1 ? 'Cerrar 1 puesto' : `Cerrar ${n} puestos`), to: 'Quién recoge lo que tienen' },
    },
  },
  whole: { find: 'Buscar puesto o persona', none: 'Ningún puesto con esas palabras.', seats: (n: string) => (n === '1' ? '1 puesto' : `${n} puestos`), customers: (n: string) => (n === '1' ? '1 cliente' : `${n} clientes`), below: (title: string, n: string) => `${title}: ${n} por debajo`, acts: (title: string) => `Cambiar: ${title}`, more: (n: string) => `Y ${n} más. Escribe más para acotar.` },
  without: 'Sin la propuesta', within: (day: string) => `Con ella, ${day}`, counts: (seats: string, leads: string) => `${seats} puestos, ${leads} mandos`, toFill: 'por cubrir', noChange: 'Todavía no cambia nada. Añade un cambio, o arrastra un puesto sobre otro.',
  unitIn: (unit: string) => `unidad de ${unit}`, marks: { opens: 'nuevo', closes: 'se cierra', changes: 'cambia', moves: 'cambia de unidad', manager: 'cambia de superior', holder: 'cambia de persona', grows: 'crece', shrinks: 'pierde clientes' },
  unchanged: (n: string) => (n === '1' ? '1 puesto sin cambios' : `${n} puestos sin cambios`), showAll: 'Ver toda la estructura', showAffected: 'Ver solo lo que cambia',
  drop: { title: (from: string, to: string) => `${from} sobre ${to}`, manager: (to: string) => `Que dependa de ${to}`, portfolio: (to: string) => `Pasar su cartera a ${to}`, close: (to: string) => `Cerrarlo y pasar todo a ${to}`, holder: (person: string, to: string) => `Que ${person} pase a ${to}`, isBelow: 'está por debajo de él', isAlready: 'ya depende de él', below: 'Crear un puesto por debajo', drawn: 'Lo que ya cambia' },
  flow: {
    title: 'Quién atenderá a cada cliente', unit: (currency: string) => `ancho: ventas firmadas en 12 meses, miles de ${currency}`, byAccounts: 'ancho: número de clientes', changes: 'cambia de persona', stays: 'sigue igual', noneSeen: 'De los clientes que ves, ninguno cambia de puesto con esta propuesta.', none: 'Ningún cliente cambia de puesto con esta propuesta.',
    label: (accounts: string, amount: string) => `${accounts} clientes, ${amount}`, labelOne: (amount: string) => `1 cliente, ${amount}`, nobody: 'nadie', newSeat: 'Puesto nuevo', finding: (accounts: string, seats: string) => `${accounts} clientes cambian de persona entre ${seats} puestos`, columns: { from: 'De', to: 'A', accounts: 'Clientes', booked: 'Ventas, 12 meses' },
  },
  impact: {
    title: 'Impacto en el cliente', of: 'de 100', working: 'Calculando…', at: { decision: (n: string) => `${n}, pide decisión`, waves: (n: string) => `${n}, por oleadas` },
    parts: { c1: 'Relación que se pierde', c2: 'Cartera que cambia de manos', c3: 'Ventas con persona nueva', c4: 'Segundo cambio en 24 meses', c5: 'Foco en el cliente' },
    why: 'Puntuación de impacto', whyNote: 'Cada parte es una proporción de toda la cartera por su peso. Juntas suman la puntuación.', weight: 'peso', sensitivity: 'Si los pesos fueran otros', holds: 'Con la mitad o vez y media de cualquier peso, lo que pide no cambia.', breaks: 'Según los pesos, podría pedir otra cosa.', between: (low: string, high: string) => `entre ${low} y ${high}`,
    unweighed: (n: string, of: string) => (n === of ? 'De los que cambian de manos no hay nada firmado ni abierto: la puntuación no los nota. Decide mirando quiénes son.' : `De ${n} de los ${of} que cambian de manos no hay nada firmado ni abierto: la puntuación no los nota.`),
    risk: 'Ventas en riesgo', riskNote: 'Solo recompra, 12 meses.', newSales: (low: string, high: string) => `Las ventas nuevas se cuentan aparte: entre ${low} y ${high}.`, central: (amount: string) => `central ${amount}`, noRisk: 'Nada en riesgo',
    hands: 'Clientes que cambian de manos', handsOf: (n: string, of: string) => `${n} de ${of}`, class: (letter: string) => `Clase ${letter}`, unclassed: 'Sin clase', inTransit: 'En tránsito', commit: (amount: string, n: string) => `${amount}, ${n} en compromiso`, seeAll: 'Ver todos',
    orphans: (n: string) => (n === '1' ? '1 cliente se quedaría sin nadie' : `${n} clientes se quedarían sin nadie`), meetings: 'Reuniones con otro anfitrión', often: 'Cambian otra vez en 24 meses', held: 'Va con ello',
    structure: { title: 'Estructura', now: 'Hoy', after: 'Después', change: 'Cambio', seats: 'Puestos', vacancies: 'Vacantes', span: 'Tramo de control', band: 'Fuera de banda', layers: 'Niveles', cost: 'Coste al año', hours: 'Horas internas por semana', focus: 'Foco en el cliente', costUnknown: (n: string) => (n === '1' ? '1 puesto sin coste' : `${n} puestos sin coste`), noCost: 'no lo ves' },
    lowEvidence: 'Poco registrado: se dice, pero no decide nada.', tooLittle: 'sin dato', executives: 'Quién dirige las dos divisiones', distance: (n: string) => `a ${n} niveles`, same: 'mismo mando', noOne: 'nadie',
    refused: 'No encaja', refusedLead: 'Mientras no encajen, no se puede pedir firma.', missing: (currencies: string) => `Sin contar lo que está en ${currencies}: falta el cambio.`, partial: 'Solo ves parte de la empresa: las proporciones son de lo que ves.', partialOf: (score: string, n: string) => `La propuesta entera: impacto ${score}, ${n} clientes cambian de manos.`, perWave: 'Por oleadas', wave: (n: string, day: string) => `Oleada ${n}, ${day}`,
  },
  accounts: { title: 'Clientes tocados', columns: { account: 'Cliente', from: 'Hoy', to: 'Después', worth: 'Valor', relation: 'Relación perdida', risk: 'En riesgo', points: 'Puntos' }, none: 'Ninguno con esos filtros.', written: 'Está publicada: los que mueve cambian de manos el día de su oleada. Sus traspasos están en el seguimiento.', onlyChanging: 'Solo los que cambian de manos', more: 'Ver más', back: 'Volver al dibujo' },
  changes: {
    title: 'Cambios', voids: 'Ya hay firmas: al guardar se anulan las del hito que esto toca y las de los siguientes.', add: 'Añadir cambio', replace: 'Guardar cambio', kind: 'Qué cambia', wave: 'Oleada', edit: 'Cambiar', remove: 'Quitar', up: 'Antes', down: 'Después', none: 'Sin cambios todavía.',
    kinds: {
      open_unit: 'Crear unidad', rename_unit: 'Cambiar el nombre de una unidad', move_unit: 'Mover una unidad', close_unit: 'Cerrar una unidad', open_position: 'Crear puesto', change_position: 'Cambiar un puesto', close_position: 'Cerrar un puesto',
      appoint: 'Nombrar a alguien', end_appointment: 'Terminar un nombramiento', set_manager: 'Cambiar de superior', set_delegate: 'Poner suplente', move_accounts: 'Mover clientes', move_portfolio: 'Pasar una cartera entera', move_matching: 'Pasar parte de una cartera',
      join_team: 'Entrar en un equipo gestor', leave_team: 'Salir de un equipo gestor', open_forum: 'Crear reunión o informe', change_forum: 'Cambiar reunión o informe', end_forum: 'Terminar reunión o informe',
    },
    groups: { customers: 'Clientes', seats: 'Puestos y personas', units: 'Unidades y equipos', time: 'Tiempo interno' },
    says: {
      open_unit: (name: string) => `Se crea la unidad ${name}`, rename_unit: (unit: string, name: string) => `${unit} pasa a llamarse ${name}`, move_unit: (unit: string, parent: string) => `${unit} pasa a estar dentro de ${parent}`, close_unit: (unit: string) => `Se cierra ${unit}`,
      open_position: (title: string, unit: string) => `Puesto nuevo: ${title}, en ${unit}`, change_position: (seat: string) => `Cambia ${seat}`, rename_position: (seat: string, title: string) => `${seat} pasa a ser ${title}`, close_position: (seat: string, to: string) => `Se cierra ${seat}; todo pasa a ${to}`, close_empty: (seat: string) => `Se cierra ${seat}, que no tiene nada`,
      appoint: (person: string, seat: string) => `${person} pasa a ${seat}`, end_appointment: (person: string, seat: string) => `${person} deja ${seat}`, set_manager: (seat: string, to: string) => `${seat} pasa a depender de ${to}`, set_delegate: (seat: string, to: string) => `A ${seat} lo suple ${to}`,
      move_accounts: (n: string, to: string) => (n === '1' ? `1 cliente pasa a ${to}` : `${n} clientes pasan a ${to}`), move_portfolio: (from: string, to: string) => `La cartera de ${from} pasa a ${to}`, move_matching: (what: string, from: string, to: string) => `De ${from} a ${to}: ${what}`,
      join_team: (seat: string, team: string) => `${seat} entra en ${team}`, leave_team: (seat: string, team: string) => `${seat} sale de ${team}`, open_forum: (name: string) => `Reunión o informe nuevo: ${name}`, change_forum: (name: string) => `Cambia ${name}`, end_forum: (name: string) => `Termina ${name}`, top: 'nadie', noOne: 'nadie',
    },
    matching: { class: (letter: string) => `clase ${letter}`, size: (size: keyof typeof sizes) => `tamaño: ${sizes[size].toLowerCase()}`, productLine: (name: string) => `línea ${name}`, segment: (name: string) => `segmento ${name}`, postcode: (digits: string) => `código postal ${digits}…`, market: (name: string) => `mercado ${name}`, all: 'todos' },
    fields: {
      unit: 'Unidad', name: 'Nombre', function: 'Función', parent: 'Dentro de', market: 'Mercado', position: 'Puesto', title: 'Nombre del puesto', fte: 'Jornada, de 0 a 1', archetype: 'Tipo de mando', facing: 'Trata con clientes', capacity: 'Clientes y operaciones que puede llevar', cost: 'Coste al año', reportsTo: 'Depende de',
      successor: 'Quién recoge lo que tiene', successorHelp: 'Vacío: solo si no tiene nada', person: 'Persona', as: 'Cómo', until: 'Hasta', delegate: 'Lo suple', accounts: 'Clientes', addAccount: 'Añadir cliente', from: 'De', to: 'A', class: 'Clase', size: 'Tamaño', sizes, segment: 'Segmento', productLine: 'Línea de producto', postcode: 'Código postal, cómo empieza', team: 'Equipo gestor',
      forum: 'Reunión o informe', what: 'Qué es', meeting: 'Reunión', report: 'Informe', owner: 'Quién lo lleva', participants: 'Quiénes asisten o lo leen', minutes: 'Minutos', reading: 'Minutos de leerlo', frequency: 'Cada cuánto', serves: 'Para qué decisión sirve', expires: 'Hasta cuándo', any: 'Cualquiera', top: 'Nadie: arriba del todo',
      frequencies: { daily: 'Cada día', weekly: 'Cada semana', fortnightly: 'Cada dos semanas', monthly: 'Cada mes', quarterly: 'Cada trimestre' }, kindsOfHolder: { regular: 'Titular', acting: 'En funciones', overlap: 'Relevo' },
    },
  },
  /** Why a change does not fit as it is drawn. */
  plannedFrom: (day: string) => `El ${day} hay cambios previstos que cuentan con este puesto: retíralos antes, o ciérralo desde ese día.`,
  refusals: {
    planned_later: 'Más adelante hay cambios previstos que cuentan con este puesto: retíralos antes, o ciérralo desde esa fecha.', already_appointed: 'Esa persona ya está en el puesto.', closing_too: 'El puesto que lo recoge también se cierra.', exists_already: 'Ya existe.', itself: 'Un puesto o una unidad no puede pasar a sí mismo.', no_forum: 'Esa reunión o informe ya no existe.', no_market: 'Ese mercado no existe.',
    no_person: 'Esa persona ya no está.', no_position: 'El puesto no existe en esa fecha.', no_team: 'Ese equipo gestor no existe.', no_unit: 'La unidad no existe en esa fecha.', not_appointed: 'Esa persona no está en el puesto.', not_in_team: 'El puesto no está en el equipo.',
    over_full_time: 'Esa persona pasaría de una jornada completa.', overlap_ends: 'Un relevo necesita fecha de fin, en un año como mucho.', seat_still_holds: 'El puesto tiene equipo, suplencias o reuniones: di quién los recoge.', successor_missing: 'El puesto que lo recoge no existe en esa fecha.',
    two_holders: 'El puesto tendría dos titulares.', two_managers: 'El puesto tendría dos superiores.', unit_not_empty: 'La unidad todavía tiene puestos o unidades dentro.', no_account: 'Alguno de esos clientes no existe, o no es tuyo.', orphans: 'Algún cliente se quedaría sin nadie: di quién lo recoge.',
    line_circle: 'Alguien acabaría dependiendo de sí mismo.', unit_circle: 'Una unidad acabaría dentro de sí misma.', team_needs_both: 'El equipo gestor se quedaría sin una de las dos divisiones.',
  } as Record<string, string>,
  /** The points of the gates' lists, and why one is not met. */
  points: {
    checks: {
      whole_weighed: 'La puntuación es la de toda la empresa', all_fits: 'Todos los cambios encajan', no_orphans: 'Ningún cliente se queda sin nadie', in_waves: 'Si el impacto lo pide, va por oleadas', customers_weighed: 'La puntuación pesa a quienes cambian de manos', continuity_planned: 'Cada cliente de clase A tiene plan de continuidad', changed_once: 'Nadie cambia de manos otra vez en 24 meses', decision_linked: 'Hay una decisión escrita detrás', executive_decided: 'La dirección lo ha decidido', decisions_faster: '¿Qué decisiones se toman antes o más cerca del cliente?',
      spans_in_band: 'Los mandos llevan los equipos que pueden', seats_costed: 'Los puestos nuevos tienen coste', people_placed: 'Nadie se queda sin puesto', goals_rehomed: 'Los objetivos tienen quien responda', goal_served: '¿A qué objetivo común sirve?', time_paid_for: 'El tiempo interno que añade, lo paga', forums_end: 'Reuniones e informes tienen fecha de fin', people_told: 'Las personas afectadas lo saben', people_department: 'Recursos humanos lo ha visto', workers_consulted: 'Se ha consultado a quien representa a la plantilla',
    } as Record<string, string>,
    reasons: {
      whole_weighed: 'Se está calculando: en un momento está.', all_fits: (n: string) => (n === '1' ? '1 cambio no encaja.' : `${n} cambios no encajan.`), no_orphans: (n: string) => (n === '1' ? '1 se quedaría sin nadie.' : `${n} se quedarían sin nadie.`), customers_weighed: (n: string) => (n === '1' ? 'De 1 cliente no hay nada firmado ni abierto.' : `De ${n} clientes no hay nada firmado ni abierto.`), in_waves: (score: string, from: string) => `Con ${score} (desde ${from}) tiene que ir en más de una oleada.`, continuity_planned: (n: string, unseen: string) => `${n === '1' ? 'Falta 1' : `Faltan ${n}`}${unseen === '0' ? '' : `, ${unseen} fuera de lo que ves`}.`, changed_once: (n: string) => (n === '1' ? '1 ya cambió hace poco.' : `${n} ya cambiaron hace poco.`), decision_linked: 'Enlaza una del registro de decisiones.', executive_decided: (score: string, from: string) => `Con ${score} (desde ${from}) hace falta una decisión de la dirección, enlazada y tomada.`,
      spans_in_band: (n: string) => (n === '1' ? '1 queda fuera de su banda.' : `${n} quedan fuera de su banda.`), seats_costed: (n: string) => `${n} sin coste.`, people_placed: (n: string) => (n === '1' ? '1 persona sin puesto.' : `${n} personas sin puesto.`), goals_rehomed: (n: string) => (n === '1' ? '1 objetivo sin nadie.' : `${n} objetivos sin nadie.`), time_paid_for: (before: string, after: string) => `De ${before} a ${after} minutos por semana.`, forums_end: (n: string) => (n === '1' ? '1 dura más de seis meses.' : `${n} duran más de seis meses.`),
    } as Record<string, string | ((...figures: string[]) => string)>,
  },
  publish: {
    title: 'Publicar', publish: 'Publicar', publishNow: 'Publicar ahora', notNow: 'Todavía no', withdraw: 'Retirar', published: 'Publicada: la estructura ya la tiene prevista', withdrawn: 'Retirada',
    sure: (accounts: string, score: string) => `Se escribe entera en la estructura y prepara el traspaso de ${accounts} clientes (impacto ${score}).`,
    sureOfWave: (changes: string, accounts: string) => `Se escriben en la estructura los cambios de esta oleada (${changes}) y se prepara el traspaso de sus clientes. Entre todas las oleadas cambian de manos ${accounts}.`, untilThen: (day: string) => `Hasta el ${day} puede retirarse.`, today: 'Entra en vigor hoy: después solo se deshace con otra propuesta.', inForceNow: 'Publicada: está en vigor desde hoy',
    tookEffect: (day: string) => `en vigor desde el ${day}`, written: (day: string) => `prevista para el ${day}`, notYet: (day: string) => `para el ${day}, sin publicar`, lacks: (gate: string) => `Faltan firmas, la primera la de «${gate}».`, passed: (day: string) => `el ${day} pasó sin publicarse`, setDate: 'Poner otra fecha',
    rollBack: 'Deshacer con otra propuesta', rollBackName: (name: string) => `Deshacer: ${name}`, rebase: 'Ponerla al día',
  },
  rebase: {
    title: 'Ponerla al día', lead: 'La estructura cambió después de dibujarla. De cada cambio que no cuadra, di qué vale.', noConflicts: 'La estructura cambió, pero nada de lo dibujado choca con ella.', bring: 'Ponerla al día', done: 'La propuesta está al día', mine: 'Lo dibujado', theirs: 'Lo de ahora, sin este cambio',
    was: (text: string) => `era ${text};`, is: (text: string) => `ahora ${text}.`, notThere: 'no existe',
  },
  intents: {
    title: 'Sin plan de continuidad', all: 'Elegir todos', none: 'Todos los que cambian de manos tienen su plan.', how: 'Cómo se traspasan', howHelp: 'Quién los avisa, quién presenta a quién y cuándo', plan: (n: string) => (n === '1' ? 'Planificar 1 cliente' : `Planificar ${n} clientes`), planned: (n: string) => (n === '1' ? '1 cliente con plan' : `${n} clientes con plan`), cancel: 'Cancelar',
  },
  wavesForm: { title: 'Fechas y oleadas', help: 'Cada oleada se hace entera en su fecha. Los clientes y las operaciones de una oleada cambian ese día.', wave: (n: string) => `Oleada ${n}`, add: 'Añadir oleada', remove: 'Quitar la última', save: 'Poner fechas', written: 'ya está en la estructura', passed: 'Ese día ya pasó. Elige hoy u otro por venir.', changes: (n: string) => (n === '1' ? '1 cambio' : `${n} cambios`) },
  assignment,
  compared: { written: 'Lo publicado conserva el impacto con que se publicó; lo que ha sido de ello está en su seguimiento.', title: 'Propuestas comparadas', today: 'Hoy', unweighed: (n: string) => `${n} que el impacto no nota`, note: 'Cada propuesta, en la fecha de su última oleada. Con signo, lo que añade o quita ella; lo demás pasa igual sin ella.', rows: { on: 'Efecto', score: 'Impacto en el cliente', risk: 'Ventas en riesgo', changing: 'Clientes que cambian de manos', classA: 'De clase A', orphans: 'Se quedan sin nadie', deals: 'Operaciones en tránsito', seats: 'Puestos', vacancies: 'Vacantes', layers: 'Niveles', band: 'Mandos fuera de banda', cost: 'Coste al año', hours: 'Horas internas por semana', focus: 'Foco en el cliente', refusals: 'Cambios que no encajan' } },
};
