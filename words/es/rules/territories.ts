import { namesHeld } from './focus.ts';

export const territories = {
  'territories.rules_without_position': ({ held }: Record<string, unknown>) => `Nombra puestos que ya no existen: ${namesHeld(held, 'y más')}. Dibuja otro modelo a partir de este y dales otro puesto.`,
  'territories.model_in_force': 'Este modelo está en vigor. Para retirarlo, pon otro en vigor.',
  'territories.model_put_away': 'Este modelo está archivado. Copia sus territorios en uno nuevo para cambiarlos.',
  'territories.ends_before_start': 'El territorio termina antes de empezar.',
  'territories.no_such_seat': 'Hoy ese puesto no existe. Elige otro.',
};
