export const goals = {
  'goals.ends_before_start': 'El objetivo termina antes de empezar.',
  'goals.target_over_start': 'El objetivo tiene que estar por encima del punto de partida.',
  'goals.one_owner_each': 'Un objetivo común lo llevan un puesto de ventas y otro de marketing, distintos.',
  'goals.season_of_other_length': 'Hace falta un porcentaje por cada mes del objetivo.',
  'goals.season_falls': 'Los porcentajes no bajan, y el último es 100.',
  'goals.so_already': 'El objetivo ya estaba así.',
};
