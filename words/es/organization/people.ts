/** Who is who: the people of the company, and what the administrator does for one. */
export const people = {
  title: 'Personas', count: (n: number, more: boolean) => `${n}${more ? ' o más' : ''} personas`, none: 'Todavía no hay nadie más. Invita a la primera persona.', access: 'Acceso', seats: 'Puestos hoy', noSeat: 'Sin puesto', noEmail: 'sin correo', phone: 'Teléfono',
  states: { active: 'Con acceso', invited: 'Invitada', listed: 'Sin invitar', suspended: 'Suspendida', erased: 'Borrada' },
  invite: 'Invitar persona', invited: 'Invitación enviada', appointments: 'Nombramientos', noAppointments: 'Nunca ha ocupado un puesto',
  resend: 'Enviar otra invitación', suspend: 'Suspender acceso', suspended: 'Acceso suspendido', lift: 'Levantar suspensión', lifted: 'Suspensión levantada',
  export: 'Descargar sus datos', erase: 'Borrar sus datos', erased: 'Datos borrados', eraseWhat: (name: string) => `Se borran para siempre el nombre, el correo y el teléfono de ${name}, también en el historial. Las cifras se quedan. No se puede deshacer.`,
  mail: 'Correo saliente', noMail: 'No ha salido ningún correo.', sent: 'enviado', waiting: 'por enviar', failed: 'no se pudo enviar', blank: 'Ya enviado: el texto no se guarda, porque su enlace es una llave.',
};
