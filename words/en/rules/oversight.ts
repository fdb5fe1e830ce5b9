import type { oversight as es } from '../../es/rules/oversight.ts';

export const oversight: typeof es = {
  'oversight.seeing_needs_session': 'Seeing as somebody else is done on screen only, never with an API key.',
  'oversight.not_oneself': 'You already see Unísono as yourself.',
  'oversight.holds_nothing': 'They hold no position today: they would see nothing.',
  'oversight.another_administrator': 'Nobody sees Unísono as another administrator: what administrators do, they do under their own name.',
  'oversight.parameter_backwards': 'A parameter changes from today or from a day to come: what was computed is not rewritten.',
  'oversight.parameter_parts': 'Some values do not fit. See beside each field.',
  'oversight.parameter_bounds': 'It is outside what makes sense.',
  'oversight.parameter_unknown': 'This parameter has no such part.',
  'oversight.parameter_weights': 'The weights must sum to 100%.',
  'oversight.parameter_order': 'It cannot be less than the one before.',
  'oversight.no_backups_here': 'The demo company is not kept: it is made anew when needed.',
};
