export const directory = {
  'directory.scim': 'El proveedor de identidad ha enviado algo que no se puede hacer: su registro dice qué.',
  'directory.column_missing': ({ file, columns }: Record<string, unknown>) => `A «${file}» le faltan estas columnas: ${columns}.`,
  'directory.groups_unmapped': 'Di qué columnas cuentan los puestos agrupados, o deja fuera ese fichero.',
  'directory.no_market': 'No hay ningún mercado con ese código.',
  'directory.nothing_to_bring': 'En estos ficheros no hay ningún puesto.',
  'directory.preview_is_stale': 'Ha cambiado algo desde que lo viste. Vuelve a mirarlo antes de traerlo.',
  'directory.references_taken': ({ count }: Record<string, unknown>) => `La estructura ya tiene ${count} puestos o unidades con estas referencias. Pon un prefijo, o deshaz antes el organigrama anterior.`,
  'directory.built_upon': ({ held, count }: Record<string, unknown>) => `No se puede deshacer: ${count} cosas se han cambiado o apoyado en él después (${(held as { name: string }[]).slice(0, 5).map((h) => h.name).join('; ')}).`,
  'directory.no_organogram': 'Ese organigrama no existe.',
  'directory.continued_since': ({ name }: Record<string, unknown>) => `«${String(name)}» continúa este organigrama: deshaz antes ese.`,
  'directory.dates_known': ({ name, lastDay }: Record<string, unknown>) => `Todas esas fechas están ya en la estructura: «${String(name)}» llega hasta el ${String(lastDay).split('-').reverse().join('/')}. Elige un organigrama de una fecha posterior.`,
  'directory.taken_back_already': 'Este organigrama ya se deshizo.',
};
