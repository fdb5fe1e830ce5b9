export const decisions = {
  'decisions.one_decides': 'Decide uno y solo uno: elige un puesto que decida.',
  'decisions.already_decided': 'Lo decidido no se cambia. Plantea otra decisión que la sustituya.',
  'decisions.seat_owns_forum': 'El puesto lleva reuniones o informes en esas fechas. Dáselos antes a otro, o termínalos.',
  'decisions.review_later': 'La revisión es un día por venir.',
  'decisions.not_yet': 'Ese paso todavía no toca.',
  'decisions.objected': 'Alguien que tiene que estar de acuerdo objeta. Acordadlo antes de decidir.',
  'decisions.option_missing': 'Falta decir entre qué opciones, o cuál se decide.',
  'decisions.effect_missing': 'Di si salió mejor, como se esperaba o peor.',
  'decisions.not_your_role': 'Ese paso le toca a otro puesto en esta decisión.',
  'decisions.sunset_too_far': 'Seis meses como mucho: luego alguien lo renueva o se acaba.',
  'decisions.forum_ended': 'Ya terminó. Registra otra.',
};
