const of = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;

export const merging = {
  title: 'Duplicados', kinds: { account: 'Clientes', contact: 'Contactos' }, which: 'Qué fichas',
  about: { account: 'Clientes que pueden ser el mismo. Ponlos uno al lado del otro y une sus fichas, o di que son distintos.', contact: 'Contactos que pueden ser la misma persona. Ponlos uno al lado del otro y une sus fichas, o di que son distintos.' },
  none: { account: 'Ningún cliente parece estar dos veces.', contact: 'Ningún contacto parece estar dos veces.' },
  because: { tax: 'mismo NIF', domain: 'misma web', phone: 'mismo teléfono', email: 'mismo correo', name: 'nombre casi igual' },
  compare: 'Comparar', compareOf: (one: string, other: string) => `Comparar ${one} y ${other}`, apart: 'Son distintos', apartOf: (one: string, other: string) => `Son distintos: ${one} y ${other}`, toldApart: 'No volverán a salir juntos', more: 'Ver más',
  pick: 'Elige dos fichas: en la lista de duplicados, o en la de clientes o contactos.', toList: 'Ver duplicados',
  with: { title: 'Unir con otra ficha', account: 'Con qué cliente', contact: 'Con qué contacto', next: 'Comparar' },
  page: 'Unir dos fichas', stays: 'Se queda', goes: 'Se une a ella', swap: 'Que se quede la otra', better: (name: string) => `«${name}» tiene más: mejor que se quede ella.`, since: (day: string) => `desde el ${day}`, leads: (who: string) => `responde ${who}`,
  values: 'Qué dato vale', valuesNote: 'Elige de qué ficha vale cada dato. Los que no valgan se guardan y se pueden leer después.', empty: 'vacío', nothing: 'No hay datos entre los que elegir.', equal: (n: number) => (n === 1 ? '1 dato es igual en las dos' : `${n} datos son iguales en las dos`), language: 'Idioma', choose: (field: string) => `${field}: cuál vale`,
  moves: 'Qué pasa a la ficha que se queda', noMoves: 'Nada: la otra ficha no tiene nada más que sus datos.',
  holds: {
    'customers.account': of('ficha unida antes', 'fichas unidas antes'), 'customers.contact': of('contacto', 'contactos'), 'customers.permission': of('permiso', 'permisos'), 'customers.interaction': of('contacto anotado', 'contactos anotados'),
    'customers.interaction_contact': of('contacto anotado', 'contactos anotados'), 'customers.note': of('nota', 'notas'), 'customers.activity': of('tarea o visita', 'tareas y visitas'), 'customers.promise': of('promesa', 'promesas'), 'customers.need': of('necesidad', 'necesidades'),
    'territories.exception': of('excepción de los territorios', 'excepciones de los territorios'), 'marketing.lead': of('lead', 'leads'), 'marketing.touch': of('impacto', 'impactos'), 'sales.opportunity': of('operación', 'operaciones'), 'sales.booking_event': of('venta firmada', 'ventas firmadas'),
    'coordination.hand_off': of('traspaso', 'traspasos'), 'coordination.support_request': of('petición de apoyo', 'peticiones de apoyo'), 'restructuring.continuity_intent': of('plan de continuidad', 'planes de continuidad'), 'restructuring.continuity_plan': of('traspaso de cartera', 'traspasos de cartera'),
  } as Record<string, (n: number) => string>,
  how: 'Cada operación, tarea y venta sigue siendo de quien era, y ninguna cifra cambia. La dirección de la otra ficha y su clave llevarán a esta.',
  undoNote: 'Se puede deshacer después: vuelve todo lo que pasó, y lo que se anote desde ahora se queda en la ficha que se queda.',
  warn: {
    other_lead: (absorbed: string, kept: string) => `De la otra ficha responde ${absorbed}. Unidas, responde ${kept}.`,
    opted_out: (channels: string) => `En una de las dos retiró su permiso (${channels}). Vale lo más estricto: termina también en la otra.`,
    two_keys: (kept: string, absorbed: string) => `Tienen claves distintas, ${kept} y ${absorbed}. Las importaciones encontrarán esta ficha con cualquiera de las dos.`,
    two_tax_ids: (kept: string, absorbed: string) => `Tienen NIF distintos, ${kept} y ${absorbed}. ¿Seguro que son el mismo cliente?`,
    other_account: (kept: string, absorbed: string) => `Son de clientes distintos: ${kept || 'ninguno'} y ${absorbed || 'ninguno'}. Elige abajo de cuál es.`,
  },
  leadStays: (who: string) => `${who} sigue en el equipo de cuenta`, submit: 'Unir fichas', done: (name: string) => `Unidas en «${name}»`, undo: 'Deshacer la unión', undone: 'Vuelven a ser dos fichas', wasUndone: 'Deshecha',
  into: 'Fichas unidas a esta', was: (name: string, day: string, who: string) => `«${name}», unida${who ? ` por ${who}` : ''} (${day})`, asItWas: 'Cómo era', came: 'Qué trajo',
};
