/** Proposing, inside a restructuring, which seat should lead which customer. */
export const assignment = {
  title: 'Proponer un reparto', lead: 'Di entre quiénes y con qué límites. Primero verás varios repartos rápidos; después se mejoran mientras quede tiempo. Nada cambia hasta que tomes uno.',
  find: 'Buscar repartos', again: 'Pedir otro', stop: 'Parar', stopped: 'Parado: esto es lo mejor hasta ahora.',
  form: {
    teams: 'Entre qué equipos', teamsHelp: 'Sus puestos de cara al cliente entran en el reparto; quita los que no. Un puesto vacante sin suplente no recibe a nadie, y los suyos pasan a otros', noSeats: 'Elige un equipo con puestos de cara al cliente.', takesPart: (seat: string) => `${seat} entra en el reparto`, capacity: (seat: string) => `Cuánto puede llevar ${seat}`,
    capacityHelp: 'Capacidad: clientes y operaciones abiertas que puede llevar. Vacía: la suya, o un cuarto más de lo que le tocaría.', capacityShort: 'Capacidad', byShare: 'su parte',
    who: 'Qué clientes pueden moverse', classes: 'Clases', classesHelp: 'Ninguna marcada: todas', unclassed: 'Sin clase', segment: 'Segmento', postcode: 'Código postal, cómo empieza',
    limits: 'Con qué límites', serves: 'A quién puede llevar cada puesto', servesAs: { market: 'A los de su mercado', language: 'A los que hablan su idioma', any: 'A cualquiera' },
    mostMoved: 'Clientes que cambian, como mucho', mostPoints: 'Puntos de impacto, como mucho', budgetHelp: 'Además de los que no tienen más remedio. Vacío: sin límite',
    nearness: 'Cercanía', nearnessAs: { none: 'No importa', some: 'Importa algo', much: 'Importa mucho' }, nearnessHelp: 'Se mide por código postal: si el puesto ya tiene al menos dos clientes que empiezan igual. No son kilómetros.',
    more: 'Más límites', frozen: 'No se mueven', addFrozen: 'Añadir cliente que no se mueve', keepExceptions: 'Respetar las excepciones de los territorios en vigor',
    together: (n: string) => `Juntos, grupo ${n}`, addTogether: 'Añadir grupo que va junto', apart: (n: string) => `Separados, pareja ${n}`, addApart: 'Añadir pareja que va separada', addCustomer: 'Añadir cliente',
    product: 'Quien compra', productSeats: 'Solo lo llevan', addProduct: 'Añadir producto que solo llevan algunos', remove: 'Quitar',
    time: 'Cuánto buscar', seconds: (n: string) => `${n} s`, seed: 'Semilla', seedHelp: 'Con la misma, el primer reparto sale igual',
  },
  working: { gathering: 'Leyendo clientes, contactos y operaciones…', first: 'Buscando los primeros repartos…', improving: (seconds: string, of: string) => `Mejorando: ${seconds} s de ${of} s`, over: (seconds: string) => `Buscado durante ${seconds} s` },
  states: { interrupted: 'El servidor se ha reiniciado y lo encontrado se ha perdido. Pídelo otra vez.', failed: 'No se ha podido buscar. Pídelo otra vez; si vuelve a pasar, prueba con menos puestos.', taken: 'Ya has tomado un reparto de los de aquí. Sus cambios están en la propuesta.', outdated: 'La propuesta ha cambiado desde que se buscó: puedes mirarlo, pero para tomar uno hay que pedirlo otra vez.' },
  scope: (movable: string, customers: string) => `Pueden moverse ${movable} de ${customers} clientes.`, asked: (who: string, when: string) => `Pedido por ${who}, ${when}`, repeat: (seed: string, seconds: string) => `Semilla ${seed}, ${seconds} s`,
  front: {
    title: 'Impacto contra equilibrio', unit: 'abajo a la izquierda es mejor', x: 'Impacto en el cliente', y: 'Carga desigual', now: 'Como está', nowFar: (score: string, uneven: string) => `Como está: ${score} y ${uneven}`, finding: (n: string, low: string, high: string) => `${n} repartos, con impacto de ${low} a ${high}`,
    columns: { point: 'N.º', score: 'Impacto', unevenness: 'Carga desigual', moved: 'Cambian', away: 'Fuera de zona', gap: 'Margen' }, choose: (n: string) => `Reparto ${n}`, best: 'el mejor', unknown: '—', doesNotFit: 'no cabe',
    gapNote: 'Margen: cuánto mejor podría ser, como mucho, lo que se rompe y lo desigual juntos. «El mejor» está demostrado.', unevenNote: 'Carga desigual: cuánto se apartan los puestos de la carga media. 0 % es todos igual.', awayNote: 'Fuera de zona: parte del trabajo en códigos postales donde el puesto no tenía clientes.',
  },
  point: {
    title: (n: string) => `Reparto ${n}`, score: 'Impacto de la propuesta con él', was: (score: string) => `ahora ${score}`, risk: 'Ventas en riesgo', moved: 'Cambian de puesto', changing: (n: string) => `${n} cambian de persona en toda la propuesta`, ofClass: (n: string, of: string) => `${n} de ${of}`,
    seats: 'Qué lleva cada puesto', columns: { seat: 'Puesto', accounts: 'Clientes', load: 'Carga', capacity: 'Cabe' }, fromTo: (from: string, to: string) => `${from} → ${to}`, accounts: 'Quiénes cambian', more: (shown: string, of: string) => `Los ${shown} de más peso, de ${of}`,
    because: { no_seat: 'no tenía puesto', not_served: 'su puesto no podía llevarlo', over_capacity: 'su puesto llevaba de más', evens_out: 'reparte la carga', together: 'va con su grupo' }, noSeat: 'nadie', unplaced: (n: string) => (n === '1' ? '1 cliente no cabe en ningún puesto.' : `${n} clientes no caben en ningún puesto.`), overfull: (n: string) => (n === '1' ? '1 puesto lleva más de lo que puede.' : `${n} puestos llevan más de lo que pueden.`),
    take: 'Tomar este reparto', taken: 'Reparto tomado: sus cambios están en la propuesta', nothing: 'No mueve a nadie: es como está.',
  },
};
