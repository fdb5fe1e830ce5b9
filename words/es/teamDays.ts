/** Lo que cada sala aporta al día de quien dirige, supervisa o lleva campañas. */
export const marketingDay = {
  toReview: 'Marketing espera tu opinión', title: 'Campañas vivas', mine: 'Mis campañas', all: 'Ver todas', what: 'Campaña', state: 'Estado', when: 'Fechas', spent: 'Gastado', of: 'de', leads: 'Leads',
};
export const salesDay = {
  title: 'Se les ha pasado la fecha de cierre', all: 'Ver todas', closed: (day: string) => `cierre previsto el ${day}`, inTwelve: (sum: string) => `${sum} en 12 meses`, newCustomer: 'Sin compras en 12 meses',
};
export const coordinationDay = {
  late: 'Traspasos con retraso', lateNone: 'Ningún traspaso va con retraso.', requests: 'Peticiones de apoyo con retraso', requestsNone: 'Ninguna petición de apoyo va con retraso.', all: 'Ver todo', forWhom: (name: string) => `para ${name}`,
  accept: 'Aceptar', giveBack: 'Devolver con motivo', disputes: 'Disputas por resolver', disputesNone: 'Ninguna disputa por resolver.',
};
export const goalsDay = { title: 'Objetivos de las dos divisiones', all: 'Ver todos', of: (reached: string, target: string) => `${reached} de ${target}`, expected: (share: string) => `se esperaba el ${share}` };
export const reportingDay = {
  title: 'El informe de una página', note: (from: string, to: string) => `del ${from} al ${to}`, open: 'Abrir el informe', load: 'Quién va cargado y quién tiene sitio', loadNote: 'clientes, operaciones y peticiones sobre los que puede llevar',
  seat: 'Puesto', customers: 'Clientes', deals: 'Operaciones', requests: 'Por atender', share: 'Carga', states: { over: 'de más', within: 'en su sitio', under: 'con sitio', unknown: 'sin límite' }, vacant: (who: string | null) => (who ? `Vacante, suple ${who}` : 'Vacante'), chart: 'Ver la estructura',
  facts: { booked: 'Ventas firmadas', served: 'Atendidos por ambas', joint: 'Acuerdo conjunto', promises: 'Promesas cumplidas', pipeline: 'Cartera ponderada' }, over: (change: string) => `${change} frente a un año antes`, servedOf: (both: string, all: string) => (all === '1' ? `${both} de 1 cliente` : `${both} de ${all} clientes`), keptOf: (met: string, all: string) => `${met} de ${all}`, deals2: (n: string) => (n === '1' ? '1 operación' : `${n} operaciones`), halves: (marketing: string, sales: string) => `marketing ${marketing}, ventas ${sales}`,
  tie: 'Lo atribuido y lo firmado', tieEven: 'Cuadran al céntimo', tieOff: 'No cuadran', tieNote: (booked: string) => `Firmado en el periodo: ${booked}`, attribution: 'Ver la atribución',
};
