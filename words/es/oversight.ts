/** Watching over the house: what each person may see and do and why, seeing as somebody else, parameters, backups. */
export const oversight = {
  firstSteps: {
    title: 'Para empezar', done: (n: number, of: number) => `${n} de ${of} ${n === 1 ? 'hecho' : 'hechos'}`,
    steps: {
      role: { name: 'Da a tu puesto una función de dirección o de ventas', why: 'Por ahora solo administras: sin otra función no verás clientes ni operaciones.' },
      structure: { name: 'Crea una unidad y un puesto en ella', why: 'De ventas o de marketing: de cada puesto cuelgan sus clientes y lo que puede hacer.', other: 'O trae un organigrama.' },
      people: { name: 'Invita a tu gente', why: 'Cada persona entra con el enlace de su invitación, en el puesto que le des. Da antes a ese puesto su función: dice qué podrá hacer.', other: 'O invita con un fichero.' },
      customers: { name: 'Importa tus clientes', why: 'De un fichero CSV: se comprueba entero antes de cambiar nada, y se puede deshacer.', other: 'O crea el primero.' },
      lead: { name: 'Anota el primer lead', why: 'Quien se ha interesado y todavía no es cliente.' },
      deal: { name: 'Abre la primera operación', why: 'En el tablero: con quién, cuánto y para cuándo.' },
      hand_off: { name: 'Traspasa un lead a ventas', why: 'Abre el lead y ofrécelo a un puesto de ventas que trate con clientes y que ocupe alguien.' },
    },
  },
  access: {
    mine: 'Qué puedo ver y hacer', of: 'Qué puede ver y hacer', who: 'Persona', on: 'A fecha de', link: 'Qué puede ver y hacer',
    sum: (name: string, seats: string, held: string, all: string) => `${name} ocupa ${seats} y tiene ${held} de los ${all} permisos que existen.`, seatsHeld: (n: number) => (n === 1 ? '1 puesto' : `${n} puestos`),
    nothing: (name: string) => `Ese día ${name} no ocupa ningún puesto, así que no ve nada. Ve y puede algo quien recibe un nombramiento en un puesto que tiene funciones.`,
    suspended: 'Su acceso está suspendido: hoy no puede entrar.',
    seats: 'De dónde le viene', kinds: { regular: 'Titular', acting: 'En funciones', overlap: 'En relevo' }, since: (day: string) => `desde el ${day}`, sinceUntil: (from: string, to: string) => `del ${from} al ${to}`,
    idle: 'El puesto está congelado, previsto o cerrado: no da ningún permiso.', noGrants: 'El puesto no tiene funciones: no da ningún permiso.',
    company: 'toda la empresa', reach: (seats: string, units: string, markets: string) => [seats, units, markets].filter(Boolean).join(' · '), reachSeats: (n: number) => (n === 1 ? '1 puesto' : `${n} puestos`), moreUnits: (units: string, n: number) => `${units} y ${n} unidades más`,
    standsIn: 'A quién suple', standsInNote: 'Suplir a un puesto no da sus permisos: dice quién responde de sus clientes mientras está vacante. Si además tiene que ver lo suyo, hace falta un nombramiento en funciones.',
    answers: 'Nadie que conste: hoy responde quien suple', waits: 'Hay titular: solo si queda vacante', by: (seat: string) => `desde ${seat}`,
    rights: 'Permiso a permiso', find: 'Buscar permiso', show: { may: 'Puede', mayNot: 'No puede', all: 'Todo' }, shared: (markets: string) => `Lo que comparten las dos divisiones (clientes, contactos, lo ocurrido, campañas y traspasos) se ve en todo el mercado: ${markets}. Lo demás, solo en los puestos que se dicen.`, right: 'Permiso', where: 'Dónde', why: 'Por qué', no: 'No', chain: (role: string, seat: string, scope: string) => `función ${role}, por el puesto ${seat} (${scope})`, whoMay: (roles: string) => `Lo tiene quien es: ${roles}`, noneFound: 'Ningún permiso con esas palabras.',
    nobody: 'Lo que nadie puede, ni quien administra',
    nobodyMay: {
      edit_touches: 'Cambiar o borrar un impacto de marketing: se anota cuando ocurre y se queda.', edit_bookings: 'Cambiar una venta firmada: si estaba mal, se compensa con otro apunte.', edit_attribution: 'Tocar a mano el reparto del mérito entre acciones: sale de los hechos.',
      measure_oneself: 'Cambiar una medida de su propio trabajo.', marketing_moves_deals: 'Desde marketing, cambiar el importe o la etapa de una operación.', sales_moves_touches: 'Desde ventas, cambiar impactos o atribución.', erase_trail: 'Borrar o retocar el registro de cambios.',
    },
    looked: 'Quién ha mirado con tus ojos', lookedNote: 'En los últimos noventa días. Solo administración puede, sin tocar nada y por un rato.', nobodyLooked: 'Nadie.', lookedBy: (who: string, from: string, to: string) => `${who}, ${from} a ${to}`,
  },
  missing: {
    quoted: (name: string) => `«${name}»`,
    takes: (rights: string, n: number) => (n === 1 ? `Para abrirla hace falta el permiso ${rights}, y ninguno de tus puestos lo tiene.` : `Para abrirla hace falta uno de estos permisos: ${rights}. Ninguno de tus puestos los tiene.`),
    held: (roles: string) => `Lo tiene un puesto con la función de ${roles}.`,
    givenByYou: 'Las funciones las das tú, a un puesto y desde una fecha.', givenBy: (people: string) => `Las funciones las da a un puesto, desde una fecha, quien administra: pídesela a ${people}.`, givenByAdministration: 'Las funciones las da a un puesto, desde una fecha, quien administra.',
  },
  seeing: {
    begin: 'Ver como esta persona', what: (name: string) => `Verás Unísono como lo ve ${name}: lo que alcanzan sus puestos, sin poder tocar ni descargar nada. No verás sus notas privadas, sus sesiones ni sus ajustes.`, recorded: 'Queda anotado que has mirado, cuándo y por qué, y esa persona puede leerlo.',
    reason: 'Para qué', reasonHelp: 'Una línea: «dice que no encuentra a un cliente»', minutes: 'Durante', options: { 15: '15 minutos', 30: 'media hora', 60: 'una hora', 120: 'dos horas' },
  },
  delegations: {
    title: 'Suplencias', intro: 'Quién responde de un puesto mientras nadie lo ocupa, y entre qué fechas. Suplir no da permisos: dice a quién llega lo de sus clientes.', none: 'Ningún puesto tiene suplente. Si uno queda vacante, sus clientes no llegarían a nadie.',
    seat: 'Puesto', market: 'Mercado', standsIn: 'Lo suple', from: 'Desde', to: 'Hasta', toHelp: 'Vacío: sin fin', today: 'Hoy', vacant: 'vacante', unnamed: 'ocupado, sin nombre', planned: 'previsto', answers: 'responde', waits: 'en espera', set: 'Poner suplente', done: 'Suplencia puesta', end: 'Terminar', ended: 'Suplencia terminada', endOn: 'Primer día sin suplente',
  },
  parameters: {
    title: 'Parámetros', intro: 'Las cifras sobre las que se calculan las medidas. Se cambian desde una fecha: lo ya calculado se queda como estaba.', change: 'Cambiar', submit: 'Fijar desde esa fecha', changed: 'Parámetro cambiado', since: 'Desde', sinceHelp: 'Hoy o un día por venir',
    neverChanged: 'Nunca se ha cambiado.', history: (n: number) => `Historial: ${n} valores`, first: 'De origen', from: (day: string) => `desde el ${day}`, fromTo: (from: string, to: string) => `del ${from} al ${to}`, planned: 'previsto', setBy: (who: string, when: string) => `${who}, ${when}`, became: (part: string, before: string, after: string) => `${part}: ${before} → ${after}`,
    usually: (value: string) => `De origen, ${value}`, sum: (share: string) => `Los pesos suman ${share} %`, suffixes: { weeks: ' semanas', hours: ' horas', minutes: ' minutos', accounts: ' clientes', people: ' personas', days: ' días', months: ' meses', share: ' %', bp: ' %', points: ' puntos', times: '' },
    units: { weeks: (n: string) => `${n} semanas`, hours: (n: string) => `${n} horas`, minutes: (n: string) => `${n} minutos`, accounts: (n: string) => `${n} clientes`, people: (n: string) => `${n} personas`, days: (n: string) => `${n} días`, months: (n: string) => `${n} meses`, share: (n: string) => `${n} %`, bp: (n: string) => `${n} %`, points: (n: string) => `${n} puntos`, times: (n: string) => n },
    kinds: {
      'focus.impact': { title: 'Impacto en los clientes de un cambio', means: 'De 0 a 100: cuánto nota el cliente un cambio de estructura. Cinco partes con su peso; lo que se pierde de relación según con quién siga, y la parte de la recompra que se arriesga.', parts: {
        'weightsBp.c1': 'Peso: relación que se pierde', 'weightsBp.c2': 'Peso: operaciones en marcha que cambian de manos', 'weightsBp.c3': 'Peso: ventas en juego según con quién se siga', 'weightsBp.c4': 'Peso: clientes cambiados más de una vez', 'weightsBp.c5': 'Peso: atención al cliente que pierde el equipo',
        relationshipHalfLifeDays: 'Un contacto pesa la mitad a los', leadShare: 'Parte de quien responde, si no hay contactos anotados', 'mitigation.newHire': 'Se pierde si sigue alguien nuevo', 'mitigation.existing': 'Se pierde si sigue alguien de la casa', 'mitigation.similar': 'Se pierde si sigue alguien parecido',
        'loss.low': 'Recompra en riesgo, baja', 'loss.base': 'Recompra en riesgo, media', 'loss.high': 'Recompra en riesgo, alta', newSales: 'Venta nueva que se puede ganar, como mucho', priorChangeMonths: 'Otro cambio cuenta durante', meetingDays: 'Citas que se miran, en los próximos', decisionFrom: 'Pide decisión de dirección desde', wavesFrom: 'Hay que partirlo en oleadas desde',
      } },
      'focus.index': { title: 'Tiempo para el cliente', means: 'De lo anotado, la parte que fue con clientes. El trabajo para un cliente sin él delante cuenta solo en parte y nunca más que lo que se está con ellos. De un grupo pequeño no se dice nada.', parts: { linkedWeight: 'Trabajar para un cliente cuenta', linkedCap: 'Y hasta esta parte del tiempo con clientes', leastMinutes: 'No se calcula con menos de', lowEvidenceBelow: 'Poco anotado, por debajo de', leastPeople: 'Solo de grupos que lo anotan desde' } },
      'focus.interdependence': { title: 'Interdependencia de ventas y marketing', means: 'De 0 a 100: cuánto se apoya cada división en la otra en un trimestre. Cinco partes con su peso; a la que le falta el dato, su peso se reparte. Y el catálogo de trabajo conjunto: cuánto cuenta cada clase de campaña; con 0 no se espera nada de la otra división.', parts: {
        'weightsBp.JG': 'Peso: objetivos comunes', 'weightsBp.JW': 'Peso: trabajo conjunto', 'weightsBp.R': 'Peso: apoyo recíproco', 'weightsBp.IR': 'Peso: lo que uno sabe del cliente llega al otro', 'weightsBp.HQ': 'Peso: traspasos cumplidos', least: 'Ninguna parte cuenta menos de',
        'jointWork.public_relations': 'Lo que cuenta una campaña de relaciones públicas', 'jointWork.identity': 'Lo que cuenta una de identidad', 'jointWork.email': 'Lo que cuenta una de correo', 'jointWork.telemarketing': 'Lo que cuenta una de telemarketing', 'jointWork.event': 'Lo que cuenta una feria o un acto', 'jointWork.digital': 'Lo que cuenta una digital', 'jointWork.content': 'Lo que cuenta una de contenidos',
      } },
      'reporting.load_band': { title: 'Carga de un puesto', means: 'Lo que lleva un puesto frente a lo que puede llevar. Por debajo hay sitio; por encima, demasiado.', parts: { under: 'Hay sitio por debajo de', over: 'Demasiado por encima de' } },
      'reporting.time_decay': { title: 'Reparto del mérito con el tiempo', means: 'En el modelo «con el tiempo», un impacto vale la mitad por cada tantos días antes de la venta.', parts: { halfLifeDays: 'Vale la mitad cada' } },
      'restructuring.hand_over': { title: 'Traspaso de un cliente', means: 'Cuánto duran juntos quien deja a un cliente y quien lo toma, de quién es lo que se firma entre tanto, y cuánto conserva sus operaciones en compromiso quien las tenía. Que un relevo previsto cuesta menos clientes lo vieron Drexler y Schoar (2014); los días y el reparto son propuesta nuestra.', parts: {
        overlapDays: 'El relevo dura', splitBp: 'De lo firmado en el relevo, a quien lo deja', commitDays: 'Las operaciones en compromiso se quedan',
      } },
      'restructuring.follow_up': { title: 'Seguimiento de una reestructuración', means: 'Cuándo se revisa una oleada, cuánto dura la encuesta y qué la detiene por sí sola: que los clientes que cambiaron compren menos que otros como ellos, o que el foco de una unidad baje varias semanas seguidas. Cada oleada se sigue con lo que hay en vigor el día en que se hace.', parts: {
        'reviews.first': 'Primera revisión, a los', 'reviews.second': 'Segunda revisión, a los', 'reviews.third': 'Última revisión, a los', pulseDays: 'La encuesta dura', haltMargin: 'Detiene si compran menos que sus iguales en más de', haltAfterDays: 'No detiene por ventas antes de', leastAccounts: 'Clientes que hacen falta para comparar',
        focusFloor: 'Suelo del foco, sobre el que tenía la unidad', focusWeeks: 'Semanas seguidas bajo el suelo', haltRestDays: 'Reanudada, no vuelve a pararse por lo mismo en', calibrationSpread: 'Dispersión con la que las revisiones aún proponen algo, hasta',
      } },
      'decisions.working_time': { title: 'Tiempo de trabajo', means: 'Con lo que se calcula qué cuesta un minuto de un puesto, y contra qué horas se mira el tiempo anotado.', parts: { weeksAYear: 'Semanas de trabajo al año', hoursAWeek: 'Horas a la semana, jornada completa' } },
      'customers.served_days': { title: 'Cliente atendido', means: 'Cuánto dura un contacto a efectos de decir que marketing o ventas atiende a un cliente.', parts: { days: 'Un contacto cuenta durante' } },
    },
  },
  backups: {
    title: 'Copias de seguridad', nightly: 'Una copia cada noche', nightlyHelp: 'Se hace con todo en marcha, se lee de nuevo entera y solo entonces cuenta.', keep: 'Cuántas de cada noche se guardan', save: 'Guardar', saved: 'Copias programadas', now: 'Hacer una copia ahora', asked: 'Se está haciendo. Aparecerá aquí cuando esté entera.', making: 'Se está haciendo una…',
    last: (age: string) => `La última, ${age}.`, never: 'Todavía no hay ninguna copia. Haz una ahora o enciende la de cada noche.', old: 'Hace más de dos días de la última, y debería haber una cada noche. Mira si hay sitio en el disco.', list: 'Las que hay', name: 'Fichero', size: 'Tamaño', when: 'Cuándo', folder: (path: string) => `Están en ${path}, en el equipo donde corre Unísono. Llévate alguna a otro sitio: si se pierde el equipo, se pierden con él.`,
    restore: 'Para volver a una copia', restoreHow: 'No se hace desde aquí, para que nadie pise lo de hoy por error. En ese equipo, con una instalación vacía y parada:', restoreThen: 'La copia se comprueba entera antes de entrar, y se niega a entrar donde ya hay datos.',
  },
};
