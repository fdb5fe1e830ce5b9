const states = {
  draft: 'Sin ofrecer', offered: 'Ofrecido', expired: 'Sin respuesta', accepted: 'Aceptado, sin contacto', attempting: 'Intentando contactar', contacted: 'Contactado',
  qualified: 'Con operación', recycled: 'Para más adelante', disqualified: 'Descartado', returned: 'Devuelto', disputed: 'En disputa',
  resolved_for_sender: 'Resuelto: lo atiende ventas', resolved_for_receiver: 'Resuelto: bien devuelto', followed: 'Corregido y vuelto a ofrecer',
};

export const coordination = {
  states,
  standings: { new: 'Sin traspasar', ...states },
  fields: {
    lead: 'Lead', customer: 'Cliente', market: 'Mercado', from: 'De', to: 'A', state: 'Estado', offeredAt: 'Ofrecido', dueAt: 'Respuesta antes de', acceptedAt: 'Aceptado', returnedAt: 'Devuelto',
    returnReason: 'Por qué se devolvió', firstAttemptAt: 'Primer intento', contactedAt: 'Primera conversación', origin: 'Origen', company: 'Empresa', contact: 'Contacto', email: 'Correo',
    campaign: 'Campaña', firstContactOn: 'Primer contacto', with: 'Lo tiene',
  },
};
