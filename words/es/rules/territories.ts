export const territories = {
  'territories.model_in_force': 'Este modelo está en vigor. Para retirarlo, pon otro en vigor.',
  'territories.model_put_away': 'Este modelo está archivado. Copia sus territorios en uno nuevo para cambiarlos.',
  'territories.ends_before_start': 'El territorio termina antes de empezar.',
  'territories.no_such_seat': 'Hoy ese puesto no existe. Elige otro.',
};
