import type { directory as es } from '../../es/rules/directory.ts';

export const directory: typeof es = {
  'directory.scim': 'The identity provider sent something that cannot be done: its log says what.',
  'directory.column_missing': ({ file, columns }: Record<string, unknown>) => `“${file}” has no such columns: ${columns}.`,
  'directory.groups_unmapped': 'Say which columns count grouped posts, or leave that file out.',
  'directory.no_market': 'There is no market with that code.',
  'directory.nothing_to_bring': 'There is no post in these files.',
  'directory.preview_is_stale': 'Something changed since you looked. Look again before you bring it in.',
  'directory.references_taken': ({ count }: Record<string, unknown>) => `The structure already has ${count} positions or units with these references. Use a prefix, or take the earlier organogram back first.`,
  'directory.built_upon': ({ held, count }: Record<string, unknown>) => `It cannot be taken back: ${count} things were changed or built upon it since (${(held as { name: string }[]).slice(0, 5).map((h) => h.name).join('; ')}).`,
  'directory.no_organogram': 'There is no such organogram.',
  'directory.continued_since': ({ name }: Record<string, unknown>) => `“${String(name)}” goes on with this organogram: take that one back first.`,
  'directory.date_before': ({ name, lastDay }: Record<string, unknown>) => `“${String(name)}” goes up to ${String(lastDay).split('-').reverse().join('/')} already, and these dates are earlier and not in it. Take it back and bring all dates together.`,
  'directory.dates_known': ({ name, lastDay }: Record<string, unknown>) => `All of these dates are in the structure already: “${String(name)}” goes up to ${String(lastDay).split('-').reverse().join('/')}. Choose an organogram of a later date.`,
  'directory.taken_back_already': 'This organogram was taken back already.',
};
