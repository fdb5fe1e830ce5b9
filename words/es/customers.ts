export const customers = {
  statuses: { prospect: 'Posible', customer: 'Cliente', former: 'Antiguo' },
  fields: {
    fileAccounts: 'clientes', fileContacts: 'contactos', name: 'Nombre', status: 'Situación', class: 'Clase', segment: 'Segmento', city: 'Población', market: 'Mercado',
    lead: 'Responde', seat: 'Puesto', customerSince: 'Cliente desde', givenName: 'Nombre', familyName: 'Apellidos', email: 'Correo', phone: 'Teléfono', jobTitle: 'Cargo', account: 'Cliente',
  },
};
