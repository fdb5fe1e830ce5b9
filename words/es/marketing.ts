export const marketing = {
  kinds: { public_relations: 'Relaciones públicas', identity: 'Identidad', email: 'Correo', telemarketing: 'Telemarketing', event: 'Feria o acto', digital: 'Digital', content: 'Contenidos' },
  states: {
    idea: 'Idea', draft: 'Borrador', review: 'En revisión de ventas', approved: 'Aprobada', scheduled: 'Programada', running: 'En marcha', paused: 'En pausa', finished: 'Terminada',
    evaluated: 'Evaluada', archived: 'Archivada', cancelled: 'Cancelada',
  },
  fields: {
    name: 'Campaña', kind: 'Tipo', state: 'Estado', market: 'Mercado', startsOn: 'Empieza', endsOn: 'Termina', budget: 'Presupuesto', spent: 'Gastado', owner: 'Responsable', coOwner: 'Responde en ventas', leads: 'Leads',
  },
};
