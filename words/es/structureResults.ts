/** What each seat holds, read on the chart and in its drawer. */
export const structureResults = {
  overlays: { customers: 'Clientes', booked: 'Ventas firmadas', pipeline: 'Cartera', load: 'Carga', cost: 'Coste' },
  legends: {
    customers: (day: string, most: string) => `Clientes de los que responde cada puesto el ${day}. La barra entera son ${most}, los del que más tiene.`,
    booked: (from: string, to: string) => `Ventas firmadas por cada puesto del ${from} al ${to}, al cambio de cada fecha.`,
    pipeline: (day: string) => `Operaciones abiertas el ${day}, cada una según la probabilidad de su etapa, al cambio de ese día.`,
    load: (day: string, under: string, over: string) => `Carga del ${day}: clientes de los que responde, operaciones abiertas y traspasos y peticiones por atender, sobre los que puede llevar; nunca los minutos de una persona. La marca es el 100 %; con más del ${over} va en rojo y con menos del ${under} en gris.`,
    cost: (day: string) => `Lo que cuesta cada puesto al año, con su jornada, según lo vigente el ${day}. Quien lleva a otros, con todos los de debajo.`,
    onlyToday: 'Lo que está abierto solo se sabe de hoy: vuelve a la fecha de hoy para verlo.',
    missing: (currencies: string) => `Falta el cambio de ${currencies}: esos puestos no tienen total.`,
  },
  noFigure: 'sin dato',
  team: (figure: string) => `Equipo: ${figure}`, withTeam: 'con su equipo', atLeast: (figure: string) => `≥ ${figure}`,
  side: {
    teamTitle: 'Lo que sostiene su equipo', title: 'Lo que sostiene', loadOf: (carried: string, capacity: string) => `${carried} de los ${capacity} que puede llevar`, noCapacity: (carried: string) => `${carried} entre clientes, operaciones y peticiones; no tiene límite puesto`,
    customers: 'Clientes', classOf: (letter: string) => `Clase ${letter}`, unclassed: 'Sin clase', booked: 'Ventas firmadas, 12 meses', deals: (n: string) => `Operaciones abiertas, ${n}`, requests: 'Peticiones y traspasos por atender',
    closing: 'No se puede cerrar el puesto sin dar destino a todo esto.',
  },
  results: {
    title: 'Resultados', lead: 'Lo que cuesta y lo que trae cada unidad.', reads: { was: 'lo firmado y lo gastado, en la unidad de su fecha; puestos y vacantes, los del último día', is: 'cada venta es de quien lleva a ese cliente en esa fecha, y cada coste, de la unidad que su puesto tiene entonces' }, own: 'Solo lo suyo', whole: 'Con lo que tiene debajo', show: 'Cómo contar', since: 'Antes y después de', sinceNone: 'Elige una reestructuración', compared: (span: string, before: string) => `Del ${span}, frente al mismo tiempo antes: del ${before}.`, none: 'No hay unidades en esa fecha.',
    file: 'resultados', columns: { above: 'Dentro de', before: 'Ventas del periodo anterior', vacant: 'Vacantes', fte: 'Jornadas', managers: 'Mandos', outsideBand: 'Mandos fuera de banda', unit: 'Unidad', booked: 'Ventas firmadas', overBefore: 'Sobre el periodo anterior', people: 'Personas', campaigns: 'Campañas', contribution: 'Lo que queda', perFte: 'Ventas por jornada', serve: 'Coste por cliente', seats: 'Puestos', customers: 'Clientes' },
    total: 'Toda la empresa', until: (day: string) => `hasta el ${day}`, costHidden: 'No ves lo que cuestan los puestos: faltan las personas y lo que queda.', costUnknown: (n: string) => `${n === '1' ? '1 puesto no tiene' : `${n} puestos no tienen`} coste puesto: lo que queda está contado de más.`, vacant: (n: number) => (n === 1 ? '1 vacante' : `${n} vacantes`), layers: (n: string) => (n === '1' ? '1 nivel' : `${n} niveles`), span: (n: string) => `tramo medio de ${n}`,
    findings: 'Lo que llama la atención', noFindings: 'Nada fuera de lo normal.',
    says: {
      far_executive: (market: string, n: string) => `En ${market} las dos divisiones se juntan ${n} niveles más arriba: los conflictos tardan en resolverse.`, no_executive: (market: string) => `En ${market} nadie dirige las dos divisiones.`,
      span_above: (seat: string, span: string, band: string) => `${seat} lleva a ${span} personas; su tipo de mando es de ${band}.`, span_below: (seat: string, span: string, band: string) => `${seat} lleva a ${span}; su tipo de mando es de ${band}.`, one_report: (seat: string) => `${seat} lleva a una sola persona: sobra un nivel, o falta equipo.`,
      vacancy: (seat: string, day: string) => `${seat} está vacante desde el ${day}.`, costs_more: (unit: string, cost: string, booked: string) => `${unit} cuesta ${cost} y firma ${booked}.`,
    },
    band: (least: string, most: string) => `${least} a ${most}`, bandUp: (least: string) => `${least} o más`,
  },
};
