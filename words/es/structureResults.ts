/** What each seat holds, read on the chart and in its drawer. */
export const structureResults = {
  overlays: { customers: 'Clientes', booked: 'Ventas firmadas', pipeline: 'Cartera', load: 'Carga' },
  legends: {
    customers: (most: string) => `Clientes de los que responde cada puesto. La barra entera son ${most}, los del que más tiene.`,
    booked: (from: string, to: string) => `Ventas firmadas por cada puesto del ${from} al ${to}, al cambio de cada fecha.`,
    pipeline: 'Operaciones abiertas hoy, cada una según la probabilidad de su etapa.',
    load: (under: string, over: string) => `Clientes, operaciones y peticiones de cada puesto sobre los que puede llevar; nunca los minutos de una persona. La marca es el 100 %; con más del ${over} va en rojo y con menos del ${under} en gris.`,
    onlyToday: 'Lo que está abierto solo se sabe de hoy: vuelve a la fecha de hoy para verlo.',
    missing: (currencies: string) => `Falta el cambio de ${currencies}: esos puestos no tienen total.`,
  },
  noFigure: 'sin dato',
  team: (figure: string) => `Equipo: ${figure}`,
  side: {
    teamTitle: 'Lo que sostiene su equipo', title: 'Lo que sostiene', loadOf: (carried: string, capacity: string) => `${carried} de los ${capacity} que puede llevar`, noCapacity: (carried: string) => `${carried} entre clientes, operaciones y peticiones; no tiene límite puesto`,
    customers: 'Clientes', classOf: (letter: string) => `Clase ${letter}`, unclassed: 'Sin clase', booked: 'Ventas firmadas, 12 meses', deals: (n: string) => `Operaciones abiertas, ${n}`, requests: 'Peticiones y traspasos por atender',
    closing: 'No se puede cerrar el puesto sin dar destino a todo esto.',
  },
};
