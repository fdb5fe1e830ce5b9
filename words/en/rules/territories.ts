import { namesHeld } from '../../es/rules/focus.ts';
import type { territories as es } from '../../es/rules/territories.ts';

export const territories: typeof es = {
  'territories.rules_without_position': ({ held }) => `It names positions that are gone: ${namesHeld(held, 'and more')}. Draw another model from this one and give them another position.`,
  'territories.model_in_force': 'This model is in force. To put it away, put another in force.',
  'territories.model_put_away': 'This model is archived. Copy its territories into a new one to change them.',
  'territories.ends_before_start': 'The territory ends before it begins.',
  'territories.no_such_seat': 'That position does not exist today. Choose another.',
};
