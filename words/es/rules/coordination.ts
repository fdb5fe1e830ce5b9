export const coordination = {
  'coordination.hand_off_move': 'Este traspaso ya no está como lo veías, o falta un motivo o una fecha. Mira su estado de ahora.',
  'coordination.not_your_move': 'Le toca a la otra parte, o a quien la supervisa.',
  'coordination.lead_handed_over': 'Este lead ya se está traspasando. Ábrelo para ver quién lo tiene.',
  'coordination.receiver_in_sales': 'Solo se ofrece a un puesto de ventas de su mercado que atienda clientes.',
  'coordination.no_agreement': 'No hay acuerdo entre divisiones para ofrecerlo. Lo fija la dirección comercial.',
  'coordination.never_open': 'El calendario de este mercado no tiene horas de trabajo: nada podría vencer. Lo cambia quien administra.',
  'coordination.customer_nameless': 'Di cómo se llama el cliente.',
  'coordination.agreement_backwards': 'Un acuerdo vale desde hoy o después: lo ya ofrecido conserva el suyo.',
  'coordination.request_to_oneself': 'Pídelo a otro puesto.',
  'coordination.wanted_before_today': 'Ese día ya ha pasado: elige hoy o uno posterior.',
  'coordination.request_move': 'Esta petición ya no está como la veías, o falta una fecha, un motivo o una alternativa.',
};
