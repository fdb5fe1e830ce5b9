import type { goals as es } from '../../es/rules/goals.ts';

export const goals: typeof es = {
  'goals.ends_before_start': 'The goal ends before it begins.',
  'goals.target_over_start': 'The target must lie above the starting point.',
  'goals.one_owner_each': 'A common goal is owned by a position in sales and another in marketing.',
  'goals.season_of_other_length': 'It takes one percentage for each month of the goal.',
  'goals.season_falls': 'The percentages never fall, and the last is 100.',
  'goals.so_already': 'The goal was so already.',
};
