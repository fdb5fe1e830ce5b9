/** The register of decisions, and the budget of internal time. */
export const decisions = {
  title: 'Decisiones', one: 'Decisión', frame: 'Plantear decisión', none: 'Todavía no hay ninguna decisión escrita. Primero se dice qué le pasa al cliente; después, las opciones.', noneDue: 'Ninguna decisión espera que la revisen.', noneFound: 'Ninguna decisión con esas palabras.', find: 'Buscar decisión', due: 'Por revisar', more: 'Ver más',
  columns: { title: 'Decisión', state: 'Cómo va', decides: 'Decide', decidedOn: 'Decidida', reviewOn: 'Se revisa', effect: 'Resultado' },
  states: { framed: 'Planteada', options: 'Con opciones', recommended: 'Recomendada', agreed: 'Acordada', objected: 'Objetada', decided: 'Decidida', executing: 'En marcha', done: 'Hecha', reviewed: 'Revisada', superseded: 'Sustituida' },
  roles: { recommends: 'Recomienda', agrees: 'Da su acuerdo', performs: 'La lleva a cabo', gives_input: 'Aporta', decides: 'Decide' },
  steps: { recommend: 'Recomendar', agree: 'Dar acuerdo', object: 'Objetar', decide: 'Decidir', execute: 'Poner en marcha', finish: 'Dar por hecha', review: 'Revisar' },
  stepsDone: { recommend: 'recomienda', agree: 'da su acuerdo', object: 'objeta', decide: 'decide', execute: 'la pone en marcha', finish: 'la da por hecha', review: 'la revisa' },
  effects: { better: 'Mejor de lo esperado', as_expected: 'Como se esperaba', worse: 'Peor de lo esperado' },
  customer: 'Qué le pasa al cliente', customerHelp: 'Antes que las opciones: qué gana o pierde, y quién', context: 'Por qué se plantea', options: 'Opciones', noOptions: 'Todavía no hay opciones.', addOption: 'Añadir opción', optionEffect: 'Qué le pasa al cliente con ella', saveOptions: 'Guardar opciones', chosen: 'elegida', history: 'Lo que ha pasado', linked: 'Va con', hidden: 'No está entre lo que tú ves', whileObjected: 'No se decide mientras alguien objete: tiene que dar su acuerdo, o cambian las opciones y vuelve a hablar.', whyObject: 'Di por qué: quien decide tiene que poder responder', link: 'Decir con qué va', linkIt: 'Enlazar', linkKind: 'Con qué', decidedBy: (seat: string) => `Decide ${seat}`, links: { proposal: 'Propuesta de reestructuración', campaign: 'Campaña', opportunity: 'Operación' },
  review: (day: string) => `Se revisa el ${day}`, late: 'revisión pasada', supersedes: 'Sustituye a', supersededBy: 'Sustituida por', comment: 'Comentario', option: 'Opción', effect: 'Cómo ha ido', who: 'Quién participa', edited: 'Lo decidido no se edita: se plantea otra que la sustituya.', replace: 'Plantear otra que la sustituya',
  form: { title: 'Qué se decide', reviewOn: 'Cuándo se revisa', reviewHelp: 'Toda decisión se revisa', decides: 'Quién decide', decidesHelp: 'Un puesto y solo uno', addRole: 'Añadir participante', role: 'Papel', seat: 'Puesto', remove: 'Quitar', save: 'Plantear decisión' },
  done: { linked: 'Enlazada', framed: 'Decisión planteada', options: 'Opciones guardadas', step: 'Anotado' },
  forums: {
    title: 'Tiempo interno', lead: 'Cada reunión e informe periódico dice de quién es, cuánto tiempo toma y para qué decisión sirve. Lo que nadie renueva termina.', none: 'No hay ninguna reunión ni informe periódico registrado.', open: 'Registrar reunión o informe', ended: 'Ver los terminados', total: (hours: string, cost: string) => `${hours} a la semana${cost ? `, ${cost} al año` : ''}`,
    columns: { name: 'Reunión o informe', owner: 'De', people: 'Personas', frequency: 'Cada', weekly: 'Horas por semana', cost: 'Coste al año', serves: 'Para decidir', expires: 'Termina' },
    meeting: 'Reunión', report: 'Informe', expired: 'terminó', hours: (n: string) => `${n} h`, renew: 'Renovar', end: 'Terminar', endAsk: (name: string) => `«${name}» termina hoy y no se reabre: si vuelve a hacer falta, se registra otra vez.`, edit: 'Cambiar', save: 'Guardar',
    done: { opened: 'Registrado', changed: 'Guardado', ended: 'Terminado' },
  },
};
