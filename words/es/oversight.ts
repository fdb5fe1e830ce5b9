/** Watching over the house: what each person may see and do and why, seeing as somebody else, parameters, backups. */
export const oversight = {
  access: {
    mine: 'Qué puedo ver y hacer', of: 'Qué puede ver y hacer', who: 'Persona', on: 'A fecha de', link: 'Qué puede ver y hacer',
    sum: (name: string, seats: string, held: string, all: string) => `${name} ocupa ${seats} y tiene ${held} de los ${all} permisos que existen.`, seatsHeld: (n: number) => (n === 1 ? '1 puesto' : `${n} puestos`),
    nothing: (name: string) => `Ese día ${name} no ocupa ningún puesto, así que no ve nada. Ve y puede algo quien recibe un nombramiento en un puesto que tiene funciones.`,
    suspended: 'Su acceso está suspendido: hoy no puede entrar.',
    seats: 'De dónde le viene', kinds: { regular: 'Titular', acting: 'En funciones', overlap: 'En relevo' }, since: (day: string) => `desde el ${day}`, sinceUntil: (from: string, to: string) => `del ${from} al ${to}`,
    idle: 'El puesto está congelado, previsto o cerrado: no da ningún permiso.', noGrants: 'El puesto no tiene funciones: no da ningún permiso.',
    company: 'toda la empresa', reach: (seats: string, units: string, markets: string) => [seats, units, markets].filter(Boolean).join(' · '), reachSeats: (n: number) => (n === 1 ? '1 puesto' : `${n} puestos`), moreUnits: (units: string, n: number) => `${units} y ${n} unidades más`,
    standsIn: 'A quién suple', standsInNote: 'Suplir a un puesto no da sus permisos: dice quién responde de sus clientes mientras está vacante. Si además tiene que ver lo suyo, hace falta un nombramiento en funciones.',
    answers: 'Está vacante: hoy responde quien suple', waits: 'Hay titular: solo si queda vacante', by: (seat: string) => `desde ${seat}`,
    rights: 'Permiso a permiso', find: 'Buscar permiso', show: { may: 'Lo que puede', mayNot: 'Lo que no', all: 'Todo' }, right: 'Permiso', where: 'Dónde', why: 'Por qué', no: 'No', chain: (role: string, seat: string, scope: string) => `${role}, por ${seat} (${scope})`, whoMay: (roles: string) => `Lo tiene quien es: ${roles}`, noneFound: 'Ningún permiso con esas palabras.',
    nobody: 'Lo que nadie puede, ni quien administra',
    nobodyMay: {
      edit_touches: 'Cambiar o borrar un impacto de marketing: se anota cuando ocurre y se queda.', edit_bookings: 'Cambiar una venta firmada: si estaba mal, se compensa con otro apunte.', edit_attribution: 'Tocar a mano el reparto del mérito entre acciones: sale de los hechos.',
      measure_oneself: 'Cambiar una medida de su propio trabajo.', marketing_moves_deals: 'Desde marketing, cambiar el importe o la etapa de una operación.', sales_moves_touches: 'Desde ventas, cambiar impactos o atribución.', erase_trail: 'Borrar o retocar el registro de cambios.',
    },
    looked: 'Quién ha mirado con tus ojos', lookedNote: 'En los últimos noventa días. Solo administración puede, sin tocar nada y por un rato.', nobodyLooked: 'Nadie.', lookedBy: (who: string, from: string, to: string) => `${who}, ${from} a ${to}`,
  },
  seeing: {
    begin: 'Ver como esta persona', what: (name: string) => `Verás Unísono como lo ve ${name}: lo que alcanzan sus puestos, sin poder tocar ni descargar nada. No verás sus notas privadas, sus sesiones ni sus ajustes.`, recorded: 'Queda anotado que has mirado, cuándo y por qué, y esa persona puede leerlo.',
    reason: 'Para qué', reasonHelp: 'Una línea: «dice que no encuentra a un cliente»', minutes: 'Durante', options: { 15: '15 minutos', 30: 'media hora', 60: 'una hora', 120: 'dos horas' },
  },
};
