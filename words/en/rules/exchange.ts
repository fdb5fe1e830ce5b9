import type { exchange as es } from '../../es/rules/exchange.ts';

export const exchange: typeof es = {
  'exchange.mapping_name_taken': 'There is a mapping with that name already.',
  'exchange.no_such_import': 'There is no such import, or it is not yours.',
  'exchange.unknown_file': 'The mapping has no such file.',
  'exchange.unknown_noun': 'That cannot be brought in: nothing has that name.',
  'exchange.unknown_field': 'The mapping names a field that does not exist.',
  'exchange.send_again': 'What you sent was lost when the database stopped halfway. Nothing has changed: send the files again.',
  'exchange.check_first': 'Check the files first.',
  'exchange.rows_wrong': 'Some rows have problems. Mend them or leave them out.',
  'exchange.done_already': 'This import is done already.',
  'exchange.not_done': 'Only an import that was done can be undone, once.',
  'exchange.no_such_mapping': 'There is no such mapping.',
  'exchange.empty_file': 'The file is empty.',
  'exchange.file_missing': 'A file of the mapping has not been sent.',
  'exchange.column_missing': 'The file lacks a column of the mapping.',
};
