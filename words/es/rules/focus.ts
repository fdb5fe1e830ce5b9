/** The first few by name of what a position holds. */
export const namesHeld = (held: unknown, more: string): string => {
  const names = (Array.isArray(held) ? held as { label: string }[] : []).map((h) => h.label);
  return [names.slice(0, 6).join('; '), ...(names.length > 6 ? [more] : [])].join(' ');
};

export const focus = {
  'focus.nobody_to_take_back': 'Ninguno de los que movió está ya donde lo dejó.', 'focus.taken_back_by_proposal': 'Lo hizo una reestructuración: deshazlo con otra propuesta.',
  'focus.took_effect': 'Lleva en vigor desde un día anterior. Deshazlo en Clientes, Cambios de manos.', 'focus.undone_already': 'Este cambio de manos ya está deshecho.',
  'focus.quarter_ahead': 'Ese trimestre no ha empezado todavía.',
  'focus.impact_not_seen': 'Mira primero qué les hace este cambio a los clientes.',
  'focus.impact_changed': 'El efecto ha cambiado desde que lo miraste: míralo otra vez antes de decidir.',
  'focus.not_in_the_past': 'Quién atendió a quién en el pasado se queda como fue. Elige hoy u otro día por venir.',
  'focus.successor_missing': 'Alguien tiene que llevarlo: elige otro puesto.',
  'focus.seat_still_holds': ({ held }: Record<string, unknown>) => `El puesto todavía lleva algo que no se pasa así: ${namesHeld(held, 'y más')}. Dales antes otro destino: puestos que dependen de él, o lo que hay entre los dos puestos.`,
  'focus.planned_later': ({ from }: Record<string, unknown>) => `Desde el ${String(from).split('-').reverse().join('/')} hay un cambio publicado que cuenta con este puesto. Retíralo antes, o cierra el puesto desde ese día.`,
  'focus.nobody_answers': ({ seat }: Record<string, unknown>) => `Nadie responde ese día de ${String(seat)}, ni titular ni suplente: ponle antes suplente, o elige otro puesto.`,
  'focus.executive_decides': 'Con este impacto en los clientes lo decide la dirección comercial.',
};
