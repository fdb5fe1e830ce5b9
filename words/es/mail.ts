/** Las cartas que manda Unísono: asunto y cuerpo. Aparte del catálogo de las pantallas: el navegador no las necesita. */
export const mail = {
  resetSubject: 'Pon tu contraseña nueva de Unísono',
  reset: (name: string, company: string, link: string) => `Hola, ${name}:

Alguien, seguramente tú, ha pedido poner una contraseña nueva en Unísono${company ? ` de ${company}` : ''}. Hazlo aquí:

${link}

El enlace vale una hora y una sola vez. Si no lo has pedido tú, no hagas nada: tu contraseña sigue siendo la misma.
`,
  invitationSubject: (company: string) => `${company} te invita a Unísono`,
  invitation: (name: string, company: string, inviter: string, link: string) => `Hola, ${name}:

${inviter ? `${inviter} te ha dado` : 'Tienes'} acceso a Unísono, donde ${company} lleva juntas sus ventas y su marketing. Elige tu contraseña y entra:

${link}

El enlace vale siete días y una sola vez. Si caduca, pide otro a quien administra Unísono.
`,
};
