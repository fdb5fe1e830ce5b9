/** Who is who: the people of the company, and what the administrator does for one. */
export const people = {
  title: 'Personas', companyLanguage: 'El de la empresa', count: (n: number, more: boolean) => (n === 1 && !more ? '1 persona' : `${n}${more ? ' o más' : ''} personas`), none: 'Todavía no hay nadie más. Invita a la primera persona.', access: 'Acceso', seats: 'Puestos hoy', noSeat: 'Sin puesto', noEmail: 'sin correo', phone: 'Teléfono',
  states: { active: 'Con acceso', invited: 'Invitada', listed: 'Sin invitar', suspended: 'Suspendida', erased: 'Borrada' },
  invite: 'Invitar persona', invited: 'Invitación enviada', invitedByHand: 'Invitación lista: su enlace está en Correo saliente', appointments: 'Nombramientos', noAppointments: 'Nunca ha ocupado un puesto',
  resend: 'Enviar otra invitación', suspend: 'Suspender acceso', suspended: 'Acceso suspendido', lift: 'Levantar suspensión', lifted: 'Suspensión levantada',
  export: 'Descargar sus datos', erase: 'Borrar sus datos', erased: 'Datos borrados', eraseWhat: (name: string) => `Se borran para siempre el nombre, el correo y el teléfono de ${name}, también en el historial. Las cifras se quedan. No se puede deshacer.`,
  seat: 'Puesto', withSeat: 'Con puesto', edit: 'Cambiar', save: 'Guardar cambios', changed: 'Persona cambiada', emailHelp: 'Con él entra desde ese momento', appoint: 'Nombrar', takeBack: 'Retirar', partOfTime: (share: string) => `${share} de jornada`,
  when: { now: 'Ahora', planned: 'Previstos', past: 'Antes' }, sendInvitation: 'Invitar',
  accessNotes: { active: 'Entra con su correo y su contraseña.', invited: 'Tiene un enlace sin usar. Otra invitación anula el anterior.', listed: 'Está en la empresa, pero nunca se la ha invitado a entrar.', suspended: 'No puede entrar. Conserva sus puestos y su historial.', erased: '' },
  data: 'Sus datos', exportWhat: 'Todo lo que se guarda de esta persona, en un fichero que puedes entregarle.', eraseFirst: 'Si te lo ha pedido ella, descarga antes sus datos.',
  invitedMany: (n: number, left: number) => `${n === 1 ? '1 invitación enviada' : `${n} invitaciones enviadas`}${left > 0 ? `, ${left} sin enviar` : ''}`,
  invitedManyByHand: (n: number, left: number) => `${n === 1 ? '1 invitación lista: su enlace está' : `${n} invitaciones listas: sus enlaces están`} en Correo saliente${left > 0 ? `; ${left} sin hacer` : ''}`,
  suspendedMany: (n: number) => `${n === 1 ? '1 acceso suspendido' : `${n} accesos suspendidos`}`, liftedMany: (n: number) => `${n === 1 ? '1 suspensión levantada' : `${n} suspensiones levantadas`}`,
  nobodyToInvite: 'Ninguna tiene correo y está por entrar', nobodyToSuspend: 'Ya están suspendidas', nobodySuspended: 'Ninguna está suspendida',
  file: {
    title: 'Invitar con un fichero', intro: 'Una línea por persona: nombre y correo, y si quieres su idioma, su puesto y desde cuándo. Nada se envía hasta que lo digas.', choose: 'Elegir fichero CSV', getSample: 'Descargar un ejemplo', sampleName: 'invitaciones.csv',
    sample: 'nombre;correo;idioma;puesto;desde\nLucía Ferrer;lucia@ejemplo.es;es;;\n', text: 'O pégalo aquí', textHelp: 'Corrige aquí mismo lo que no valga: se vuelve a mirar solo.', checking: 'Se está mirando lo último que has escrito',
    preview: 'Qué se va a hacer', counts: (ready: number, stopped: number) => `${ready === 1 ? '1 lista' : `${ready} listas`}${stopped > 0 ? `, ${stopped} con problemas` : ''}`, stopped: 'Las líneas con problemas se quedan fuera. Corrígelas arriba o sigue sin ellas.',
    line: 'Línea', result: 'Resultado', ready: 'Se invita', submit: (n: number) => (n === 1 ? 'Invitar a 1 persona' : `Invitar a ${n} personas`), sending: 'Enviando…',
  },
  mail: 'Correo saliente', letterWaits: 'Su carta, con el enlace, está en Correo saliente.', noRole: 'Sin función: quien lo ocupa entra y no ve nada.', noServer: 'No hay servidor de correo, así que nada sale solo. Abre cada carta y entrega su enlace a quien va dirigida. Para que salgan, quien instaló Unísono tiene que indicar SMTP_URL.', demoSendsNone: 'La empresa de muestra no envía correo: cada carta se lee aquí.', noMail: 'Todavía no se ha escrito ningún correo. Aquí verás las invitaciones y los enlaces para otra contraseña.', sent: 'enviado', waiting: 'por enviar', failed: 'no se pudo enviar', blank: 'Ya enviado: el texto no se guarda, porque su enlace es una llave.',
};
